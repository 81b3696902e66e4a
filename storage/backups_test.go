package storage_test

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"calmster/internal/lock"
	"calmster/model"
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
	// What a program that was killed left, and what somebody works on.
	left, begun := filepath.Join(folder, ".calmster-1"), filepath.Join(folder, ".calmster-2")
	for _, dir := range []string{left, begun} {
		if err := errors.Join(os.Mkdir(dir, 0o700), os.WriteFile(filepath.Join(dir, "lock"), nil, 0o600)); err != nil {
			t.Fatal(err)
		}
	}
	working, err := lock.Try(filepath.Join(begun, "lock"), 0o600)
	if err != nil || working == nil {
		t.Fatal(working, err)
	}
	defer working.Close()
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

// days are those of the daily backups, the newest first.
func days(t *testing.T, j *storage.Journal) (out []string) {
	t.Helper()
	all, err := storage.DailyBackups(j.Path())
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range all {
		out = append(out, b.Day.Format(time.DateOnly))
	}
	return out
}

// A backup that holds more than the journal now is the only place where that
// is, and no newer one may push it out.
func TestABackupThatHoldsMoreIsKept(t *testing.T) {
	j := mustOpen(t, "")
	h := mustHamster(t, j, "Biscuit")
	s := mustFinish(t, j, mustBegin(t, j, h.ID, treat(1, time.Second)), model.EndKeeper, time.Minute)
	make1 := func(day int) {
		t.Helper()
		if _, err := j.BackUpDaily(t.Context(), noon.AddDate(0, 0, day), 2); err != nil {
			t.Fatal(err)
		}
	}
	make1(0)
	make1(1)
	if err := errors.Join(j.DeleteSession(t.Context(), s.ID), j.RemoveSession(t.Context(), s.ID)); err != nil {
		t.Fatal(err)
	}
	for day := 2; day < 6; day++ {
		make1(day)
	}
	want := []string{"2026-06-25", "2026-06-24", "2026-06-21", "2026-06-20"}
	if got := days(t, j); !slices.Equal(got, want) {
		t.Errorf("kept %v, want %v", got, want)
	}
	broken := filepath.Join(filepath.Dir(j.Path()), "backups", "journal-daily-2026-06-01.calmster")
	if err := os.WriteFile(broken, []byte("nobody knows what was in here"), 0o600); err != nil {
		t.Fatal(err)
	}
	make1(6)
	if got := days(t, j); !slices.Contains(got, "2026-06-01") {
		t.Errorf("what cannot be read was removed: %v", got)
	}
}

// A week with the clock a year ahead, and then it is right again.
func TestBackupsDatedAheadPushNoneOut(t *testing.T) {
	j := mustOpen(t, "")
	mustHamster(t, j, "Biscuit")
	make1 := func(day time.Time) {
		t.Helper()
		if made, err := j.BackUpDaily(t.Context(), day, 3); err != nil || !made {
			t.Fatal(made, err)
		}
	}
	for day := range 3 {
		make1(noon.AddDate(1, 0, day))
	}
	for day := range 5 {
		make1(noon.AddDate(0, 0, day))
	}
	want := []string{"2027-06-22", "2027-06-21", "2027-06-20", "2026-06-24", "2026-06-23", "2026-06-22"}
	if got := days(t, j); !slices.Equal(got, want) {
		t.Errorf("kept %v, want %v", got, want)
	}
}
