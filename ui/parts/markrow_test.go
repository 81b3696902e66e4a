package parts_test

import (
	"slices"
	"strconv"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"calmster/ui/look"
	"calmster/ui/parts"
)

// However narrow its place: every mark is shown or counted, and none lies outside.
func TestMarksKeepToTheirPlace(t *testing.T) {
	a := test.NewTempApp(t)
	a.Settings().SetTheme(look.Theme{})
	marks := slices.Repeat([]parts.Mark{parts.MarkStress}, 12)
	for width := float32(24); width < 240; width += 7 {
		row := parts.NewMarkRow(marks, 13, width > 100)
		row.Resize(fyne.NewSize(width, 15))
		r := test.WidgetRenderer(row)
		shown, more := 0, ""
		for _, o := range r.Objects() {
			if !o.Visible() {
				continue
			}
			if text, ok := o.(*parts.Text); ok {
				more = text.Content()
			} else {
				shown++
			}
			if right := o.Position().X + o.Size().Width; right > width+0.5 || o.Position().X < 0 {
				t.Errorf("%v wide: something lies from %v to %v", width, o.Position().X, right)
			}
		}
		if want := map[bool]string{true: "", false: "+" + strconv.Itoa(12-shown)}[shown == 12]; more != want {
			t.Errorf("%v wide: %d shown and %q", width, shown, more)
		}
	}
}
