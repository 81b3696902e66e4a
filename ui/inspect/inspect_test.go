//go:build inspect

package inspect

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

func show(t *testing.T, content fyne.CanvasObject) fyne.Window {
	t.Helper()
	test.NewTempApp(t)
	w := test.NewTempWindow(t, content)
	w.Resize(fyne.NewSize(400, 300))
	return w
}

func find(t *testing.T, items []Item, name string) Item {
	t.Helper()
	at := slices.IndexFunc(items, func(i Item) bool { return i.Name == name })
	if at < 0 {
		t.Fatalf("%q is not listed in %+v", name, items)
	}
	return items[at]
}

func TestItemsSayWhatIsThereAndWhere(t *testing.T) {
	name := widget.NewEntry()
	name.SetPlaceHolder("Its name")
	name.SetText("Biscuit")
	fit := widget.NewCheck("One finger fits", nil)
	fit.SetChecked(true)
	start := widget.NewButton("Start session", nil)
	start.Disable()
	hidden := widget.NewLabel("Not now")
	hidden.Hide()
	w := show(t, container.NewVBox(widget.NewLabel("A calm evening"), name, fit, start, hidden))
	w.Canvas().Focus(name)
	items := Items(w.Canvas())

	find(t, items, "A calm evening")
	if e := find(t, items, "Its name"); e.Text != "Biscuit" || !e.Editable || !e.Focused {
		t.Errorf("the entry is told as %+v", e)
	}
	if c := find(t, items, "One finger fits"); !c.Checked || !c.Tappable {
		t.Errorf("the check is told as %+v", c)
	}
	b := find(t, items, "Start session")
	if !b.Tappable || !b.Disabled || b.Focused || b.Covered {
		t.Errorf("the button is told as %+v", b)
	}
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(start)
	inset, _ := w.Canvas().InteractiveArea() // the driver counts from there
	x, y := w.Canvas().PixelCoordinateForPosition(at.Add(inset))
	if b.X != x || b.Y != y || b.W < 1 || b.H < 1 {
		t.Errorf("the button is told at %d,%d (%d by %d), it is at %d,%d", b.X, b.Y, b.W, b.H, x, y)
	}
	if slices.ContainsFunc(items, func(i Item) bool { return i.Name == "Not now" }) {
		t.Error("a hidden label is listed")
	}
}

// What is scrolled out of sight cannot be clicked and must not be listed.
func TestItemsLeaveOutWhatIsScrolledAway(t *testing.T) {
	column := container.NewVBox()
	for range 100 {
		column.Add(widget.NewLabel("line"))
	}
	column.Add(widget.NewLabel("The last line"))
	w := show(t, container.NewVScroll(column))
	for _, i := range Items(w.Canvas()) {
		if i.Name == "The last line" {
			t.Fatalf("listed while out of sight: %+v", i)
		}
		if i.Y+i.H > int(300*w.Canvas().Scale()) {
			t.Fatalf("listed beyond the window's edge: %+v", i)
		}
	}
}

func TestDialogCoversWhatLiesBehind(t *testing.T) {
	w := show(t, widget.NewButton("Behind", nil))
	dialog.ShowInformation("Title", "In front", w)
	items := Items(w.Canvas())
	if !find(t, items, "Behind").Covered {
		t.Error("the button behind the dialog is told as free")
	}
	if find(t, items, "In front").Covered {
		t.Error("the dialog's own text is told as covered")
	}
}
