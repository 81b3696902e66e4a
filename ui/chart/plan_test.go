package chart

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"calmster/model"
	"calmster/ui/look"
	"calmster/ui/words"
)

// Whatever the chart, the words and the size: no label touches another, the
// picture's marks, or the edge.
func TestLabelsNeverCollide(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(look.Theme{})
	r := rand.New(rand.NewPCG(5, 6))
	text := float32(12)
	of := func(s string) fyne.Size { return fyne.MeasureText(s, text, fyne.TextStyle{}) }
	rounds := 200
	if testing.Short() {
		rounds = 20
	}
	for range rounds {
		n := int(math.Exp(r.Float64() * 8))
		if r.IntN(20) == 0 {
			n = 0
		}
		say := model.Speak(short)
		switch r.IntN(3) {
		case 0:
			say = plain
		case 1:
			say = lengthy
		}
		text = 12 + 2*float32(r.IntN(4)) // small to very large
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
			"tolerance": model.ToleranceChart(h, model.StageWear, model.DefaultRules(), say),
			"recent":    model.RecentChart(h, model.StageWear, model.DefaultRules(), 7, time.Date(2026, 11, 20, 0, 0, 0, 0, time.UTC), say),
			"stages":    model.StagesChart(h, model.DefaultRules(), say),
			"survival":  model.SurvivalChart(h, model.StageWear, model.DefaultRules(), say),
			"signs":     model.SignsChart(h, model.DefaultRules(), say),
			"weeks":     model.WeeksChart(h, model.DefaultRules(), say),
			"treats":    model.TreatsChart(fed(h), model.DefaultRules(), say),
			"timeline":  model.TimelineChart(stressful(), model.DefaultRules(), say),
			"readiness": model.ReadinessChart(first(h, 20), model.StageWear, model.DefaultRules(), time.Date(2026, 11, 20, 0, 0, 0, 0, time.UTC), say),
		} {
			lo := c.X.Min + r.Float64()*(c.X.Max-c.X.Min)
			hi := lo + r.Float64()*(c.X.Max-lo)
			for _, axis := range []model.Axis{c.X, c.Part(lo, hi)} {
				if err := tidy(c, arrange(c, axis, nil, size, of), size); err != nil {
					t.Fatalf("%s of %d sessions from %v to %v on %v: %v", name, n, axis.Min, axis.Max, size, err)
				}
			}
		}
	}
}

// lengthy speaks in the program's words made 40 % longer, as another language may.
func lengthy(key string, args model.Args) string {
	s := words.T(key, args)
	return s + strings.Repeat("m", (2*utf8.RuneCountInString(s)+4)/5)
}

// first is a history's beginning.
func first(h model.History, n int) model.History {
	h.Sessions = h.Sessions[:min(n, len(h.Sessions))]
	return h
}

// fed is a history in which treats are given.
func fed(h model.History) model.History {
	for i := range h.Sessions {
		t := model.Treats()[i%len(model.Treats())]
		h.Sessions[i].Events = append(h.Sessions[i].Events, model.Event{Seq: 9, Kind: model.KindTreat, Code: t.Key})
	}
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

func tidy(c *model.Chart, p plan, size fyne.Size) error {
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
			if s.box >= 0 && l.box.meets(p.boxOf(c, c.Boxes[s.box])) {
				return fmt.Errorf("label %q at %v lies on a box", l.text, l.box)
			}
			if s.point >= 0 && !s.outside && l.box.meets(box{s.at.X - 3, s.at.Y - 3, 6, 6}) {
				return fmt.Errorf("label %q at %v lies on a mark at %v", l.text, l.box, s.at)
			}
		}
	}
	return nil
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
