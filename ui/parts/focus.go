package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// focusable is what every part that takes the focus has in common: the keys
// that it has no use for go on to the window, so that a focused button does not
// swallow the screen's own keys.
type focusable struct {
	self   fyne.CanvasObject
	press  func() // Space and Enter
	change func(focused bool)
}

var (
	_ fyne.Focusable  = (*focusable)(nil)
	_ desktop.Keyable = (*focusable)(nil)
)

// FocusGained, FocusLost, TypedRune, TypedKey, KeyDown and KeyUp are for Fyne.
func (f *focusable) FocusGained() {
	f.change(true)
	reveal(f.self)
}
func (f *focusable) FocusLost()     { f.change(false) }
func (f *focusable) TypedRune(rune) {}

// TypedKey presses on Space and Enter.
func (f *focusable) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		f.press()
		return
	}
	if c := f.canvas(); c != nil && c.OnTypedKey() != nil {
		c.OnTypedKey()(k)
	}
}

// KeyDown passes everything on but what TypedKey takes.
func (f *focusable) KeyDown(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter, fyne.KeyTab:
		return
	}
	if c, ok := f.canvas().(desktop.Canvas); ok && c.OnKeyDown() != nil {
		c.OnKeyDown()(k)
	}
}

// KeyUp is for Fyne.
func (f *focusable) KeyUp(*fyne.KeyEvent) {}

func (f *focusable) canvas() fyne.Canvas {
	return fyne.CurrentApp().Driver().CanvasForObject(f.self)
}
