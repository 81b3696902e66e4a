package model_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"calmster/model"
)

func TestMedianAgainstBruteForce(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for n := range 60 {
		var sessions []model.Session
		for i := range n {
			at, d := start.AddDate(0, 0, i), time.Duration(r.IntN(300))*time.Second
			s := stressed(at, d)
			if r.IntN(3) == 0 {
				s = calm(at, d)
			}
			s.Watch = watchNot(r.IntN(4) == 0)
			sessions = append(sessions, s)
		}
		want := map[float64]float64{} // by day
		var told []model.Calm
		var run []float64 // days in a row of which the median is known
		end := func() {
			if len(run) == 1 {
				delete(want, run[0]) // one place is no line
			}
			run = nil
		}
		for _, s := range sessions {
			if !s.Watched() && s.CalmTime().AtLeast {
				continue // says nothing
			}
			told = append(told, s.CalmTime())
			m, known := productLimit(told[max(0, len(told)-model.MedianOf):])
			if known < model.MedianLeast {
				end()
				continue
			}
			day := float64(usual.Day(s.StartedAt))
			want[day], run = m, append(run, day)
		}
		end()
		c := model.ToleranceChart(wear(sessions...), model.StageWear, model.DefaultRules(), plain)
		got := map[float64]float64{}
		for _, l := range c.Lines {
			for _, at := range l.At {
				got[math.Floor(at.X)] = at.Y
			}
		}
		if len(got) != len(want) {
			t.Fatalf("%d sessions: line through %d places, want %d", n, len(got), len(want))
		}
		for day, w := range want {
			if math.Abs(got[day]-w) > 1e-9 {
				t.Fatalf("%d sessions: median %v, want %v", n, got[day], w)
			}
		}
	}
}

// productLimit is the median by giving the weight of each session that ended
// calm to those that lasted longer, all alike; -1 and 0 where no half is reached.
// known is how many of the sessions tell of it.
func productLimit(calms []model.Calm) (median float64, known int) {
	list := slices.Clone(calms)
	slices.SortStableFunc(list, func(a, b model.Calm) int {
		if a.For != b.For {
			return int(a.For - b.For)
		}
		return map[bool]int{true: 1}[a.AtLeast] - map[bool]int{true: 1}[b.AtLeast]
	})
	weight := make([]float64, len(list))
	for i := range weight {
		weight[i] = 1 / float64(len(list))
	}
	sum, half := 0.0, -1.0
	for i, c := range list {
		if c.AtLeast {
			for j := i + 1; j < len(list); j++ {
				weight[j] += weight[i] / float64(len(list)-i-1)
			}
			continue
		}
		if half >= 0 {
			median = (half + c.For.Seconds()) / 2
			goto found
		}
		switch sum += weight[i]; {
		case sum > 0.5+1e-9:
			median = c.For.Seconds()
			goto found
		case sum > 0.5-1e-9:
			half = c.For.Seconds()
		}
	}
	return -1, 0
found:
	for _, c := range calms {
		if !c.AtLeast || c.For.Seconds() >= median {
			known++
		}
	}
	return median, known
}

// Five sessions that the doorbell ended leave the line where it was.
func TestTheLineStaysWhereNothingHappened(t *testing.T) {
	var sessions []model.Session
	for i := range 12 {
		d := 301 * time.Second
		if i >= 7 {
			d = time.Duration(i-2) * time.Second
		}
		sessions = append(sessions, calm(start.AddDate(0, 0, 2*i), d))
	}
	c := model.ToleranceChart(wear(sessions...), model.StageWear, model.DefaultRules(), plain)
	if len(c.Lines) != 1 {
		t.Fatalf("%d lines", len(c.Lines))
	}
	for _, at := range c.Lines[0].At {
		if at.Y != 301 {
			t.Errorf("the line is at %v on day %v", at.Y, at.X)
		}
	}
}

func TestGoalAndBand(t *testing.T) {
	for _, stage := range model.Ladder() {
		s := calm(start, stage.Goal.Value)
		s.Stage = stage.Key
		c := model.ToleranceChart(wear(s), stage.Key, model.DefaultRules(), plain)
		g := stage.Goal.Value.Seconds()
		if len(c.Areas) != 1 || c.Areas[0].Tone != model.ToneGoal {
			t.Fatalf("%s: areas %v", stage.Key, c.Areas)
		}
		for _, e := range c.Areas[0].Edges {
			if e.Low != g || e.High != c.Y.Max || e.High <= g {
				t.Errorf("%s: band from %v to %v, goal %v, axis to %v", stage.Key, e.Low, e.High, g, c.Y.Max)
			}
		}
		if c.Rules[0].At != g || c.Rules[0].Upright {
			t.Errorf("%s: goal line at %v", stage.Key, c.Rules[0].At)
		}
		if !slices.ContainsFunc(c.Y.Levels[0], func(k model.Tick) bool { return k.At == g }) {
			t.Errorf("%s: no tick at the goal: %v", stage.Key, c.Y.Levels[0])
		}
	}
}

