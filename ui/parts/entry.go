package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Entry is a text field that Esc leaves and that lets the window's own
// shortcuts through: Fyne gives a focused field every shortcut and drops the
// ones it does not know.
type Entry struct {
	widget.Entry
	// OnLeave runs when Esc leaves the field.
	OnLeave func()
	// OnKey takes a key before the field does; it reports whether it had a use
	// for it.
	OnKey func(fyne.KeyName) bool
	label string
	deaf  bool // until the next key goes down
}

// NewEntry returns a field; label names it, placeholder shows while it is empty.
func NewEntry(label, placeholder string) *Entry {
	e := &Entry{label: label}
	e.PlaceHolder = placeholder
	e.ExtendBaseWidget(e)
	return e
}

// NewMultiLine returns a field of several lines.
func NewMultiLine(label, placeholder string, rows int) *Entry {
	e := NewEntry(label, placeholder)
	e.MultiLine = true
	e.Wrapping = fyne.TextWrapWord
	e.SetMinRowsVisible(rows)
	return e
}

// FocusByKey puts the cursor into the field because a key of the window's went
// down. The letter that this key then types does not belong into the field.
func (e *Entry) FocusByKey() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(e); c != nil {
		c.Focus(e)
	}
	e.deaf = true // also where it has the focus already, before Fyne knows where it lies
}

// KeyDown is for Fyne: what this key types is for the field.
func (e *Entry) KeyDown(k *fyne.KeyEvent) {
	e.deaf = false
	e.Entry.KeyDown(k)
}

// TypedRune is for Fyne.
func (e *Entry) TypedRune(r rune) {
	if !e.deaf {
		e.Entry.TypedRune(r)
	}
}

// InspectLabel names the field to the tests that look at a real window.
func (e *Entry) InspectLabel() string { return e.label }

// FocusGained is for Fyne.
func (e *Entry) FocusGained() {
	e.deaf = false
	e.Entry.FocusGained()
	reveal(e)
}

// AcceptsTab is false also where there are several lines: Tab goes on to the
// next thing everywhere, or whoever has only a keyboard could not.
func (e *Entry) AcceptsTab() bool { return false }

// TypedKey leaves the field on Esc and lets the keys of help and menu through.
func (e *Entry) TypedKey(k *fyne.KeyEvent) {
	c := fyne.CurrentApp().Driver().CanvasForObject(e)
	switch {
	case e.OnKey != nil && e.OnKey(k.Name):
		return
	case (k.Name == fyne.KeyF1 || k.Name == fyne.KeyF10) && c != nil && c.OnTypedKey() != nil:
		c.OnTypedKey()(k)
		return
	case k.Name != fyne.KeyEscape:
		e.Entry.TypedKey(k)
		return
	case c != nil:
		c.Unfocus()
	}
	if e.OnLeave != nil {
		e.OnLeave()
	}
}

// TypedShortcut passes on what a text field has no use for.
func (e *Entry) TypedShortcut(s fyne.Shortcut) {
	custom, ok := s.(*desktop.CustomShortcut)
	if !ok || ownShortcut(custom) {
		e.Entry.TypedShortcut(s)
		return
	}
	if c, ok := fyne.CurrentApp().Driver().CanvasForObject(e).(fyne.Shortcutable); ok {
		c.TypedShortcut(s)
	}
}

// ownShortcut is whether a field uses the shortcut itself: moving by words.
func ownShortcut(s *desktop.CustomShortcut) bool {
	switch s.KeyName {
	case fyne.KeyLeft, fyne.KeyRight, fyne.KeyHome, fyne.KeyEnd, fyne.KeyBackspace, fyne.KeyDelete:
		return true
	}
	return s.KeyName == fyne.KeyZ && s.Modifier&fyne.KeyModifierShift != 0
}

// Field puts a small label over a field.
func Field(label string, field fyne.CanvasObject) fyne.CanvasObject {
	return Column(4, 1, NewSoft(label), field)
}

// Section puts a bold title over what belongs to it.
func Section(title string, content fyne.CanvasObject) fyne.CanvasObject {
	t := NewText(title)
	t.Bold = true
	return Column(6, -1, t, content)
}
