package storage

import (
	"context"
	"errors"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"modernc.org/sqlite"
)

// An Option changes how a journal is opened.
type Option func(*Journal)

// Clock replaces the clock that says when a record was made or changed.
func Clock(now func() time.Time) Option {
	return func(j *Journal) { j.now = now }
}

// Open opens the journal at path for reading and writing, and makes one where
// there never was any. It makes the folder of [DefaultPath], and no other.
//
// The error wraps [ErrNoFolder], [ErrLost], [ErrForeign], [ErrNewer],
// [ErrDamaged], [ErrReadOnly], [ErrFull], [ErrBusy] or [ErrUnsafe] where that is
// the reason; the file is then as it was.
func Open(ctx context.Context, path string, options ...Option) (*Journal, error) {
	return open(ctx, path, false, options)
}

// StartNew is [Open] for a keeper who wants a new journal although there was
// one, of which there are backups. Where a journal lies it is opened.
func StartNew(ctx context.Context, path string, options ...Option) (*Journal, error) {
	return open(ctx, path, true, options)
}

func open(ctx context.Context, path string, anew bool, options []Option) (*Journal, error) {
	const trying = "open the journal"
	j, err := journalAt(path, options)
	if err != nil {
		return nil, explain(trying, path, err)
	}
	path = j.path
	if err := makeFolder(path); err != nil {
		return nil, explain(trying, path, err)
	}
	// What was killed while it copied the journal must not lie there hidden. It
	// keeps nothing from being opened where it cannot be removed.
	for _, folder := range []string{filepath.Dir(path), backupFolder(path)} {
		_ = sweep(folder, time.Now())
	}
	there, err := lies(path)
	if err != nil {
		return nil, explain(trying, path, err)
	}
	if !there {
		if !anew && wasThere(path) {
			return nil, explain(trying, path, ErrLost)
		}
		if err := create(ctx, path); err != nil {
			return nil, explain(trying, path, err)
		}
	}
	if err := j.openThere(ctx); err != nil {
		return nil, errors.Join(explain(trying, path, about(path, err)), j.Close())
	}
	return j, nil
}

// RealPath returns where a journal lies, as an absolute path. Where path names a
// link it is the file that the link leads to: SQLite keeps its log beside that.
func RealPath(path string) (string, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	if info, err := os.Lstat(path); err != nil || info.Mode()&os.ModeSymlink == 0 {
		return path, nil // what is wrong with it is told when it is opened
	}
	if real, err := filepath.EvalSymlinks(path); err == nil {
		return real, nil
	}
	return path, nil
}

// journalAt is a journal that is not open yet.
func journalAt(path string, options []Option) (*Journal, error) {
	path, err := RealPath(path)
	if err != nil {
		return nil, err
	}
	j := &Journal{path: path, now: time.Now}
	for _, o := range options {
		o(j)
	}
	return j, keepLocks()
}

// makeFolder makes the folder of a user's journal, unless the keeper named
// another: one that is not there is most likely a drive that is not connected.
func makeFolder(path string) error {
	folder := filepath.Dir(path)
	if _, err := os.Stat(folder); !errors.Is(err, os.ErrNotExist) {
		return nil // what else is wrong is told by what is done next
	}
	usual, err := DefaultPath()
	if err != nil || filepath.Dir(usual) != folder {
		return ErrNoFolder
	}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return &failure{ErrReadOnly, err}
	}
	return nil
}

// logs are the endings of what SQLite keeps beside a database: the write-ahead
// log, its index, and the rollback journal, which a journal of ours has only in
// the moment in which it is made.
var logs = []string{"-wal", "-shm", "-journal"}

// lies is whether there is a journal, or any other file, at path. A file without
// a byte is as good as none: a start that was cut short leaves one, and so does a
// disk that lost the content.
func lies(path string) (bool, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return false, nil
	case err != nil:
		return false, &failure{ErrReadOnly, err}
	case !info.Mode().IsRegular():
		return false, ErrForeign
	}
	return info.Size() > 0, nil
}

// wasThere is whether something tells that a journal lay at path once: a backup,
// or a write-ahead log.
func wasThere(path string) bool {
	backups, err := DailyBackups(path)
	return err != nil || len(backups) > 0 || size(path+"-wal") > 0
}

// size is how large a file is in bytes; 0 where there is none.
func size(path string) int64 {
	info, err := os.Stat(path)
	if err != nil {
		return 0
	}
	return info.Size()
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// create makes an empty journal at path, where no file with content lies. It is
// made elsewhere and put there when it is whole, so that no kill leaves half of
// one.
func create(ctx context.Context, path string) (err error) {
	w, err := newWorkplace(filepath.Dir(path))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, w.clear()) }()
	j := &Journal{path: w.file(), now: time.Now}
	if err := makeOwn(j.path); err != nil {
		return err
	}
	if err := errors.Join(j.connect(ctx), j.Close()); err != nil {
		return err
	}
	if _, err := setLogsAside(path); err != nil {
		return err
	}
	return putNew(j.path, path)
}

// putNew renames a file to path where nothing lies, or a file without content.
// Nobody who made one there meanwhile loses it.
func putNew(from, path string) error {
	if info, err := os.Lstat(path); err == nil && info.Mode().IsRegular() && info.Size() == 0 {
		return os.Rename(from, path)
	}
	err := os.Link(from, path)
	switch {
	case errors.Is(err, os.ErrExist):
		return nil // another start was faster, and made the same
	case err != nil && !exists(path): // not every file system has links
		return os.Rename(from, path)
	}
	return err
}

// openThere opens the file that lies at the journal's path.
func (j *Journal) openThere(ctx context.Context) error {
	if err := tighten(j.path); err != nil {
		return err
	}
	s, err := surveyOf(ctx, j.path)
	if err != nil {
		return err
	}
	if err := s.recognise(ctx, j.path); err != nil {
		return err
	}
	if s.stray {
		if j.setAside, err = setLogsAside(j.path); err != nil {
			return err
		}
	}
	return j.connect(ctx)
}

// keepLocks makes SQLite use locks that another reader of the file in this
// process cannot drop by closing it. They exist on Linux only.
func keepLocks() error {
	_, err := sqlite.OFDLocking(true)
	if errors.Is(err, sqlite.ErrOFDLockingUnavailable) {
		return nil
	}
	return err
}

// source returns the address of the file for the driver. A raw path that holds
// "?" or "%20" would open another file.
func source(path string, settings url.Values) string {
	p := filepath.ToSlash(path)
	if !strings.HasPrefix(p, "/") {
		p = "/" + p // C:/… becomes /C:/…
	}
	u := url.URL{Scheme: "file", Path: p, RawQuery: settings.Encode()}
	return u.String()
}
