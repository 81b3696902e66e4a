package parts

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"calmster/ui/look"
)

const long = "Chance of a calm 5:00 next time: about 7 in 10, likely between 4½ and 9 in 10; 8 in 10 is asked for, and that is our default"

// A screen whose texts wrap must not ask for more height than it needs, not
// even once: the window would grow and never shrink back.
func TestWrappedTextNeverAsksForTooMuch(t *testing.T) {
	a := test.NewTempApp(t)
	a.Settings().SetTheme(look.Theme{})
	line := func() fyne.CanvasObject { return Row(10, 1, NewMark(MarkMet, 13), NewWrapped(long)) }
	page := Pad(20, 26, Column(16, 0, Fixed(0, 300, nil), Card(Shares(24, []float32{1, 1}, Column(4, -1, line(), line(), line()), Column(4, -1, line())))))
	page.Refresh() // as an early change does, before there is a size
	if h := page.MinSize().Height; h > 520 {
		t.Errorf("without a size yet it asks for a height of %v", h)
	}
	page.Resize(fyne.NewSize(1100, 700))
	if h := page.MinSize().Height; h > 520 {
		t.Errorf("asks for a height of %v", h)
	}
}

func TestLinesBreakAtSpacesAndFit(t *testing.T) {
	width := func(s string) float32 { return float32(len([]rune(s))) }
	for _, c := range []struct {
		text string
		w    float32
		want []string
	}{
		{"one two three", 7, []string{"one two", "three"}},
		{"one", 0, []string{"one"}},
		{"abcdefgh ij", 3, []string{"abc", "def", "gh", "ij"}},
		{"a\nb", 10, []string{"a", "b"}},
		{"", 10, []string{""}},
	} {
		got := breakLines(c.text, c.w, width)
		if len(got) != len(c.want) {
			t.Errorf("%q at %v: %q", c.text, c.w, got)
			continue
		}
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("%q at %v: %q", c.text, c.w, got)
			}
		}
	}
}

func TestEllipsisCutsOnlyWhatDoesNotFit(t *testing.T) {
	width := func(s string) float32 { return float32(len([]rune(s))) }
	if got := ellipsis("Ignores treats", 14, width); got != "Ignores treats" {
		t.Errorf("%q", got)
	}
	if got := ellipsis("Ignores treats", 9, width); got != "Ignores…" {
		t.Errorf("%q", got)
	}
}

// A disabled button does nothing, whether tapped or pressed by key.
func TestDisabledButtonDoesNothing(t *testing.T) {
	test.NewTempApp(t)
	n := 0
	b := NewButton("x", "", TonePrimary, func() { n++ })
	b.Disable()
	test.Tap(b)
	b.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	if n != 0 {
		t.Errorf("pressed %d times", n)
	}
	b.Enable()
	test.Tap(b)
	b.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if n != 2 {
		t.Errorf("pressed %d times, want 2", n)
	}
}

// A field lets the window's shortcuts through and keeps its own.
func TestFieldPassesShortcutsOn(t *testing.T) {
	test.NewTempApp(t)
	e := NewEntry("name", "")
	w := test.NewTempWindow(t, e)
	w.Canvas().Focus(e)
	left := false
	e.OnLeave = func() { left = true }
	e.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if !left || w.Canvas().Focused() != nil {
		t.Error("Esc did not leave the field")
	}
}

// Whoever has only a keyboard must be able to go on from a field of several
// lines too.
func TestTabLeavesAFieldOfSeveralLines(t *testing.T) {
	test.NewTempApp(t)
	if NewMultiLine("notes", "", 3).AcceptsTab() {
		t.Error("Tab would be written into the field")
	}
}

