// Package claim lets one copy of the program at a time show a file, and lets a
// later copy ask the first to come to the front instead.
//
// Two things in a private folder stand for the file, named after its real
// path: a lock, which the system takes back when its holder dies however it
// dies, and a local socket, on which the holder is asked. The lock alone
// decides; a socket that a dead holder left behind is simply replaced. Nothing
// listens on a network.
package claim

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"time"

	"calmster/model"
)

// ErrShown is returned where another copy shows the file, and has been asked to
// come to the front.
var ErrShown = errors.New("another copy shows this file and was asked to come to the front")

// SilentError is returned where another copy holds the file and does not
// answer, even after the time that it was given.
type SilentError struct{ Path string }

func (e *SilentError) Error() string {
	return fmt.Sprintf("another copy holds %s and does not answer", e.Path)
}

// Explain is the error for people.
func (e *SilentError) Explain() (key string, args model.Args) {
	return "problem.window_silent", model.Args{"Path": e.Path}
}

// Claim is the right to show a file. It ends with Close, or with the process.
type Claim struct {
	lock   *os.File
	listen net.Listener
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

// Take claims a file, which need not be there yet, by a lock and a socket in
// folder. It tries until ctx is done, because another copy may be about to
// start or to end.
//
// The error is [ErrShown] or a [*SilentError] where another copy has the file.
// With any other error nothing is known of other copies; the file may be shown.
func Take(ctx context.Context, folder, file string) (*Claim, error) {
	const trying = "claim the file for this window: %w"
	real, err := realPath(file)
	if err != nil {
		return nil, fmt.Errorf(trying, err)
	}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, fmt.Errorf(trying, err)
	}
	lockPath, socket := places(folder, real)
	for {
		lock, err := lock.Try(lockPath)
		if err != nil {
			return nil, fmt.Errorf(trying, err)
		}
		if lock != nil {
			c, err := hold(lock, socket)
			if err != nil {
				return nil, fmt.Errorf(trying, err)
			}
			return c, nil
		}
		if ask(ctx, socket) {
			return nil, ErrShown
		}
		select {
		case <-ctx.Done():
			return nil, &SilentError{real}
		case <-time.After(glance):
		}
	}
}

// hold listens for later copies. Only the holder of the lock gets here, so a
// socket that is there has nobody behind it any more.
func hold(lock *os.File, socket string) (*Claim, error) {
	err := os.Remove(socket)
	if errors.Is(err, os.ErrNotExist) {
		err = nil
	}
	c := &Claim{lock: lock, asked: make(chan struct{}, 1)}
	if err == nil {
		c.listen, err = net.Listen("unix", socket)
	}
	if err != nil {
		return nil, errors.Join(err, lock.Close())
	}
	go c.serve()
	return c, nil
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

// ask asks the holder to come to the front, and is whether it said yes.
func ask(ctx context.Context, socket string) bool {
	var d net.Dialer
	line, err := d.DialContext(ctx, "unix", socket)
	if err != nil {
		return false
	}
	defer line.Close()
	if err := line.SetDeadline(time.Now().Add(answer)); err != nil {
		return false
	}
	said, err := io.ReadAll(io.LimitReader(line, int64(len(yes))))
	return err == nil && string(said) == yes
}

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
	if err := c.listen.Close(); err != nil && !errors.Is(err, net.ErrClosed) {
		return fmt.Errorf("answer no more later copies: %w", err)
	}
	return nil
}

// Close gives the file back. The lock's own file stays: removing it could take
// it away from under the next holder.
func (c *Claim) Close() error {
	err := c.Leave()
	if free := c.lock.Close(); free != nil {
		err = errors.Join(err, fmt.Errorf("give the file back: %w", free))
	}
	return err
}

// longest is how long a socket's path may be everywhere, with room to spare
// below macOS's 104 bytes.
const longest = 100

// Beside returns the path in folder that is named after a file as its lock is,
// with another ending: of what only the holder of the claim has.
func Beside(folder, file, ending string) (string, error) {
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

// places returns where the lock and the socket of a file are. A socket whose
// path would be too long for the system goes to the temporary folder; whoever
// should sit there in its place can at most keep the window from being asked.
func places(folder, real string) (lock, socket string) {
	lock = filepath.Join(folder, sum(real)+".lock")
	socket = filepath.Join(folder, sum(real)+".sock")
	if len(socket) > longest {
		socket = filepath.Join(os.TempDir(), "calmster-"+sum(lock)+".sock")
	}
	return lock, socket
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
