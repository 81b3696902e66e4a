package hamsters

import (
	"bytes"
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"calmster/model"
	"calmster/ui/look"
	"calmster/ui/parts"
	"calmster/ui/words"
)

// Pictures lets a keeper choose a picture, and reads one as a journal keeps it.
// Both come back later, on the window's goroutine; chosen is not called where
// the keeper thinks better of it.
type Pictures interface {
	Choose(chosen func(path string))
	Read(path string, done func([]byte, error))
}

// photoSide is how large a photo is shown, before scale.
const photoSide = 168

// letterSide is how large the letter is that stands for a photo.
const letterSide = 96

// photoField shows a photo with the ways to choose another one and to take it
// away.
type photoField struct {
	view     *fyne.Container
	hamster  model.Hamster
	pictures Pictures
	// changed takes the new photo, nil where it was taken away; it returns what
	// was wrong.
	changed func([]byte) error

	frame  *fyne.Container
	choose *parts.Button
	remove *parts.Button
	told   *parts.Text
}

func newPhotoField(h model.Hamster, pictures Pictures, changed func([]byte) error) *photoField {
	f := &photoField{hamster: h, pictures: pictures, changed: changed, frame: container.NewStack()}
	f.choose = parts.NewButton(words.T("photo.choose", nil), "", parts.ToneQuiet, func() { pictures.Choose(f.read) })
	f.remove = parts.NewButton(words.T("photo.remove", nil), "", parts.ToneLink, func() { f.keep(nil) })
	f.told = parts.NewSoft("")
	f.told.Wrap, f.told.Least = true, 120
	f.view = parts.Column(8, -1, parts.Row(16, 1, f.frame, parts.Column(8, -1,
		parts.Row(8, -1, f.choose), parts.Row(8, -1, f.remove), f.told)))
	f.show()
	return f
}

// read takes a file that was chosen, or dropped on the window. A large one takes
// seconds.
func (f *photoField) read(path string) {
	f.say(words.T("photo.reading", nil), false)
	f.pictures.Read(path, f.take)
}

func (f *photoField) take(data []byte, err error) {
	if err != nil {
		f.say(words.Problem(err), true)
		return
	}
	f.keep(data)
}

func (f *photoField) keep(data []byte) {
	if err := f.changed(data); err != nil {
		f.say(words.Problem(err), true)
		return
	}
	f.hamster.Photo = data
	f.show()
}

func (f *photoField) show() {
	f.say(words.T("photo.drop", nil), false)
	if len(f.hamster.Photo) == 0 {
		f.frame.Objects = []fyne.CanvasObject{newPortrait(f.hamster, letterSide)}
		f.choose.SetLabel(words.T("photo.choose", nil))
		f.remove.Hide()
	} else {
		f.frame.Objects = []fyne.CanvasObject{picture(f.hamster.Photo)}
		f.choose.SetLabel(words.T("photo.other", nil))
		f.remove.Show()
	}
	f.view.Refresh()
}

func (f *photoField) say(what string, wrong bool) {
	f.told.Set(what)
	f.told.Paint(look.ColorSoftText)
	if wrong {
		f.told.Paint(look.ColorStressText)
	}
}

// picture is a whole photo in the shape that it has.
func picture(data []byte) fyne.CanvasObject {
	w, h := float32(photoSide), float32(photoSide)
	if head, _, err := image.DecodeConfig(bytes.NewReader(data)); err == nil && head.Width > 0 && head.Height > 0 {
		if head.Width > head.Height {
			h = w * float32(head.Height) / float32(head.Width)
		} else {
			w = h * float32(head.Width) / float32(head.Height)
		}
	}
	img := canvas.NewImageFromResource(fyne.NewStaticResource("photo", data))
	img.FillMode, img.CornerRadius = canvas.ImageFillContain, look.CornerCard
	return parts.Fixed(max(w, 24), max(h, 24), img)
}
