package chart

import (
	"maps"
	"math"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"calmster/model"
	"calmster/ui/look"
)

// However many marks there are: what is not drawn shares the place of one alike
// that is, its tip tells of it, no stress lies beneath calm, and the outline of
// the cloud is exact.
func TestThinningHidesNothing(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(look.Theme{})
	for _, n := range []int{30, 999, 3000, 12000, 50000} {
		if n > 5000 && testing.Short() {
			continue // large data; runs without -short
		}
		for _, wide := range []float32{250, 900} {
			c := tolerance(n)
			p := arrange(c, c.X, nil, fyne.NewSize(wide, 400), func(s string) fyne.Size { return fyne.NewSize(float32(6*len(s)), 15) })
			if n <= manyPoints && len(p.marks) != n {
				t.Errorf("%d sessions: %d marks", n, len(p.marks))
			}
			drawn := map[int32][]mark{}
			type end struct{ top, bottom float32 }
			ends := map[[2]int]end{}
			widen := func(series int32, at fyne.Position) {
				key := [2]int{int(series), int(at.X-p.plot.x) / widestSpot / 2}
				e, ok := ends[key]
				if !ok {
					e = end{at.Y, at.Y}
				}
				ends[key] = end{min(e.top, at.Y), max(e.bottom, at.Y)}
			}
			stress := false
			for _, m := range p.marks {
				drawn[m.series] = append(drawn[m.series], m)
				widen(m.series, m.at)
				is := c.Series[m.series].Tone == model.ToneStress
				if stress && !is {
					t.Fatalf("%d sessions: calm is drawn over stress", n)
				}
				stress = is
			}
			of := maps.Clone(ends)
			for i, s := range p.stops {
				series := int32(c.Points[s.point].Series)
				near := func(m mark) bool {
					return max(math.Abs(float64(m.at.X-s.at.X)), math.Abs(float64(m.at.Y-s.at.Y))) <= float64(sameSpot)
				}
				if i%(1+n/2000) == 0 && !slices.ContainsFunc(drawn[series], near) {
					t.Fatalf("%d sessions on %v: the mark of %d at %v is not drawn, nor is one beside it", n, wide, i, s.at)
				}
				widen(series, s.at)
			}
			for key, e := range ends {
				if e != of[key] {
					t.Fatalf("%d sessions on %v: in column %v the cloud reaches from %v, drawn is %v", n, wide, key, e, of[key])
				}
			}
		}
	}
}

// The tip of a mark tells of those beneath it, stress among them.
func TestTheTipTellsOfMarksAtOnePlace(t *testing.T) {
	h := sessions(1)
	calm := h.Sessions[0]
	calm.End, calm.Events = model.EndPlanned, nil
	h.Sessions = append(h.Sessions, calm, calm)
	w, _ := shown(t, model.ToleranceChart(h, model.StageWear, model.DefaultRules(), plain), 900, 480)
	hover(w, w.view.plan.stops[1].at)
	said := ""
	for _, text := range w.view.tip.texts {
		if text.Visible() {
			said += text.Text + "\n"
		}
	}
	for _, want := range []string{"chart.alsomap[N:2]", "chart.also_ofmap[N:1 What:chart.key_stress"} {
		if !strings.Contains(said, want) {
			t.Errorf("the tip does not say %q: %s", want, said)
		}
	}
	h.Sessions = h.Sessions[:1]
	w.SetChart(model.ToleranceChart(h, model.StageWear, model.DefaultRules(), plain))
	hover(w, w.view.plan.stops[0].at)
	for _, text := range w.view.tip.texts {
		if text.Visible() && strings.Contains(text.Text, "also") {
			t.Errorf("alone, it says %q", text.Text)
		}
	}
}
