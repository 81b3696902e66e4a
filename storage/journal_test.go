package storage_test

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"calmster/model"
	"calmster/storage"
)

// noon is the present moment of every journal under test.
var noon = time.Date(2026, 6, 20, 12, 0, 0, 0, time.FixedZone("", 2*60*60))

// mustOpen opens a journal at path, whose folder it makes, a new one in a folder of
// its own where path is empty, and closes it when the test ends.
func mustOpen(t testing.TB, path string) *storage.Journal {
	t.Helper()
	if path == "" {
		path = filepath.Join(t.TempDir(), "journal.calmster")
	}
	err := os.MkdirAll(filepath.Dir(path), 0o700)
	if err != nil {
		t.Fatal(err)
	}
	j, err := storage.Open(t.Context(), path, storage.Clock(func() time.Time { return noon }))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := j.Close(); err != nil {
			t.Error(err)
		}
	})
	return j
}

func mustHamster(t testing.TB, j *storage.Journal, name string) model.Hamster {
	t.Helper()
	h := model.Hamster{Name: name, Species: model.SpeciesSyrian, Stage: model.StageWear}
	if err := j.SaveHamster(t.Context(), &h); err != nil {
		t.Fatal(err)
	}
	return h
}

// mustBegin begins a session and writes the events into its log.
func mustBegin(t testing.TB, j *storage.Journal, hamster model.ID, events ...model.Event) model.Session {
	t.Helper()
	s := model.Session{HamsterID: hamster, Stage: model.StageWear, StartedAt: noon, Planned: 5 * time.Minute}
	if err := j.BeginSession(t.Context(), &s); err != nil {
		t.Fatal(err)
	}
	for _, e := range events {
		if err := j.AppendEvent(s.ID, e); err != nil {
			t.Fatal(err)
		}
	}
	s.Events = events
	return s
}

func mustFinish(t testing.TB, j *storage.Journal, s model.Session, end model.EndReason, duration time.Duration) model.Session {
	t.Helper()
	s.End, s.Duration = end, duration
	if err := j.FinishSession(s); err != nil {
		t.Fatal(err)
	}
	return s
}

func treat(seq int, at time.Duration) model.Event {
	return model.Event{Seq: seq, At: at, Kind: model.KindTreat, Code: "oats"}
}

func stress(seq int, at time.Duration) model.Event {
	return model.Event{Seq: seq, At: at, Kind: model.KindStress, Code: "freezing"}
}

func TestAJournalIsKeptBetweenStarts(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a folder", "50%20 off? #1.calmster")
	j := mustOpen(t, path)
	h := mustHamster(t, j, "Biscuit")
	s := mustFinish(t, j, mustBegin(t, j, h.ID, treat(1, 42*time.Second), stress(2, 90*time.Second)), model.EndStress, 95*time.Second)
	if err := j.SetSetting(t.Context(), "hamster", h.ID.String()); err != nil {
		t.Fatal(err)
	}
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path); err != nil {
		t.Fatalf("the journal lies elsewhere: %v", err)
	}

	j = mustOpen(t, path)
	history, err := j.History(t.Context(), h.ID)
	if err != nil {
		t.Fatal(err)
	}
	if history.Hamster.Name != "Biscuit" || !history.Hamster.CreatedAt.Equal(noon) || len(history.Sessions) != 1 {
		t.Fatalf("read back %+v", history)
	}
	got := history.Sessions[0]
	if got.ID != s.ID || got.End != model.EndStress || len(got.Events) != 2 || got.Events[1] != s.Events[1] {
		t.Errorf("read back %+v, want %+v", got, s)
	}
	if got.StartedAt.Format(time.RFC3339) != "2026-06-20T12:00:00+02:00" {
		t.Errorf("the offset of the start is gone: %v", got.StartedAt)
	}
	if v, err := j.Setting(t.Context(), "hamster"); err != nil || v != h.ID.String() {
		t.Errorf("setting %q, %v", v, err)
	}
	if v, err := j.Setting(t.Context(), "nothing"); err != nil || v != "" {
		t.Errorf("setting %q, %v", v, err)
	}
}

