package care_test

import (
	"context"
	"errors"
	"testing"

	"calmster/ui/care"
	"calmster/ui/screen"
)

// importer is an [care.Importer] that says what it is given.
type importer struct {
	in     care.Incoming
	err    error
	taken  int
	looked context.Context
}

func (i *importer) Look(ctx context.Context, _ string) (care.Incoming, error) {
	i.looked = ctx
	return i.in, i.err
}

func (i *importer) Import(context.Context, string) (told, before string, err error) {
	i.taken++
	return "told", "before", nil
}

func TestAnImportAsksFirst(t *testing.T) {
	broken := errors.New("broken")
	for name, c := range map[string]struct {
		in    care.Incoming
		err   error
		leave bool // while the file is read
		main  bool // whether it can be taken in
	}{
		"something new":         {in: care.Incoming{Lines: []string{"2 new"}, Odd: make([]string, 9), Changes: true}, main: true},
		"nothing new":           {in: care.Incoming{Lines: []string{"2 the same"}}},
		"a file that is none":   {err: broken},
		"left while it is read": {in: care.Incoming{Changes: true}, leave: true},
	} {
		t.Run(name, func(t *testing.T) {
			from := &importer{in: c.in, err: c.err}
			var shown *screen.Screen
			var left, done int
			var problem error
			var later func()
			i := care.Importing{
				Importer: from, Context: t.Context(), Show: func(s *screen.Screen) { shown = s },
				Work: func(work, done func()) {
					work()
					later = done
				},
				Leave: func(err error) { left, problem = left+1, err },
				Done:  func(told, before string) { done++ },
			}
			i.Begin("file.json")
			if c.leave {
				shown.Key("Escape")
				later()
				if left != 1 || from.taken != 0 || from.looked.Err() == nil {
					t.Errorf("left %d times, taken %d, %v", left, from.taken, from.looked.Err())
				}
				return
			}
			later()
			if c.err != nil {
				if !errors.Is(problem, broken) || left != 1 {
					t.Errorf("told %v, left %d times", problem, left)
				}
				return
			}
			if (shown.Main != nil) != c.main || from.taken != 0 {
				t.Fatalf("it can be taken in: %v, taken %d", shown.Main != nil, from.taken)
			}
			if c.main {
				shown.Main()
				later()
			}
			if want := map[bool]int{true: 1}[c.main]; done != want || from.taken != want {
				t.Errorf("done %d, taken %d, want %d", done, from.taken, want)
			}
		})
	}
}
