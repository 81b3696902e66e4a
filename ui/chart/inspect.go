//go:build inspect

package chart

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"calmster/model"
)

// Drawn is what a chart shows, read from what it draws and not from the model:
// for tests that hold it against something else. Places are Fyne units from the
// chart's upper left corner.
type Drawn struct {
	Words []DrawnWord
	Fills []DrawnBox // lines of the grid, rules, bands, stretches of the strip
	Marks []DrawnMark
	Stops []DrawnStop
	// Raster holds marks, lines, boxes and areas, at Scale pixels a unit.
	Raster *image.RGBA
	Scale  int
}

// DrawnBox is a rectangle.
type DrawnBox struct{ X, Y, W, H float32 }

// DrawnWord is a text.
type DrawnWord struct {
	Text string
	DrawnBox
}

// DrawnMark is a mark of a point.
type DrawnMark struct {
	X, Y   float32
	Shape  model.Shape
	Name   string // in the legend
	Beyond bool
}

// DrawnStop is what a pointer finds: a point, or the middle of a box.
type DrawnStop struct {
	X, Y float32
	// Tip holds the words that are shown over it, in lines as they break.
	Tip []string
	// ID is the session that is opened.
	ID  model.ID
	Box bool
}

// Drawn reads what the chart shows at its present size.
func (w *Chart) Drawn() Drawn {
	w.choose(-1)
	d := Drawn{Scale: 2}
	for _, o := range w.view.Objects() {
		p, s := o.Position(), o.Size()
		box := DrawnBox{p.X, p.Y, s.Width, s.Height}
		switch o := o.(type) {
		case *canvas.Text:
			if o.Visible() {
				d.Words = append(d.Words, DrawnWord{o.Text, box})
			}
		case *canvas.Rectangle:
			if o.Visible() {
				d.Fills = append(d.Fills, box)
			}
		}
	}
	for _, m := range w.view.plan.marks {
		of := w.chart.Series[m.series]
		d.Marks = append(d.Marks, DrawnMark{m.at.X, m.at.Y, of.Shape, of.Name, m.beyond})
	}
	open := w.OnOpen
	for i, s := range w.view.plan.stops {
		stop := DrawnStop{X: s.at.X, Y: s.at.Y, Box: s.point < 0}
		w.OnOpen = func(id model.ID) { stop.ID = id }
		w.choose(i)
		w.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		for _, text := range w.view.tip.texts {
			if text.Visible() {
				stop.Tip = append(stop.Tip, text.Text)
			}
		}
		d.Stops = append(d.Stops, stop)
	}
	w.OnOpen = open
	w.choose(-1)
	d.Raster = w.view.paint(int(w.view.size.Width)*d.Scale, int(w.view.size.Height)*d.Scale).(*image.RGBA)
	return d
}

// Ink is how opaque the raster is at a place, from 0 to 255.
func (d Drawn) Ink(x, y float32) uint8 {
	return d.Raster.RGBAAt(int(x*float32(d.Scale)), int(y*float32(d.Scale))).A
}