// The letter of the key that leads to a field is not the field's first letter.
func TestAKeyThatLeadsToAFieldIsNotWrittenThere(t *testing.T) {
	test.NewTempApp(t)
	e := NewEntry("note", "")
	w := test.NewTempWindow(t, e)
	e.FocusByKey() // the key M went down …
	e.TypedRune('m')
	e.KeyDown(&fyne.KeyEvent{Name: fyne.KeyM})
	e.TypedRune('m')
	if w.Canvas().Focused() != e || e.Text != "m" {
		t.Errorf("wrote %q", e.Text)
	}
}

// Whoever goes on by Tab sees where they are, also where a page scrolls.
func TestWhatTabLeadsToIsSeen(t *testing.T) {
	test.NewTempApp(t)
	choice := NewChoice([]Option{{Key: "yard", Label: "Own yard"}}, "", nil)
	field, top := NewEntry("temperature", ""), NewButton("Top", "", ToneQuiet, nil)
	scroll := container.NewVScroll(Column(4, -1, top, Fixed(0, 900, nil), choice, Fixed(0, 900, nil), field))
	w := test.NewTempWindow(t, Pad(10, 10, Card(scroll)))
	w.Resize(fyne.NewSize(300, 200))
	driver := fyne.CurrentApp().Driver()
	for _, o := range []fyne.Focusable{field, choice.chips["yard"], top} {
		w.Canvas().Focus(o)
		y := driver.AbsolutePositionForObject(o.(fyne.CanvasObject)).Y - driver.AbsolutePositionForObject(scroll).Y
		if y < 0 || y+o.(fyne.CanvasObject).Size().Height > scroll.Size().Height {
			t.Errorf("%T is at %v of %v", o, y, scroll.Size().Height)
		}
	}
}

// What is hidden leaves no hole.
func TestSharesOfWhatIsSeen(t *testing.T) {
	test.NewTempApp(t)
	left, right := Fixed(10, 10, nil), Fixed(10, 10, nil)
	both := Shares(16, []float32{3, 1}, left, right)
	both.Resize(fyne.NewSize(416, 50))
	if left.Size().Width != 300 || right.Size().Width != 100 || right.Position().X != 316 {
		t.Errorf("shared as %v and %v", left.Size(), right.Size())
	}
	right.Hide()
	both.Refresh()
	if left.Size().Width != 416 {
		t.Errorf("alone it has %v", left.Size())
	}
}

// Where a stage's name does not fit below its number, all names become smaller;
// none is broken within a word.
func TestTheLadderBreaksNoWord(t *testing.T) {
	a := test.NewTempApp(t)
	a.Settings().SetTheme(look.Theme{})
	l := NewLadder([]Rung{{Number: 1, Label: "Kennenlernen"}, {Number: 2, Label: "Länger tragen", Here: true}, {Number: 3, Label: "Gang"}}, nil)
	for width, want := range map[float32]float32{600: rungText, 240: rungLeast} {
		l.Resize(fyne.NewSize(width, 80))
		for _, o := range test.TempWidgetRenderer(t, l).(*ladderRenderer).labels {
			if o.Cramped() || o.TextSize < want {
				t.Errorf("at %v: %q at size %v", width, o.Content(), o.TextSize)
			}
		}
	}
}

// What finds no room side by side lies below each other: a page never scrolls
// sideways for it.
func TestSpreadStacksWhatIsTooWide(t *testing.T) {
	test.NewTempApp(t)
	pane := func() fyne.CanvasObject { return Fixed(300, 0, nil) }
	for width, stacked := range map[float32]bool{700: false, 500: true} {
		left, right := container.NewStack(pane()), container.NewStack(pane())
		page := ScrollBoth(Spread(16, []float32{1, 1}, left, right))
		w := test.NewTempWindow(t, page)
		w.SetPadded(false)
		w.Resize(fyne.NewSize(width, 300))
		if (right.Position().Y > 0) != stacked || right.Position().X+right.Size().Width > width {
			t.Errorf("%v wide: the second lies at %v, %v large", width, right.Position(), right.Size())
		}
		if stacked && left.Size().Height < 200 {
			t.Errorf("%v wide: only %v is left to the first", width, left.Size())
		}
	}
}
