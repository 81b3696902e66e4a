package main

import (
	"testing"

	"fyne.io/fyne/v2"
)

// While a file is chosen the keys are the dialog's: they open no second one and
// change nothing behind it, and Esc closes it from the name of the file too.
func TestAFileDialogHasTheKeys(t *testing.T) {
	t.Setenv("HOME", t.TempDir())
	h := openHouse(t)
	h.kept()
	c := h.window.Canvas()
	open := func() int { return len(c.Overlays().List()) }
	escape := &fyne.KeyEvent{Name: fyne.KeyEscape}

	h.shell.Open("progress")
	h.tap("Report …")
	behind := h.shell.Current()
	h.shortcut("Ctrl+Return")
	for _, key := range []string{"Return", "1", "K"} {
		h.shortcut("Ctrl+" + key)
	}
	if open() != 1 || h.shell.Current() != behind {
		t.Fatalf("%d dialogs lie over the screen, or it was left", open())
	}
	if c.Focused() == nil {
		t.Fatal("the name cannot be typed")
	}
	c.Focused().TypedKey(escape)
	if open() != 0 || h.shell.Current() != behind {
		t.Fatal("Esc in the name's field does not close the dialog")
	}
}
