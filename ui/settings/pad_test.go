package settings_test

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"calmster/model"
	"calmster/ui/look"
	"calmster/ui/parts"
	"calmster/ui/settings"
)

// A treat of the keeper's own that had better not be given is warned of once,
// with the reason, and can be added all the same; a sign of that name is none.
func TestATreatToAvoidIsAddedAtTheSecondTry(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(look.Theme{})
	var changed []model.Pad
	s := settings.NewPad(model.DefaultPad(), func(p model.Pad) { changed = append(changed, p) }, func() {})
	w := test.NewTempWindow(t, s.View)
	w.Resize(fyne.NewSize(1366, 768))
	var fields []*parts.Entry // one a kind, in the order of the kinds
	for range 200 {
		w.Canvas().FocusNext()
		if f, ok := w.Canvas().Focused().(*parts.Entry); ok && !slices.Contains(fields, f) {
			fields = append(fields, f)
		}
	}
	if len(fields) != len(model.PadKinds()) {
		t.Fatalf("%d fields", len(fields))
	}
	for i, kind := range model.PadKinds() {
		changed = nil
		fields[i].OnSubmitted("Orange peel")
		asked := len(changed) == 0
		if asked != (kind == model.KindTreat) {
			t.Errorf("%s: asked once more: %v", kind, asked)
		}
		if asked {
			fields[i].OnSubmitted("Orange peel")
		}
		if len(changed) != 1 || !slices.Contains(*changed[0].Of(kind), "custom:orange-peel") {
			t.Errorf("%s: added %v", kind, changed)
		}
	}
}
