package session

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"calmster/model"
	"calmster/ui/look"
	"calmster/ui/parts"
)

// CompactSize is that of the compact window: the clock and the sign pad, small
// enough to stand beside another program, and no higher than a small laptop's
// screen, however large the text is.
func CompactSize() fyne.Size {
	return fyne.NewSize(500*look.Scale(), min(640*look.Scale(), 710))
}

// ToggleCompact changes between the whole screen and the compact one.
func (s *Screen) ToggleCompact() {
	s.compact = !s.compact
	s.dress()
	if s.given.Compact != nil {
		s.given.Compact(s.compact)
	}
}

// IsCompact is whether the compact screen is shown.
func (s *Screen) IsCompact() bool { return s.compact }

// dress builds the view anew. What it shows is derived from the session; only
// a note that is still being written is carried over.
func (s *Screen) dress() {
	half := ""
	if s.log != nil {
		half = s.log.note.Text
	}
	s.pad = newPad(s)
	s.clock = newClockPanel(s, s.given)
	s.log = newEventLog(s)
	s.log.note.SetText(half)
	view := fyne.CanvasObject(parts.Shares(0, []float32{392, 739, 236}, s.clock.view, s.pad.view, s.log.view))
	if s.compact {
		view = parts.Pad(10, 12, parts.Column(8, 1, s.clock.view, s.pad.view, s.clock.foot))
	}
	// Where everything is large and the screen small, it scrolls rather than that
	// anything is out of reach.
	s.view.Objects = []fyne.CanvasObject{container.NewScroll(view)}
	s.view.Refresh()
	s.show()
}

// compact lays the pad out for a narrow window: the signs, a treat, and the end
// cue. What is left out keeps its key.
func (p *pad) compact(stress, comfort, treats []*parts.Tap, note *parts.Tap) fyne.CanvasObject {
	banner := p.newBanner(true)
	stressBlock, stressShare := block(stress, 3, 5, 1)
	comfortBlock, comfortShare := block(comfort, 2, 3, 0.8)
	stopped := p.taps[string(model.KindAct)+model.StoppedWalking]
	rest := parts.Even(8, parts.HollowGrid(8, 2, treats[0], p.more), parts.HollowGrid(8, 2, stopped, note))
	return container.New(padLayout{shares: []float32{0, stressShare, comfortShare, 0.8}, gap: 8},
		banner, stressBlock, comfortBlock, rest)
}
