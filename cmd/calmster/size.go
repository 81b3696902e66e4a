package main

import (
	"fyne.io/fyne/v2"
	"github.com/go-gl/glfw/v3.3/glfw"
)

// usual is the window's size at the first start.
var usual = fyne.NewSize(1366, 768)

// frame is the room for what the system puts around a window.
var frame = fyne.NewSize(16, 40)

// Size returns the size that the window had last, in Fyne's units.
func (p preferences) Size() fyne.Size {
	return sensible(fyne.NewSize(float32(p.p.Float("width")), float32(p.p.Float("height"))))
}

func (p preferences) setSize(s fyne.Size) {
	p.p.SetFloat("width", float64(s.Width))
	p.p.SetFloat("height", float64(s.Height))
}

// sensible returns a size that a window can have: the usual one in the place of
// one that was never kept, or was kept wrongly.
func sensible(s fyne.Size) fyne.Size {
	if s.Width >= 1 && s.Height >= 1 && s.Width < 1e5 && s.Height < 1e5 {
		return s
	}
	return usual
}

// inside returns a size that fits into an area, frame included.
func inside(area, size fyne.Size) fyne.Size { return size.Min(area.Subtract(frame)) }

// fit makes the window, once it is shown, no larger than the screen: it may
// have been larger on another one. Fyne tells nothing of screens, so the
// library below it is asked.
func fit(w fyne.Window) {
	screen := glfw.GetPrimaryMonitor()
	if screen == nil {
		return
	}
	_, _, width, height := screen.GetWorkarea()
	scale := w.Canvas().Scale()
	size := w.Canvas().Size()
	if fits := inside(fyne.NewSize(float32(width)/scale, float32(height)/scale), size); fits != size {
		w.Resize(fits)
		w.CenterOnScreen()
	}
}
