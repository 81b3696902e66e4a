//go:build linux

package desk

import (
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The desk is tried on a small program of its own: what it says it did must
// have happened in that program.
func TestDeskDrivesAWindow(t *testing.T) {
	if testing.Short() {
		t.Skip("opens a window; runs without -short")
	}
	// Without migrated_fynedo, so that Fyne reports misuse.
	program, err := Build("./testdata/window", t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	d := Open(Options{Screen: image.Pt(800, 600), Scale: 1.5, Fail: t.Fatal})
	defer d.Close()
	p := d.Start(program)

	d.Fill("Name", "Biscuit O'Hara-7")
	d.Click("Greet")
	d.WaitText("Good evening, Biscuit O'Hara-7")

	d.Click("Tap")
	d.WaitText("1 taps")
	d.Fill("Name", "")
	d.Press("1") // goes into the field, which has the focus
	d.ClickAt(400, 590)
	d.Press("1", "1")
	d.WaitText("3 taps")

	d.Click("Ask")
	d.WaitText("In front")
	if i, ok := d.Find("Tap"); !ok || !i.Covered {
		t.Errorf("behind a dialog the button is told as %+v", i)
	}
	d.Click("OK")
	d.WaitGone("In front")

	file := filepath.Join(t.TempDir(), "window.png")
	d.Picture(file)
	checkPicture(t, file, image.Pt(800, 600))

	if found := p.Complaints(); len(found) > 0 {
		t.Errorf("misuse reported before there was any: %q", found)
	}
	d.Click("Misuse")
	d.WaitText("misused")
	if len(p.Complaints()) == 0 {
		t.Errorf("a call from a wrong goroutine was not noticed; the program said:\n%s", p.Output())
	}

	d.CloseWindow()
	if code := p.AwaitEnd(); code != 0 || !strings.Contains(p.Output(), "closed by its X") {
		t.Errorf("closed by its X, the program ended with %d and said:\n%s", code, p.Output())
	}
}

func checkPicture(t *testing.T, file string, size image.Point) {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	img, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	if img.Bounds().Size() != size {
		t.Errorf("the picture is %v", img.Bounds())
	}
	colors := map[any]bool{}
	for y := 0; y < size.Y; y += 3 {
		for x := 0; x < size.X; x++ {
			colors[img.At(x, y)] = true
		}
	}
	if len(colors) < 10 {
		t.Errorf("the picture has only %d colours: nothing was drawn", len(colors))
	}
}
