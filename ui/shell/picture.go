package shell

import (
	"bytes"
	"io"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"

	"calmster/ui/words"
)

// Choose lets the keeper choose a picture from a file, for a photo.
func (s *Shell) Choose(chosen func(path string)) {
	d := dialog.NewFileOpen(func(r fyne.URIReadCloser, err error) {
		if err == nil && r == nil {
			return // thought better of it
		}
		if err == nil {
			err = r.Close() // it is read off the window's goroutine, by its path
		}
		if err != nil {
			s.Tell(err)
			return
		}
		chosen(r.URI().Path())
	}, s.Window)
	d.SetFilter(pictures{})
	s.ask(d)
}

// Read reads a picture off the window's goroutine: a large one takes seconds.
func (s *Shell) Read(path string, done func([]byte, error)) {
	on := s.open
	var data []byte
	var err error
	s.clock.Work(func() { data, err = s.Picture(path) }, func() {
		if s.open == on { // the keeper has gone on; nobody waits for it any more
			done(data, err)
		}
	})
}

// copyPicture puts a picture on the clipboard.
func (s *Shell) copyPicture(write func(io.Writer) error) {
	var err error
	s.clock.Work(func() {
		var png bytes.Buffer
		if err = write(&png); err == nil {
			err = s.Desktop.CopyPicture(png.Bytes())
		}
	}, func() {
		if err != nil {
			s.Tell(err)
			return
		}
		s.note(words.T("progress.copied_picture", nil))
	})
}

// dropped hands a file that was dropped on the window to the screen that is
// open.
func (s *Shell) dropped(files []fyne.URI) {
	switch {
	case s.open == nil || len(files) == 0:
	case exports.Matches(files[0]) && !s.busy():
		s.importFile(files[0].Path())
	case s.open.Drop != nil:
		s.open.Drop(files[0].Path())
	case !s.busy():
		s.note(words.T("photo.nowhere", nil))
	}
}

// pictures lets a file dialog show what can be a picture, and what people take
// for one: HEIC is answered by what to do.
type pictures struct{}

// Matches is for Fyne.
func (pictures) Matches(u fyne.URI) bool {
	return slices.Contains([]string{
		".jpg", ".jpeg", ".png", ".gif", ".webp", ".bmp", ".tif", ".tiff", ".heic", ".heif", ".avif",
	}, strings.ToLower(u.Extension()))
}
