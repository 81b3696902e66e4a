package storage_test

import (
	"bytes"
	"database/sql"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"calmster/model"
	"calmster/storage"
)

// older makes a journal as an older program left it.
func older(t *testing.T, dump string) (path string) {
	t.Helper()
	text, err := os.ReadFile(dump)
	if err != nil {
		t.Fatal(err)
	}
	path = filepath.Join(t.TempDir(), "journal.calmster")
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec(string(text)); err != nil {
		t.Fatal(err)
	}
	return path
}

// structure is how a journal's tables and indexes were made.
func structure(t *testing.T, path string) (out []string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	rows, err := db.Query("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var made string
		if err := rows.Scan(&made); err != nil {
			t.Fatal(err)
		}
		out = append(out, made)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}

// The journal of an older program opens with all that was in it, becomes just
// such a one as is made today, and can be gone back to.
func TestAJournalOfAnOlderProgramLosesNothing(t *testing.T) {
	dumps, err := filepath.Glob(filepath.Join("testdata", "schema-*.sql"))
	if err != nil || len(dumps) == 0 {
		t.Fatal(dumps, err)
	}
	today := filepath.Join(t.TempDir(), "new.calmster")
	mustOpen(t, today)
	for _, dump := range dumps {
		was, err := os.ReadFile(dump[:len(dump)-len("sql")] + "json")
		if err != nil {
			t.Fatal(err)
		}
		same := func(j *storage.Journal) {
			t.Helper()
			var is bytes.Buffer
			if err := j.ExportJSON(t.Context(), &is, time.Date(2026, 6, 21, 0, 0, 0, 0, time.UTC)); err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(is.Bytes(), was) {
				t.Errorf("%s: its export became %s", dump, is.Bytes())
			}
			if found, err := j.Check(t.Context()); err != nil || len(found) > 0 {
				t.Errorf("%s: %v, %v", dump, found, err)
			}
		}
		backup := older(t, dump)
		if c, err := storage.Peek(t.Context(), backup); err != nil || c.Hamsters != 4 || c.Sessions != 5 {
			t.Errorf("%s as a backup: %+v, %v", dump, c, err)
		}
		restored := filepath.Join(t.TempDir(), "journal.calmster")
		if _, err := storage.Restore(t.Context(), restored, backup); err != nil {
			t.Fatal(err)
		}
		same(mustOpen(t, restored))

		path := older(t, dump)
		j := mustOpen(t, path)
		same(j)
		if is, want := structure(t, path), structure(t, today); !slices.Equal(is, want) {
			t.Errorf("%s became %q, a new journal is %q", dump, is, want)
		}
		running, err := j.Unfinished(t.Context())
		if err != nil || len(running) != 1 || len(running[0].Session.Events) != 1 {
			t.Fatalf("%s: what ran became %+v, %v", dump, running, err)
		}
		s := running[0].Session
		s.Duration, s.End = 5*time.Second, model.EndKeeper
		if err := j.FinishSession(s); err != nil {
			t.Error(err)
		}
		if err := j.DeleteSession(t.Context(), s.ID); err != nil {
			t.Error(err)
		}
	}
}
