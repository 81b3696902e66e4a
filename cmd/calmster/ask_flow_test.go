package main

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"calmster/ui/words"
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

// A file is replaced only after a question, in the language in use.
func TestAFileIsReplacedWhenTheKeeperSaysSo(t *testing.T) {
	t.Setenv("HOME", t.TempDir())
	h := openHouse(t)
	if err := openFilesLate(); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(os.Getenv("HOME"), "calmster.json")
	if err := os.WriteFile(path, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	h.kept()
	t.Cleanup(func() { _ = words.Use("en") })
	if err := words.Use("de"); err != nil {
		t.Fatal(err)
	}
	h.shell.Open("settings")
	press := func(label string) {
		t.Helper()
		for _, o := range test.LaidOutObjects(h.window.Canvas().Overlays().Top()) {
			if b, ok := o.(*widget.Button); ok && b.Text == label {
				test.Tap(b)
				return
			}
		}
		t.Fatalf("no button %q", label)
	}
	holds := func(what string, want bool) {
		t.Helper()
		text, err := os.ReadFile(path)
		if err != nil || (string(text) == "old") != want {
			t.Errorf("%s: it holds %d bytes, %v", what, len(text), err)
		}
	}
	h.reach(words.T("settings.export", nil))
	press("Save") // Fyne's dialogs are taught our words with the whole program only
	holds("before the question", true)
	press("Abbrechen")
	holds("after a no", true)
	press("Save") // the place is asked for again
	press("Ersetzen")
	holds("after a yes", false)
	if n := len(h.window.Canvas().Overlays().List()); n != 0 {
		t.Errorf("%d dialogs are left", n)
	}
}
