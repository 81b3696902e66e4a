package chart

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// pageStops is how many points Page Up and Page Down jump over.
const pageStops = 10

// FocusGained shows that keys go to the chart.
func (w *Chart) FocusGained() { w.setFocused(true) }

// FocusLost hides what the keys had shown.
func (w *Chart) FocusLost() {
	w.setFocused(false)
	w.choose(-1)
}

func (w *Chart) setFocused(on bool) {
	w.focused = on
	if w.view != nil {
		w.view.showFocus()
	}
}

// TypedRune has no use for what is written.
func (w *Chart) TypedRune(rune) {}

// KeyDown lets the window have the keys that the chart has no use for.
func (w *Chart) KeyDown(k *fyne.KeyEvent) {
	switch {
	case w.uses(k.Name):
	case k.Name == fyne.KeyEscape && w.chosen >= 0: // hides the tip
	default:
		if c, ok := w.canvas().(desktop.Canvas); ok && c.OnKeyDown() != nil {
			c.OnKeyDown()(k)
		}
	}
}

// KeyUp is for Fyne.
func (w *Chart) KeyUp(*fyne.KeyEvent) {}

func (w *Chart) canvas() fyne.Canvas { return fyne.CurrentApp().Driver().CanvasForObject(w.self) }

// uses is whether a key is the chart's own. The digits go by their name, as they
// are not written without Shift on every keyboard.
func (w *Chart) uses(k fyne.KeyName) bool {
	switch k {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace, fyne.KeyTab, fyne.KeyRight, fyne.KeyDown, fyne.KeyLeft, fyne.KeyUp,
		fyne.KeyPageDown, fyne.KeyPageUp, fyne.KeyHome, fyne.KeyEnd:
		return true
	}
	_, ok := w.keyed(k)
	return ok
}

// keyed is the series of the legend with that number.
func (w *Chart) keyed(k fyne.KeyName) (series int, ok bool) {
	if w.view == nil || k < fyne.Key1 || k > fyne.Key9 || len(k) != 1 {
		return 0, false
	}
	i := int(k[0] - '1')
	if i >= len(w.view.plan.keys) {
		return 0, false
	}
	return w.view.plan.keys[i].series, true
}

// TypedKey walks through the points, opens and hides, and switches the series of
// the legend by their number.
func (w *Chart) TypedKey(k *fyne.KeyEvent) {
	if w.view == nil {
		return
	}
	if series, ok := w.keyed(k.Name); ok {
		w.toggle(series)
		return
	}
	n := len(w.view.plan.stops)
	switch k.Name {
	case fyne.KeyF1, fyne.KeyF10:
		if c := w.canvas(); c != nil && c.OnTypedKey() != nil {
			c.OnTypedKey()(k)
		}
		return
	case fyne.KeyEscape:
		w.choose(-1)
		return
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		w.open()
		return
	}
	if n == 0 {
		return
	}
	to := w.chosen
	switch k.Name {
	case fyne.KeyRight, fyne.KeyDown:
		to++
	case fyne.KeyLeft, fyne.KeyUp:
		// From nowhere, the way back starts at the newest.
		if to < 0 {
			to = n
		}
		to--
	case fyne.KeyPageDown:
		to += pageStops
	case fyne.KeyPageUp:
		if to < 0 {
			to = n
		}
		to -= pageStops
	case fyne.KeyHome:
		to = 0
	case fyne.KeyEnd:
		to = n - 1
	default:
		return
	}
	w.choose(min(max(to, 0), n-1))
}
