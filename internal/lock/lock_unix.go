//go:build unix

package lock

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"syscall"
)

// Try opens and locks a file, which is made with a mode, whatever the umask,
// where there is none. It returns nil where another process has it. Closing the
// file, or the end of the process, frees it. A file that may not be written is
// locked as well.
func Try(path string, mode fs.FileMode) (*os.File, error) {
	f, err := open(path, mode)
	if err != nil {
		return nil, err
	}
	err = syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	for errors.Is(err, syscall.EINTR) {
		err = syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	}
	if err == nil {
		return f, nil
	}
	if errors.Is(err, syscall.EWOULDBLOCK) {
		return nil, f.Close()
	}
	return nil, errors.Join(fmt.Errorf("lock %s: %w", path, err), f.Close())
}

func open(path string, mode fs.FileMode) (*os.File, error) {
	for {
		f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_RDWR, mode)
		if err == nil {
			_ = f.Chmod(mode) // not every file system knows modes
			return f, nil
		}
		if !errors.Is(err, fs.ErrExist) && !errors.Is(err, fs.ErrPermission) && !errors.Is(err, syscall.EROFS) {
			return nil, err
		}
		exists := errors.Is(err, fs.ErrExist)
		if f, err = os.OpenFile(path, os.O_RDWR, 0); errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS) {
			f, err = os.Open(path)
		}
		if exists && errors.Is(err, fs.ErrNotExist) {
			continue // its holder removed it just now
		}
		return f, err
	}
}
