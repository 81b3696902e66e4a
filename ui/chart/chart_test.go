package chart

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"calmster/model"
	"calmster/ui/look"
)

// plain speaks in keys and values of some length.
func plain(key string, args model.Args) string { return fmt.Sprint(key, args) }

// short speaks as briefly as a translation may.
func short(_ string, args model.Args) string {
	s := ""
	for _, name := range slices.Sorted(maps.Keys(args)) {
		s += fmt.Sprint(args[name])
	}
	return s + "."
}

// sessions are n at the stage wear, every third one stressed, from a day on.
func sessions(n int) model.History {
	var h model.History
	at := time.Date(2026, 10, 5, 20, 15, 0, 0, time.UTC)
	for i := range n {
		s := model.Session{
			ID: model.ID{0: byte(i), 1: byte(i >> 8), 2: 1}, Stage: model.StageWear, StartedAt: at.Add(time.Duration(i) * 40 * time.Hour),
			Duration: time.Duration(40+i*7%261) * time.Second, End: model.EndPlanned, Note: "a note",
		}
		if i%3 == 0 {
			s.End = model.EndStress
			s.Events = []model.Event{{Seq: 1, At: s.Duration - time.Second, Kind: model.KindStress, Code: "freezing"}}
		}
		if i%17 == 5 {
			s.Watch = model.WatchNot
		}
		h.Sessions = append(h.Sessions, s)
		if i%11 == 6 {
			h.Changes = append(h.Changes,
				model.StageChange{At: s.StartedAt.Add(time.Hour), From: model.StageWear, To: model.StageFasten},
				model.StageChange{At: s.StartedAt.Add(time.Duration(2+i) * time.Hour), From: model.StageFasten, To: model.StageWear})
		}
	}
	return h
}

func tolerance(n int) *model.Chart { return toleranceOf(sessions(n)) }

func toleranceOf(h model.History) *model.Chart {
	return model.ToleranceChart(h, model.StageWear, model.DefaultRules(), short)
}

// shown puts a chart into a window of that size.
func shown(t testing.TB, c *model.Chart, wide, high float32) (*Chart, fyne.Window) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(look.Theme{Mode: look.ModeLight})
	w := New(c)
	win := test.NewTempWindow(t, w)
	win.SetPadded(false)
	win.Resize(fyne.NewSize(wide, high))
	return w, win
}

func hover(w *Chart, at fyne.Position) {
	w.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}})
}

func press(w *Chart, keys ...fyne.KeyName) {
	for _, k := range keys {
		w.TypedKey(&fyne.KeyEvent{Name: k})
	}
}

func TestHoverShowsTheTip(t *testing.T) {
	w, _ := shown(t, tolerance(20), 900, 480)
	s := w.view.plan.stops[7]
	hover(w, s.at.AddXY(5, -4))
	if w.chosen != 7 || !w.view.tip.card.Visible() || !w.view.tip.ring.Visible() {
		t.Fatalf("over point 7 the tip is of %d", w.chosen)
	}
	if got, want := w.view.tip.texts[0].Text, w.chart.Tip(7)[0]; got != want || !w.view.tip.texts[0].Visible() {
		t.Errorf("tip says %q, want %q", got, want)
	}
	hover(w, fyne.NewPos(w.view.plan.plot.x+w.view.plan.plot.w/2, 1))
	if w.chosen != -1 || w.view.tip.card.Visible() {
		t.Error("the tip stays where no point is")
	}
	hover(w, s.at)
	w.MouseOut()
	if w.view.tip.card.Visible() {
		t.Error("the tip stays when the pointer leaves")
	}
}

func TestTapOpens(t *testing.T) {
	w, _ := shown(t, tolerance(20), 900, 480)
	var opened []model.ID
	test.TapAt(w, w.view.plan.stops[3].at) // nobody listens
	w.OnOpen = func(id model.ID) { opened = append(opened, id) }
	test.TapAt(w, w.view.plan.stops[7].at.AddXY(3, 3))
	test.TapAt(w, fyne.NewPos(1, 1))
	if len(opened) != 1 || opened[0] != w.chart.Points[7].ID {
		t.Errorf("opened %v", opened)
	}
}

func TestKeysWalk(t *testing.T) {
	w, win := shown(t, tolerance(25), 900, 480)
	var opened []model.ID
	w.OnOpen = func(id model.ID) { opened = append(opened, id) }
	win.Canvas().Focus(w)
	if !w.view.focus.Visible() {
		t.Error("the focus does not show")
	}
	press(w, fyne.KeyReturn) // nothing chosen
	for _, tt := range []struct {
		key  fyne.KeyName
		want int
	}{
		{fyne.KeyRight, 0},
		{fyne.KeyRight, 1},
		{fyne.KeyDown, 2},
		{fyne.KeyLeft, 1},
		{fyne.KeyHome, 0},
		{fyne.KeyLeft, 0},
		{fyne.KeyPageDown, 10},
		{fyne.KeyEnd, 24},
		{fyne.KeyRight, 24},
		{fyne.KeyPageUp, 14},
		{fyne.KeyF5, 14},
		{fyne.KeyEscape, -1},
		{fyne.KeyLeft, 24},
	} {
		press(w, tt.key)
		if w.chosen != tt.want {
			t.Fatalf("%s leads to %d, want %d", tt.key, w.chosen, tt.want)
		}
	}
	press(w, fyne.KeyReturn)
	if len(opened) != 1 || opened[0] != w.chart.Points[24].ID {
		t.Errorf("opened %v", opened)
	}
	win.Canvas().Unfocus()
	if w.view.focus.Visible() || w.view.tip.card.Visible() {
		t.Error("focus or tip stay when the focus goes")
	}
}