func TestWhatIsNoJournalIsRefusedAndLeftAlone(t *testing.T) {
	database := func(statements string) func(t *testing.T, path string) {
		return func(t *testing.T, path string) {
			db, err := sql.Open("sqlite", path)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := db.Exec(statements); err != nil {
				t.Fatal(err)
			}
			if err := db.Close(); err != nil {
				t.Fatal(err)
			}
		}
	}
	content := func(b []byte) func(t *testing.T, path string) {
		return func(t *testing.T, path string) {
			if err := os.WriteFile(path, b, 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	noise := make([]byte, 20_000)
	for i := range noise {
		noise[i] = byte(i*i>>3 ^ i*7)
	}
	for name, c := range map[string]struct {
		make func(t *testing.T, path string)
		want error
	}{
		"another program's database":  {database("CREATE TABLE t (x); INSERT INTO t VALUES (1)"), storage.ErrForeign},
		"another program's empty one": {database("PRAGMA application_id = 99; PRAGMA user_version = 1"), storage.ErrForeign},
		"a newer journal":             {database("PRAGMA application_id = 0x43616c6d; PRAGMA user_version = 99; CREATE TABLE t (x)"), storage.ErrNewer},
		"a text":                      {content([]byte("Dear diary, today Biscuit wore the harness.\n")), storage.ErrForeign},
		"random bytes":                {content(noise), storage.ErrForeign},
		"a folder": {func(t *testing.T, path string) {
			if err := os.Mkdir(path, 0o700); err != nil {
				t.Fatal(err)
			}
		}, storage.ErrForeign},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "file")
			c.make(t, path)
			before, _ := os.ReadFile(path)
			for _, open := range []func(context.Context, string, ...storage.Option) (*storage.Journal, error){
				storage.Open, storage.OpenToRead,
			} {
				if _, err := open(t.Context(), path); !errors.Is(err, c.want) {
					t.Errorf("got %v, want %v", err, c.want)
				}
			}
			if after, _ := os.ReadFile(path); string(after) != string(before) {
				t.Error("the file was changed")
			}
			left, err := filepath.Glob(path + "-*")
			if err != nil || len(left) != 0 {
				t.Errorf("left behind: %v %v", left, err)
			}
		})
	}
}

func TestATruncatedJournalIsDamaged(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.calmster")
	j := mustOpen(t, path)
	for range 20 {
		mustHamster(t, j, "Biscuit")
	}
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	whole, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(path, whole.Size()/2); err != nil {
		t.Fatal(err)
	}
	if _, err := storage.Open(t.Context(), path); !errors.Is(err, storage.ErrDamaged) {
		t.Errorf("got %v", err)
	}
}

func TestOpenToReadMakesNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "nowhere", "journal.calmster")
	if _, err := storage.OpenToRead(t.Context(), path); !errors.Is(err, storage.ErrMissing) {
		t.Errorf("got %v", err)
	}
	if _, err := os.Stat(filepath.Dir(path)); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the folder was made: %v", err)
	}
}

func TestAStartThatWasCutShortIsTakenUp(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.calmster")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	mustHamster(t, mustOpen(t, path), "Biscuit")
}

func TestAMovedJournalIsNotCalledSaved(t *testing.T) {
	j := mustOpen(t, "")
	h := mustHamster(t, j, "Biscuit")
	s := mustBegin(t, j, h.ID)
	aside := j.Path() + ".aside"
	if err := os.Rename(j.Path(), aside); err != nil {
		t.Skipf("an open file cannot be moved here: %v", err)
	}
	if err := j.AppendEvent(s.ID, treat(1, time.Second)); !errors.Is(err, storage.ErrMoved) {
		t.Errorf("moved: got %v", err)
	}
	if err := os.WriteFile(j.Path(), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := j.AppendEvent(s.ID, treat(1, time.Second)); !errors.Is(err, storage.ErrMoved) {
		t.Errorf("another file in its place: got %v", err)
	}
	if err := os.Rename(aside, j.Path()); err != nil {
		t.Fatal(err)
	}
	if err := j.AppendEvent(s.ID, treat(1, time.Second)); err != nil {
		t.Errorf("back in its place: %v", err)
	}
}

func TestWhatACrashLeftIsReadable(t *testing.T) {
	// A second journal on the same file stands in for the one that crashed: its
	// write-ahead log is still there when the next start looks at the file.
	j := mustOpen(t, "")
	h := mustHamster(t, j, "Biscuit")
	again := mustOpen(t, j.Path())
	if _, err := again.History(t.Context(), h.ID); err != nil {
		t.Error(err)
	}
}
