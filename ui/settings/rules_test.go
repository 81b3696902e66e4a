package settings_test

import (
	"errors"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"calmster/model"
	"calmster/ui/inspect"
	"calmster/ui/settings"
)

// A keeper sets a stage's own goal, sees what is changed and what it was, and
// goes back to it; what could not be kept is not shown as set.
func TestOneStageHasFiguresOfItsOwn(t *testing.T) {
	test.NewTempApp(t)
	var kept model.Rules
	var fail, told error
	s := settings.NewRules(model.DefaultRules(), func(r model.Rules) error {
		if fail == nil {
			kept = r
		}
		return fail
	}, func(err error) { told = err }, func() {})
	w := test.NewTempWindow(t, s.View)
	w.Resize(fyne.NewSize(1100, 700))
	items := func(name string) []inspect.Item {
		all := inspect.Items(w.Canvas())
		return slices.DeleteFunc(all, func(i inspect.Item) bool { return i.Name != name })
	}
	sees := func(name string) {
		t.Helper()
		if len(items(name)) == 0 {
			t.Errorf("%q is not shown", name)
		}
	}
	tap := func(name string) {
		t.Helper()
		found := items(name)
		if len(found) == 0 {
			t.Fatalf("%q is not shown", name)
		}
		test.TapCanvas(w.Canvas(), fyne.NewPos(float32(found[0].X+found[0].W/2), float32(found[0].Y+found[0].H/2)))
	}
	sees("our default 80 %")
	tap("3 · Fasten")
	sees("advised 15 seconds")
	tap("+")
	if got := kept.Stage(model.StageFasten).Goal.Seconds(); got != 20 {
		t.Errorf("a goal of %v seconds is kept", got)
	}
	sees("20 seconds")
	sees("changed; advised 15 seconds")
	fail = errors.New("disk full")
	tap("+")
	sees("20 seconds")
	if told == nil {
		t.Error("nothing is said of what could not be kept")
	}
	fail = nil
	tap("Back to the defaults for this stage")
	sees("advised 15 seconds")
	if len(kept.Stages) != 0 {
		t.Errorf("left behind: %+v", kept.Stages)
	}
}
