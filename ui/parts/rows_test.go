package parts_test

import (
	"fmt"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"calmster/ui/look"
	"calmster/ui/parts"
)

func TestRowsAreChosenByKeys(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(look.Theme{})
	var chosen []int
	rows := parts.NewRows(func(i int) { chosen = append(chosen, i) })
	w := test.NewTempWindow(t, rows)
	w.Resize(fyne.NewSize(300, 200))
	set := func(n int) {
		var labels []string
		var lines []fyne.CanvasObject
		for i := range n {
			labels = append(labels, fmt.Sprint("line ", i))
			lines = append(lines, parts.NewText(labels[i]))
		}
		rows.Set(labels, lines)
	}
	set(4)
	rows.Focus()
	press := func(keys ...fyne.KeyName) {
		for _, k := range keys {
			rows.TypedKey(&fyne.KeyEvent{Name: k})
		}
	}
	press(fyne.KeyReturn, fyne.KeyDown, fyne.KeyDown, fyne.KeySpace, fyne.KeyEnd, fyne.KeyDown, fyne.KeyReturn, fyne.KeyUp, fyne.KeyReturn, fyne.KeyHome, fyne.KeyUp, fyne.KeyReturn)
	if want := []int{0, 2, 3, 2, 0}; !slices.Equal(chosen, want) {
		t.Errorf("chosen %v, want %v", chosen, want)
	}
	press(fyne.KeyEnd)
	set(2) // fewer than before: the arrows are on one of them
	chosen = nil
	press(fyne.KeyReturn)
	if !slices.Equal(chosen, []int{1}) {
		t.Errorf("chosen %v", chosen)
	}
	set(0)
	press(fyne.KeyReturn, fyne.KeyDown, fyne.KeyEnd)
}

// What is unfolded below a line far down is in sight, and folding it gives the
// keys back to the list.
func TestRowsUnfoldInSight(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(look.Theme{})
	var rows *parts.Rows
	below := parts.NewButton("below", "", parts.ToneQuiet, func() {})
	rows = parts.NewRows(func(i int) { rows.Unfold(i, below) })
	w := test.NewTempWindow(t, rows)
	w.Resize(fyne.NewSize(300, 160))
	var labels []string
	var lines []fyne.CanvasObject
	for i := range 30 {
		labels = append(labels, fmt.Sprint("line ", i))
		lines = append(lines, parts.NewText(labels[i]))
	}
	rows.Set(labels, lines)
	rows.Focus()
	rows.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	rows.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(below)
	if at.Y < 0 || at.Y+below.Size().Height > w.Canvas().Size().Height {
		t.Errorf("it lies at %v, %v high", at, below.Size().Height)
	}
	w.Canvas().Focus(below)
	if !rows.Fold() || w.Canvas().Focused() != fyne.Focusable(rows) || rows.Fold() {
		t.Error("folding it does not give the keys back to the list")
	}
}
