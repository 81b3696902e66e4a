package storage

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
)

// WriteFile writes a file of this user's own through fill so that path never
// holds half of it: it is written beside its place, brought to the disk and then
// renamed. Where anything fails, what was at path is still there.
func WriteFile(path string, fill func(io.Writer) error) (err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("write %s: %w", path, named(err))
		}
	}()
	w, err := newWorkplace(filepath.Dir(path))
	if err != nil {
		var pe *fs.PathError
		if errors.As(err, &pe) {
			pe.Path = path // not the passing name, which nobody knows
		}
		return err
	}
	defer func() { err = errors.Join(err, w.clear()) }()
	f, err := os.OpenFile(w.file(), os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o600)
	if err != nil {
		return err
	}
	if err = fill(f); err == nil {
		err = f.Sync()
	}
	if err := errors.Join(err, f.Close()); err != nil {
		return err
	}
	if err := replaceable(path); err != nil {
		return err
	}
	if err := os.Rename(w.file(), path); err != nil {
		return err
	}
	syncFolder(filepath.Dir(path))
	return nil
}

// WriteFile writes a file as [WriteFile] does, but never over the journal itself.
func (j *Journal) WriteFile(path string, fill func(io.Writer) error) error {
	if j.LiesAt(path) {
		return explain("write a file", path, ErrItself)
	}
	return WriteFile(path, fill)
}

// replaceable refuses to put a file in the place of anything but a file: of a
// device such as /dev/full, say, a rename would make an ordinary one.
func replaceable(path string) error {
	info, err := os.Lstat(path)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return nil
	case err != nil:
		return err
	case !info.Mode().IsRegular() && info.Mode()&os.ModeSymlink == 0:
		return &os.PathError{Op: "replace", Path: path, Err: errors.New("not a file")}
	}
	return nil
}

// syncFolder asks for a rename to be brought to the disk. Not every file system
// can do that for a folder, and Windows does not need it. The file is in its
// place with all its content either way, so what fails here is no failure of
// what was done.
func syncFolder(dir string) {
	if runtime.GOOS == "windows" {
		return
	}
	if d, err := os.Open(dir); err == nil {
		_ = errors.Join(d.Sync(), d.Close())
	}
}
