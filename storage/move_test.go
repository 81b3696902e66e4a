package storage_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"calmster/storage"
)

// place is a journal with a session, and somewhere to move it.
func place(t *testing.T) (j *storage.Journal, held, to string, told *[]string) {
	t.Helper()
	var err error
	if j, err = storage.Open(t.Context(), filepath.Join(t.TempDir(), "journal.calmster")); err != nil {
		t.Fatal(err)
	}
	mustBegin(t, j, mustHamster(t, j, "Biscuit").ID, treat(1, time.Second))
	return j, mustExport(t, j), filepath.Join(t.TempDir(), "a b%20?.calmster"), &[]string{}
}

func remember(told *[]string) func(string) error {
	return func(path string) error {
		*told = append(*told, path)
		return nil
	}
}

func TestAMovedJournalHoldsEverythingTwice(t *testing.T) {
	j, held, to, told := place(t)
	from := j.Path()
	aside, err := j.Move(t.Context(), to, remember(told))
	if err != nil {
		t.Fatal(err)
	}
	if len(*told) != 1 || (*told)[0] != to {
		t.Errorf("remembered %v", *told)
	}
	if _, err := os.Stat(from); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("something is left at the old place: %v", err)
	}
	if left, err := filepath.Glob(from + "*"); err != nil || len(left) != 1 {
		t.Errorf("left at the old place: %v, %v", left, err)
	}
	for _, path := range []string{to, aside} {
		if mustExport(t, mustOpen(t, path)) != held {
			t.Errorf("%s holds something else", path)
		}
	}
}

// Whatever keeps a journal from being moved, it stays where it is, whole, and
// the last place that is remembered is its own.
func TestAJournalThatCannotBeMovedStays(t *testing.T) {
	full := errors.New("cannot remember")
	for name, c := range map[string]struct {
		prepare func(t *testing.T, j *storage.Journal, to *string)
		forget  error
		want    error
	}{
		"a file is there": {func(t *testing.T, _ *storage.Journal, to *string) {
			if err := os.WriteFile(*to, []byte("Dear diary"), 0o600); err != nil {
				t.Fatal(err)
			}
		}, nil, storage.ErrOccupied},
		"a journal is there": {func(t *testing.T, _ *storage.Journal, to *string) { mustHamster(t, mustOpen(t, *to), "Nut") }, nil, storage.ErrOccupied},
		"it is there itself": {func(_ *testing.T, j *storage.Journal, to *string) { *to = j.Path() }, nil, storage.ErrOccupied},
		"no such folder": {func(_ *testing.T, _ *storage.Journal, to *string) {
			*to = filepath.Join(filepath.Dir(*to), "nowhere", "j.calmster")
		}, nil, storage.ErrReadOnly},
		"a file for a folder": {func(_ *testing.T, j *storage.Journal, to *string) { *to = filepath.Join(j.Path(), "j.calmster") }, nil, storage.ErrReadOnly},
		"another window": {func(t *testing.T, j *storage.Journal, _ *string) {
			if _, err := mustOpen(t, j.Path()).Hamsters(t.Context()); err != nil {
				t.Fatal(err)
			}
		}, nil, storage.ErrBusy},
		"nowhere to remember": {nil, full, full},
	} {
		t.Run(name, func(t *testing.T) {
			j, held, to, told := place(t)
			if c.prepare != nil {
				c.prepare(t, j, &to)
			}
			_, err := j.Move(t.Context(), to, func(path string) error {
				*told = append(*told, path)
				return c.forget
			})
			if err == nil || c.want != nil && !errors.Is(err, c.want) {
				t.Errorf("got %v, want %v", err, c.want)
			}
			if n := len(*told); n > 1 && (*told)[n-1] != j.Path() {
				t.Errorf("remembered %v", *told)
			}
			if mustExport(t, mustOpen(t, j.Path())) != held {
				t.Error("the journal was changed")
			}
			left, err := os.ReadDir(filepath.Dir(to))
			if err != nil && !errors.Is(err, os.ErrNotExist) && filepath.Dir(to) != j.Path() {
				t.Fatal(err)
			}
			for _, f := range left {
				if strings.HasPrefix(f.Name(), ".calmster-") {
					t.Errorf("left behind: %s", f.Name())
				}
			}
		})
	}
}

func TestAMovedPlaceIsRemembered(t *testing.T) {
	data := t.TempDir()
	for _, name := range []string{"XDG_DATA_HOME", "LOCALAPPDATA", "HOME"} {
		t.Setenv(name, data)
	}
	usual, err := storage.DefaultPath()
	if err != nil {
		t.Fatal(err)
	}
	check := func(want string, wantMoved bool) {
		t.Helper()
		if got, moved, err := storage.Place(); err != nil || got != want || moved != wantMoved {
			t.Errorf("got %q, %v, %v; want %q, %v", got, moved, err, want, wantMoved)
		}
	}
	check(usual, false)
	other := filepath.Join(t.TempDir(), "ein Ort", "j.calmster")
	for _, c := range []struct {
		path  string
		moved bool
	}{{other, true}, {usual, false}, {usual, false}} {
		if err := storage.Remember(c.path); err != nil {
			t.Fatal(err)
		}
		check(c.path, c.moved)
	}
	if err := storage.Remember(other); err != nil {
		t.Fatal(err)
	}
	if _, err := storage.PlaceToFill(); !errors.Is(err, storage.ErrAway) {
		t.Errorf("a moved journal that is not there: %v", err)
	}
	if err := os.WriteFile(filepath.Join(filepath.Dir(usual), "journal.place"), []byte("what?\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, _, err := storage.Place(); !errors.Is(err, storage.ErrPlace) {
		t.Errorf("got %v", err)
	}
}
