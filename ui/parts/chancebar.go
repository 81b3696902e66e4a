package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"calmster/ui/look"
)

// ChanceBar shows a chance between never and always with its likely range, and
// the mark from which ready can be said.
type ChanceBar struct {
	widget.BaseWidget
	next, low, high, ready float32
	word                   *Text // over the pin
	never, from            *Text // under the ends
	track, band, pin, gate *Surface
}

// NewChanceBar returns the bar; all numbers lie between 0 and 1.
func NewChanceBar(next, low, high, ready float64, word, never, from string) *ChanceBar {
	b := &ChanceBar{
		next: float32(next), low: float32(low), high: float32(high), ready: float32(ready),
		word: NewText(word), never: NewSoft(never), from: NewSoft(from),
	}
	b.word.Bold, b.word.Color, b.word.TextSize = true, look.ColorPrimary, look.SizeSmall
	b.never.TextSize, b.from.TextSize = look.SizeTiny, look.SizeTiny
	b.track = NewSurface(look.ColorTrack, "", 5)
	b.band = NewSurface(look.ColorPrimaryTint, look.ColorPrimary, 5)
	b.pin = NewSurface(look.ColorPrimary, "", 1)
	b.gate = NewSurface(look.ColorGoal, "", 0)
	b.ExtendBaseWidget(b)
	return b
}

// InspectLabel names the bar to the tests that look at a real window.
func (b *ChanceBar) InspectLabel() string { return b.word.Content() }

// CreateRenderer is for Fyne.
func (b *ChanceBar) CreateRenderer() fyne.WidgetRenderer { return &chanceRenderer{b} }

type chanceRenderer struct{ b *ChanceBar }

func (r *chanceRenderer) Destroy() {}
func (r *chanceRenderer) Objects() []fyne.CanvasObject {
	b := r.b
	return []fyne.CanvasObject{b.track, b.band, b.gate, b.pin, b.word, b.never, b.from}
}

func (r *chanceRenderer) MinSize() fyne.Size {
	return fyne.NewSize(180, r.b.word.MinSize().Height+16+r.b.never.MinSize().Height)
}

func (r *chanceRenderer) Layout(s fyne.Size) {
	b := r.b
	put := func(o fyne.CanvasObject, x, y, w, h float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(w, h))
	}
	// centred puts a text over x without leaving the bar.
	centred := func(t *Text, x, y float32) {
		m := t.MinSize()
		put(t, min(max(0, x-m.Width/2), s.Width-m.Width), y, m.Width, m.Height)
	}
	top := b.word.MinSize().Height + 3
	put(b.track, 0, top, s.Width, 10)
	put(b.band, b.low*s.Width, top, max(6, (b.high-b.low)*s.Width), 10)
	put(b.pin, b.next*s.Width-2, top-3, 4, 16)
	put(b.gate, b.ready*s.Width-1, top-2, 2, 14)
	centred(b.word, b.next*s.Width, 0)
	below := top + 13
	put(b.never, 0, below, b.never.MinSize().Width, b.never.MinSize().Height)
	centred(b.from, b.ready*s.Width, below)
}

func (r *chanceRenderer) Refresh() {
	for _, o := range r.Objects() {
		o.Refresh()
	}
	canvas.Refresh(r.b)
}
