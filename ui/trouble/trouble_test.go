package trouble_test

import (
	"errors"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"

	"calmster/ui/trouble"
)

// The main action brings a backup back where there is one, and tries again where
// there is none; it never begins a new journal.
func TestTheMainWayOn(t *testing.T) {
	test.NewTempApp(t)
	did := ""
	do := func(what string) func() { return func() { did = what } }
	for _, c := range []struct {
		last *trouble.Last
		want string
	}{
		{nil, "again"},
		{&trouble.Last{Day: time.Date(2026, 11, 28, 0, 0, 0, 0, time.UTC), Holds: "1 hamster", Bring: do("bring")}, "bring"},
	} {
		s := trouble.New(errors.New("gone"), trouble.Actions{
			Last: c.last, Tried: errors.New("did not work"), Again: do("again"), New: do("new"), Restore: do("restore"), Folder: do("folder"), Quit: do("quit"),
		})
		if s.Main(); did != c.want {
			t.Errorf("it did %q, want %q", did, c.want)
		}
	}
}
