package storage_test

import (
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"calmster/model"
	"calmster/storage"
)

// entries are the names in a folder.
func entries(t testing.TB, folder string) (out []string) {
	t.Helper()
	files, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		out = append(out, f.Name())
	}
	return out
}

// lived makes a closed journal with one animal and one session, and returns what
// it exports.
func lived(t testing.TB, path string) (export string) {
	t.Helper()
	j, err := storage.Open(t.Context(), path, storage.Clock(func() time.Time { return noon }))
	if err != nil {
		t.Fatal(err)
	}
	h := mustHamster(t, j, "Biscuit")
	mustFinish(t, j, mustBegin(t, j, h.ID, stress(1, time.Minute)), model.EndStress, time.Minute)
	export = mustExport(t, j)
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	return export
}

// copied copies files, by their paths.
func copied(t testing.TB, files map[string]string) {
	t.Helper()
	for to, from := range files {
		content, err := os.ReadFile(from)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(to, content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// altered runs statements on a database's file, past the program.
func altered(t testing.TB, path, statements string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec(statements); err != nil {
		t.Error(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}

// Where a journal was, and is gone or empty, nobody is given a new one who has
// not asked for it; what there was can be had back, or a new one.
func TestALostJournalIsNotReplacedUnasked(t *testing.T) {
	for name, lose := range map[string]func(path string) error{
		"missing": os.Remove,
		"empty":   func(path string) error { return os.Truncate(path, 0) },
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "journal.calmster")
			export := lived(t, path)
			backup := filepath.Join(filepath.Dir(path), "backups", "journal-daily-2026-06-20.calmster")
			if err := os.Mkdir(filepath.Dir(backup), 0o700); err != nil {
				t.Fatal(err)
			}
			copied(t, map[string]string{backup: path})
			if err := lose(path); err != nil {
				t.Fatal(err)
			}
			before := entries(t, filepath.Dir(path))
			if _, err := storage.Open(t.Context(), path); !errors.Is(err, storage.ErrLost) {
				t.Errorf("opened: %v", err)
			}
			if after := entries(t, filepath.Dir(path)); !slices.Equal(after, before) {
				t.Errorf("%v became %v", before, after)
			}

			aside, err := storage.Restore(t.Context(), path, backup)
			if err != nil || aside != "" {
				t.Fatal(aside, err)
			}
			if got := mustExport(t, mustOpen(t, path)); got != export {
				t.Errorf("brought back as %s", got)
			}
		})
	}
	t.Run("a new one", func(t *testing.T) {
		path := filepath.Join(t.TempDir(), "journal.calmster")
		folder := filepath.Join(filepath.Dir(path), "backups")
		if err := errors.Join(os.Mkdir(folder, 0o700), os.WriteFile(filepath.Join(folder, "journal-daily-2026-06-20.calmster"), nil, 0o600)); err != nil {
			t.Fatal(err)
		}
		j, err := storage.StartNew(t.Context(), path)
		if err != nil {
			t.Fatal(err)
		}
		if err := j.Close(); err != nil {
			t.Fatal(err)
		}
	})
}

// A folder that is not there is a drive that is not connected.
func TestNoFolderIsMadeForANamedJournal(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "stick")
	backup := filepath.Join(t.TempDir(), "backup.calmster")
	lived(t, backup)
	if _, err := storage.Open(t.Context(), filepath.Join(folder, "j.calmster")); !errors.Is(err, storage.ErrNoFolder) {
		t.Errorf("opened: %v", err)
	}
	if _, err := storage.Restore(t.Context(), filepath.Join(folder, "j.calmster"), backup); !errors.Is(err, storage.ErrNoFolder) {
		t.Errorf("restored: %v", err)
	}
	if _, err := os.Stat(folder); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the folder was made: %v", err)
	}
	t.Setenv("XDG_DATA_HOME", filepath.Join(t.TempDir(), "new"))
	t.Setenv("LOCALAPPDATA", filepath.Join(t.TempDir(), "new"))
	t.Setenv("HOME", t.TempDir())
	usual, err := storage.DefaultPath()
	if err != nil {
		t.Fatal(err)
	}
	j, err := storage.Open(t.Context(), usual)
	if err != nil {
		t.Fatal(err)
	}
	if err := j.Close(); err != nil {
		t.Error(err)
	}
}

