// Package screen says what a screen is to the window that shows it.
package screen

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"calmster/model"
	"calmster/ui/look"
	"calmster/ui/parts"
)

// Screen is one view with what its keys do. The zero value of a field means
// that the screen has no use for it.
type Screen struct {
	View fyne.CanvasObject
	// Main is the screen's main action, Ctrl+Enter.
	Main func()
	// Key takes a plain key while no text field has the focus. It runs once a
	// press, however long the key is held, and reports whether it had a use for it.
	Key func(fyne.KeyName) bool
	// CheckAll ticks every check that is shown, Ctrl+Shift+A.
	CheckAll func()
	// Undo and Redo are Ctrl+Z and Ctrl+Shift+Z.
	Undo, Redo func()
	// Drop takes a file that was dropped on the window.
	Drop func(path string)
	// Find puts the cursor into the screen's search, Ctrl+F.
	Find func()
	// First gets the focus when the screen is shown.
	First fyne.Focusable
	// Alone hides the rail: nothing but this screen matters now.
	Alone bool
	// Menu returns the screen's own button for the program's menu, which unfolds
	// below it; nil where it has none.
	Menu func() fyne.CanvasObject
	// Shown runs once the screen is in the window and has its size.
	Shown func()
	// Then is what comes with the next frames, one step with each: all that is drawn
	// for the first time would take too long for one frame. No step is taken once
	// another screen is shown; all are taken again where this one is.
	Then []func()
	// Leave runs when another screen takes this one's place.
	Leave func()
}

// OnEscape is the key of a screen that has no other use for one than to leave.
func OnEscape(leave func()) func(fyne.KeyName) bool {
	return func(k fyne.KeyName) bool {
		if k == fyne.KeyEscape {
			leave()
		}
		return k == fyne.KeyEscape
	}
}

// Late returns the place of something that is to be there a step later (see
// [Screen]), and that step.
func Late(o fyne.CanvasObject) (place fyne.CanvasObject, step func()) {
	c := container.NewStack()
	return c, func() {
		c.Objects = []fyne.CanvasObject{o}
		c.Refresh()
	}
}

// Clock tells the time to whatever measures or dates, and calls back on the
// window's own goroutine.
type Clock interface {
	Now() model.Instant
	// Every calls f again and again until stop is called.
	Every(d time.Duration, f func()) (stop func())
	// After calls f once.
	After(d time.Duration, f func())
	// Work runs work on another goroutine and then calls done.
	Work(work, done func())
}

// Page lays out a screen as the house does: a heading that says the state of
// things in a sentence, a softer line below it, the actions on its right, and
// the content under it.
func Page(heading, under string, content fyne.CanvasObject, actions ...fyne.CanvasObject) fyne.CanvasObject {
	return PageUnder(heading, parts.NewSoft(under), content, actions...)
}

// PageUnder is [Page] with a softer line that the screen changes as it goes.
func PageUnder(heading string, u *parts.Text, content fyne.CanvasObject, actions ...fyne.CanvasObject) fyne.CanvasObject {
	h := parts.NewHeading(heading)
	h.Least, h.Cut, h.Wrap = 240, false, true
	u.TextSize = 14
	u.Wrap = look.Scale() > 1
	u.Cut = !u.Wrap
	head := parts.Head(12, parts.Column(2, -1, h, u), actions...)
	// A small screen or large text scrolls, sideways too where nothing else helps; a
	// window must never outgrow its screen.
	return parts.Pad(20, 26, parts.Column(16, 1, head, parts.ScrollBoth(content)))
}
