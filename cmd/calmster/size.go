package main

import (
	"fyne.io/fyne/v2"
	"github.com/go-gl/glfw/v3.3/glfw"
)

// usual is the window's size at the first start.
var usual = fyne.NewSize(1366, 768)

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

// inside returns a size that fits into an area.
func inside(area, size fyne.Size) fyne.Size { return size.Min(area) }

// fit makes the window no larger than the screen: it may have been larger on
// another one. Fyne tells nothing of screens, so the library below it is asked.
//
// It looks some time after the window was shown, and only at one that is larger
// than the screen itself: most window managers have seen to that by then, and a
// size that they refuse leaves Fyne drawing for a window that is not there.
func fit(w fyne.Window) {
	area, size := room(w), w.Canvas().Size()
	if area.IsZero() {
		return
	}
	if fits := inside(area, size); fits != size {
		w.Resize(fits)
		w.CenterOnScreen()
	}
}

// room is the part of the screen that a window can fill, its frame included, in
// the window's units; zero where there is no screen.
func room(w fyne.Window) fyne.Size {
	screen, scale := glfw.GetPrimaryMonitor(), w.Canvas().Scale()
	if screen == nil || scale <= 0 {
		return fyne.Size{}
	}
	_, _, width, height := screen.GetWorkarea()
	return fyne.NewSize(float32(width)/scale, float32(height)/scale)
}
