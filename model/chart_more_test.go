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

func TestReadinessChart(t *testing.T) {
	var sessions []model.Session
	for i := range 12 {
		s := stressed(start.AddDate(0, 0, i), time.Minute)
		if i > 4 {
			s = calm(start.AddDate(0, 0, i), goal)
		}
		sessions = append(sessions, s)
	}
	h, rules := wear(sessions...), model.DefaultRules()
	c := model.ReadinessChart(h, model.StageWear, rules, time.Time{}, plain)
	told := h.Each(rules)
	for i, a := range told {
		if c.Points[i].Y != a.Chance.Next || c.Lines[0].At[i].Y != a.Chance.Next || c.Areas[0].Edges[i].Low != a.Chance.Low || c.Areas[0].Edges[i].High != a.Chance.High {
			t.Errorf("after session %d the chart shows %v, said was %v", i, c.Points[i], a.Chance)
		}
		if got := c.Tip(i)[3]; got != "verdict."+string(a.Verdict) {
			t.Errorf("after session %d the tip says %s", i, got)
		}
		at := slices.IndexFunc(c.Strip.Runs, func(r model.Run) bool { return r.X0 <= c.Points[i].X && c.Points[i].X < r.X1 })
		if at < 0 || c.Strip.Runs[at].Label != "verdict."+string(a.Verdict) {
			t.Errorf("after session %d the strip says something else: %v", i, c.Strip.Runs)
		}
	}
	if c.Rules[0].At != rules.ReadyChance {
		t.Errorf("ready from %v", c.Rules[0].At)
	}
}

// What is said of a stage is what was said after each session at it, whatever
// came between.
func TestReadinessChartOfAStageAmongOthers(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	h := wear()
	for i := range 60 {
		s := stressed(start.AddDate(0, 0, i), time.Duration(r.IntN(300))*time.Second)
		if r.IntN(2) == 0 {
			s = calm(start.AddDate(0, 0, i), goal)
		}
		if i/10%2 == 1 {
			s.Stage = model.StageFasten
		}
		if i%10 == 0 {
			from := model.StageFasten
			if s.Stage == from {
				from = model.StageWear
			}
			h.Changes = append(h.Changes, model.StageChange{At: s.StartedAt.Add(-time.Hour), From: from, To: s.Stage})
		}
		h.Sessions = append(h.Sessions, s)
	}
	rules := model.DefaultRules()
	c, n := model.ReadinessChart(h, model.StageWear, rules, time.Time{}, plain), 0
	for _, a := range h.Each(rules) {
		if a.Session.Stage != model.StageWear {
			continue
		}
		if c.Points[n].Y != a.Chance.Next || c.Tip(n)[3] != "verdict."+string(a.Verdict) {
			t.Errorf("session %d: the chart says %v %s, said was %v %s", n, c.Points[n].Y, c.Tip(n)[3], a.Chance.Next, a.Verdict)
		}
		n++
	}
	if n != 30 || len(c.Points) != n {
		t.Errorf("%d points, %d sessions", len(c.Points), n)
	}
}

