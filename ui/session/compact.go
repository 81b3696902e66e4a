package session

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"calmster/ui/look"
	"calmster/ui/parts"
)

// CompactSize is that of the compact window: the clock and the sign pad, small
// enough to stand beside another program, and within the room that the screen has
// for a window; zero where that is not known.
func CompactSize(room fyne.Size) fyne.Size {
	size := fyne.NewSize(500*look.Scale(), 640*look.Scale())
	if room.IsZero() {
		return size
	}
	return size.Min(room.SubtractWidthHeight(0, frameHeight)).Max(leastSize)
}

// frameHeight is about what a window manager puts around a window: its title.
const frameHeight = 40

// ToggleCompact changes between the whole screen and the compact one.
func (s *Screen) ToggleCompact() {
	s.compact = !s.compact
	s.plan = s.planFor(s.view.Size())
	s.dress()
	if s.given.Compact != nil {
		s.given.Compact(s.compact)
	}
}

// IsCompact is whether the compact screen is shown.
func (s *Screen) IsCompact() bool { return s.compact }

// usual is what the screen is laid out for until it has a size.
var usual = fyne.NewSize(1366, 768)

// fitting lays the screen out anew where its size asks for another plan.
type fitting struct{ s *Screen }

// leastSize is the smallest window in which all signs can be hit.
var leastSize = fyne.NewSize(360, 260)

// MinSize is for Fyne. It is small: a window must not outgrow its screen, however
// large everything is.
func (f fitting) MinSize([]fyne.CanvasObject) fyne.Size { return leastSize }

// Layout is for Fyne.
func (f fitting) Layout(objs []fyne.CanvasObject, size fyne.Size) {
	if size.Width <= 0 || size.Height <= 0 {
		return
	}
	if p := f.s.planFor(size); p != f.s.plan {
		f.s.plan = p
		f.s.dress() // and is called again
		return
	}
	for _, o := range objs {
		o.Resize(size)
		o.Move(fyne.NewPos(0, 0))
	}
}

// dress builds the view anew. What it shows is derived from the session; only
// a note that is still being written is carried over.
func (s *Screen) dress() {
	half := ""
	if s.log != nil {
		half = s.log.note.Text
		if s.popShows == s.log {
			s.closePop() // it holds the log as it was built before
		}
	}
	s.pad = newPad(s)
	s.clock = newClockPanel(s, s.given)
	s.log = newEventLog(s)
	s.log.note.SetText(half)
	var view fyne.CanvasObject
	switch s.plan.shape {
	case shapeTall:
		view = parts.Pad(10, 12, parts.Column(8, 1, s.clock.view, s.pad.view, s.clock.foot))
	case shapeTwo:
		view = parts.Shares(0, twoShares, s.clock.view, s.pad.view)
	default:
		view = container.New(wholeLayout{}, s.clock.view, s.pad.view, s.log.view)
	}
	s.view.Objects = []fyne.CanvasObject{view}
	s.view.Refresh()
	s.show()
}
