package chart

import (
	"image"
	"maps"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"

	"calmster/model"
	"calmster/ui/look"
)

// How a picture to keep is drawn, in Fyne units but for its scale.
const (
	pictureWide  = 1000 // of the chart, at least
	pictureHigh  = 520
	pictureRoom  = 24 // around it
	pictureScale = 2  // pixels a unit
)

// Picture draws what the chart shows now, with a title and the days that it
// covers, for a file or the clipboard. It is drawn for itself and not read from the screen:
// a window's pixels are not to be had once they are shown, and whatever lies
// over the chart would be on it. What can only be pressed is left out.
func (w *Chart) Picture(title string) image.Image {
	still := &Chart{}
	still.take(w.still())
	still.extend(still)
	still.axis, still.off = w.axis, maps.Clone(w.off)

	size := w.Size().Max(fyne.NewSize(pictureWide, pictureHigh))
	all := container.NewWithoutLayout(canvas.NewRectangle(look.Color(look.ColorCard)))
	y := float32(pictureRoom)
	write := func(s string, high float32, bold bool, name fyne.ThemeColorName) {
		style := fyne.TextStyle{Bold: bold}
		of := func(s string) fyne.Size { return fyne.MeasureText(s, high, style) }
		for _, line := range wrap(s, size.Width, of) {
			text := &canvas.Text{Text: line, TextSize: high, TextStyle: style, Color: look.Color(name)}
			put(text, box{pictureRoom, y, of(line).Width, of(line).Height})
			all.Add(text)
			y += of(line).Height
		}
	}
	write(title, look.SizeHeading, true, look.ColorText)
	write(w.chart.Days(w.axis), look.SizeBody, false, look.ColorSoftText)
	y += pictureRoom / 2
	put(still, box{pictureRoom, y, size.Width, size.Height})
	all.Add(still)
	whole := fyne.NewSize(size.Width+2*pictureRoom, y+size.Height+pictureRoom)
	all.Objects[0].Resize(whole)

	c := software.NewCanvas()
	c.SetPadded(false)
	c.SetScale(pictureScale)
	c.SetContent(all)
	c.Resize(whole)
	keepAlive()
	return c.Capture()
}

// still is the chart without what a hand could do with it: the way back to the
// whole time, and the names of what is switched off.
func (w *Chart) still() *model.Chart {
	c := *w.chart
	c.Whole, c.Series = "", slices.Clone(c.Series)
	for i := range c.Series {
		if w.off[i] {
			c.Series[i].Name = ""
		}
	}
	return &c
}

// keepAlive tells Fyne that all that its windows show is still in use. To draw
// off the screen cleans Fyne's caches, as a frame does, and a window that stood
// still for a minute would lose what it shows.
func keepAlive() {
	var touch func(fyne.CanvasObject)
	touch = func(o fyne.CanvasObject) {
		var in []fyne.CanvasObject
		switch o := o.(type) {
		case *fyne.Container:
			in = o.Objects
		case fyne.Widget:
			in = test.WidgetRenderer(o).Objects()
		}
		for _, o := range in {
			if o.Visible() {
				touch(o)
			}
		}
	}
	for _, w := range fyne.CurrentApp().Driver().AllWindows() {
		for _, o := range append(w.Canvas().Overlays().List(), w.Content()) {
			if o != nil {
				touch(o)
			}
		}
	}
}
