package hamsters

import (
	"hash/crc32"
	"image"
	"log/slog"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"calmster/internal/photo"
	"calmster/model"
	"calmster/ui/look"
	"calmster/ui/parts"
	"calmster/ui/words"
)

// faceSide is how many pixels wide a face is kept: the largest one that is
// shown, on a screen of twice the density.
const faceSide = 128

// Faces keeps small pictures of animals ready, so that fifty photos need not be
// unpacked each time a list is shown.
type Faces struct {
	work    func(work, done func())
	small   map[faceKey]image.Image
	waiting []func() // photos to unpack: the first one is under way
}

// faceKey tells a photo from one that took its place.
type faceKey struct {
	id  model.ID
	sum uint32
}

// NewFaces returns faces that are made by work, off the window's goroutine.
func NewFaces(work func(work, done func())) *Faces {
	return &Faces{work: work, small: map[faceKey]image.Image{}}
}

// Face is the round sign of an animal: its photo, or its first letter on the
// quiet tint, also while the photo is being unpacked.
func (f *Faces) Face(h model.Hamster, size float32) fyne.CanvasObject {
	p := newPortrait(h, size)
	if len(h.Photo) == 0 {
		return p
	}
	key := faceKey{h.ID, crc32.ChecksumIEEE(h.Photo)}
	if img, ok := f.small[key]; ok {
		p.show(img)
		return p
	}
	f.waiting = append(f.waiting, func() {
		var img image.Image
		var err error
		f.work(func() { img, err = photo.Square(h.Photo, faceSide) }, func() {
			if err != nil { // the letter stays; the check of the journal tells of it
				slog.Error("show the photo of a hamster", "error", err)
			} else {
				f.small[key] = img
				p.show(img)
			}
			f.next()
		})
	})
	if len(f.waiting) == 1 {
		f.waiting[0]()
	}
	return p
}

// next unpacks the next photo: one at a time, so that fifty do not take every
// processor from the window.
func (f *Faces) next() {
	if f.waiting = f.waiting[1:]; len(f.waiting) > 0 {
		f.waiting[0]()
	}
}

// portrait is a round picture, or a letter.
type portrait struct {
	widget.BaseWidget
	label  string
	size   float32
	letter fyne.CanvasObject
	seen   *canvas.Image
}

func newPortrait(h model.Hamster, size float32) *portrait {
	letter := "?"
	for _, r := range h.Name {
		letter = strings.ToUpper(string(r))
		break
	}
	t := parts.NewText(letter)
	t.Bold, t.Color, t.TextSize, t.Align = true, look.ColorPrimary, size*0.45, fyne.TextAlignCenter
	p := &portrait{size: size, seen: &canvas.Image{FillMode: canvas.ImageFillCover, ScaleMode: canvas.ImageScaleSmooth}}
	p.letter = container.NewStack(parts.NewSurface(look.ColorPrimaryTint, "", canvas.RadiusMaximum), t)
	if len(h.Photo) > 0 {
		p.label = words.T("photo.of", model.Args{"Name": h.Name})
	}
	p.seen.Hide()
	p.ExtendBaseWidget(p)
	return p
}

// InspectLabel names the picture to the tests that look at a real window.
func (p *portrait) InspectLabel() string { return p.label }

func (p *portrait) show(img image.Image) {
	p.seen.Image = img
	p.seen.CornerRadius = p.size * look.Scale() / 2
	p.letter.Hide()
	p.seen.Show()
	p.seen.Refresh()
}

// CreateRenderer is for Fyne.
func (p *portrait) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(parts.Fixed(p.size, p.size, container.NewStack(p.letter, p.seen)))
}