// Without calm ends the curve is the plain share of those still calm; with them
// it is the known answer of a worked example.
func TestSurvivalChart(t *testing.T) {
	rules := model.DefaultRules()
	r := rand.New(rand.NewPCG(7, 8))
	for range 50 {
		var sessions []model.Session
		n := model.SurvivalLeast + r.IntN(30)
		for i := range n {
			sessions = append(sessions, stressed(start.AddDate(0, 0, i), time.Duration(r.IntN(300))*time.Second))
		}
		c := model.SurvivalChart(wear(sessions...), model.StageWear, rules, plain)
		if len(c.Points) != n {
			t.Fatalf("%d sessions, %d points", n, len(c.Points))
		}
		for _, p := range c.Points {
			still := 0
			for _, s := range sessions {
				if s.CalmTime().For.Seconds() > p.X {
					still++
				}
			}
			want := float64(still) / float64(n)
			if math.Abs(p.Y-want) > 1e-9 || !slices.ContainsFunc(c.Lines, func(l model.Line) bool {
				return slices.ContainsFunc(l.At, func(at model.XY) bool { return at.X == p.X && math.Abs(at.Y-want) < 1e-9 })
			}) {
				t.Fatalf("after %v s %v are calm, want %v", p.X, p.Y, want)
			}
		}
	}
	few := []model.Session{
		stressed(start, 60*time.Second), calm(start.AddDate(0, 0, 1), 90*time.Second),
		stressed(start.AddDate(0, 0, 2), 120*time.Second), calm(start.AddDate(0, 0, 3), 300*time.Second),
	}
	if c := model.SurvivalChart(wear(few...), model.StageWear, rules, plain); c.Empty != "chart.empty_survival N=5" {
		t.Errorf("few sessions: %q", c.Empty)
	}
	c := model.SurvivalChart(wear(append(few, calm(start.AddDate(0, 0, 4), 301*time.Second))...), model.StageWear, rules, plain)
	for i, want := range []float64{0.8, 0.8, 0.8 * 2 / 3, 0.8 * 2 / 3, 0.8 * 2 / 3} {
		if math.Abs(c.Points[i].Y-want) > 1e-9 {
			t.Errorf("point %d at %v, want %v", i, c.Points[i].Y, want)
		}
	}
}

// No number is read where fewer than five sessions were still on.
func TestOneSignInTwentyIsNoFiveInTen(t *testing.T) {
	rules := model.DefaultRules()
	var sessions []model.Session
	for i := range 18 {
		sessions = append(sessions, calm(start.AddDate(0, 0, i), 30*time.Second))
	}
	sessions = append(sessions, stressed(start.AddDate(0, 0, 18), 40*time.Second), calm(start.AddDate(0, 0, 19), time.Minute))
	h := wear(sessions...)
	c := model.SurvivalChart(h, model.StageWear, rules, plain)
	if want := "chart.summary_survival Chance=1 Goal=30s"; c.Summary != want {
		t.Errorf("%q, want %q", c.Summary, want)
	}
	if want := "chart.hint_on chart.hint_few N=5 Time=30s"; c.Hint != want {
		t.Errorf("%q, want %q", c.Hint, want)
	}
	if len(c.Lines) != 2 || c.Lines[0].Dashed || !c.Lines[1].Dashed {
		t.Fatalf("lines %+v", c.Lines)
	}
	for _, at := range c.Lines[0].At {
		if at.X > 30 || at.Y != 1 {
			t.Errorf("the full line goes through %v", at)
		}
	}
	row := c.Table().Rows[0]
	if row.Cells[0].Key != 40 || row.Cells[1].Key != 2 || !strings.HasPrefix(row.Cells[2].Text, "(") {
		t.Errorf("the table says %+v", row)
	}
	// The strip counts those that are still on.
	for _, run := range c.Strip.Runs {
		on := 0
		for _, s := range sessions {
			if s.CalmTime().For.Seconds() >= run.X0 {
				on++
			}
		}
		if want := fmt.Sprintf("chart.still_on N=%d", on); run.Label != want || (run.Tone == model.ToneSoft) != (on < 5) {
			t.Errorf("from %v: %q %s, want %q", run.X0, run.Label, run.Tone, want)
		}
	}
	if len(c.Strip.Runs) != 2 { // nobody needs to be told of none
		t.Errorf("%d numbers", len(c.Strip.Runs))
	}
	// Where enough are on at the goal, the goal is what is told of, and nothing is dashed before it.
	for range 5 {
		sessions = append(sessions, calm(start.AddDate(0, 0, len(sessions)), 6*time.Minute))
	}
	if c := model.SurvivalChart(wear(sessions...), model.StageWear, rules, plain); !strings.HasSuffix(c.Summary, "Goal=5m0s") || c.Hint != "chart.hint_on" {
		t.Errorf("%q, hint %q", c.Summary, c.Hint)
	}
}

