package main

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"
	"github.com/go-gl/glfw/v3.3/glfw"

	"calmster/model"
)

// displayError says why there can be no window.
type displayError string

const (
	// errNoDisplay is returned where there is no display at all.
	errNoDisplay = displayError("no_display")
	// errNoGraphics is returned where the display cannot draw a window.
	errNoGraphics = displayError("no_graphics")
)

func (e displayError) Error() string { return "the display: " + string(e) }

// Explain says it in a person's terms.
func (e displayError) Explain() (key string, args model.Args) { return "problem." + string(e), nil }

// needDisplay is nil where a window can be opened. Fyne would crash without a
// display, so the library below it is asked first, before a journal is made.
// That library only logs that it could not start, and panics at the next call.
func needDisplay() (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%w: %v", errNoDisplay, p)
		}
	}()
	if err := glfw.Init(); err != nil {
		return fmt.Errorf("%w: %w", errNoDisplay, err)
	}
	glfw.GetPrimaryMonitor()
	return nil
}

// there is whether the window that was shown exists: without OpenGL Fyne makes
// none, and would wait for ever for it to be closed.
func there(w fyne.Window) (there bool) {
	native, ok := w.(driver.NativeWindow)
	if !ok {
		return true
	}
	native.RunNative(func(context any) {
		switch c := context.(type) {
		case driver.X11WindowContext:
			there = c.WindowHandle != 0
		case driver.WaylandWindowContext:
			there = c.WaylandSurface != 0
		case driver.WindowsWindowContext:
			there = c.HWND != 0
		case driver.MacWindowContext:
			there = c.NSWindow != 0
		default:
			there = true
		}
	})
	return there
}
