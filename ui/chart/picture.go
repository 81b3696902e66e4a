package chart

import (
	"image"
	"image/draw"

	"fyne.io/fyne/v2"
)

// Picture returns the chart as it stands on the screen, at the window's own
// pixels; nil where it is not shown. What lies over it is on the picture too.
func (w *Chart) Picture() image.Image {
	driver := fyne.CurrentApp().Driver()
	c := driver.CanvasForObject(w.self)
	if c == nil || w.Size().Width < 1 || w.Size().Height < 1 {
		return nil
	}
	at := driver.AbsolutePositionForObject(w.self)
	x0, y0 := c.PixelCoordinateForPosition(at)
	x1, y1 := c.PixelCoordinateForPosition(at.AddXY(w.Size().Width, w.Size().Height))
	out := image.NewRGBA(image.Rect(0, 0, x1-x0, y1-y0))
	draw.Draw(out, out.Rect, c.Capture(), image.Pt(x0, y0), draw.Src)
	return out
}
