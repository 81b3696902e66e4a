package main

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"calmster/model"
	"calmster/ui/inspect"
	"calmster/ui/words"
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
			case "Undo the last thing done", "Redo":
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
	for _, label := range []string{"Prepare a session", "Undo the last thing done", "Today", "History", "Settings", "All keys"} {
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
			case words.T("correct.forgotten_more", nil): // the last of that name lies on top
				first = i
			}
		}
		atEdge := first.X+first.W > int(h.window.Canvas().Size().Width)-20 // where there is no more room
		if away := first.X - button.X; away < -20 && !atEdge || away > 20 || first.Y < button.Y+button.H || first.Y > button.Y+button.H+40 {
			t.Errorf("the menu is at %d, %d, its button at %d, %d", first.X, first.Y, button.X, button.Y)
		}
		h.window.Canvas().Overlays().Remove(h.window.Canvas().Overlays().Top())
		h.press(fyne.KeyC) // the small window
	}
}

// With the mouse alone everything in a session is in reach: what has no button is in
// its menu.
func TestTheMenuOfASessionHasAllThatKeysDo(t *testing.T) {
	h := openHouse(t)
	h.begin()
	h.press("Q")
	menu := func(label string) {
		t.Helper()
		h.window.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyF10})
		for _, i := range slices.Backward(inspect.Items(h.window.Canvas())) {
			if i.Name == label && i.Tappable && !i.Covered {
				test.TapCanvas(h.window.Canvas(), fyne.NewPos(float32(i.X+i.W/2), float32(i.Y+i.H/2)))
				return
			}
		}
		t.Fatalf("the menu has no %q", label)
	}
	explores := words.Code(model.KindComfort, "exploring")
	menu(words.T("session.undo_what", model.Args{"Way": words.T("session.undo", nil), "What": explores}))
	h.must(words.T("session.undone", model.Args{"What": explores}))
	menu(words.T("session.undo_what", model.Args{"Way": words.T("key.redo", nil), "What": explores}))
	h.must(explores)
	menu(words.T("correct.forgotten_more", nil))
	h.must(words.T("correct.kind.stress", nil))
	h.press(fyne.KeyEscape)
	menu(words.T("session.another", nil))
	h.must(words.T("session.no_other", nil))
	menu(words.T("key.compact", nil))
	h.must(words.T("session.log_note", nil))
	menu(words.T("key.compact", nil))
	h.must(words.T("session.so_far", nil))
	menu(words.T("rail.guide", nil))
	h.press(fyne.KeyEscape)
	h.must(words.T("session.so_far", nil))
}