// The chart and the verdict say one number for now; where the one after the last
// session is another, it has its date.
func TestOneChanceForNow(t *testing.T) {
	rules := model.DefaultRules()
	var sessions []model.Session
	for i := range 6 {
		sessions = append(sessions, calm(start.AddDate(0, 0, i), goal))
	}
	h := wear(sessions...)
	for _, later := range []int{6, 60} {
		now := start.AddDate(0, 0, later)
		told := h.On(now, model.StageWear, rules).Chance.Next
		then := h.At(model.StageWear, rules).Chance.Next
		c := model.ReadinessChart(h, model.StageWear, rules, now, plain)
		says := fmt.Sprintf("Chance=%v", model.Tenths(told))
		if !strings.Contains(c.Summary, says) {
			t.Errorf("%d days later: %q, the verdict says %s", later, c.Summary, says)
		}
		differ := model.Tenths(told).Halves() != model.Tenths(then).Halves()
		if differ != strings.HasPrefix(c.Summary, "chart.chance_now") || differ != (later == 60) {
			t.Errorf("%d days later: %q, after the last session %v", later, c.Summary, then)
		}
	}
	if c := model.ReadinessChart(h, model.StageWear, rules, time.Time{}, plain); !strings.HasPrefix(c.Summary, "chart.chance_then") {
		t.Errorf("of a part that ends before now: %q", c.Summary)
	}
}

func TestSignsChart(t *testing.T) {
	two := stressed(start, time.Minute)
	two.Events = append(two.Events,
		model.Event{Seq: 2, At: time.Minute, Kind: model.KindStress, Code: "freezing"}, // again: still one session
		model.Event{Seq: 3, At: time.Minute, Kind: model.KindStress, Code: "custom:nose-twitch"},
		model.Event{Seq: 4, At: time.Minute, Kind: model.KindStress, Code: "rolling"},
		model.Event{Seq: 5, At: time.Minute, Kind: model.KindUndo, Of: 4})
	c := model.SignsChart(wear(two, calm(start.AddDate(0, 0, 1), goal), calm(start.AddDate(0, 0, 15), goal)), model.DefaultRules(), plain)
	var rows []string
	for _, k := range c.Y.Levels[0] {
		rows = append(rows, k.Label)
	}
	if want := []string{"nose twitch", "sign.freezing"}; !slices.Equal(rows, want) {
		t.Fatalf("rows %v, want %v", rows, want)
	}
	weeks := map[float64]int{}
	for _, b := range c.Boxes {
		weeks[math.Floor(b.X0)]++
	}
	if len(weeks) != 2 || len(c.Boxes) != 4 {
		t.Errorf("boxes %v: the week without a session is blank", weeks)
	}
	if got := c.Boxes[0]; math.Abs(got.Strength-0.6) > 1e-9 || got.Tip[2] != "chart.of_sessions N=2 Number=1" {
		t.Errorf("half of the sessions: %v", got)
	}
	if rows := c.Table().Rows; len(rows) != 3 || rows[0].Cells[2].Key != 1 || rows[1].Cells[1].Key != 0 {
		t.Errorf("table %v", rows)
	}
}

