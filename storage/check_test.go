package storage_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
	"time"

	"calmster/model"
	"calmster/storage"
)

func TestCheckFindsWhatSQLiteDoesNot(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.calmster")
	j := mustOpen(t, path)
	h := mustHamster(t, j, "Biscuit")
	s := mustBegin(t, j, h.ID, model.Event{Seq: 1, At: time.Second, Kind: model.KindTreat, Code: "custom:pumpkin"})
	s.Note = "a quiet evening"
	mustFinish(t, j, s, model.EndPlanned, 5*time.Minute)
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		old, new string
		want     storage.FindingKind
	}{
		"a letter of an event":    {"custom:pumpkin", "custom:bumpkin", storage.FindingSum},
		"a letter of a note":      {"quiet evening", "quiet morning", storage.FindingSum},
		"a word that is no stage": {"wear", "tear", storage.FindingRecord},
	} {
		t.Run(name, func(t *testing.T) {
			damaged := bytes.ReplaceAll(whole, []byte(c.old), []byte(c.new))
			if bytes.Equal(damaged, whole) {
				t.Fatalf("%q is not in the file", c.old)
			}
			path := filepath.Join(t.TempDir(), "journal.calmster")
			if err := os.WriteFile(path, damaged, 0o600); err != nil {
				t.Fatal(err)
			}
			j := mustOpen(t, path)
			found, err := j.Check(t.Context())
			if err != nil || len(found) == 0 || found[0].Kind != c.want {
				t.Errorf("found %v %v", found, err)
			}
		})
	}
	t.Run("nothing in a good one", func(t *testing.T) {
		if found, err := mustOpen(t, path).Check(t.Context()); err != nil || len(found) != 0 {
			t.Errorf("found %v %v", found, err)
		}
	})
}
