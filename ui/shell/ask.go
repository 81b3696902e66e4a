package shell

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"calmster/model"
	"calmster/ui/parts"
	"calmster/ui/words"
)

// askedSize is how large a file dialog is, before scale.
var askedSize = fyne.NewSize(860, 560)

// asking is a dialog that is open. Until it is closed, no key of the window's is
// for the screen behind it.
type asking struct {
	dialog.Dialog
	face *widget.PopUp
}

// ask shows a file dialog.
func (s *Shell) ask(d *dialog.FileDialog) {
	d.Resize(askedSize)
	s.pose(d)
}

// askReplace asks whether a file may take the place of what lies there. Fyne's
// own question knows no language but English.
func (s *Shell) askReplace(path string, answered func(replace bool)) {
	text := parts.NewWrapped(words.T("dialog.replace_text", model.Args{"Name": filepath.Base(path)}))
	d := dialog.NewCustomConfirm(words.T("dialog.replace_title", nil), words.T("dialog.replace", nil), words.T("dialog.cancel", nil),
		parts.Pad(10, 4, parts.Fixed(420, 0, text)), answered, s.Window)
	s.pose(d)
}

// pose shows a dialog.
func (s *Shell) pose(d dialog.Dialog) {
	d.Show()
	face, ok := s.Window.Canvas().Overlays().Top().(*widget.PopUp)
	if !ok { // the desktop's own, which minds its keys itself
		return
	}
	s.file = &asking{Dialog: d, face: face}
	if around := nameField(face.Content); around != nil {
		s.file.hearEscape(around)
		s.Window.Canvas().Focus(around.Content.(fyne.Focusable))
	}
}

// asks is whether a file dialog is open.
func (s *Shell) asks() bool { return s.file != nil && s.file.face.Visible() }

// escape closes what lies in front: a question of the dialog's, or itself.
func (a *asking) escape() {
	overlays := a.face.Canvas.Overlays() // the driver knows no canvas of it before its first frame
	switch top := overlays.Top().(type) {
	case *widget.PopUp:
		if top == a.face {
			a.Dismiss()
			return
		}
		top.Hide()
	default:
		overlays.Remove(top)
	}
}

// nameField finds what the field for a file's name stands in; nil where a
// dialog has none.
func nameField(in fyne.CanvasObject) *container.Scroll {
	switch o := in.(type) {
	case *fyne.Container:
		for _, child := range o.Objects {
			if found := nameField(child); found != nil {
				return found
			}
		}
	case *container.Scroll:
		if _, ok := o.Content.(*widget.Entry); ok {
			return o
		}
	}
	return nil
}

// hearEscape puts a field of ours in the place of the dialog's: Fyne's knows no
// Esc, and keeps the keys of the window to itself. The dialog goes on with its own.
func (a *asking) hearEscape(around *container.Scroll) {
	theirs := around.Content.(*widget.Entry)
	ours := parts.NewEntry(theirs.PlaceHolder, theirs.PlaceHolder)
	ours.SetText(theirs.Text)
	ours.OnKey = func(k fyne.KeyName) bool {
		if k == fyne.KeyEscape {
			a.escape()
		}
		return k == fyne.KeyEscape
	}
	ours.OnSubmitted = theirs.OnSubmitted
	ours.OnChanged = func(text string) {
		if theirs.Text != text {
			theirs.SetText(text)
		}
	}
	told := theirs.OnChanged
	theirs.OnChanged = func(text string) {
		told(text)
		if ours.Text != text { // a file that was clicked on
			ours.SetText(text)
		}
	}
	around.Content = ours
	around.Refresh()
}
