package chart

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// view draws a chart: plain rectangles and words as objects, and all marks and
// lines in one raster at device pixels. One object a mark would be too slow.
type view struct {
	w    *Chart
	plan plan
	size fyne.Size

	fills []*canvas.Rectangle
	marks *canvas.Raster
	texts []*canvas.Text
	focus *canvas.Rectangle
	tip   *tip
	all   []fyne.CanvasObject
}

func newView(w *Chart) *view {
	v := &view{
		w:     w,
		focus: &canvas.Rectangle{FillColor: color.Transparent, StrokeWidth: 2, CornerRadius: 2 * step},
		tip:   newTip(),
	}
	v.marks = canvas.NewRaster(v.paint)
	v.tip.hide()
	v.focus.Hide()
	return v
}

// MinSize is small: a chart shows less when there is less room.
func (v *view) MinSize() fyne.Size { return fyne.NewSize(160, max(96, v.w.Least)) }

// Destroy has nothing to give back.
func (v *view) Destroy() {}

// Objects returns what is drawn, the lowest first.
func (v *view) Objects() []fyne.CanvasObject { return v.all }

// Layout finds the places anew.
func (v *view) Layout(size fyne.Size) {
	v.size = size
	v.arrange()
	v.marks.Refresh()
}

// Refresh takes over another chart or another theme.
func (v *view) Refresh() {
	v.arrange()
	canvas.Refresh(v.w.self)
}

func (v *view) colour(name colour) color.Color {
	return v.w.Theme().Color(name, fyne.CurrentApp().Settings().ThemeVariant())
}

func (v *view) textSize() float32 { return v.w.Theme().Size(theme.SizeNameCaptionText) }

func (v *view) measure(s string) fyne.Size {
	return fyne.MeasureText(s, v.textSize(), fyne.TextStyle{})
}

// arrange makes the plan and moves the objects to it.
func (v *view) arrange() {
	v.plan = arrange(v.w.chart, v.w.axis, v.w.off, v.size, v.measure)
	v.all = v.all[:0]

	v.fills = grow(v.fills, len(v.plan.under), func() *canvas.Rectangle { return &canvas.Rectangle{} })
	for i, f := range v.plan.under {
		r := v.fills[i]
		r.FillColor, r.CornerRadius = v.colour(f.colour), f.corner
		if f.share > 0 {
			r.FillColor = faded(r.FillColor, f.share)
		}
		put(r, f.box)
		v.all = append(v.all, r)
	}
	put(v.marks, box{0, 0, v.size.Width, v.size.Height})
	v.all = append(v.all, v.marks)

	v.texts = grow(v.texts, len(v.plan.labels), func() *canvas.Text { return &canvas.Text{} })
	for i, l := range v.plan.labels {
		t := v.texts[i]
		t.Text, t.TextSize, t.Color = l.text, v.textSize(), v.colour(ink(l.tone))
		if l.dim {
			t.Color = faded(t.Color, 0.45)
		}
		put(t, l.box)
		v.all = append(v.all, t)
	}
	v.focus.StrokeColor = v.colour(colourRing)
	put(v.focus, box{0, 0, v.size.Width, v.size.Height})
	v.focus.Hidden = !v.w.focused
	v.all = append(v.all, v.focus)
	v.all = append(v.all, v.tip.objects()...)
	v.showTip()
}

// showFocus shows whether keys go to the chart.
func (v *view) showFocus() {
	v.focus.Hidden = !v.w.focused
	v.repaint(v.focus)
}

// showTip moves the tip to the chosen stop and touches nothing else.
func (v *view) showTip() {
	s, ok := v.w.stop(v.w.chosen)
	if !ok || s.outside {
		v.tip.hide()
		v.repaint(v.tip.ring)
		return
	}
	c, around := v.w.chart, box{}
	var lines []string
	if s.point >= 0 {
		lines = append(c.Tip(int(s.point)), c.Also(v.plan.covered(v.w.chosen))...)
	} else {
		b := c.Boxes[s.box]
		lines, around = b.Tip, v.plan.boxOf(c, b)
	}
	v.tip.show(s, around, lines, v.size, v.textSize(), v.colour)
	for _, o := range v.tip.objects() {
		v.repaint(o)
	}
}

// repaint asks the widget's canvas: an object that was hidden since it was
// made is not known to any.
func (v *view) repaint(o fyne.CanvasObject) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(v.w.self); c != nil {
		c.Refresh(o)
	}
}

// grow makes a list at least n long.
func grow[T any](have []T, n int, make func() T) []T {
	for len(have) < n {
		have = append(have, make())
	}
	return have
}

func put(o fyne.CanvasObject, b box) {
	o.Resize(fyne.NewSize(b.w, b.h))
	o.Move(fyne.NewPos(b.x, b.y))
}
