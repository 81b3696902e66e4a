package main

import (
	"testing"

	"fyne.io/fyne/v2"

	"calmster/ui/inspect"
)

// The menu bar does what its items say, and leaves a text field's own keys
// alone.
func TestMenuBar(t *testing.T) {
	h := openHouse(t)
	h.begin()
	h.press("Q", "H", "5")
	h.main()
	done := map[string]bool{}
	for _, menu := range h.shell.Menu().Items {
		for _, item := range menu.Items {
			done[item.Label] = true
			switch item.Label {
			case "History":
				item.Action()
				h.must("History")
			case "Undo the last tap", "Redo":
				if item.Shortcut != nil {
					t.Errorf("%q takes its key from text fields", item.Label)
				}
			case "Prepare a session":
				if item.Shortcut == nil {
					t.Errorf("%q has lost its key", item.Label)
				}
			}
		}
	}
	for _, label := range []string{"Prepare a session", "Undo the last tap", "Today", "History", "Settings", "All keys"} {
		if !done[label] {
			t.Errorf("the menu bar has no %q", label)
		}
	}
}

// The menu of a running session unfolds at its button, also in the small window.
func TestTheMenuOfASession(t *testing.T) {
	h := openHouse(t)
	h.begin()
	for range 2 {
		h.window.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyF10})
		var button, first inspect.Item
		for _, i := range inspect.Items(h.window.Canvas()) {
			switch i.Name {
			case "Menu":
				button = i
			case "All keys":
				first = i
			}
		}
		if away := first.X - button.X; away < -20 || away > 20 || first.Y < button.Y+button.H || first.Y > button.Y+button.H+40 {
			t.Errorf("the menu is at %d, %d, its button at %d, %d", first.X, first.Y, button.X, button.Y)
		}
		h.window.Canvas().Overlays().Remove(h.window.Canvas().Overlays().Top())
		h.press(fyne.KeyC) // the small window
	}
}
