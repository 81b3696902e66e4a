// Package trouble is what a start shows that could not open the journal. A
// program that was started by a click has nobody who reads its error output.
package trouble

import (
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
	// Restore goes back to a backup; nil where there can be none.
	Restore func()
	Folder  func()
	Quit    func()
}

// New says what went wrong.
func New(err error, do Actions) *screen.Screen {
	said := parts.NewWrapped(words.Problem(err))
	safe := parts.NewSoft(words.T("trouble.safe", nil))
	safe.Wrap = true
	again := parts.NewButton(words.T("trouble.again", nil), words.Key("Ctrl+Enter"), parts.TonePrimary, do.Again)
	again.Height = 44
	ways := parts.Flow(10, again)
	for _, way := range []struct {
		label string
		do    func()
	}{{"trouble.restore", do.Restore}, {"trouble.usual", do.Usual}, {"settings.folder", do.Folder}, {"key.quit", do.Quit}} {
		if way.do != nil {
			b := parts.NewButton(words.T(way.label, nil), "", parts.ToneQuiet, way.do)
			b.Height = 44
			ways.Add(b)
		}
	}
	return &screen.Screen{
		View: screen.Page(words.T("trouble.heading", nil), words.T("trouble.under", nil),
			parts.Scroll(parts.Column(0, -1, parts.Card(parts.Column(16, -1, said, safe, ways))))),
		Main: do.Again, First: again, Alone: true,
	}
}
