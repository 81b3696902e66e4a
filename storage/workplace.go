package storage

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"calmster/internal/lock"
)

// workplace is a hidden folder in which a file is made that is to lie in the
// folder around it, or to be dropped. Only this user can look into it. A lock
// tells that somebody works there: what a kill left behind has none, and is
// removed by whoever works in the same folder next.
type workplace struct {
	folder string
	lock   *os.File // nil where the file system knows no locks
}

// unfinished begins the names of workplaces.
const unfinished = ".calmster-"

// stale is how old a workplace without a lock has to be to be given up: on a
// file system without locks, and of programs that did not lock theirs.
const stale = 24 * time.Hour

func newWorkplace(folder string) (*workplace, error) {
	// What others left must not keep anything from being written.
	_ = sweep(folder, time.Now())
	dir, err := os.MkdirTemp(folder, unfinished+"*")
	if err != nil {
		return nil, err
	}
	w := &workplace{folder: dir}
	if w.lock, err = lock.Try(lockIn(dir), 0o600); err != nil && errors.Is(err, fs.ErrNotExist) {
		return nil, errors.Join(err, w.clear())
	}
	return w, nil
}

func lockIn(dir string) string { return filepath.Join(dir, "lock") }

// file is where the file is made.
func (w *workplace) file() string { return filepath.Join(w.folder, "journal.calmster") }

// clear removes all that is left in the workplace.
func (w *workplace) clear() error {
	var err error
	if w.lock != nil {
		err = w.lock.Close()
	}
	return errors.Join(err, os.RemoveAll(w.folder))
}

// sweep removes from a folder the copies of journals and other files that were
// not finished: their program was killed.
func sweep(folder string, now time.Time) error {
	files, err := os.ReadDir(folder)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("look for files that were not finished: %w", err)
	}
	var errs []error
	for _, f := range files {
		if f.IsDir() && strings.HasPrefix(f.Name(), unfinished) {
			errs = append(errs, giveUp(filepath.Join(folder, f.Name()), now))
		}
	}
	if err := errors.Join(errs...); err != nil {
		return fmt.Errorf("remove files that were not finished: %w", err)
	}
	return nil
}

// giveUp removes a workplace where nobody works any more.
func giveUp(dir string, now time.Time) error {
	if !exists(lockIn(dir)) {
		info, err := os.Lstat(dir)
		if err != nil || now.Sub(info.ModTime()) < stale {
			return nil // it is gone, or somebody may be about to begin
		}
		return os.RemoveAll(dir)
	}
	free, err := lock.Try(lockIn(dir), 0o600)
	if free == nil || err != nil {
		return nil // somebody works there, or may
	}
	return errors.Join(free.Close(), os.RemoveAll(dir))
}
