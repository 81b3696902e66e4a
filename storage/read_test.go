package storage_test

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"calmster/storage"
)

// Reading leaves every file as it was, and makes none.
func TestReadingWritesNothing(t *testing.T) {
	for name, prepare := range map[string]func(t *testing.T, path string) (want string){
		"closed": func(t *testing.T, path string) string { return lived(t, path) },
		"left by a crash": func(t *testing.T, path string) string {
			_, after := crashed(t, path)
			return after
		},
		"of an older program": func(t *testing.T, path string) string {
			from := older(t, filepath.Join("testdata", "schema-1.sql"))
			copied(t, map[string]string{path: from})
			return mustExport(t, mustOpen(t, from))
		},
		"a backup": func(t *testing.T, path string) string {
			j := mustOpen(t, "")
			mustHamster(t, j, "Biscuit")
			if err := j.Backup(t.Context(), path); err != nil {
				t.Fatal(err)
			}
			return mustExport(t, j)
		},
	} {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			path := filepath.Join(folder, "journal.calmster")
			want := prepare(t, path)
			before := contentsOf(t, folder)
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
			if err := j.Backup(t.Context(), filepath.Join(t.TempDir(), "copy")); err != nil {
				t.Error(err)
			}
			if err := j.SetSetting(t.Context(), "a", "b"); !errors.Is(err, storage.ErrReadOnly) {
				t.Errorf("it was written: %v", err)
			}
			if err := j.Close(); err != nil {
				t.Error(err)
			}
			if after := contentsOf(t, folder); !slices.Equal(after, before) {
				t.Error("the folder changed")
			}
		})
	}
}

// contentsOf are the files of a folder with all that is in them.
func contentsOf(t *testing.T, folder string) (out []string) {
	t.Helper()
	for _, name := range entries(t, folder) {
		content, _ := os.ReadFile(filepath.Join(folder, name)) // none of a folder
		out = append(out, name+string(content))
	}
	return out
}

func TestReadingNothingMakesNothing(t *testing.T) {
	folder := t.TempDir()
	empty := filepath.Join(folder, "empty")
	copied(t, map[string]string{empty: os.DevNull})
	for path, want := range map[string]error{
		empty: storage.ErrEmpty, filepath.Join(folder, "none"): storage.ErrMissing, filepath.Join(folder, "no", "folder"): storage.ErrMissing,
	} {
		if _, err := storage.OpenToRead(t.Context(), path); !errors.Is(err, want) {
			t.Errorf("%s: %v", path, err)
		}
		if _, err := storage.Peek(t.Context(), path); !errors.Is(err, want) {
			t.Errorf("%s: looked into: %v", path, err)
		}
	}
	if info, err := os.Stat(empty); err != nil || info.Size() != 0 || len(entries(t, folder)) != 1 {
		t.Errorf("%v, %v, %v", entries(t, folder), info, err)
	}
}

// Who reads while somebody begins to write is told, and not given a mixture.
func TestReadingWhatChangesMeanwhile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.calmster")
	lived(t, path)
	read, err := storage.OpenToRead(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer read.Close()
	j := mustOpen(t, path)
	mustHamster(t, j, "Hazel")
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := read.Hamsters(t.Context()); !errors.Is(err, storage.ErrBusy) {
		t.Errorf("got %v", err)
	}
}
