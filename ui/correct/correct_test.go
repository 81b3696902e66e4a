package correct_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"calmster/model"
	"calmster/ui/correct"
	"calmster/ui/inspect"
	"calmster/ui/look"
	"calmster/ui/parts"
)

// desk is a window with a form in it.
type desk struct {
	t      *testing.T
	window fyne.Window
}

func newDesk(t *testing.T) *desk {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(look.Theme{})
	w := test.NewTempWindow(t, container.NewStack())
	w.SetPadded(false)
	w.Resize(fyne.NewSize(900, 768))
	return &desk{t, w}
}

func (d *desk) put(o fyne.CanvasObject) { d.window.SetContent(o) }

func (d *desk) item(name string) (inspect.Item, bool) {
	all := inspect.Items(d.window.Canvas())
	for _, i := range slices.Backward(all) {
		if i.Name == name && (i.Tappable || i.Editable) {
			return i, true
		}
	}
	return inspect.Item{}, false
}

func (d *desk) tap(name string) {
	d.t.Helper()
	i, ok := d.item(name)
	if !ok {
		d.t.Fatalf("%q is not there; shown is %q", name, d.shown())
	}
	test.TapCanvas(d.window.Canvas(), fyne.NewPos(float32(i.X+i.W/2), float32(i.Y+i.H/2)))
}

// field returns the text field of that name: the last one, as a keeper sees it.
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
		if f := field(i, name); f != nil {
			found = f
		}
	}
	return found
}

func (d *desk) write(name, text string) {
	d.t.Helper()
	f := field(d.window.Content(), name)
	if f == nil {
		d.t.Fatalf("there is no field %q; shown is %q", name, d.shown())
	}
	d.window.Canvas().Focus(f)
	f.TypedShortcut(&fyne.ShortcutSelectAll{})
	f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
	test.Type(f, text)
}

func (d *desk) press(keys ...fyne.KeyName) {
	for _, k := range keys {
		d.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: k})
	}
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

// log is a session whose corrections are kept, or refused.
type log struct {
	session model.Session
	refuse  error
	closed  int
}

func (l *log) now() model.Session { return l.session }
func (l *log) close()             { l.closed++ }

func (l *log) apply(events []model.Event) error {
	if l.refuse == nil {
		l.session.Events = append(l.session.Events, events...)
	}
	return l.refuse
}

func ended() *log {
	return &log{session: model.Session{
		Stage: model.StageWear, StartedAt: time.Date(2026, 11, 20, 20, 15, 0, 0, time.UTC), Duration: 219400 * time.Millisecond, End: model.EndStress, Events: []model.Event{
			{Seq: 1, At: 42 * time.Second, Kind: model.KindTreat, Code: "oats"},
			{Seq: 2, At: 212700 * time.Millisecond, Kind: model.KindStress, Code: "freezing"},
		},
	}}
}

// edit opens the editor of an event.
func (l *log) edit(d *desk, seq int) {
	e := correct.Edit(l.now, seq, l.apply, l.close)
	d.put(e.View)
	e.Show(d.window.Canvas())
}

func TestAnEventIsMovedBySeconds(t *testing.T) {
	d, l := newDesk(t), ended()
	l.edit(d, 2)
	d.tap("−10 s")
	d.tap("−1 s")
	d.tap("Keep")
	// The part of a second that the field does not show is kept.
	if first, _ := l.session.FirstStress(); first.At != 201700*time.Millisecond || l.closed != 1 {
		t.Errorf("now at %v, closed %d times", first.At, l.closed)
	}
	l.edit(d, 4)
	d.tap("+10 s")
	d.tap("+10 s")
	d.tap("Keep")
	if first, _ := l.session.FirstStress(); first.At != l.session.Duration {
		t.Errorf("moved beyond the end: %v", first.At)
	}
	if len(l.session.Events) != 6 || l.session.Events[1].At != 212700*time.Millisecond {
		t.Errorf("the log is %v", l.session.Events)
	}
}

func TestAnEventIsMovedByKeysAlone(t *testing.T) {
	d, l := newDesk(t), ended()
	l.edit(d, 1)
	d.press(fyne.KeyUp, fyne.KeyUp, fyne.KeyDown, fyne.KeyPageUp, fyne.KeyReturn)
	if got := l.session.Standing()[0]; got.At != 53*time.Second || got.Code != "oats" {
		t.Errorf("now %+v", got)
	}
	l.edit(d, 4)
	d.press(fyne.KeyReturn) // nothing was changed
	if len(l.session.Events) != 4 || l.closed != 2 {
		t.Errorf("the log is %v, closed %d times", l.session.Events, l.closed)
	}
	l.edit(d, 4)
	d.press(fyne.KeyUp, fyne.KeyEscape)
	if len(l.session.Events) != 4 || l.closed != 3 {
		t.Errorf("left, the log is %v, closed %d times", l.session.Events, l.closed)
	}
}

