package storage_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"calmster/storage"
)

func TestABackupHoldsARunningSession(t *testing.T) {
	j := mustOpen(t, "")
	s := mustBegin(t, j, mustHamster(t, j, "Biscuit").ID, treat(1, time.Second))
	path := filepath.Join(t.TempDir(), "copy.calmster")
	for range 2 { // the second replaces the first
		if err := j.Backup(t.Context(), path); err != nil {
			t.Fatal(err)
		}
	}
	if err := j.AppendEvent(s.ID, treat(2, time.Second)); err != nil {
		t.Errorf("the session cannot go on: %v", err)
	}
	if got := onlyUnfinished(t, mustOpen(t, path)).Session; got.ID != s.ID || len(got.Events) != 1 {
		t.Errorf("the copy holds %+v", got)
	}
}

func TestRestoreTouchesNothingForABadBackup(t *testing.T) {
	dir := t.TempDir()
	j := mustOpen(t, "")
	mustHamster(t, j, "Biscuit")
	before := mustExport(t, j)
	empty, text := filepath.Join(dir, "empty"), filepath.Join(dir, "text")
	for path, content := range map[string]string{empty: "", text: "Dear diary"} {
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for path, want := range map[string]error{
		empty: storage.ErrEmpty, text: storage.ErrForeign, dir: storage.ErrForeign,
		filepath.Join(dir, "nothing"): storage.ErrMissing,
	} {
		if _, err := storage.Restore(t.Context(), j.Path(), path); !errors.Is(err, want) {
			t.Errorf("%s: got %v, want %v", path, err, want)
		}
	}
	if _, err := storage.Restore(t.Context(), j.Path(), j.Path()); err == nil {
		t.Error("a journal was restored from itself")
	}
	if mustExport(t, j) != before {
		t.Error("the journal was changed")
	}
	if all, err := filepath.Glob(j.Path() + ".*"); err != nil || len(all) != 0 {
		t.Errorf("left behind: %v %v", all, err)
	}
}
