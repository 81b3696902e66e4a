package paper_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"calmster/model"
	"calmster/ui/inspect"
	"calmster/ui/look"
	"calmster/ui/paper"
	"calmster/ui/parts"
	"calmster/ui/screen"
)

// desk is the form in a window.
type desk struct {
	t      *testing.T
	window fyne.Window
	screen *screen.Screen
	kept   []model.Session
	ids    []model.ID // that they came with
	refuse error
	left   int
}

func open(t *testing.T) *desk {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(look.Theme{})
	d := &desk{t: t}
	d.screen = paper.New(paper.Given{
		Hamster: model.Hamster{ID: model.ID{1}, Name: "Biscuit", Stage: model.StageWear}, Pad: model.DefaultPad(),
		Harnesses: []model.Harness{{ID: model.ID{2}, Label: "blue vest"}}, Unit: model.Celsius,
		Now: time.Date(2026, 11, 21, 12, 0, 0, 0, time.FixedZone("", 3600)),
	}, func(s *model.Session) error {
		d.ids = append(d.ids, s.ID)
		s.ID = model.ID{9}
		d.kept = append(d.kept, *s)
		return d.refuse
	}, func() { d.left++ })
	d.window = test.NewTempWindow(t, d.screen.View)
	d.window.Resize(fyne.NewSize(1366, 768))
	d.window.Canvas().Focus(d.screen.First)
	return d
}

func (d *desk) shown() (out []string) {
	for _, i := range inspect.Items(d.window.Canvas()) {
		if i.Kind != "drawn" {
			out = append(out, i.Name)
		}
	}
	return out
}

func (d *desk) sees(text string) bool {
	return slices.ContainsFunc(d.shown(), func(s string) bool { return strings.Contains(s, text) })
}

func (d *desk) must(text string) {
	d.t.Helper()
	if !d.sees(text) {
		d.t.Errorf("%q is not shown; shown is %q", text, d.shown())
	}
}

// tap taps the first that has the name.
func (d *desk) tap(name string) {
	d.t.Helper()
	for _, i := range inspect.Items(d.window.Canvas()) {
		if i.Name == name && i.Tappable {
			test.TapCanvas(d.window.Canvas(), fyne.NewPos(float32(i.X+i.W/2), float32(i.Y+i.H/2)))
			return
		}
	}
	d.t.Fatalf("%q is not shown; shown is %q", name, d.shown())
}

func field(o fyne.CanvasObject, name string) (found *parts.Entry) {
	var inside []fyne.CanvasObject
	switch o := o.(type) {
	case *parts.Entry:
		if o.InspectLabel() == name {
			return o
		}
	case *fyne.Container:
		inside = o.Objects
	case fyne.Widget:
		inside = test.WidgetRenderer(o).Objects()
	}
	for _, i := range inside {
		if f := field(i, name); f != nil && found == nil {
			found = f
		}
	}
	return found
}

func (d *desk) write(name, text string) *parts.Entry {
	d.t.Helper()
	f := field(d.window.Content(), name)
	if f == nil {
		d.t.Fatalf("there is no field %q", name)
	}
	d.window.Canvas().Focus(f)
	f.TypedShortcut(&fyne.ShortcutSelectAll{})
	f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
	test.Type(f, text)
	return f
}

// happened notes an event of the kind that is chosen.
func (d *desk) happened(at string) {
	d.t.Helper()
	d.write("When", at).TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
}

func TestASessionFromPaper(t *testing.T) {
	d := open(t)
	d.write("Day", "2026-11-19")
	d.write("Started at", "7:10")
	d.write("Length", "4:30")
	d.tap("3 · Fasten")
	d.tap("Small room")
	d.tap("blue vest")
	d.tap("A stress sign ended it")
	d.tap("The whole time")
	d.tap("Stress sign")
	d.tap("Freezes")
	d.happened("4:12")
	d.tap("Treat")
	d.tap("Oats")
	d.happened("2:00")
	d.happened("0:30")
	d.happened("2:00")
	d.tap("Remove") // the earliest, at 0:30
	d.screen.Main()
	if len(d.kept) != 1 {
		t.Fatalf("shown is %q", d.shown())
	}
	s := d.kept[0]
	if err := s.Validate(); err != nil {
		t.Error(err)
	}
	if s.StartedAt.Format(time.RFC3339) != "2026-11-19T07:10:00+01:00" || s.Duration != 270*time.Second || s.HamsterID != (model.ID{1}) ||
		s.HarnessID != (model.ID{2}) || s.Stage != model.StageFasten || s.Place != model.PlaceRoom || s.End != model.EndStress || s.Watch != model.WatchWhole || s.Planned != 0 {
		t.Errorf("kept %+v", s)
	}
	want := []model.Event{
		{Seq: 1, At: 2 * time.Minute, Kind: model.KindTreat, Code: "oats"},
		{Seq: 2, At: 2 * time.Minute, Kind: model.KindTreat, Code: "oats"},
		{Seq: 3, At: 252 * time.Second, Kind: model.KindStress, Code: "freezing"},
	}
	if !slices.Equal(s.Events, want) {
		t.Errorf("kept the log %v", s.Events)
	}
}

func TestWhatIsMissingIsSaidInPlace(t *testing.T) {
	d := open(t)
	d.screen.Main()
	for _, text := range []string{
		"A time of day like 20:15.", "Minutes and seconds, like 4:30.", "Please choose how it ended.",
		"Please say whether the whole session was watched.", "Nearly there",
	} {
		d.must(text)
	}
	d.tap("An outside reason")
	if d.sees("Please choose how it ended.") || d.sees("Nearly there") {
		t.Errorf("what was answered is still asked for: %q", d.shown())
	}
	d.write("Started at", "11:50")
	d.write("Length", "10:01")
	d.tap("The whole time")
	d.screen.Main()
	d.must("This session would not be over yet.")
	d.write("Length", "9:00")
	d.tap("Treat")
	d.tap("Oats")
	d.happened("9:30")
	d.must("The clock went to 9:00; nothing can lie after that.")
	d.screen.Main()
	d.must("There is still something in the line for what happened.")
	d.happened("8:30")
	d.write("Length", "8:00")
	d.screen.Main()
	d.must("Something happened at 8:30, after the end at 8:00.")
	if len(d.kept) != 0 {
		t.Errorf("kept %+v", d.kept)
	}
}

// A second try after a failure is the same session, not another one.
func TestASecondTryIsTheSameSession(t *testing.T) {
	d := open(t)
	d.write("Started at", "7:10")
	d.write("Length", "4:30")
	d.tap("It ran its plan")
	d.tap("The whole time")
	d.refuse = errors.New("no room")
	d.screen.Main()
	d.must("no room")
	d.refuse = nil
	d.screen.Main()
	if !slices.Equal(d.ids, []model.ID{{}, {9}}) {
		t.Errorf("kept as %v", d.ids)
	}
}

// What was written is not thrown away by one stray key.
func TestLeavingAsksOnceWhereSomethingWasWritten(t *testing.T) {
	d := open(t)
	d.screen.Key(fyne.KeyEscape)
	if d.left != 1 {
		t.Error("an empty form is not left at once")
	}
	d.tap("Treat")
	d.tap("Oats")
	d.happened("0:30")
	d.screen.Key(fyne.KeyEscape)
	if d.left != 1 {
		t.Error("left with something written")
	}
	d.must("This is not kept yet.")
	d.screen.Key(fyne.KeyEscape)
	if d.left != 2 {
		t.Error("cannot be left")
	}
}
