package chart

import (
	"fmt"
	"image"
	"image/color"
	"maps"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
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
			s.Unwatched = true
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
	return model.ToleranceChart(h, model.StageWear, short)
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
		{fyne.KeyRight, 0}, {fyne.KeyRight, 1}, {fyne.KeyDown, 2}, {fyne.KeyLeft, 1}, {fyne.KeyHome, 0}, {fyne.KeyLeft, 0},
		{fyne.KeyPageDown, 10}, {fyne.KeyEnd, 24}, {fyne.KeyRight, 24}, {fyne.KeyPageUp, 14}, {fyne.KeyF5, 14},
		{fyne.KeyEscape, -1}, {fyne.KeyLeft, 24},
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
	w.TypedRune('2')
	w.TypedRune('9')
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
	w.TypedRune('0')
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

// The marks of calm and stress are there, in their colours, in both themes.
func TestThemeSwitch(t *testing.T) {
	w, win := shown(t, tolerance(20), 900, 480)
	for _, mode := range []look.Mode{look.ModeLight, look.ModeDark} {
		fyne.CurrentApp().Settings().SetTheme(look.Theme{Mode: mode})
		w.Refresh()
		img := win.Canvas().Capture()
		for _, i := range []int{0, 1} { // a stressed and a calm one
			s := w.view.plan.stops[i]
			want := w.view.colour(stroke(w.chart.Series[w.chart.Points[s.point].Series].Tone))
			if !has(img, box{s.at.X - 6, s.at.Y - 6, 12, 12}, want) {
				t.Errorf("%s: point %d is not drawn", mode, i)
			}
		}
		if got, want := w.view.texts[0].Color, look.Color(look.ColorSoftText); got != want {
			t.Errorf("%s: words in %v, want %v", mode, got, want)
		}
	}
}

func has(img image.Image, in box, c color.Color) bool {
	want := premultiplied(c)
	for y := int(in.y); y < int(in.y+in.h); y++ {
		for x := int(in.x); x < int(in.x+in.w); x++ {
			// The painter may round otherwise.
			got := premultiplied(img.At(x, y))
			if alike(got.R, want.R) && alike(got.G, want.G) && alike(got.B, want.B) {
				return true
			}
		}
	}
	return false
}

func alike(a, b uint8) bool { return max(a, b)-min(a, b) <= 3 }

// At no size, however silly, does drawing fail.
func TestAnySize(t *testing.T) {
	w, _ := shown(t, tolerance(2000), 900, 480)
	for _, wide := range []float32{0, 1, 7, 40, 90, 3000} {
		for _, high := range []float32{0, 1, 7, 40, 90, 2000} {
			for _, k := range []float32{1, 1.5, 2} {
				w.Resize(fyne.NewSize(wide, high))
				w.view.paint(int(wide*k), int(high*k))
				hover(w, fyne.NewPos(wide/2, high/2))
				press(w, fyne.KeyRight)
			}
		}
	}
}

// Text in the tip is inside the chart however small that is.
func TestTipStaysInside(t *testing.T) {
	w, win := shown(t, tolerance(30), 900, 480)
	for _, size := range []fyne.Size{{Width: 900, Height: 480}, {Width: 260, Height: 130}, {Width: 170, Height: 100}, {Width: 60, Height: 40}, {Width: 3, Height: 2}} {
		w.Resize(size)
		for i := range w.view.plan.stops {
			w.choose(i)
			for _, o := range w.view.tip.objects()[2:] {
				if !o.Visible() {
					continue
				}
				p, s := o.Position(), o.Size()
				if p.X < 0 || p.Y < 0 || p.X+s.Width > size.Width+0.01 || p.Y+s.Height > size.Height+0.01 {
					t.Fatalf("%v: tip of point %d from %v, %v large", size, i, p, s)
				}
				if text, ok := o.(*canvas.Text); ok && text.MinSize().Width > s.Width+0.01 {
					t.Fatalf("%v: %q is cut", size, text.Text)
				}
			}
		}
	}
	win.Canvas().Capture()
}

func TestPicture(t *testing.T) {
	w, win := shown(t, tolerance(30), 600, 300)
	img := w.Picture()
	if img == nil || img.Bounds().Dx() != 600 || img.Bounds().Dy() != 300 {
		t.Fatalf("picture %v", img)
	}
	s := w.view.plan.stops[0]
	if !has(img, box{s.at.X - 6, s.at.Y - 6, 12, 12}, look.Color(look.ColorStress)) {
		t.Error("the first session is not on the picture")
	}
	win.SetContent(canvas.NewRectangle(color.Black))
	if New(tolerance(3)).Picture() != nil {
		t.Error("a picture of what is not shown")
	}
}

// first is a history's beginning.
func first(h model.History, n int) model.History {
	h.Sessions = h.Sessions[:min(n, len(h.Sessions))]
	return h
}

// stressful is a session with an event of every kind.
func stressful() model.Session {
	s := sessions(1).Sessions[0]
	for i, k := range []model.Kind{model.KindComfort, model.KindTreat, model.KindAct, model.KindNote, model.KindPause, model.KindResume, model.KindPause, model.KindResume} {
		s.Events = append(s.Events, model.Event{Seq: i + 2, At: time.Duration(i) * 5 * time.Second, Kind: k, Code: "custom:one"})
	}
	return s
}

// A box is pointed at anywhere on it, and has its tip and its frame.
func TestBoxes(t *testing.T) {
	w, win := shown(t, model.WeeksChart(sessions(30), short), 700, 400)
	b := w.chart.Boxes[0] // stands on the ground, where no band is
	r := w.view.plan.boxOf(w.chart, b)
	if !has(win.Canvas().Capture(), box{r.x + 2, r.y + r.h - 4, 2, 2}, over(faded(look.Color(stroke(b.Tone)), b.Strength), look.Color(look.ColorBackground))) {
		t.Error("the box is not drawn")
	}
	hover(w, fyne.NewPos(r.x+r.w-1, r.y+r.h-1))
	if !w.view.tip.frame.Visible() || w.view.tip.ring.Visible() || w.view.tip.texts[0].Text != b.Tip[0] {
		t.Errorf("over the box the tip is of stop %d", w.chosen)
	}
	w.TypedRune('2')
	if len(w.view.plan.stops) == len(w.chart.Boxes) {
		t.Error("a series of boxes cannot be switched off")
	}
}

// over is a colour laid over an opaque one.
func over(c color.NRGBA, ground color.Color) color.Color {
	pix := premultiplied(ground)
	out := []uint8{pix.R, pix.G, pix.B, pix.A}
	blend(out, premultiplied(c), 1)
	return color.RGBA{out[0], out[1], out[2], out[3]}
}

// Whatever the chart, the words and the size: no label touches another, the
// picture's marks, or the edge.
func TestLabelsNeverCollide(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(look.Theme{})
	r := rand.New(rand.NewPCG(5, 6))
	of := func(s string) fyne.Size { return fyne.MeasureText(s, 12, fyne.TextStyle{}) }
	for range 300 {
		n := int(math.Exp(r.Float64() * 8))
		if r.IntN(20) == 0 {
			n = 0
		}
		say := model.Speak(short)
		if r.IntN(3) == 0 {
			say = plain
		}
		h := sessions(n)
		for i := range h.Sessions {
			h.Sessions[i].Duration = time.Duration(r.IntN(700)) * time.Second
			if r.IntN(4) == 0 {
				h.Sessions[i].Stage = model.StageFasten
			}
			if r.IntN(9) == 0 {
				h.Sessions[i].End = model.EndWorry
			}
		}
		size := fyne.NewSize(float32(math.Exp(r.Float64()*8)), float32(math.Exp(r.Float64()*7.2)))
		for name, c := range map[string]*model.Chart{
			"tolerance": model.ToleranceChart(h, model.StageWear, say),
			"recent":    model.RecentChart(h, model.StageWear, 7, time.Date(2026, 11, 20, 0, 0, 0, 0, time.UTC), say),
			"stages":    model.StagesChart(h, say),
			"survival":  model.SurvivalChart(h, model.StageWear, say),
			"signs":     model.SignsChart(h, say),
			"weeks":     model.WeeksChart(h, say),
			"timeline":  model.TimelineChart(stressful(), say),
			"readiness": model.ReadinessChart(first(h, 60), model.StageWear, model.DefaultRules(), say),
		} {
			lo := c.X.Min + r.Float64()*(c.X.Max-c.X.Min)
			hi := lo + r.Float64()*(c.X.Max-lo)
			for _, axis := range []model.Axis{c.X, c.Part(lo, hi)} {
				if err := tidy(arrange(c, axis, nil, size, of), size); err != nil {
					t.Fatalf("%s of %d sessions from %v to %v on %v: %v", name, n, axis.Min, axis.Max, size, err)
				}
			}
		}
	}
}

func tidy(p plan, size fyne.Size) error {
	const slack = 0.01
	for i, l := range p.labels {
		if l.text == "" {
			return fmt.Errorf("a label without text")
		}
		if l.box.x < -slack || l.box.y < -slack || l.box.x+l.box.w > size.Width+slack || l.box.y+l.box.h > size.Height+slack {
			return fmt.Errorf("label %q at %v is cut", l.text, l.box)
		}
		for _, o := range p.labels[:i] {
			if l.box.meets(o.box) {
				return fmt.Errorf("labels %q at %v and %q at %v meet", l.text, l.box, o.text, o.box)
			}
		}
		for _, s := range p.stops {
			if s.point >= 0 && !s.outside && !l.plate && l.box.meets(box{s.at.X - 3, s.at.Y - 3, 6, 6}) {
				return fmt.Errorf("label %q at %v lies on a mark at %v", l.text, l.box, s.at)
			}
		}
	}
	return nil
}

// A line with many places in each column of pixels fills what it passes
// through, no more and no less than its pieces drawn one by one.
func TestEnvelopeShowsWhatTheLineShows(t *testing.T) {
	const wide, high = 100, 120
	line := make([][2]float64, 4000)
	for i := range line {
		line[i] = [2]float64{float64(i) / 40, 60 + 40*math.Sin(float64(i)/7)*math.Cos(float64(i)/900)}
	}
	draw := func(with func(*painter)) *image.RGBA {
		p := &painter{img: image.NewRGBA(image.Rect(0, 0, wide, high)), k: 1}
		with(p)
		return p.img
	}
	ink := color.RGBA{A: 255}
	whole := draw(func(p *painter) { p.envelope(line, 1, ink, p.img.Rect) })
	pieces := draw(func(p *painter) {
		for i := 1; i < len(line); i++ {
			p.segment(line[i-1], line[i], 1, ink, p.img.Rect)
		}
	})
	near := func(img *image.RGBA, x, y int) bool {
		for _, at := range []image.Point{{x, y}, {x - 1, y}, {x + 1, y}, {x, y - 1}, {x, y + 1}} {
			if img.RGBAAt(at.X, at.Y).A > 0 {
				return true
			}
		}
		return false
	}
	for x := 1; x < wide-1; x++ {
		for y := range high {
			// Soft edges may differ by a pixel.
			if whole.RGBAAt(x, y).A > 200 && !near(pieces, x, y) || pieces.RGBAAt(x, y).A > 200 && !near(whole, x, y) {
				t.Fatalf("at %d, %d the envelope has %d, the pieces %d", x, y, whole.RGBAAt(x, y).A, pieces.RGBAAt(x, y).A)
			}
		}
	}
}