func TestLegendSwitchesSeries(t *testing.T) {
	w, _ := shown(t, tolerance(30), 900, 480)
	all, keys := len(w.view.plan.stops), w.view.plan.keys
	if len(keys) != 4 {
		t.Fatalf("%d entries in the legend", len(keys))
	}
	k := keys[1]
	test.TapAt(w, fyne.NewPos(k.box.x+k.box.w/2, k.box.y+k.box.h/2))
	less := len(w.view.plan.stops)
	for _, s := range w.view.plan.stops {
		if w.chart.Points[s.point].Series == k.series {
			t.Fatal("a series that is switched off can be pointed at")
		}
	}
	press(w, "2")
	press(w, "9")
	if less != all-10 || len(w.view.plan.stops) != all {
		t.Errorf("%d points, %d without a series, %d with it again", all, less, len(w.view.plan.stops))
	}
}

// The parts of a chart: the wheel zooms around the pointer, dragging and the
// walk through the points move, and nothing leads beyond the whole time.
func TestZoom(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(look.Theme{})
	w := NewZoom(tolerance(200))
	win := test.NewTempWindow(t, w)
	win.SetPadded(false)
	win.Resize(fyne.NewSize(900, 480))
	whole := w.axis
	part := func() float64 { return (w.axis.Max - w.axis.Min) / (whole.Max - whole.Min) }

	s := w.view.plan.stops[120]
	for range 8 {
		w.Scrolled(&fyne.ScrollEvent{PointEvent: fyne.PointEvent{Position: s.at}, Scrolled: fyne.Delta{DY: 20}})
	}
	if got := w.view.plan.stops[120].at; part() > 0.5 || math.Abs(float64(got.X-s.at.X)) > 1 {
		t.Errorf("the point under the wheel went from %v to %v, %v of the time left", s.at, got, part())
	}
	for _, l := range w.view.plan.labels {
		if l.box.x < 0 || l.box.x+l.box.w > 900 {
			t.Errorf("label %q at %v", l.text, l.box)
		}
	}
	at, from := w.view.plan.stops[120].at, part()
	w.Dragged(&fyne.DragEvent{Dragged: fyne.Delta{DX: 100}})
	if got := w.view.plan.stops[120].at.X - at.X; math.Abs(float64(got-100)) > 1 || math.Abs(part()-from) > 1e-9 {
		t.Errorf("dragging by 100 moved by %v", got)
	}
	w.Dragged(&fyne.DragEvent{Dragged: fyne.Delta{DX: 100000}})
	if w.axis.Min != whole.Min {
		t.Errorf("dragged to %v, the time begins at %v", w.axis.Min, whole.Min)
	}
	press(&w.Chart, fyne.KeyEnd)
	if s, ok := w.stop(w.chosen); !ok || s.outside || w.axis.Max != whole.Max || !w.view.tip.card.Visible() {
		t.Error("the last session was chosen but is not seen")
	}
	b := w.view.plan.whole
	test.TapAt(w, fyne.NewPos(b.x+b.w/2, b.y+b.h/2))
	if part() != 1 || w.view.plan.whole.w != 0 {
		t.Error("the whole time does not come back")
	}
	for range 40 {
		w.TypedRune('+')
	}
	if got := w.axis.Max - w.axis.Min; math.Abs(got-leastPart) > 1e-6 {
		t.Errorf("the keys zoom to %v days", got)
	}
	for range 40 {
		w.TypedRune('-')
	}
	if part() != 1 {
		t.Errorf("the keys zoom out to %v", part())
	}
	w.TypedRune('+')
	w.TypedKey(&fyne.KeyEvent{Name: fyne.Key0})
	if part() != 1 {
		t.Error("0 does not show the whole time")
	}
	win.Canvas().Capture()
}

func TestSetChart(t *testing.T) {
	w, win := shown(t, tolerance(90), 900, 480)
	press(w, fyne.KeyEnd)
	for _, n := range []int{0, 1, 2, 500, 3} {
		w.SetChart(tolerance(n))
		if w.chosen != -1 || w.view.tip.card.Visible() {
			t.Errorf("%d sessions: the tip of the last chart stays", n)
		}
		if got := len(w.view.plan.stops); got != n {
			t.Errorf("%d points of %d", got, n)
		}
		win.Canvas().Capture()
	}
	w.SetChart(nil)
	win.Canvas().Capture()
}

func TestEmptyChartSaysSo(t *testing.T) {
	w, win := shown(t, tolerance(0), 500, 200)
	said := ""
	for _, l := range w.view.plan.labels {
		said += l.text
	}
	if said != w.chart.Empty || said == "" {
		t.Errorf("says %q, want %q", said, w.chart.Empty)
	}
	press(w, fyne.KeyRight, fyne.KeyReturn)
	test.TapAt(w, fyne.NewPos(250, 100))
	win.Canvas().Capture()
}