// halfWritten leaves a database in the middle of its first change, and its
// rollback journal.
func halfWritten(t testing.TB, path string) {
	t.Helper()
	at := filepath.Join(t.TempDir(), "half")
	db, err := sql.Open("sqlite", at+"?_pragma=cache_size(1)&_pragma=cache_spill(1)")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	for _, q := range []string{"CREATE TABLE t (x)", "DROP TABLE t", "BEGIN", "CREATE TABLE t (x)"} {
		if _, err := db.Exec(q); err != nil {
			t.Fatal(err)
		}
	}
	for range 200 {
		if _, err := db.Exec("INSERT INTO t VALUES (randomblob(1000))"); err != nil {
			t.Fatal(err)
		}
	}
	copied(t, map[string]string{path: at, path + "-journal": at + "-journal"})
}

// What a kill in the first moments of the first start left, as earlier programs
// did, is a first start.
func TestAFirstStartThatWasCutShort(t *testing.T) {
	half := filepath.Join(t.TempDir(), "half")
	halfWritten(t, half)
	for name, left := range map[string]func(path string){
		"an empty file": func(path string) { copied(t, map[string]string{path: os.DevNull}) },
		"an empty file and its rollback journal": func(path string) {
			copied(t, map[string]string{path: os.DevNull, path + "-journal": half + "-journal"})
		},
		"a change to be taken back": func(path string) {
			copied(t, map[string]string{path: half, path + "-journal": half + "-journal"})
		},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "journal.calmster")
			left(path)
			if _, err := storage.OpenToRead(t.Context(), path); !errors.Is(err, storage.ErrEmpty) {
				t.Errorf("read: %v", err)
			}
			j := mustOpen(t, path)
			mustHamster(t, j, "Biscuit")
			if found, err := j.Check(t.Context()); err != nil || len(found) > 0 {
				t.Error(found, err)
			}
		})
	}
}

