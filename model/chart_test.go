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

// plain speaks in keys and values, so that a test sees what was said.
func plain(key string, args model.Args) string {
	names := make([]string, 0, len(args))
	for name := range args {
		names = append(names, name)
	}
	slices.Sort(names)
	b := strings.Builder{}
	b.WriteString(key)
	for _, name := range names {
		fmt.Fprintf(&b, " %s=%v", name, args[name])
	}
	return b.String()
}

var (
	start = time.Date(2026, 10, 5, 20, 15, 0, 0, time.FixedZone("", 2*3600))
	goal  = 300 * time.Second // of stage wear
)

// calm is a session that ended calm, stressed one that ended on a sign.
func calm(at time.Time, d time.Duration) model.Session {
	return model.Session{ID: id(), Stage: model.StageWear, StartedAt: at, Duration: d, End: model.EndPlanned}
}

func stressed(at time.Time, d time.Duration) model.Session {
	s := calm(at, d+2*time.Second)
	s.End = model.EndStress
	s.Events = []model.Event{{Seq: 1, At: d, Kind: model.KindStress, Code: "freezing"}}
	return s
}

func id() (id model.ID) {
	for i := range id {
		id[i] = byte(rand.IntN(256))
	}
	return id
}

func wear(sessions ...model.Session) model.History { return model.History{Sessions: sessions} }

// randomHistory is whatever a journal may hold, in any order and from any zone.
func randomHistory(r *rand.Rand, n int) model.History {
	var h model.History
	ends := append(model.EndReasons(), model.EndInterrupted)
	zones := []int{0, 3600, -5 * 3600, 14 * 3600, 5*3600 + 1800}
	at := start.AddDate(0, 0, -r.IntN(4000))
	for range n {
		at = at.Add(time.Duration(r.IntN(72*60)) * time.Minute)
		s := model.Session{
			ID: id(), Stage: model.Ladder()[r.IntN(8)].Key, End: ends[r.IntN(len(ends))],
			StartedAt: at.In(time.FixedZone("", zones[r.IntN(len(zones))])),
			Duration:  time.Duration(math.Exp(r.Float64()*11)) * time.Second,
			Watch:     watchNot(r.IntN(9) == 0), Note: strings.Repeat("notes\t", r.IntN(30)),
		}
		if r.IntN(2) == 0 {
			s.Events = append(s.Events, model.Event{Seq: 1, At: time.Duration(r.Int64N(int64(s.Duration) + 1)), Kind: model.KindStress, Code: "custom:nose-twitch"})
		}
		h.Sessions = append(h.Sessions, s)
		if r.IntN(9) == 0 {
			h.Changes = append(h.Changes, model.StageChange{At: at, From: model.Ladder()[r.IntN(8)].Key, To: s.Stage})
		}
	}
	return h
}

// charts makes every chart of a history.
func charts(h model.History) map[string]*model.Chart {
	out := map[string]*model.Chart{
		"stages": model.StagesChart(h, model.DefaultRules(), plain), "signs": model.SignsChart(h, model.DefaultRules(), plain), "weeks": model.WeeksChart(h, model.DefaultRules(), plain),
	}
	today := start
	if n := len(h.Sessions); n > 0 {
		today = h.Sessions[n-1].StartedAt
		out["timeline"] = model.TimelineChart(h.Sessions[n-1], model.DefaultRules(), plain)
	}
	for _, s := range model.Ladder() {
		out["tolerance "+string(s.Key)] = model.ToleranceChart(h, s.Key, model.DefaultRules(), plain)
		out["recent "+string(s.Key)] = model.RecentChart(h, s.Key, model.DefaultRules(), 7, today, plain)
		out["survival "+string(s.Key)] = model.SurvivalChart(h, s.Key, model.DefaultRules(), plain)
		if len(h.Sessions) <= 300 { // what is said after each session takes its time
			out["readiness "+string(s.Key)] = model.ReadinessChart(h, s.Key, model.DefaultRules(), today, plain)
		}
	}
	return out
}

// sound reports what no chart may do.
func sound(c *model.Chart) error {
	middle := (c.X.Min + c.X.Max) / 2
	for name, axis := range map[string]model.Axis{"x": c.X, "y": c.Y, "part": c.Part(middle-5, middle+8)} {
		if c.Empty != "" {
			break
		}
		if !(axis.Max > axis.Min) || math.IsInf(axis.Max-axis.Min, 0) {
			return fmt.Errorf("%s axis from %v to %v", name, axis.Min, axis.Max)
		}
		if len(axis.Levels) == 0 {
			return fmt.Errorf("%s axis without ticks", name)
		}
		for _, level := range axis.Levels {
			seen := map[string]bool{}
			for i, t := range level {
				if t.At < axis.Min || t.At > axis.Max {
					return fmt.Errorf("%s tick %v outside %v to %v", name, t.At, axis.Min, axis.Max)
				}
				if i > 0 && t.At <= level[i-1].At {
					return fmt.Errorf("%s ticks not ascending at %v", name, t.At)
				}
				if seen[t.Label] {
					return fmt.Errorf("%s label %q twice", name, t.Label)
				}
				seen[t.Label] = true
			}
		}
	}
	inside := func(x, y float64) bool {
		return x >= c.X.Min && x <= c.X.Max && y >= c.Y.Min && y <= c.Y.Max
	}
	for i, p := range c.Points {
		if !inside(p.X, p.Y) || p.Series < 0 || p.Series >= len(c.Series) {
			return fmt.Errorf("point %d at %v", i, p)
		}
		if tip := c.Tip(i); len(tip) < 2 || slices.Contains(tip, "") {
			return fmt.Errorf("point %d has tip %q", i, tip)
		}
	}
	for _, l := range c.Lines {
		for i, at := range l.At {
			if !inside(at.X, at.Y) || i > 0 && at.X < l.At[i-1].X {
				return fmt.Errorf("line leaves the picture or turns round at %v", at)
			}
		}
	}
	for _, a := range c.Areas {
		for _, e := range a.Edges {
			if !inside(e.X, e.Low) || !inside(e.X, e.High) || e.Low > e.High {
				return fmt.Errorf("area leaves the picture at %v", e)
			}
		}
	}
	for i, r := range c.Strip.Runs {
		if r.X0 > r.X1 || i > 0 && r.X0 != c.Strip.Runs[i-1].X1 {
			return fmt.Errorf("strip out of order at %v", r)
		}
	}
	for _, b := range c.Boxes {
		if !inside(b.X0, b.Y0) || !inside(b.X1, b.Y1) || b.X0 > b.X1 || b.Y0 > b.Y1 || b.Strength < 0 || b.Strength > 1 {
			return fmt.Errorf("box %v leaves the picture", b)
		}
	}
	table := c.Table()
	for _, row := range table.Rows {
		if len(row.Cells) != len(table.Columns) {
			return fmt.Errorf("row of %d cells under %d headings", len(row.Cells), len(table.Columns))
		}
	}
	if c.Empty == "" && len(table.Rows) == 0 && len(c.Points)+len(c.Boxes) > 1 {
		return fmt.Errorf("%d points but no rows", len(c.Points))
	}
	return nil
}

func TestChartsAreSoundForAnyJournal(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, n := range []int{0, 1, 2, 3, 8, 40, 300, 5000} {
		if testing.Short() && n > 40 {
			break
		}
		for range 1 + 40/(n+1) {
			for name, c := range charts(randomHistory(r, n)) {
				if err := sound(c); err != nil {
					t.Errorf("%d sessions, %s: %v", n, name, err)
				}
			}
		}
	}
}
