package main

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"
)

// A dialog makes the file before there is anything to write. What fails leaves
// none that would pass for a copy.
func TestASaveThatFailsLeavesNoFile(t *testing.T) {
	open := func(name string) (fyne.URIWriteCloser, string) {
		path := filepath.Join(t.TempDir(), name)
		w, err := storage.Writer(storage.NewFileURI(path))
		if err != nil {
			t.Fatal(err)
		}
		return w, path
	}
	full := errors.New("no room")
	w, path := open("x.json")
	if err := writeTo(w, func(io.Writer) error { return full }); !errors.Is(err, full) {
		t.Errorf("got %v", err)
	}
	if _, err := os.Stat(path); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("left: %v", err)
	}
	w, path = open("y.json")
	if err := writeTo(w, func(w io.Writer) error { _, err := io.WriteString(w, "whole"); return err }); err != nil {
		t.Error(err)
	}
	if text, err := os.ReadFile(path); err != nil || string(text) != "whole" {
		t.Errorf("wrote %q, %v", text, err)
	}
}
