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

// WriteFile writes a file through fill so that path never holds half of it: it
// is written beside its place, brought to the disk and then renamed. Where
// anything fails, what was at path is still there.
func WriteFile(path string, fill func(io.Writer) error) (err error) {
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*")
	if err != nil {
		var pe *fs.PathError
		if errors.As(err, &pe) {
			pe.Path = path // not the passing name, which nobody knows
		}
		return fmt.Errorf("write %s: %w", path, err)
	}
	defer func() {
		if err != nil {
			err = fmt.Errorf("write %s: %w", path, errors.Join(named(err), ignoreClosed(f.Close()), os.Remove(f.Name())))
		}
	}()
	if err := fill(f); err != nil {
		return err
	}
	if err := f.Sync(); err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	if err := replaceable(path); err != nil {
		return err
	}
	if err := os.Rename(f.Name(), path); err != nil {
		return err
	}
	return syncFolder(filepath.Dir(path))
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

func ignoreClosed(err error) error {
	if errors.Is(err, os.ErrClosed) {
		return nil
	}
	return err
}

// syncFolder brings a rename to the disk. Windows cannot do that for a folder,
// and does not need it.
func syncFolder(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}
