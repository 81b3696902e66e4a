package storage_test

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"calmster/model"
	"calmster/storage"
)

func TestAFileIsWholeOrAsItWas(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "out.json")
	write := func(text string, fail error) error {
		return storage.WriteFile(path, func(w io.Writer) error {
			if _, err := io.WriteString(w, text); err != nil {
				return err
			}
			return fail
		})
	}
	holds := func(want string) {
		t.Helper()
		if b, err := os.ReadFile(path); err != nil || string(b) != want {
			t.Errorf("it holds %q, %v", b, err)
		}
		if all, err := os.ReadDir(dir); err != nil || len(all) != 1 {
			t.Errorf("left behind: %v %v", all, err)
		}
	}
	if err := write("one", nil); err != nil {
		t.Fatal(err)
	}
	holds("one")
	broken := errors.New("broken")
	if err := write("half of tw", broken); !errors.Is(err, broken) {
		t.Errorf("got %v", err)
	}
	holds("one")
	if err := write("two", nil); err != nil {
		t.Fatal(err)
	}
	holds("two")
	full := &os.PathError{Op: "write", Path: path, Err: syscall.ENOSPC}
	if err := write("half of tw", full); !errors.Is(err, storage.ErrFull) {
		t.Errorf("got %v", err)
	}
	holds("two")
	if err := storage.WriteFile(dir, func(io.Writer) error { return nil }); err == nil {
		t.Error("a folder was replaced")
	}
}

func TestNoFileGoesOverTheJournal(t *testing.T) {
	j := mustOpen(t, "")
	mustHamster(t, j, "Biscuit")
	link := filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(j.Path(), link); err != nil {
		t.Skip(err) // not every system lets everybody make one
	}
	for _, path := range []string{j.Path(), link} {
		for what, err := range map[string]error{
			"a file":   j.WriteFile(path, func(io.Writer) error { return nil }),
			"a backup": j.Backup(t.Context(), path),
		} {
			var told model.Explained
			if !errors.Is(err, storage.ErrItself) || !errors.As(err, &told) {
				t.Errorf("%s at %s: got %v", what, path, err)
			}
		}
	}
	mustHamster(t, j, "Nut") // the journal is still there and takes it
}
