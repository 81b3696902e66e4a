// Package claim lets one program at a time work with a file, be it a window that
// shows it or a command that changes it, and lets a later window ask the first to
// come to the front instead.
//
// The lock of a file lies beside it, so that it is the same for every user and
// every data folder, and is found by the file's real path. The system takes it
// back when its holder dies however it dies. Where nothing can be written there,
// it lies in a private folder, and keeps this user's programs apart only. A window
// has a local socket as well, on which it is asked, and names it in its lock. The
// lock alone decides; a socket that a dead holder left behind is simply replaced.
// Nothing listens on a network.
package claim

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"time"

	"calmster/internal/lock"
	"calmster/model"
)

// ErrShown is returned where another copy shows the file, and has been asked to
// come to the front.
var ErrShown = errors.New("another copy shows this file and was asked to come to the front")

// SilentError is returned to a window where another program has the file and
// does not answer, even after the time that it was given.
type SilentError struct{ Path string }

func (e *SilentError) Error() string {
	return fmt.Sprintf("another copy holds %s and does not answer", e.Path)
}

// Explain is the error for people.
func (e *SilentError) Explain() (key string, args model.Args) {
	return "problem.window_silent", model.Args{"Path": e.Path}
}

// HeldError is returned to a command where a window shows the file, or another
// command changes it.
type HeldError struct{ Path string }

func (e *HeldError) Error() string { return fmt.Sprintf("another program works with %s", e.Path) }

// Explain is the error for people.
func (e *HeldError) Explain() (key string, args model.Args) {
	return "problem.held", model.Args{"Path": e.Path}
}

// Claim is the right to work with a file. It ends with Close, or with the process.
type Claim struct {
	lock   *os.File
	at     string       // where the lock lies
	beside bool         // that is beside the file
	listen net.Listener // nil for a command
	asked  chan struct{}
}

// glance is the pause between two tries, answer the time that a holder who
// takes a call has for its answer.
const (
	glance = 20 * time.Millisecond
	answer = 2 * time.Second
)

// yes is what a holder answers once the request is kept for it.
const yes = "yes\n"

// Take claims a file, which need not be there yet, for a window. A private folder
// holds its socket, and the lock where that cannot lie beside the file. It tries
// until ctx is done, because another copy may be about to start or to end.
//
// The error is [ErrShown] or a [*SilentError] where another program has the
// file. With any other error nothing is known of others; the file may be shown.
func Take(ctx context.Context, folder, file string) (*Claim, error) {
	const trying = "claim the file for this window: %w"
	real, err := realPath(file)
	if err != nil {
		return nil, fmt.Errorf(trying, err)
	}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, fmt.Errorf(trying, err)
	}
	for {
		c, err := try(folder, real)
		if err != nil {
			return nil, fmt.Errorf(trying, err)
		}
		if c.lock != nil {
			if err := c.hear(socketOf(folder, real)); err != nil {
				return nil, fmt.Errorf(trying, err)
			}
			return c, nil
		}
		switch err := ask(ctx, c.socket()); {
		case err == nil:
			return nil, ErrShown
		case errors.Is(err, fs.ErrPermission):
			return nil, &SilentError{real} // another user's
		}
		select {
		case <-ctx.Done():
			return nil, &SilentError{real}
		case <-time.After(glance):
		}
	}
}

// TakeAlone claims a file for a command that changes it. It waits until ctx is
// done for another command to end, and not for a window.
//
// The error is a [*HeldError] where another program has the file. With any other
// error nothing is known of others.
func TakeAlone(ctx context.Context, folder, file string) (*Claim, error) {
	const trying = "claim the file for a command: %w"
	real, err := realPath(file)
	if err != nil {
		return nil, fmt.Errorf(trying, err)
	}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, fmt.Errorf(trying, err)
	}
	for {
		c, err := try(folder, real)
		if err != nil {
			return nil, fmt.Errorf(trying, err)
		}
		if c.lock != nil {
			// A window that was killed is named there. A lock that can only be read
			// stays as it is, and holds as well.
			_ = c.lock.Truncate(0)
			return c, nil
		}
		if c.socket() != "" {
			return nil, &HeldError{real}
		}
		select {
		case <-ctx.Done():
			return nil, &HeldError{real}
		case <-time.After(glance):
		}
	}
}

// try tries once to lock a file by its real path. Its claim has no lock where
// somebody else has it.
func try(folder, real string) (*Claim, error) {
	mode := fs.FileMode(0o600)
	if info, err := os.Stat(real); err == nil {
		mode |= info.Mode().Perm() & 0o066 // who else can write there has to lock it too
	}
	c := &Claim{at: real + "-lock", beside: true}
	var err error
	if c.lock, err = tryLock(c.at, mode); err == nil {
		return c, nil
	}
	c = &Claim{at: filepath.Join(folder, sum(real)+".lock")}
	c.lock, err = tryLock(c.at, 0o600)
	return c, err
}

// tryLock locks a file that may be removed by its holder at any moment.
func tryLock(path string, mode fs.FileMode) (*os.File, error) {
	for {
		f, err := lock.Try(path, mode)
		if f == nil || err != nil || liesAt(f, path) {
			return f, err
		}
		if err := f.Close(); err != nil {
			return nil, err
		}
	}
}

