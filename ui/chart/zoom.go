package chart

import (
	"math"

	"fyne.io/fyne/v2"

	"calmster/model"
)

const (
	leastPart  = 3.0    // shortest stretch to look at, in days
	wheelShare = 0.0125 // how much a unit of the wheel zooms
	keyShare   = 0.7    // how much of the stretch is left after a key
)

// Zoom is a [Chart] of which a part can be looked at: the wheel and the keys +
// and - zoom, dragging moves, 0 and a tap on the words for it show the whole
// time again. It takes the wheel from what it stands in, so a chart on a page
// that scrolls should be a plain one.
type Zoom struct{ Chart }

var (
	_ fyne.Scrollable = (*Zoom)(nil)
	_ fyne.Draggable  = (*Zoom)(nil)
)

// NewZoom returns a widget that shows a chart and parts of it.
func NewZoom(c *model.Chart) *Zoom {
	w := &Zoom{}
	w.take(c)
	w.extend(w)
	return w
}

// Scrolled zooms around the pointer, or moves if the wheel goes sideways.
func (w *Zoom) Scrolled(e *fyne.ScrollEvent) {
	if w.view == nil {
		return
	}
	if math.Abs(float64(e.Scrolled.DX)) > math.Abs(float64(e.Scrolled.DY)) {
		w.move(e.Scrolled.DX)
		return
	}
	w.zoom(math.Exp(-float64(e.Scrolled.DY)*wheelShare), w.view.plan.day(e.Position.X))
}

// Dragged moves the stretch that is looked at.
func (w *Zoom) Dragged(e *fyne.DragEvent) { w.move(e.Dragged.DX) }

// DragEnd has nothing to finish.
func (w *Zoom) DragEnd() {}

// TypedKey does what a chart does, and 0 shows the whole time.
func (w *Zoom) TypedKey(k *fyne.KeyEvent) {
	if k.Name == fyne.Key0 {
		w.look(w.chart.X.Min, w.chart.X.Max)
		return
	}
	w.Chart.TypedKey(k)
}

// TypedRune zooms.
func (w *Zoom) TypedRune(r rune) {
	middle := (w.axis.Min + w.axis.Max) / 2
	if s, ok := w.stop(w.chosen); ok && s.point >= 0 {
		middle = w.chart.Points[s.point].X
	}
	switch r {
	case '+', '=':
		w.zoom(keyShare, middle)
	case '-', '_':
		w.zoom(1/keyShare, middle)
	}
}

// zoom changes the length of the stretch and keeps a place of it where it is.
func (w *Zoom) zoom(share, at float64) {
	at = min(max(at, w.axis.Min), w.axis.Max)
	share = max(share, leastPart/(w.axis.Max-w.axis.Min))
	w.look(at-(at-w.axis.Min)*share, at+(w.axis.Max-at)*share)
}

// move shifts the stretch by a way on the screen.
func (w *Zoom) move(by float32) {
	if w.view == nil || w.view.plan.plot.w <= 0 {
		return
	}
	d := -float64(by/w.view.plan.plot.w) * (w.axis.Max - w.axis.Min)
	w.look(w.axis.Min+d, w.axis.Max+d)
}

// look shows the stretch between lo and hi, moved to where there is one.
func (w *Chart) look(lo, hi float64) {
	whole := w.chart.X
	if w.chart.Whole == "" || !(hi > lo) {
		return
	}
	if lo < whole.Min {
		lo, hi = whole.Min, hi+whole.Min-lo
	}
	if hi > whole.Max {
		lo, hi = max(whole.Min, lo-(hi-whole.Max)), whole.Max
	}
	w.axis = w.chart.Part(lo, hi)
	w.Refresh()
}
