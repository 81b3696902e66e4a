package storage_test

import (
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"calmster/storage"
)

// onMedium names the folder in which a copy of this test may mount.
const onMedium = "CALMSTER_TEST_MEDIUM"

// Journals on a disk that is read-only, or full, are read, checked, exported and
// backed up to elsewhere, whatever state they were left in.
func TestReadingFromOddMedia(t *testing.T) {
	if folder := os.Getenv(onMedium); folder != "" {
		readFromOddMedia(t, folder)
		return
	}
	options := []string{"--mount"}
	if os.Getuid() != 0 {
		options = append(options, "--map-root-user")
	}
	if out, err := exec.Command("unshare", append(options, "mount", "-t", "tmpfs", "none", t.TempDir())...).CombinedOutput(); err != nil {
		t.Skipf("nothing can be mounted here: %v: %s", err, out)
	}
	c := exec.Command("unshare", append(options, os.Args[0], "-test.run=^TestReadingFromOddMedia$", "-test.v")...)
	c.Env = append(os.Environ(), onMedium+"="+t.TempDir())
	if out, err := c.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

func readFromOddMedia(t *testing.T, root string) {
	journals := map[string]func(t *testing.T, path string) (want string){
		"closed":    func(t *testing.T, path string) string { return lived(t, path) },
		"crashed":   func(t *testing.T, path string) string { _, after := crashed(t, path); return after },
		"a backup":  backedUp,
		"of before": ofBefore,
	}
	media := map[string]struct {
		spoil func(t *testing.T, at string)
		want  error // of opening it to write
	}{
		"read-only": {func(t *testing.T, at string) {
			if err := syscall.Mount("none", at, "", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
				t.Fatal(err)
			}
		}, storage.ErrReadOnly},
		"full": {func(t *testing.T, at string) {
			f, err := os.Create(filepath.Join(at, "fills it"))
			if err != nil {
				t.Fatal(err)
			}
			defer f.Close()
			for size := 1 << 16; size > 0; size /= 2 {
				for err = nil; err == nil; {
					_, err = f.Write(make([]byte, size))
				}
			}
			if !errors.Is(err, syscall.ENOSPC) {
				t.Fatal(err)
			}
		}, storage.ErrFull},
	}
	for medium, m := range media {
		for name, prepare := range journals {
			t.Run(medium+", "+name, func(t *testing.T) {
				at, err := os.MkdirTemp(root, "")
				if err != nil {
					t.Fatal(err)
				}
				made := filepath.Join(t.TempDir(), "journal.calmster")
				want := prepare(t, made)
				if err := syscall.Mount("none", at, "tmpfs", 0, "size=1m"); err != nil {
					t.Fatal(err)
				}
				path := filepath.Join(at, "journal.calmster")
				copied(t, map[string]string{path: made})
				if _, err := os.Stat(made + "-wal"); err == nil {
					copied(t, map[string]string{path + "-wal": made + "-wal"})
				}
				m.spoil(t, at)
				before := contentsOf(t, at)

				j, err := storage.OpenToRead(t.Context(), path)
				if err != nil {
					t.Fatal(err)
				}
				if got := mustExport(t, j); got != want {
					t.Errorf("read as %s, want %s", got, want)
				}
				if found, err := j.Check(t.Context()); err != nil || len(found) > 0 {
					t.Error(found, err)
				}
				copy := filepath.Join(t.TempDir(), "copy")
				if err := j.Backup(t.Context(), copy); err != nil {
					t.Error(err)
				} else if got := mustExport(t, mustOpen(t, copy)); got != want {
					t.Errorf("backed up as %s", got)
				}
				if err := j.Close(); err != nil {
					t.Error(err)
				}
				if after := contentsOf(t, at); strings.Join(after, "") != strings.Join(before, "") {
					t.Error("the medium changed")
				}
				if err := storage.WriteFile(filepath.Join(at, "out"), func(w io.Writer) error {
					_, err := w.Write(make([]byte, 1<<20))
					return err
				}); err == nil {
					t.Error("a file was written there")
				}
				if j, err := storage.Open(t.Context(), path); err == nil {
					// There was room enough; what is written must then be refused or kept.
					if err := j.Close(); err != nil {
						t.Error(err)
					}
				} else if !errors.Is(err, m.want) {
					t.Errorf("opened: %v, want %v", err, m.want)
				}
			})
		}
	}
}

func backedUp(t *testing.T, path string) string {
	t.Helper()
	j := mustOpen(t, "")
	mustHamster(t, j, "Biscuit")
	if err := j.Backup(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	return mustExport(t, j)
}

func ofBefore(t *testing.T, path string) string {
	t.Helper()
	from := older(t, filepath.Join("testdata", "schema-1.sql"))
	copied(t, map[string]string{path: from})
	return mustExport(t, mustOpen(t, from))
}