// liesAt is whether an open file still lies at path.
func liesAt(f *os.File, path string) bool {
	is, err := f.Stat()
	if err != nil {
		return false
	}
	there, err := os.Stat(path)
	return err == nil && os.SameFile(is, there)
}

// socket returns where the holder of a lock can be asked; empty for a command,
// and for a window that has only just begun.
func (c *Claim) socket() string {
	said, err := os.ReadFile(c.at)
	if err != nil {
		return ""
	}
	return string(said)
}

// hear listens for later copies. Only the holder of the lock gets here, so a
// socket that is there has nobody behind it any more.
func (c *Claim) hear(socket string) error {
	err := os.Remove(socket)
	if errors.Is(err, os.ErrNotExist) {
		err = nil
	}
	c.asked = make(chan struct{}, 1)
	if err == nil {
		c.listen, err = net.Listen("unix", socket)
	}
	if err == nil {
		err = c.lock.Truncate(0)
	}
	if err == nil {
		_, err = c.lock.WriteAt([]byte(socket), 0)
	}
	if err != nil {
		return errors.Join(err, c.Close())
	}
	go c.serve()
	return nil
}

// serve keeps each request for OnAsked and says so. Nothing is read: that
// somebody called is the whole request.
func (c *Claim) serve() {
	defer close(c.asked)
	for {
		line, err := c.listen.Accept()
		if err != nil {
			return // Leave was called
		}
		select {
		case c.asked <- struct{}{}:
		default: // one is waiting already, which serves both
		}
		// A caller that is gone needs no answer.
		_ = line.SetDeadline(time.Now().Add(answer))
		_, _ = io.WriteString(line, yes)
		_ = line.Close()
	}
}

// ask asks the holder to come to the front; the error is nil where it said yes.
func ask(ctx context.Context, socket string) error {
	if socket == "" {
		return errNoAnswer
	}
	var d net.Dialer
	line, err := d.DialContext(ctx, "unix", socket)
	if err != nil {
		return err
	}
	defer line.Close()
	if err := line.SetDeadline(time.Now().Add(answer)); err != nil {
		return err
	}
	said, err := io.ReadAll(io.LimitReader(line, int64(len(yes))))
	if err == nil && string(said) != yes {
		err = errNoAnswer
	}
	return err
}

var errNoAnswer = errors.New("nobody answers")

// Beside is whether the claim holds for every user: its lock lies beside the file.
func (c *Claim) Beside() bool { return c.beside }

// OnAsked calls raise, on a goroutine of its own, whenever a later copy asks
// for the front; also for a request that came before.
func (c *Claim) OnAsked(raise func()) {
	go func() {
		for range c.asked {
			raise()
		}
	}()
}

// Leave answers no more requests. A copy that starts from here on waits for
// Close, and then has the file.
func (c *Claim) Leave() error {
	if c.listen == nil {
		return nil
	}
	if err := c.listen.Close(); err != nil && !errors.Is(err, net.ErrClosed) {
		return fmt.Errorf("answer no more later copies: %w", err)
	}
	return nil
}

// Close gives the file back.
func (c *Claim) Close() error {
	err := c.Leave()
	// While it is locked nobody else takes it for theirs. Where it cannot be
	// removed, as on Windows while it is open, it stays, for the next holder.
	if c.beside && liesAt(c.lock, c.at) {
		_ = os.Remove(c.at)
	}
	if free := c.lock.Close(); free != nil {
		err = errors.Join(err, fmt.Errorf("give the file back: %w", free))
	}
	return err
}

// longest is how long a socket's path may be everywhere, with room to spare
// below macOS's 104 bytes.
const longest = 100

// Named returns the path in folder that is named after a file, as its socket is,
// with another ending: of what only the holder of the claim has.
func Named(folder, file, ending string) (string, error) {
	real, err := realPath(file)
	if err != nil {
		return "", fmt.Errorf("name something after the file: %w", err)
	}
	return filepath.Join(folder, sum(real)+ending), nil
}

// sum is a short name for a path.
func sum(s string) string {
	h := sha256.Sum256([]byte(s))
	return hex.EncodeToString(h[:10])
}

// socketOf returns where the socket of a file is. One whose path would be too
// long for the system goes to the temporary folder; whoever should sit there in
// its place can at most keep the window from being asked.
func socketOf(folder, real string) string {
	socket := filepath.Join(folder, sum(real)+".sock")
	if len(socket) > longest {
		socket = filepath.Join(os.TempDir(), "calmster-"+sum(filepath.Join(folder, sum(real)+".lock"))+".sock")
	}
	return socket
}

// realPath returns a file's one path, links resolved, also where the file or
// some of its folders are not there yet.
func realPath(file string) (string, error) {
	file, err := filepath.Abs(file)
	if err != nil {
		return "", err
	}
	real, err := filepath.EvalSymlinks(file)
	if err == nil {
		return real, nil
	}
	above := filepath.Dir(file)
	if !errors.Is(err, os.ErrNotExist) || above == file {
		return "", err
	}
	above, err = realPath(above)
	return filepath.Join(above, filepath.Base(file)), err
}