func TestChangesOfStageAreMarked(t *testing.T) {
	h := wear(calm(start, goal), calm(start.AddDate(0, 0, 20), goal))
	h.Changes = []model.StageChange{
		{At: start.AddDate(0, 0, -3), From: model.StageFasten, To: model.StageWear},
		{At: start.AddDate(0, 0, 5), From: model.StageWear, To: model.StageFasten},
		{At: start.AddDate(0, 0, 7), From: model.StageFasten, To: model.StageWear},
		{At: start.AddDate(0, 0, 8), From: model.StageMeet, To: model.StageDrape}, // not of this stage
		{At: start.AddDate(0, 3, 0), From: model.StageWear, To: model.StageDrag},  // not in this time
	}
	var got []string
	c := model.ToleranceChart(h, model.StageWear, model.DefaultRules(), plain)
	for _, r := range c.Rules {
		if r.Upright {
			got = append(got, r.Label)
		}
	}
	want := []string{"chart.mark_to Number=4", "chart.mark_back Number=3", "chart.mark_to Number=4"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestRecentChart(t *testing.T) {
	var sessions []model.Session
	for i := range 100 {
		sessions = append(sessions, stressed(start.AddDate(0, 0, i), time.Minute))
	}
	h := wear(sessions...)
	c := model.RecentChart(h, model.StageWear, model.DefaultRules(), 7, start.AddDate(0, 0, 99), plain)
	if len(c.Points) != 49 || c.X.Max-c.X.Min != 49 {
		t.Errorf("%d sessions in %v days", len(c.Points), c.X.Max-c.X.Min)
	}
	if len(c.Lines) != 1 || len(c.Lines[0].At) != 49 {
		t.Error("the median does not look back beyond the weeks shown")
	}
	for _, s := range c.Series {
		if s.Name != "" {
			t.Errorf("the small chart has a legend: %s", s.Name)
		}
	}
	if c := model.RecentChart(h, model.StageWear, model.DefaultRules(), 7, start.AddDate(1, 0, 0), plain); c.Empty != "chart.empty_recent N=7" {
		t.Errorf("weeks without a session: %q", c.Empty)
	}
	// Nobody who has not begun is told of a rest.
	if c := model.RecentChart(wear(), model.StageWear, model.DefaultRules(), 7, start, plain); !strings.HasPrefix(c.Empty, "chart.empty_stage") {
		t.Errorf("before the first session: %q", c.Empty)
	}
}

func TestStagesChart(t *testing.T) {
	drape, step := calm(start, 5*time.Second), []model.StageKey{model.StageWear, model.StageWear, model.StageFasten}
	drape.Stage = model.StageDrape
	h := wear(drape)
	for i, key := range step {
		s := stressed(start.AddDate(0, 0, 2+i), 30*time.Second)
		s.Stage = key
		h.Sessions = append(h.Sessions, s)
	}
	c := model.StagesChart(h, model.DefaultRules(), plain)
	var got []string
	for i, p := range c.Points {
		got = append(got, fmt.Sprintf("%g %v", p.Y, p.Beyond))
		if !strings.Contains(c.Tip(i)[1], "chart.stage") {
			t.Errorf("tip without stage: %q", c.Tip(i))
		}
	}
	if want := []string{"50 false", "10 false", "10 false", "200 false"}; !slices.Equal(got, want) {
		t.Errorf("shares of the goal %v, want %v", got, want)
	}
	var runs []string
	for _, r := range c.Strip.Runs {
		runs = append(runs, r.Short+" "+string(r.Tone))
	}
	if want := []string{"chart.number Number=2 soft", "chart.number Number=4 soft", "chart.number Number=3 stress"}; !slices.Equal(runs, want) {
		t.Errorf("strip %v, want %v", runs, want)
	}
}

func TestFewOrNoSessions(t *testing.T) {
	if c := model.ToleranceChart(model.History{}, model.StageWear, model.DefaultRules(), plain); c.Empty != "chart.empty_stage Goal=5m0s" || c.Tip(0) != nil {
		t.Errorf("empty: %q", c.Empty)
	}
	if c := model.StagesChart(model.History{}, model.DefaultRules(), plain); c.Empty == "" {
		t.Error("nothing is said of no sessions")
	}
	one := model.ToleranceChart(wear(calm(start, goal)), model.StageWear, model.DefaultRules(), plain)
	if one.Hint != "chart.hint_median Least=3" || one.X.Max-one.X.Min != 7 {
		t.Errorf("one session: hint %q, %v days", one.Hint, one.X.Max-one.X.Min)
	}
	running := calm(start, goal)
	running.End = model.EndNone
	if c := model.ToleranceChart(wear(running), model.StageWear, model.DefaultRules(), plain); len(c.Points) != 0 {
		t.Error("a session that still runs is on the chart")
	}
}

// A goal that the keeper has set is the goal of the chart too, and has a scale
// however odd it is.
func TestGoalOfTheKeeper(t *testing.T) {
	for g := 5 * time.Second; g <= 10*time.Minute; g += time.Second {
		rules := model.DefaultRules()
		rules.Stages = map[model.StageKey]model.StageRules{model.StageWear: {Goal: g}}
		for _, long := range []time.Duration{time.Second, g, 10 * time.Minute} {
			h := wear(calm(start, long))
			c := model.ToleranceChart(h, model.StageWear, rules, plain)
			if err := sound(c); err != nil {
				t.Fatalf("goal %v: %v", g, err)
			}
			if c.Rules[0].At != g.Seconds() || len(c.Y.Levels[0]) < 4 {
				t.Fatalf("goal %v: line at %v, ticks %v", g, c.Rules[0].At, c.Y.Levels[0])
			}
			if want := 100 * long.Seconds() / g.Seconds(); want <= 120 && math.Abs(model.StagesChart(h, rules, plain).Points[0].Y-want) > 1e-9 {
				t.Fatalf("goal %v: the share of %v is not %v", g, long, want)
			}
		}
	}
}
