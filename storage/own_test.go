//go:build unix

package storage_test

import (
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"calmster/storage"
)

// Whatever the umask, nobody else can read what is written.
func TestOnlyTheUserCanReadWhatIsWritten(t *testing.T) {
	for _, mask := range []int{0, 0o022, 0o077} {
		root := t.TempDir()
		func() {
			defer syscall.Umask(syscall.Umask(mask))
			t.Setenv("XDG_DATA_HOME", filepath.Join(root, "data"))
			t.Setenv("HOME", filepath.Join(root, "home"))
			usual, err := storage.DefaultPath()
			if err != nil {
				t.Fatal(err)
			}
			named := filepath.Join(root, "named.calmster")
			for _, path := range []string{usual, named} {
				j := mustOpen(t, path)
				mustHamster(t, j, "Biscuit")
				if _, err := j.BackUpDaily(t.Context(), noon, 7); err != nil {
					t.Fatal(err)
				}
				if err := j.Backup(t.Context(), path+".copy"); err != nil {
					t.Fatal(err)
				}
			}
			restored := filepath.Join(root, "restored.calmster")
			for range 2 { // the second keeps the first aside
				if _, err := storage.Restore(t.Context(), restored, named); err != nil {
					t.Fatal(err)
				}
			}
			if err := storage.WriteFile(filepath.Join(root, "export.json"), func(w io.Writer) error { return nil }); err != nil {
				t.Fatal(err)
			}
			if err := storage.Remember(named); err != nil {
				t.Fatal(err)
			}
		}()
		seen := 0
		if err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err != nil || path == root {
				return err
			}
			info, err := d.Info()
			if err == nil && info.Mode().Perm()&0o077 != 0 {
				t.Errorf("umask %03o: %s is %v", mask, path, info.Mode())
			}
			seen++
			return err
		}); err != nil {
			t.Fatal(err)
		}
		if seen < 15 {
			t.Errorf("only %d files were written", seen)
		}
	}
}

// A journal of before is tightened; one that is deliberately shared is not.
func TestAJournalIsTightened(t *testing.T) {
	for _, c := range []struct{ file, folder, want fs.FileMode }{
		{0o644, 0o755, 0o600},
		{0o640, 0o700, 0o600},
		{0o600, 0o755, 0o600},
		{0o660, 0o770, 0o660},
		{0o640, 0o750 | fs.ModeSetgid, 0o640},
	} {
		folder := filepath.Join(t.TempDir(), "f")
		path := filepath.Join(folder, "journal.calmster")
		if err := os.Mkdir(folder, 0o700); err != nil {
			t.Fatal(err)
		}
		lived(t, path)
		if err := os.Chmod(path, c.file); err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(folder, c.folder); err != nil {
			t.Fatal(err)
		}
		mustHamster(t, mustOpen(t, path), "Hazel")
		for _, part := range []string{"", "-wal", "-shm"} {
			info, err := os.Stat(path + part)
			if err != nil {
				t.Fatal(err)
			}
			if info.Mode().Perm() != c.want {
				t.Errorf("%v in %v: %q became %v, want %v", c.file, c.folder, part, info.Mode().Perm(), c.want)
			}
		}
	}
}