func TestATimeIsWrittenAndANoteAdded(t *testing.T) {
	d, l := newDesk(t), ended()
	l.edit(d, 2)
	for text, says := range map[string]string{"3:5": "like 1:05", "": "like 1:05", "3:40": "nothing can lie after that"} {
		d.write("When", text)
		d.tap("Keep")
		if !d.sees(says) || l.closed != 0 || len(l.session.Events) != 2 {
			t.Errorf("%q: shown is %q", text, d.shown())
		}
	}
	d.write("When", "3:20")
	d.write("Note", "ears back")
	d.press(fyne.KeyReturn)
	first, _ := l.session.FirstStress()
	if first.At != 200*time.Second || first.Note != "ears back" {
		t.Errorf("now %+v", first)
	}
}

func TestAnEventIsTakenBackAndBroughtBack(t *testing.T) {
	d, l := newDesk(t), ended()
	l.edit(d, 2)
	d.tap("Take it back")
	if _, ok := l.session.FirstStress(); ok {
		t.Error("it still stands")
	}
	l.edit(d, 2)
	if _, ok := d.item("Keep"); ok || !d.sees("was taken back") {
		t.Errorf("shown is %q", d.shown())
	}
	d.press(fyne.KeySpace) // the button has the focus
	if _, ok := l.session.FirstStress(); !ok || l.closed != 2 {
		t.Error("it does not stand again")
	}
}

// What the journal did not take is said in place, and the editor stays.
func TestARefusedCorrectionIsSaid(t *testing.T) {
	d, l := newDesk(t), ended()
	l.refuse = errors.New("no room")
	l.edit(d, 2)
	d.tap("Take it back")
	if !d.sees("no room") || l.closed != 0 {
		t.Errorf("shown is %q, closed %d times", d.shown(), l.closed)
	}
}

// The session may go on while its editor is open: numbers and limits are those
// of the moment of the correction.
func TestARunningSessionGoesOnBesideTheEditor(t *testing.T) {
	d, l := newDesk(t), ended()
	l.session.End = model.EndNone
	l.edit(d, 1)
	l.session.Duration = 10 * time.Minute
	l.session.Events = append(l.session.Events, model.Event{Seq: 3, At: 5 * time.Minute, Kind: model.KindTreat, Code: "oats"})
	d.write("When", "6:00")
	d.tap("Keep")
	if err := l.session.Validate(); err != nil || len(l.session.Events) != 5 || l.session.Events[4].At != 6*time.Minute {
		t.Errorf("the log is %v, %v; shown is %q", l.session.Events, err, d.shown())
	}
	l.session.Events = append(l.session.Events, model.Event{Seq: 6, At: 7 * time.Minute, Kind: model.KindPause})
	l.edit(d, 6)
	if _, ok := d.item("Take it back"); ok || !d.sees("A pause has moved the clock") {
		t.Errorf("a pause: shown is %q", d.shown())
	}
}

func TestSomethingForgottenIsAdded(t *testing.T) {
	d, l := newDesk(t), ended()
	pad := model.DefaultPad().With(model.KindStress, "custom:squeaks")
	e := correct.Add(l.now, pad, l.apply, l.close)
	d.put(e.View)
	e.Show(d.window.Canvas())
	d.tap("Add")
	if !d.sees("Please choose what it was.") {
		t.Errorf("shown is %q", d.shown())
	}
	d.tap("Stress sign")
	d.tap("Add")
	if !d.sees("Please choose which one.") {
		t.Errorf("shown is %q", d.shown())
	}
	d.tap("squeaks")
	d.write("When", "3:40")
	d.tap("Add")
	if !d.sees("nothing can lie after that") || len(l.session.Events) != 2 {
		t.Errorf("shown is %q", d.shown())
	}
	d.write("When", "1:30")
	d.press(fyne.KeyReturn)
	if first, _ := l.session.FirstStress(); first.At != 90*time.Second || first.Code != "custom:squeaks" || l.closed != 1 {
		t.Errorf("now %+v", first)
	}
	d.tap("Treat")
	d.tap("Spinach")
	if !d.sees("Better not") { // and yet it can be noted, because it happened
		t.Errorf("shown is %q", d.shown())
	}
}
