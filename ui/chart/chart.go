package chart

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"calmster/model"
)

// reach is how near to a point a pointer must be, in Fyne units.
const reach float32 = 16

// Chart is a widget that shows a [model.Chart].
//
// A pointer over a point shows its tip, a tap opens it. With the focus, the
// arrow keys walk through the points, Home and End go to the first and last,
// Page Up and Page Down jump by ten, Enter opens, Esc hides the tip. The number
// keys show and hide the series of the legend, and so does a tap on its entry.
type Chart struct {
	widget.BaseWidget

	// OnOpen is called with the session that a keeper opens; nil for nothing.
	OnOpen func(id model.ID)
	// Least is the height that it asks for at least, where that is more than any
	// chart does.
	Least float32

	self    fyne.Widget // what the canvas knows: this, or what it is part of
	chart   *model.Chart
	axis    model.Axis   // the part of the X axis that is looked at
	off     map[int]bool // series that are switched off
	chosen  int          // stop with the tip, -1 for none
	focused bool
	view    *view // nil until shown
}

var (
	_ fyne.Tappable      = (*Chart)(nil)
	_ fyne.Focusable     = (*Chart)(nil)
	_ desktop.Hoverable  = (*Chart)(nil)
	_ desktop.Cursorable = (*Chart)(nil)
)

// New returns a widget that shows a chart.
func New(c *model.Chart) *Chart {
	w := &Chart{}
	w.take(c)
	w.extend(w)
	return w
}

func (w *Chart) extend(self fyne.Widget) {
	w.self = self
	w.ExtendBaseWidget(self)
}

// SetChart shows another chart in the place of the present one.
func (w *Chart) SetChart(c *model.Chart) {
	w.take(c)
	w.Refresh()
}

func (w *Chart) take(c *model.Chart) {
	if c == nil {
		c = &model.Chart{}
	}
	w.chart, w.axis, w.off, w.chosen = c, c.X, map[int]bool{}, -1
}

// CreateRenderer is Fyne's way to ask for the drawing part.
func (w *Chart) CreateRenderer() fyne.WidgetRenderer {
	w.view = newView(w)
	return w.view
}

// MouseIn shows the tip of the point under the pointer.
func (w *Chart) MouseIn(e *desktop.MouseEvent) { w.choose(w.stopAt(e.Position)) }

// MouseMoved shows the tip of the point under the pointer.
func (w *Chart) MouseMoved(e *desktop.MouseEvent) { w.choose(w.stopAt(e.Position)) }

// MouseOut hides the tip.
func (w *Chart) MouseOut() { w.choose(-1) }

// Cursor is a hand over what can be tapped.
func (w *Chart) Cursor() desktop.Cursor {
	if _, ok := w.chosenSession(); ok {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// Tapped opens the session under the pointer, or switches a series of the legend.
func (w *Chart) Tapped(e *fyne.PointEvent) {
	if series, ok := w.keyAt(e.Position); ok {
		w.toggle(series)
		return
	}
	if w.view != nil && w.view.plan.whole.has(e.Position) {
		w.look(w.chart.X.Min, w.chart.X.Max)
		return
	}
	w.choose(w.stopAt(e.Position))
	w.open()
}

func (w *Chart) open() {
	if id, ok := w.chosenSession(); ok {
		w.OnOpen(id)
	}
}

// chosenSession returns the session that can be opened now.
func (w *Chart) chosenSession() (id model.ID, ok bool) {
	s, ok := w.stop(w.chosen)
	if !ok || s.point < 0 || w.OnOpen == nil {
		return model.ID{}, false
	}
	id = w.chart.Points[s.point].ID
	return id, id != model.ID{}
}

// toggle shows or hides a series.
func (w *Chart) toggle(series int) {
	if w.off[series] {
		delete(w.off, series)
	} else {
		w.off[series] = true
	}
	w.chosen = -1
	w.Refresh()
}

// choose moves the tip to a stop; -1 hides it. Nothing else is drawn anew,
// unless the stop lies outside of the part that is looked at.
func (w *Chart) choose(stop int) {
	if stop == w.chosen {
		return
	}
	w.chosen = stop
	if s, ok := w.stop(stop); ok && s.outside {
		x, wide := w.chart.Points[s.point].X, w.axis.Max-w.axis.Min
		w.look(x-wide/2, x+wide/2)
		return
	}
	if w.view != nil {
		w.view.showTip()
	}
}

func (w *Chart) stop(i int) (s stop, ok bool) {
	if w.view == nil || i < 0 || i >= len(w.view.plan.stops) {
		return stop{}, false
	}
	return w.view.plan.stops[i], true
}

func (w *Chart) stopAt(at fyne.Position) int {
	if w.view == nil {
		return -1
	}
	return w.view.plan.nearest(w.chart, at)
}

func (w *Chart) keyAt(at fyne.Position) (series int, ok bool) {
	if w.view == nil {
		return 0, false
	}
	for _, k := range w.view.plan.keys {
		if k.box.has(at) {
			return k.series, true
		}
	}
	return 0, false
}
