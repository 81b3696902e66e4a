package care_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"calmster/ui/care"
	"calmster/ui/screen"
)

// shelf is a keeper of one backup.
type shelf struct{ restored string }

func (s *shelf) Backups() ([]care.Backup, error) { return []care.Backup{{Path: "one"}}, nil }

func (s *shelf) Peek(path string) (care.Contents, error) { return care.Contents{Hamsters: 1}, nil }
func (s *shelf) Restore(path string)                     { s.restored = path }

// A backup takes seconds to look into. Who has gone on meanwhile, to a session
// perhaps, is not asked any more whether it should take the journal's place.
func TestNobodyIsAskedWhoHasLeft(t *testing.T) {
	test.NewTempApp(t)
	for _, c := range []struct {
		name  string
		leave func(first *screen.Screen)
		asked bool
	}{
		{"stays", func(*screen.Screen) {}, true},
		{"goes elsewhere", func(first *screen.Screen) { first.Leave() }, false},
		{"cancels", func(first *screen.Screen) { first.Key(fyne.KeyEscape) }, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			var shown []*screen.Screen
			var looked func()
			care.Restoring{
				Keeper: &shelf{}, Show: func(s *screen.Screen) { shown = append(shown, s) }, Tell: func(err error) { t.Error(err) },
				Work:   func(work, done func()) { looked = func() { work(); done() } },
				Browse: func(func(string)) {}, Cancel: func() {},
			}.Begin()
			shown[0].Main()
			c.leave(shown[0])
			looked()
			if asked := len(shown) == 2; asked != c.asked {
				t.Errorf("asked: %v", asked)
			}
		})
	}
}