// Whatever bit of the first hundred bytes is wrong, the journal opens with all
// that is in it, or says what is wrong and can be gone back from.
func TestAFlippedBitInTheHeader(t *testing.T) {
	if testing.Short() {
		t.Skip("many journals; runs without -short")
	}
	folder := t.TempDir()
	whole, backup := filepath.Join(folder, "whole"), filepath.Join(folder, "backup")
	export := lived(t, whole)
	copied(t, map[string]string{backup: whole})
	said := map[string]int{}
	for bit := range 800 {
		number := bit/8 >= 60 && bit/8 < 72 // the schema's and the program's
		if !number && bit%8 != bit/8%8 {
			continue // one of each other byte
		}
		path := filepath.Join(folder, "journal.calmster")
		copied(t, map[string]string{path: whole})
		flip(t, path, bit)
		j, err := storage.Open(t.Context(), path)
		if err == nil {
			if got := mustExport(t, j); got != export {
				t.Errorf("bit %d of byte %d: exports %s", bit%8, bit/8, got)
			}
			if err := j.Close(); err != nil {
				t.Error(err)
			}
			said["opens"]++
		} else {
			var told *storage.Error
			if !errors.As(err, &told) {
				t.Errorf("bit %d of byte %d: %v", bit%8, bit/8, err)
				continue
			}
			key, _ := told.Explain()
			said[key]++
			if key == "problem.unexpected" {
				t.Errorf("bit %d of byte %d: %v", bit%8, bit/8, err)
			}
			if _, err := storage.Restore(t.Context(), path, backup); err != nil {
				t.Errorf("bit %d of byte %d: restored: %v", bit%8, bit/8, err)
			}
		}
		for _, name := range entries(t, folder) {
			if strings.HasPrefix(name, "journal") {
				if err := os.Remove(filepath.Join(folder, name)); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	t.Log(said)
}

func flip(t testing.TB, path string, bit int) {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	content[bit/8] ^= 1 << (bit % 8)
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
}

// The number of the schema is one field of the file, and the tables tell too.
func TestAWrongSchemaNumberLosesNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.calmster")
	export := lived(t, path)
	for _, version := range []int{0, 1, 4, 1 << 20, -3} {
		altered(t, path, fmt.Sprintf("PRAGMA user_version = %d", version))
		j := mustOpen(t, path)
		if got := mustExport(t, j); got != export {
			t.Errorf("%d: %s", version, got)
		}
		if err := j.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// Tables, triggers and views that the program did not make are refused: one of
// them can make comfort of each stress sign.
func TestAnAlteredJournalIsRefused(t *testing.T) {
	for name, statements := range map[string]string{
		"a trigger": `CREATE TRIGGER calm AFTER INSERT ON event BEGIN UPDATE event SET kind = 'comfort' WHERE kind = 'stress'; END`,
		"a view":    `ALTER TABLE event RENAME TO e; CREATE VIEW event AS SELECT * FROM e`,
		"a table":   `CREATE TABLE extra (x)`,
		"an index":  `DROP INDEX session_hamster`,
		"a number too low, and tables that are not its own": `PRAGMA user_version = 1; DROP TABLE enrichment`,
		"a check that is gone":                              `PRAGMA writable_schema = 1; UPDATE sqlite_schema SET sql = replace(sql, 'CHECK (seq > 0)', '') WHERE name = 'event'`,
	} {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			path, good := filepath.Join(folder, "journal.calmster"), filepath.Join(folder, "good")
			lived(t, path)
			export := lived(t, good)
			altered(t, path, statements)
			if _, err := storage.OpenToRead(t.Context(), path); !errors.Is(err, storage.ErrAltered) {
				t.Errorf("read: %v", err)
			}
			if _, err := storage.Open(t.Context(), path); !errors.Is(err, storage.ErrAltered) {
				t.Errorf("opened: %v", err)
			}
			if _, err := storage.Restore(t.Context(), good, path); !errors.Is(err, storage.ErrAltered) {
				t.Errorf("restored: %v", err)
			}
			aside, err := storage.Restore(t.Context(), path, good)
			if err != nil || aside == "" {
				t.Fatalf("gone back from: %q, %v", aside, err)
			}
			if got := mustExport(t, mustOpen(t, path)); got != export {
				t.Errorf("restored as %s", got)
			}
		})
	}
}

// A ring of merges, which no merge makes, is a finding, and no reason to look
// for its end for ever.
func TestAHamsterThatIsMergedIntoItself(t *testing.T) {
	for name, c := range map[string]struct {
		statements string
		found      int
	}{
		"itself": {"UPDATE hamster SET merged = id", 1},
		"a ring": {"INSERT INTO hamster (id, uid, name, species, stage, merged) VALUES (7, randomblob(16), 'a', 'syrian', 'wear', 1), " +
			"(8, randomblob(16), 'b', 'syrian', 'wear', 7), (9, randomblob(16), 'leads there', 'syrian', 'wear', 8); UPDATE hamster SET merged = 8 WHERE id = 1", 4},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "journal.calmster")
			lived(t, path)
			altered(t, path, c.statements)
			j := mustOpen(t, path)
			found, err := j.Check(t.Context())
			if err != nil || len(found) != c.found {
				t.Errorf("%v, %v", found, err)
			}
			if _, err := storage.Restore(t.Context(), filepath.Join(t.TempDir(), "j"), path); !errors.Is(err, storage.ErrDamaged) {
				t.Errorf("restored: %v", err)
			}
		})
	}
}
