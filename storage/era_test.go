package storage_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"calmster/storage"
)

// crashed makes a journal whose program was killed: what was written last is in
// its log only. It returns what the journal held without the log, and with it.
func crashed(t *testing.T, path string) (before, after string) {
	t.Helper()
	before = lived(t, path)
	j := mustOpen(t, path)
	mustBegin(t, j, mustHamster(t, j, "Nutmeg").ID, treat(1, time.Second))
	after = mustExport(t, j)
	// The open journal goes on elsewhere; what lies here now was left by a crash.
	folder := filepath.Dir(path)
	live := filepath.Join(folder, "live")
	if err := os.Mkdir(live, 0o700); err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, part := range []string{"", "-wal"} {
		from := filepath.Join(live, filepath.Base(path)+part)
		if err := os.Rename(path+part, from); err != nil {
			t.Skipf("an open file cannot be moved here: %v", err)
		}
		files[path+part] = from
	}
	copied(t, files)
	_ = os.Remove(path + "-shm")
	return before, after
}

// The log that a crash left is taken up.
func TestTheLogOfTheJournalIsTakenUp(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.calmster")
	_, after := crashed(t, path)
	j := mustOpen(t, path)
	if got := mustExport(t, j); got != after || j.SetAside() != "" {
		t.Errorf("set aside %q; exports %s", j.SetAside(), got)
	}
}

// A log is never applied to another file than that it was written for.
func TestALogOfAnotherFileIsSetAside(t *testing.T) {
	for name, replace := range map[string]func(t *testing.T, path string){
		"another journal": func(t *testing.T, path string) {
			other := filepath.Join(t.TempDir(), "other")
			j := mustOpen(t, other)
			mustHamster(t, j, "Somebody else")
			if err := j.Close(); err != nil {
				t.Fatal(err)
			}
			copied(t, map[string]string{path: other})
		},
		"a backup of just before, copied over it": func(t *testing.T, path string) {
			backup := filepath.Join(t.TempDir(), "backup")
			j := mustOpen(t, filepath.Join(filepath.Dir(path), "live", filepath.Base(path)))
			if err := j.Backup(t.Context(), backup); err != nil {
				t.Fatal(err)
			}
			copied(t, map[string]string{path: backup})
		},
		"an earlier state of itself": func(t *testing.T, path string) {
			copied(t, map[string]string{path: path + ".earlier"})
		},
		"a journal of an older program": func(t *testing.T, path string) {
			copied(t, map[string]string{path: older(t, filepath.Join("testdata", "schema-1.sql"))})
		},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "journal.calmster")
			lived(t, path)
			copied(t, map[string]string{path + ".earlier": path})
			func() {
				j := mustOpen(t, path)
				mustHamster(t, j, "Hazel")
				if err := j.Close(); err != nil {
					t.Fatal(err)
				}
			}()
			crashed(t, path)
			replace(t, path)
			alone := filepath.Join(t.TempDir(), "alone")
			copied(t, map[string]string{alone: path})
			want := mustExport(t, mustOpen(t, alone))

			read, err := storage.OpenToRead(t.Context(), path)
			if err != nil {
				t.Fatal(err)
			}
			if got := mustExport(t, read); got != want {
				t.Errorf("read as %s, want %s", got, want)
			}
			if err := read.Close(); err != nil {
				t.Error(err)
			}
			j := mustOpen(t, path)
			if got := mustExport(t, j); got != want {
				t.Errorf("opened as %s, want %s", got, want)
			}
			if kept := j.SetAside(); !strings.HasPrefix(kept, path+".left-") || !strings.HasSuffix(kept, "-wal") {
				t.Errorf("the log is kept as %q", kept)
			} else if info, err := os.Stat(kept); err != nil || info.Size() == 0 {
				t.Errorf("the log is gone: %v", err)
			}
		})
	}
}

// A long log is brought into the file, and the next one begins with a mark too.
func TestALongLogIsBroughtIntoTheFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.calmster")
	j := mustOpen(t, path)
	h := mustHamster(t, j, "Biscuit")
	for range 400 {
		if err := j.SetSetting(t.Context(), "long", strings.Repeat("Biscuit likes oats. ", 1000)); err != nil {
			t.Fatal(err)
		}
	}
	info, err := os.Stat(path + "-wal")
	if err != nil || info.Size() > 5<<20 {
		t.Fatalf("the log has %d bytes, %v", info.Size(), err)
	}
	h.Name = "Biscuit the Second"
	if err := j.SaveHamster(t.Context(), &h); err != nil {
		t.Fatal(err)
	}
	copy := filepath.Join(t.TempDir(), "copy")
	copied(t, map[string]string{copy: path, copy + "-wal": path + "-wal"})
	again := mustOpen(t, copy)
	if all, err := again.Hamsters(t.Context()); err != nil || len(all) != 1 || all[0].Name != h.Name || again.SetAside() != "" {
		t.Errorf("%v, %v, set aside %q", all, err, again.SetAside())
	}
}

// A rollback journal beside a journal belongs to what lay there before: ours has
// none. SQLite would cut the file back to what that was.
func TestARollbackJournalOfAnotherFileIsSetAside(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.calmster")
	export := lived(t, path)
	other := filepath.Join(t.TempDir(), "other")
	halfWritten(t, other)
	copied(t, map[string]string{path + "-journal": other + "-journal"})
	read, err := storage.OpenToRead(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	if got := mustExport(t, read); got != export {
		t.Errorf("read as %s", got)
	}
	if err := read.Close(); err != nil {
		t.Error(err)
	}
	j := mustOpen(t, path)
	if got := mustExport(t, j); got != export || j.SetAside() == "" {
		t.Errorf("set aside %q; exports %s", j.SetAside(), got)
	}
}
