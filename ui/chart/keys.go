package chart

import "fyne.io/fyne/v2"

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

// TypedRune switches the series of the legend by their number.
func (w *Chart) TypedRune(r rune) {
	if w.view == nil || r < '1' || r > '9' {
		return
	}
	if i := int(r - '1'); i < len(w.view.plan.keys) {
		w.toggle(w.view.plan.keys[i].series)
	}
}

// TypedKey walks through the points, opens and hides.
func (w *Chart) TypedKey(k *fyne.KeyEvent) {
	if w.view == nil {
		return
	}
	n := len(w.view.plan.stops)
	switch k.Name {
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
