package session

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"calmster/ui/correct"
	"calmster/ui/look"
	"calmster/ui/parts"
)

// over is something that lies over the screen until it is put away. It is as large
// as it needs to be, or as the window lets it; then it scrolls.
type over struct {
	pop     *widget.PopUp
	content fyne.CanvasObject
	width   float32 // before scale
	// at says where it goes, given its size.
	at func(fyne.Size) fyne.Position
}

// edge is what stays free around what lies over the screen.
const edge = 8

// open puts content over the screen, instead of what lay there. It returns nil
// where the screen is in no window.
func (s *Screen) open(content fyne.CanvasObject, width float32, at func(fyne.Size) fyne.Position) *over {
	c := s.canvas()
	if c == nil {
		return nil
	}
	s.closePop()
	o := &over{content: parts.Pad(6, edge, content), width: width, at: at}
	o.pop = widget.NewPopUp(container.NewVScroll(o.content), c)
	s.pop, s.writing, s.popShows = o.pop, false, nil
	o.place()
	return o
}

func (s *Screen) canvas() fyne.Canvas { return fyne.CurrentApp().Driver().CanvasForObject(s.view) }

// place gives it the size that its content has now, within the window.
func (o *over) place() {
	room := o.pop.Canvas.Size()
	frame := o.pop.MinSize().Subtract(o.pop.Content.MinSize())
	width := min(o.width*look.Scale(), room.Width-2*edge-frame.Width)
	o.content.Resize(fyne.NewSize(width, o.content.MinSize().Height)) // wrapped text then knows its height
	height := min(o.content.MinSize().Height, room.Height-2*edge-frame.Height)
	size := fyne.NewSize(width, height).Add(frame)
	o.pop.Resize(size)
	at := o.at(size)
	o.pop.ShowAtPosition(fyne.NewPos(
		max(edge, min(at.X, room.Width-size.Width-edge)), max(edge, min(at.Y, room.Height-size.Height-edge))))
}

// closePop puts away what lies over the pad; it reports whether something did.
func (s *Screen) closePop() bool {
	if s.pop == nil || !s.pop.Visible() {
		return false
	}
	s.pop.Hide()
	return true
}

// editWidth is what the form of a correction needs, and logWidth the log, before scale.
const (
	editWidth = 460
	logWidth  = 340
)

// form opens a form beside what it is about: on its left, over the pad.
func (s *Screen) form(about fyne.CanvasObject, build func(close func()) *correct.Editor) {
	e := build(func() { s.closePop() })
	place := fyne.CurrentApp().Driver().AbsolutePositionForObject(about)
	o := s.open(parts.Column(0, -1, e.View), editWidth, func(size fyne.Size) fyne.Position {
		return fyne.NewPos(place.X-size.Width-2*edge, place.Y)
	})
	if o == nil {
		return
	}
	s.writing = true
	e.OnGrow = func() {
		if o.pop.Visible() { // it may have done its work
			o.place()
		}
	}
	e.Show(o.pop.Canvas)
}

// writeNote goes to the field for a note. Where the log is not in sight it is
// opened, over the pad.
func (s *Screen) writeNote() {
	if s.plan.shape != shapeWhole {
		room := s.view.Size()
		o := s.open(parts.Fixed(0, max(logLeast, room.Height*0.8/look.Scale()), s.log.view), logWidth, func(size fyne.Size) fyne.Position {
			return fyne.NewPos(room.Width-size.Width, room.Height)
		})
		if o == nil {
			return
		}
		s.popShows = s.log
	}
	s.log.note.FocusByKey()
}

// logLeast is the least height of the log where it lies over the pad, before scale.
const logLeast = 200
