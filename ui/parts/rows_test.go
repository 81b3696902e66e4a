package parts_test

import (
	"fmt"
	"slices"
	"strconv"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"calmster/ui/inspect"
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
		for i := range n {
			labels = append(labels, fmt.Sprint("line ", i))
		}
		rows.Set(labels, func(i int) fyne.CanvasObject { return parts.NewText(labels[i]) })
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
	for i := range 30 {
		labels = append(labels, fmt.Sprint("line ", i))
	}
	rows.Set(labels, func(i int) fyne.CanvasObject { return parts.NewText(labels[i]) })
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

// However many lines there are, only those in sight are made and drawn, wherever
// the list is scrolled to; and one that is higher than the others is seen whole.
func TestOnlyRowsInSightAreDrawn(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(look.Theme{})
	var labels []string
	for i := range 200 {
		labels = append(labels, fmt.Sprint("line ", i))
	}
	made := map[int]*parts.Text{}
	rows := parts.NewRows(func(int) {})
	w := test.NewTempWindow(t, rows)
	w.Resize(fyne.NewSize(300, 200))
	rows.Set(labels, func(i int) fyne.CanvasObject {
		if made[i] != nil {
			t.Errorf("line %d was made twice", i)
		}
		made[i] = parts.NewText(fmt.Sprint(i))
		if i == 199 {
			made[i].TextSize *= 3
		}
		return made[i]
	})
	drawn := func() (out []int) {
		for _, item := range inspect.Items(w.Canvas()) {
			if i, err := strconv.Atoi(item.Name); err == nil {
				out = append(out, i)
			}
		}
		slices.Sort(out)
		return slices.Compact(out)
	}
	if got := drawn(); len(made) > 12 || len(got) < 4 || got[0] != 0 || got[len(got)-1] != len(made)-1 {
		t.Errorf("of %d that were made %v are in sight", len(made), got)
	}
	rows.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	got := drawn()
	if last := len(got) - 1; len(made) > 24 || len(got) < 3 || got[last] != 199 || got[0] != 199-last {
		t.Fatalf("at the end, of %d that were made %v are in sight", len(made), got)
	}
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(made[199])
	if least := made[199].MinSize().Height; made[199].Size().Height < least || at.Y < 0 || at.Y+least > 200 {
		t.Errorf("the last line lies at %v, %v high, and needs %v", at.Y, made[199].Size().Height, least)
	}
}
