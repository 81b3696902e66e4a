package storage_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"calmster/storage"
)

func TestDailyBackupsKeepTheNewest(t *testing.T) {
	j := mustOpen(t, "")
	make1 := func(day time.Time, want bool) {
		t.Helper()
		if made, err := j.BackUpDaily(t.Context(), day, 3); err != nil || made != want {
			t.Fatalf("%v: made %v, %v", day, made, err)
		}
	}
	make1(noon, false) // nothing to back up
	mustBegin(t, j, mustHamster(t, j, "Biscuit").ID)
	folder := filepath.Join(filepath.Dir(j.Path()), "backups")
	if err := os.MkdirAll(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	own := filepath.Join(folder, "my own.calmster")
	if err := os.WriteFile(own, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	left, begun := filepath.Join(folder, ".calmster-backup-1"), filepath.Join(folder, ".calmster-backup-2")
	for dir, at := range map[string]time.Time{left: noon.AddDate(0, 0, -2), begun: noon.AddDate(0, 0, 4)} {
		if err := errors.Join(os.Mkdir(dir, 0o700), os.WriteFile(filepath.Join(dir, "journal.calmster"), nil, 0o600), os.Chtimes(dir, at, at)); err != nil {
			t.Fatal(err)
		}
	}
	for day := range 5 {
		make1(noon.AddDate(0, 0, day), true)
		make1(noon.AddDate(0, 0, day).Add(time.Hour), false) // once a day
	}
	all, err := storage.DailyBackups(j.Path())
	if err != nil || len(all) != 3 || all[0].Day.Day() != noon.Day()+4 || all[2].Day.Day() != noon.Day()+2 {
		t.Fatalf("%+v, %v", all, err)
	}
	if c, err := storage.Peek(t.Context(), all[0].Path); err != nil || c.Hamsters != 1 || c.Sessions != 1 || !c.Last.Equal(noon) {
		t.Errorf("a backup holds %+v, %v", c, err)
	}
	if _, err := os.Stat(own); err != nil {
		t.Errorf("a file of the keeper's is gone: %v", err)
	}
	if _, err := os.Stat(begun); err != nil {
		t.Errorf("a backup that somebody is making is gone: %v", err)
	}
	if _, err := os.Stat(left); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a backup that was never finished is still there: %v", err)
	}
}
