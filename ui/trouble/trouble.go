// Package trouble is what a start shows that could not open the journal. A
// program that was started by a click has nobody who reads its error output.
package trouble

import (
	"time"

	"calmster/model"
	"calmster/ui/look"
	"calmster/ui/parts"
	"calmster/ui/screen"
	"calmster/ui/words"
)

// Actions are the ways on.
type Actions struct {
	// Again tries once more.
	Again func()
	// Usual begins in the usual place; nil where that is where it was tried.
	Usual func()
	// Tried is why a way on failed that was just taken; nil where none was.
	Tried error
	// Last is the newest backup of a journal that is gone; nil without one. To bring
	// it back is then the main way on.
	Last *Last
	// New begins a new journal although there was one; nil where that is not asked.
	New func()
	// Restore goes back to a backup; nil where there can be none.
	Restore func()
	Folder  func()
	Quit    func()
}

// Last is a backup that can be brought back at once.
type Last struct {
	Day   time.Time
	Holds string // in words
	Bring func()
}

// New says what went wrong.
func New(err error, do Actions) *screen.Screen {
	said := parts.NewWrapped(words.Problem(err))
	what := parts.Column(16, -1, said)
	if do.Tried != nil {
		tried := parts.NewWrapped(words.Problem(do.Tried))
		tried.Color = look.ColorStressText
		what = parts.Column(16, -1, tried, said)
	}
	key, main, again := "trouble.again", do.Again, (func())(nil)
	if do.Last != nil {
		key, main, again = "trouble.bring", do.Last.Bring, do.Again
		last := parts.NewWrapped(words.T("trouble.last", model.Args{"Day": words.Date(do.Last.Day), "Holds": do.Last.Holds}))
		last.Bold = true
		what.Add(last)
	}
	safe := parts.NewSoft(words.T("trouble.safe", nil))
	safe.Wrap = true
	on := parts.NewButton(words.T(key, nil), words.Key("Ctrl+Enter"), parts.TonePrimary, main)
	on.Height = 44
	ways := parts.Flow(10, on)
	for _, way := range []struct {
		label string
		do    func()
	}{{"trouble.restore", do.Restore}, {"trouble.again", again}, {"trouble.new", do.New}, {"trouble.usual", do.Usual}, {"settings.folder", do.Folder}, {"key.quit", do.Quit}} {
		if way.do != nil {
			b := parts.NewButton(words.T(way.label, nil), "", parts.ToneQuiet, way.do)
			b.Height = 44
			ways.Add(b)
		}
	}
	what.Add(safe)
	what.Add(ways)
	return &screen.Screen{
		View: screen.Page(words.T("trouble.heading", nil), words.T("trouble.under", nil),
			parts.Scroll(parts.Column(0, -1, parts.Card(what)))),
		Main: main, First: on, Alone: true,
	}
}
