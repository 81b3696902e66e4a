package storage_test

import (
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"calmster/model"
	"calmster/storage"
)

// afterRestart returns the log that a start would find, were the program killed now.
func afterRestart(t *testing.T, j *storage.Journal, session model.ID) []model.Event {
	t.Helper()
	there := filepath.Join(t.TempDir(), "journal.calmster")
	for _, part := range []string{"", "-wal"} {
		content, err := os.ReadFile(j.Path() + part)
		if errors.Is(err, os.ErrNotExist) {
			continue
		}
		if err == nil {
			err = os.WriteFile(there+part, content, 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	log, err := mustOpen(t, there).Log(session)
	if err != nil {
		t.Fatal(err)
	}
	return log
}

// running begins a session with two events, after enough others that the journal
// is more than its write-ahead log.
func running(t *testing.T) (*storage.Journal, model.Session) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "folder", "journal.calmster")
	j := mustOpen(t, path)
	h := mustHamster(t, j, "Biscuit")
	mustFinish(t, j, mustBegin(t, j, h.ID, treat(1, time.Second)), model.EndPlanned, time.Minute)
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	j = mustOpen(t, path)
	return j, mustBegin(t, j, h.ID, treat(1, time.Second), stress(2, 2*time.Second))
}

// The folder is moved and brought back: what was refused is not in the journal, and
// is taken afterwards, whatever it is.
func TestAJournalThatIsMovedAndBroughtBack(t *testing.T) {
	j, s := running(t)
	folder := filepath.Dir(j.Path())
	must(t, os.Rename(folder, folder+".aside"))
	writes := map[string]func() error{
		"event":  func() error { return j.AppendEvent(s.ID, treat(3, 3*time.Second)) },
		"start":  func() error { return j.ClockStarted(s.ID, noon.Add(time.Minute)) },
		"time":   func() error { return j.Watched(s.ID, 9*time.Second) },
		"off":    func() error { return j.HarnessOff(s.ID, 10*time.Second) },
		"on":     func() error { return j.HarnessOn(s.ID) },
		"a note": func() error { return j.SetSetting(t.Context(), "a", "b") },
	}
	for name, write := range writes {
		if err := write(); !errors.Is(err, storage.ErrMoved) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := j.Log(s.ID); !errors.Is(err, storage.ErrMoved) {
		t.Errorf("what is moved is called there: %v", err)
	}
	must(t, os.Rename(folder+".aside", folder))
	if log, err := j.Log(s.ID); err != nil || len(log) != 2 {
		t.Errorf("what was refused is there: %v %v", log, err)
	}
	if u := onlyUnfinished(t, j); u.HarnessOff || u.Watched != 0 {
		t.Errorf("what was refused is there: %+v", u)
	}
	for name, write := range writes {
		if err := write(); err != nil {
			t.Errorf("%s, back in its place: %v", name, err)
		}
	}
	if log := afterRestart(t, j, s.ID); len(log) != 3 {
		t.Errorf("kept %v", log)
	}
}

// Whoever deletes the write-ahead log takes nothing with it: it is brought into the
// main file.
func TestADeletedLogIsRescued(t *testing.T) {
	for name, do := range map[string]func(log string) error{
		"deleted":           os.Remove,
		"an empty one came": func(log string) error { return errors.Join(os.Remove(log), os.WriteFile(log, nil, 0o600)) },
	} {
		t.Run(name, func(t *testing.T) {
			j, s := running(t)
			must(t, j.AppendEvent(s.ID, treat(3, 3*time.Second)), do(j.Path()+"-wal"))
			for seq := 4; seq < 8; seq++ {
				must(t, j.AppendEvent(s.ID, treat(seq, 4*time.Second)))
				if log := afterRestart(t, j, s.ID); len(log) != seq {
					t.Fatalf("called saved: %d events; kept %d", seq, len(log))
				}
			}
			if log, err := j.Log(s.ID); err != nil || len(log) != 7 {
				t.Errorf("read %v %v", log, err)
			}
			if found, err := j.Check(t.Context()); err != nil || len(found) > 0 {
				t.Errorf("check: %v %v", found, err)
			}
		})
	}
}

// What another program has made useless is not written into any more, and nothing
// is called saved that is not; what is left of it is left as it is.
func TestNothingIsSavedIntoWhatWasMeddledWith(t *testing.T) {
	half := func(path string) error {
		info, err := os.Stat(path)
		return errors.Join(err, os.Truncate(path, info.Size()/2))
	}
	// over writes into the file that is there, as cp does.
	over := func(path string, content []byte) error {
		f, err := os.OpenFile(path, os.O_WRONLY|os.O_TRUNC, 0)
		if err != nil {
			return err
		}
		_, err = f.Write(content)
		return errors.Join(err, f.Close())
	}
	for name, do := range map[string]func(path string) error{
		"half of the log": func(path string) error { return half(path + "-wal") },
		"no log left":     func(path string) error { return os.Truncate(path+"-wal", 0) },
		"another log": func(path string) error {
			return errors.Join(os.Remove(path+"-wal"), os.WriteFile(path+"-wal", []byte("something else"), 0o600))
		},
		"half of the file": half,
		"another file":     func(path string) error { return over(path, make([]byte, 100_000)) },
		"no file left":     func(path string) error { return over(path, nil) },
	} {
		t.Run(name, func(t *testing.T) {
			j, s := running(t)
			must(t, do(j.Path()))
			left, err := os.ReadFile(j.Path())
			must(t, err)
			for range 2 {
				if err := j.AppendEvent(s.ID, treat(3, 3*time.Second)); !errors.Is(err, storage.ErrMeddled) {
					t.Errorf("got %v", err)
				}
				if _, err := j.Log(s.ID); err == nil {
					t.Error("its log is called there")
				}
			}
			must(t, j.Close())
			if now, err := os.ReadFile(j.Path()); err != nil || string(now) != string(left) {
				t.Errorf("the main file was changed: %v", err)
			}
		})
	}
}

// What a start finds after half of the log was cut away is the journal with the
// first half of it.
func TestAStartAfterTheLogWasCut(t *testing.T) {
	j, s := running(t)
	for seq := 3; seq < 30; seq++ {
		must(t, j.AppendEvent(s.ID, treat(seq, 4*time.Second)))
	}
	log := j.Path() + "-wal"
	info, err := os.Stat(log)
	must(t, err, os.Truncate(log, info.Size()/2))
	if err := j.AppendEvent(s.ID, treat(30, 4*time.Second)); !errors.Is(err, storage.ErrMeddled) {
		t.Errorf("got %v", err)
	}
	must(t, j.Close())
	if log := afterRestart(t, j, s.ID); len(log) == 0 || len(log) > 29 {
		t.Errorf("found %d events", len(log))
	}
}

// Nobody is suspected who did nothing wrong: another program that copies the log
// back, as it may, or touches the file.
func TestOthersMayUseTheJournal(t *testing.T) {
	for name, do := range map[string]func(t *testing.T, path string){
		"copies the log back": func(t *testing.T, path string) {
			db, err := sql.Open("sqlite", path)
			must(t, err)
			_, err = db.Exec("PRAGMA wal_checkpoint(TRUNCATE)")
			must(t, err, db.Close())
		},
		"touches it": func(t *testing.T, path string) { must(t, os.Chtimes(path, noon, noon)) },
		"writes": func(t *testing.T, path string) {
			db, err := sql.Open("sqlite", path)
			must(t, err)
			_, err = db.Exec("INSERT OR REPLACE INTO setting (key, value) VALUES ('theirs', 'x')")
			must(t, err, db.Close())
		},
	} {
		t.Run(name, func(t *testing.T) {
			j, s := running(t)
			for seq := 3; seq < 6; seq++ {
				do(t, j.Path())
				if name == "writes" {
					must(t, j.SetSetting(t.Context(), "theirs", ""))
				}
				must(t, j.AppendEvent(s.ID, treat(seq, 4*time.Second)))
			}
			if log := afterRestart(t, j, s.ID); len(log) != 5 {
				t.Errorf("kept %v", log)
			}
		})
	}
}

// While another program holds the right to write a tap is refused and can be tried
// again; nothing of it is there meanwhile.
func TestABusyJournalRefusesATap(t *testing.T) {
	j, s := running(t)
	db, err := sql.Open("sqlite", j.Path())
	must(t, err)
	db.SetMaxOpenConns(1)
	_, err = db.Exec("BEGIN IMMEDIATE")
	must(t, err)
	if err := j.AppendEvent(s.ID, treat(3, 3*time.Second)); !errors.Is(err, storage.ErrBusy) {
		t.Errorf("got %v", err)
	}
	if log, err := j.Log(s.ID); err != nil || len(log) != 2 {
		t.Errorf("read %v %v", log, err)
	}
	_, err = db.Exec("ROLLBACK")
	must(t, err, db.Close(), j.AppendEvent(s.ID, treat(3, 3*time.Second)))
}

// A program that synchronises folders renames another file to the journal's place:
// that is told as what it is, nothing is written into that file, and what the
// journal held is kept.
func TestAnotherFileInTheJournalsPlace(t *testing.T) {
	j, s := running(t)
	folder := filepath.Dir(j.Path())
	other := filepath.Join(folder, "other")
	lived(t, other)
	want := mustExport(t, j)
	must(t, os.Rename(other, j.Path()))
	theirs, err := os.ReadFile(j.Path())
	must(t, err)
	for range 2 {
		if err := j.AppendEvent(s.ID, treat(3, 3*time.Second)); !errors.Is(err, storage.ErrReplaced) || !errors.Is(err, storage.ErrMoved) {
			t.Errorf("got %v", err)
		}
	}
	if now, err := os.ReadFile(j.Path()); err != nil || string(now) != string(theirs) {
		t.Errorf("their file was changed: %v", err)
	}
	kept, err := filepath.Glob(j.Path() + ".kept-*")
	if err != nil || len(kept) != 1 {
		t.Fatal(kept, err)
	}
	if got := mustExport(t, mustOpen(t, kept[0])); got != want {
		t.Errorf("kept %s, want %s", got, want)
	}
}
