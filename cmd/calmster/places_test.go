package main

import (
	"io"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

// The dialog for saving opens what is picked. What lies there must outlive that:
// what should replace it may fail, and it may be the journal.
func TestPickingAFileToReplaceLeavesItAsItIs(t *testing.T) {
	test.NewTempApp(t)
	if err := openFilesLate(); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "old.json")
	if err := os.WriteFile(path, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	folder, err := storage.ListerForURI(storage.NewFileURI(filepath.Dir(path)))
	if err != nil {
		t.Fatal(err)
	}
	window := test.NewTempWindow(t, nil)
	var picked fyne.URIWriteCloser
	d := dialog.NewFileSave(func(w fyne.URIWriteCloser, err error) {
		if err != nil {
			t.Error(err)
		}
		picked = w
	}, window)
	d.SetLocation(folder)
	d.SetFileName("old.json")
	d.Show()
	press := func(label string) {
		for _, o := range test.LaidOutObjects(window.Canvas().Overlays().Top()) {
			if b, ok := o.(*widget.Button); ok && b.Text == label {
				test.Tap(b)
				return
			}
		}
		t.Fatalf("no button %q", label)
	}
	press("Save")
	press("Yes") // replace it
	if picked == nil {
		t.Fatal("nothing was picked")
	}
	holds := func(want string) {
		t.Helper()
		if text, err := os.ReadFile(path); err != nil || string(text) != want {
			t.Errorf("holds %q (%v), want %q", text, err, want)
		}
	}
	holds("old")
	if _, err := io.WriteString(picked, "new"); err != nil {
		t.Error(err)
	}
	if err := picked.Close(); err != nil {
		t.Error(err)
	}
	holds("new")
}
