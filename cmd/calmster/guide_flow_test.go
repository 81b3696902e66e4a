package main

import (
	"testing"

	"fyne.io/fyne/v2"
	keys "fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"calmster/ui/inspect"
	"calmster/ui/words"
)

// What is searched for is found while it is typed; Enter opens it.
func TestGuideIsSearchedAsOneTypes(t *testing.T) {
	h := openSampleHouse(t)
	h.shell.Open("guide")
	h.shell.Current().Find()
	field := h.window.Canvas().Focused()
	field.(keys.Keyable).KeyDown(&fyne.KeyEvent{Name: fyne.KeyM})
	test.Type(field, "mosquitoes")
	h.must("1 sentence")
	h.must("Look for ants and mosquitoes too.")
	field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	h.must("People")
	if h.sees("1 sentence") || h.window.Canvas().Focused() != nil {
		t.Error("the search is not over")
	}
}

// “Why?” leads into the guide and back to the preparation as it was left.
func TestWhyLeadsBackToWhatWasFilledIn(t *testing.T) {
	h := openSampleHouse(t)
	h.main()
	h.must("Get ready with Biscuit")
	h.tap("No other pet is near")
	h.tap("Bathtub")
	before := h.shell.Current()
	h.tap("why? Awake by itself")
	h.must("Before every session")
	h.press(fyne.KeyEscape)
	if h.shell.Current() != before {
		t.Fatal("Esc does not lead back to the preparation")
	}
	if !h.checked("No other pet is near") || h.checked("Awake by itself") {
		t.Error("the checks are not as they were left")
	}
}

// The language changes under a running session, which goes on as it was.
func TestLanguageChangesWhileASessionRuns(t *testing.T) {
	t.Cleanup(func() { _ = words.Use("en") })
	h := openSampleHouse(t)
	h.main()
	h.shell.Current().CheckAll()
	h.main()
	h.press("Q")
	h.must("Freezes")
	h.shell.Open("settings")
	h.tap("Deutsch")
	h.must("Einstellungen")
	h.must("Heute")
	h.shell.Begin()
	h.must("Erstarrt")
	h.press("W")
	if !h.sees("Putzt sich") || h.sees("Grooms") || h.sees("Explores") {
		t.Error("the session speaks two languages")
	}
	h.shell.Open("settings")
	h.tap("English")
	h.shell.Begin()
	h.must("Grooms")
	h.must("Explores")
}

// checked is whether the check of that name is ticked.
func (h *house) checked(name string) bool {
	for _, i := range inspect.Items(h.window.Canvas()) {
		if i.Name == name && i.Checked {
			return true
		}
	}
	return false
}