func TestWeeksChart(t *testing.T) {
	morning := calm(time.Date(2026, 10, 7, 7, 30, 0, 0, time.UTC), goal)
	c := model.WeeksChart(wear(calm(start, goal), morning, calm(start.AddDate(0, 0, 14), goal)), model.DefaultRules(), plain)
	var got []string
	for _, b := range c.Boxes {
		got = append(got, fmt.Sprintf("%v: %v-%v %s", b.X0-c.X.Min, b.Y0, b.Y1, c.Series[b.Series].Name))
	}
	want := []string{"1: 0-1 chart.key_morning", "1: 1-2 chart.key_evening", "15: 0-1 chart.key_evening"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if e := c.Areas[0].Edges[0]; e.Low != 3 || e.High != 5 {
		t.Errorf("plenty is %v", e)
	}
}

// Every treat stands once, in the kind that is advised of it; the day with the
// most vegetables is told, over all sessions of that day.
func TestTreatsChart(t *testing.T) {
	with := func(at time.Time, codes ...string) model.Session {
		s := calm(at, goal)
		for i, code := range codes {
			s.Events = append(s.Events, model.Event{Seq: i + 1, Kind: model.KindTreat, Code: code})
		}
		return s
	}
	h := wear(
		with(start, "carrot", "oats", "sunflower_seed"), with(start.Add(time.Hour), "broccoli", "custom:rose-hip"),
		with(start.AddDate(0, 0, 1), "celery"),
		calm(start.AddDate(0, 0, 7), goal),
		with(start.AddDate(0, 0, 14), "spinach", "citrus"),
	)
	c := model.TreatsChart(h, model.DefaultRules(), plain)
	var got []string
	for _, b := range c.Boxes {
		got = append(got, fmt.Sprintf("%v: %v-%v %s", b.X0-c.X.Min, b.Y0, b.Y1, c.Series[b.Series].Name))
	}
	want := []string{
		"1: 0-3 chart.key_vegetables", "1: 3-4 chart.key_sparingly", "1: 4-6 chart.key_other", "15: 0-2 chart.key_avoid",
	}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	var marks []string
	for _, p := range c.Points {
		marks = append(marks, fmt.Sprintf("%v: %v %s", p.X-c.X.Min, p.Y, c.Series[p.Series].Shape))
	}
	if want := []string{"3.5: 2 dot", "17.5: 1 dot", "17.5: 2 diamond"}; !slices.Equal(marks, want) {
		t.Errorf("%q, want %q", marks, want)
	}
	if tip := strings.Join(c.Tip(0), "\n"); !strings.Contains(tip, "chart.treats_most Day=format.day Day=5") || !slices.Equal(c.Tip(0), c.Boxes[0].Tip) {
		t.Errorf("tip %q, of the bar %q", tip, c.Boxes[0].Tip)
	}
	if rows := c.Table().Rows; len(rows) != 3 || rows[0].Cells[1].Key != 6 || rows[0].Cells[6].Key != 2 || rows[1].Cells[1].Key != 0 {
		t.Errorf("table %v", rows)
	}
	if c.Hint == "" || model.TreatsChart(wear(calm(start, goal)), model.DefaultRules(), plain).Empty == "" {
		t.Error("the advice is missing, or a chart without treats is drawn")
	}
}

func TestTimelineChart(t *testing.T) {
	s := stressed(start, 100*time.Second)
	s.Events = append(s.Events,
		model.Event{Seq: 2, At: 30 * time.Second, Kind: model.KindTreat, Code: "oats"},
		model.Event{Seq: 3, At: 40 * time.Second, Kind: model.KindComfort, Code: "grooming"},
		model.Event{Seq: 4, At: 50 * time.Second, Kind: model.KindPause},
		model.Event{Seq: 5, At: 50 * time.Second, Kind: model.KindResume},
		model.Event{Seq: 6, At: 60 * time.Second, Kind: model.KindAct, Code: "custom:sang"},
		model.Event{Seq: 7, At: 60 * time.Second, Kind: model.KindUndo, Of: 3},
		model.Event{Seq: 8, Kind: model.KindPause}, // it waited for its clock
		model.Event{Seq: 9, Kind: model.KindResume})
	c := model.TimelineChart(s, model.DefaultRules(), plain)
	var got []string
	for i, p := range c.Points {
		got = append(got, fmt.Sprintf("%v %s", p.X, c.Tip(i)[0]))
	}
	if want := []string{"30 treat.oats", "60 sang", "100 sign.freezing"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if b := c.Boxes; len(b) != 2 || b[0].X1 != 100 || b[1].X1 != 102 || b[1].Tone != model.ToneStress {
		t.Errorf("calm and not: %v", b)
	}
	if r := c.Rules; len(r) != 1 || r[0].At != 50 {
		t.Errorf("pauses: %v", r)
	}
}
