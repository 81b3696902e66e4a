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
			Unwatched: r.IntN(9) == 0, Note: strings.Repeat("notes\t", r.IntN(30)),
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
		"stages": model.StagesChart(h, plain), "signs": model.SignsChart(h, plain), "weeks": model.WeeksChart(h, plain),
	}
	today := start
	if n := len(h.Sessions); n > 0 {
		today = h.Sessions[n-1].StartedAt
		out["timeline"] = model.TimelineChart(h.Sessions[n-1], plain)
	}
	for _, s := range model.Ladder() {
		out["tolerance "+string(s.Key)] = model.ToleranceChart(h, s.Key, plain)
		out["recent "+string(s.Key)] = model.RecentChart(h, s.Key, 7, today, plain)
		out["survival "+string(s.Key)] = model.SurvivalChart(h, s.Key, plain)
		if len(h.Sessions) <= 300 { // what is said after each session takes its time
			out["readiness "+string(s.Key)] = model.ReadinessChart(h, s.Key, model.DefaultRules(), plain)
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
		for range 1 + 40/(n+1) {
			for name, c := range charts(randomHistory(r, n)) {
				if err := sound(c); err != nil {
					t.Errorf("%d sessions, %s: %v", n, name, err)
				}
			}
		}
	}
}

func TestChartOfASession(t *testing.T) {
	unwatched := calm(start, goal)
	unwatched.Unwatched = true
	worry := calm(start, time.Minute)
	worry.End = model.EndWorry
	early := calm(start, 2*time.Minute)
	early.End = model.EndKeeper
	found := calm(start, 2*time.Minute)
	found.End = model.EndInterrupted
	foundLate := calm(start, goal)
	foundLate.End = model.EndInterrupted
	unwatchedSign := stressed(start, time.Minute)
	unwatchedSign.Unwatched = true
	noSign := calm(start, time.Minute)
	noSign.End = model.EndStress
	for name, tt := range map[string]struct {
		session model.Session
		shape   model.Shape
		y       float64
		says    string
	}{
		"calm to the goal":             {calm(start, goal), model.ShapeRing, 300, "Time=format.at_least Time=5m0s"},
		"calm but short":               {early, model.ShapeRing, 120, "Time=format.at_least Time=2m0s"},
		"a sign":                       {stressed(start, 90*time.Second), model.ShapeDiamond, 90, "chart.then Sign=sign.freezing.past"},
		"a sign after the goal":        {stressed(start, 320*time.Second), model.ShapeDiamond, 320, "Time=chart.time Time=5m20s"},
		"stress without a sign":        {noSign, model.ShapeDiamond, 60, "end.stress.short"},
		"a sign, not watched":          {unwatchedSign, model.ShapeDiamond, 60, "sign.freezing"},
		"worry before the goal":        {worry, model.ShapeOpenDiamond, 60, "end.worry.short"},
		"not watched":                  {unwatched, model.ShapeCross, 300, "end.unwatched"},
		"found unfinished":             {found, model.ShapeCross, 120, "end.interrupted.short"},
		"found after the goal":         {foundLate, model.ShapeRing, 300, "format.at_least"},
		"lasted beyond all measure":    {calm(start, 8*time.Hour), model.ShapeRing, 750, "Time=8h0m0s"},
		"stressed at once, in no time": {stressed(start, 0), model.ShapeDiamond, 0, "Time=0s"},
	} {
		c := model.ToleranceChart(wear(tt.session), model.StageWear, plain)
		if len(c.Points) != 1 {
			t.Errorf("%s: %d points", name, len(c.Points))
			continue
		}
		p := c.Points[0]
		if got := c.Series[p.Series].Shape; got != tt.shape {
			t.Errorf("%s: marked %s, want %s", name, got, tt.shape)
		}
		if p.Y != tt.y {
			t.Errorf("%s: at %v s, want %v", name, p.Y, tt.y)
		}
		if beyond := tt.session.CalmTime().For.Seconds() > c.Y.Max; p.Beyond != beyond {
			t.Errorf("%s: beyond is %v", name, p.Beyond)
		}
		if tip := strings.Join(c.Tip(0), "\n"); !strings.Contains(tip, tt.says) {
			t.Errorf("%s: tip %q does not say %q", name, tip, tt.says)
		}
		if p.ID != tt.session.ID {
			t.Errorf("%s: opens another session", name)
		}
	}
}

func TestTipTellsTheRest(t *testing.T) {
	s := stressed(start, time.Minute)
	s.Place, s.Note = model.PlacePlaypen, "door\nbell "+strings.Repeat("x", 200)
	s.Events = append(s.Events,
		model.Event{Seq: 2, Kind: model.KindTreat, Code: "oats"},
		model.Event{Seq: 3, Kind: model.KindTreat, Code: "oats"},
		model.Event{Seq: 4, Kind: model.KindUndo, Of: 3})
	tip := model.ToleranceChart(wear(s), model.StageWear, plain).Tip(0)
	want := []string{
		"format.when Day=format.day Day=5 Month=month.10 Weekday=weekday.1 Time=20:15",
		"chart.calm Time=chart.time Time=1m0s", "chart.then Sign=sign.freezing.past", "chart.treats N=1 · place.playpen",
	}
	if !slices.Equal(tip[:4], want) {
		t.Errorf("%q, want %q", tip[:4], want)
	}
	if note := []rune(tip[4]); len(note) != 80 || !strings.HasPrefix(tip[4], "door bell xx") || !strings.HasSuffix(tip[4], "…") {
		t.Errorf("note %q", tip[4])
	}
}

// A session stays on the day and at the time that the keeper's clock showed.
func TestClockChangesAndTravelMoveNoSession(t *testing.T) {
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Skipf("no time zones on this machine: %v", err)
	}
	tokyo := time.FixedZone("", 9*3600)
	for name, at := range map[string]time.Time{
		"spring forward": time.Date(2026, 3, 29, 23, 30, 0, 0, berlin),
		"fall back":      time.Date(2026, 10, 25, 0, 30, 0, 0, berlin),
		"after midnight": time.Date(2026, 6, 1, 0, 0, 0, 0, tokyo),
		"late in Tokyo":  time.Date(2026, 6, 1, 23, 59, 0, 0, tokyo),
		"date line west": time.Date(2026, 6, 1, 6, 0, 0, 0, time.FixedZone("", -11*3600)),
	} {
		c := model.ToleranceChart(wear(calm(at, goal)), model.StageWear, plain)
		x := c.Points[0].X
		day := time.Unix(int64(x)*86400, 0).UTC()
		y, m, d := at.Date()
		if wy, wm, wd := day.Date(); wy != y || wm != m || wd != d {
			t.Errorf("%s: %v stands on %v", name, at, day)
		}
		want := float64(at.Hour()*60+at.Minute()) / (24 * 60)
		if got := x - math.Floor(x); math.Abs(got-want) > 1e-6 {
			t.Errorf("%s: at %v of the day, want %v", name, got, want)
		}
	}
}

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
			s.Unwatched = r.IntN(4) == 0
			sessions = append(sessions, s)
		}
		want := map[float64]float64{} // by day
		var told []float64
		for _, s := range sessions {
			if s.Unwatched && s.CalmTime().AtLeast {
				continue // says nothing
			}
			told = append(told, s.CalmTime().For.Seconds())
			last := slices.Clone(told[max(0, len(told)-model.MedianOf):])
			if len(last) < model.MedianLeast {
				continue
			}
			slices.Sort(last)
			want[float64(s.Day())] = (last[(len(last)-1)/2] + last[len(last)/2]) / 2
		}
		c := model.ToleranceChart(wear(sessions...), model.StageWear, plain)
		got := map[float64]float64{}
		for _, l := range c.Lines {
			for _, at := range l.At {
				got[math.Floor(at.X)] = at.Y
			}
		}
		if len(want) < 2 {
			want = map[float64]float64{} // one place is no line
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

func TestGoalAndBand(t *testing.T) {
	for _, stage := range model.Ladder() {
		s := calm(start, stage.Goal.Value)
		s.Stage = stage.Key
		c := model.ToleranceChart(wear(s), stage.Key, plain)
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

func TestAxisLabels(t *testing.T) {
	labels := func(level []model.Tick) string {
		var out []string
		for _, k := range level {
			out = append(out, k.Label)
		}
		return strings.Join(out, "|")
	}
	c := model.ToleranceChart(wear(calm(start, goal), calm(start.AddDate(0, 0, 20), goal)), model.StageWear, plain)
	if got, want := labels(c.Y.Levels[0]), "chart.minutes N=0|chart.minutes N=1|chart.minutes N=2|chart.minutes N=3|chart.minutes N=4|chart.minutes N=5|chart.minutes N=6"; got != want {
		t.Errorf("y: %s", got)
	}
	weeks := c.X.Levels[2] // after days and every other day
	if got, want := labels(weeks), "chart.day_month Day=5 Month=month.10 Year=2026|chart.day_month Day=12 Month=month.10 Year=2026|chart.day_month Day=19 Month=month.10 Year=2026"; got != want {
		t.Errorf("x: %s", got)
	}
	sundays := func(key string, args model.Args) string {
		if key == "calendar.first_weekday" {
			return "0"
		}
		return plain(key, args)
	}
	c = model.ToleranceChart(wear(calm(start, goal), calm(start.AddDate(0, 0, 20), goal)), model.StageWear, sundays)
	if got := c.X.Levels[2][0].At; got != float64(calm(start.AddDate(0, 0, 6), 0).Day()) {
		t.Errorf("the first week starts on day %v", got)
	}
	drape := calm(start, 12*time.Second)
	drape.Stage = model.StageDrape
	c = model.ToleranceChart(wear(drape), model.StageDrape, plain)
	if got := c.Y.Levels[0][1].Label; got != "chart.seconds N=2" {
		t.Errorf("seconds: %s", got)
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
	c := model.ToleranceChart(h, model.StageWear, plain)
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
	c := model.RecentChart(h, model.StageWear, 7, start.AddDate(0, 0, 99), plain)
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
	if c := model.RecentChart(h, model.StageWear, 7, start.AddDate(1, 0, 0), plain); c.Empty != "chart.empty_recent N=7" {
		t.Errorf("weeks without a session: %q", c.Empty)
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
	c := model.StagesChart(h, plain)
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
	if c := model.ToleranceChart(model.History{}, model.StageWear, plain); c.Empty != "chart.empty_stage Goal=5m0s" || c.Tip(0) != nil {
		t.Errorf("empty: %q", c.Empty)
	}
	if c := model.StagesChart(model.History{}, plain); c.Empty == "" {
		t.Error("nothing is said of no sessions")
	}
	one := model.ToleranceChart(wear(calm(start, goal)), model.StageWear, plain)
	if one.Hint != "chart.hint_median Least=3" || one.X.Max-one.X.Min != 7 {
		t.Errorf("one session: hint %q, %v days", one.Hint, one.X.Max-one.X.Min)
	}
	running := calm(start, goal)
	running.End = model.EndNone
	if c := model.ToleranceChart(wear(running), model.StageWear, plain); len(c.Points) != 0 {
		t.Error("a session that still runs is on the chart")
	}
}

func TestTable(t *testing.T) {
	s := stressed(start, 90*time.Second)
	s.Note = "=HYPERLINK(\"x\")\tand\nmore"
	table := model.ToleranceChart(wear(s, calm(start.AddDate(0, 0, 1), goal), stressed(start.AddDate(0, 0, 2), 8*time.Second)), model.StageWear, plain).Table()
	by := func(column int, down bool) (days []float64) {
		for _, r := range table.Sorted(column, down).Rows {
			days = append(days, r.Cells[2].Key)
		}
		return days
	}
	if got := by(2, false); !slices.Equal(got, []float64{8, 90, 300}) {
		t.Errorf("by calm time: %v", got)
	}
	if got := by(0, true); !slices.Equal(got, []float64{8, 300, 90}) {
		t.Errorf("by date, newest first: %v", got)
	}
	if got := by(99, true); !slices.Equal(got, []float64{90, 300, 8}) {
		t.Errorf("by no column: %v", got)
	}
	lines := strings.Split(strings.TrimSuffix(table.TSV(), "\n"), "\n")
	if len(lines) != 4 {
		t.Fatalf("%d lines for the clipboard", len(lines))
	}
	for _, l := range lines {
		if strings.Count(l, "\t") != len(table.Columns)-1 {
			t.Errorf("cells: %q", l)
		}
	}
	if csv := table.CSV(); !strings.Contains(csv, `"'=HYPERLINK(""x"") and more"`) || strings.Count(csv, "\r\n") != 4 {
		t.Errorf("csv: %s", csv)
	}
}

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
	c := model.ReadinessChart(h, model.StageWear, rules, plain)
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

// Without calm ends the estimate is the plain share of those still calm; with
// them it is the known answer of a worked example.
func TestSurvivalChart(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for range 50 {
		var sessions []model.Session
		n := 1 + r.IntN(30)
		for range n {
			sessions = append(sessions, stressed(start, time.Duration(r.IntN(300))*time.Second))
		}
		c := model.SurvivalChart(wear(sessions...), model.StageWear, plain)
		for _, p := range c.Points {
			still := 0
			for _, s := range sessions {
				if s.CalmTime().For.Seconds() > p.X {
					still++
				}
			}
			if want := float64(still) / float64(n); math.Abs(p.Y-want) > 1e-9 {
				t.Fatalf("after %v s %v are calm, want %v", p.X, p.Y, want)
			}
		}
		last := model.Edge{Low: 1, High: 1}
		for i, e := range c.Areas[0].Edges {
			if y := c.Lines[0].At[i].Y; e.Low > y+1e-9 || e.High < y-1e-9 || e.Low > last.Low || e.High > last.High {
				t.Fatalf("band %v around %v after %v", e, y, last)
			}
			last = e
		}
	}
	c := model.SurvivalChart(wear(
		stressed(start, 60*time.Second), calm(start, 90*time.Second), stressed(start, 120*time.Second), calm(start, 300*time.Second),
	), model.StageWear, plain)
	var got []float64
	for _, p := range c.Points {
		got = append(got, p.Y)
	}
	if want := []float64{0.75, 0.75, 0.375, 0.375}; !slices.Equal(got, want) { // 3/4, then 3/4 * 1/2
		t.Errorf("%v, want %v", got, want)
	}
}

func TestSignsChart(t *testing.T) {
	two := stressed(start, time.Minute)
	two.Events = append(two.Events,
		model.Event{Seq: 2, At: time.Minute, Kind: model.KindStress, Code: "freezing"}, // again: still one session
		model.Event{Seq: 3, At: time.Minute, Kind: model.KindStress, Code: "custom:nose-twitch"},
		model.Event{Seq: 4, At: time.Minute, Kind: model.KindStress, Code: "rolling"},
		model.Event{Seq: 5, At: time.Minute, Kind: model.KindUndo, Of: 4})
	c := model.SignsChart(wear(two, calm(start.AddDate(0, 0, 1), goal), calm(start.AddDate(0, 0, 15), goal)), plain)
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
	c := model.WeeksChart(wear(calm(start, goal), morning, calm(start.AddDate(0, 0, 14), goal)), plain)
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

func TestTimelineChart(t *testing.T) {
	s := stressed(start, 100*time.Second)
	s.Events = append(s.Events,
		model.Event{Seq: 2, At: 30 * time.Second, Kind: model.KindTreat, Code: "oats"},
		model.Event{Seq: 3, At: 40 * time.Second, Kind: model.KindComfort, Code: "grooming"},
		model.Event{Seq: 4, At: 50 * time.Second, Kind: model.KindPause},
		model.Event{Seq: 5, At: 50 * time.Second, Kind: model.KindResume},
		model.Event{Seq: 6, At: 60 * time.Second, Kind: model.KindAct, Code: "custom:sang"},
		model.Event{Seq: 7, At: 60 * time.Second, Kind: model.KindUndo, Of: 3})
	c := model.TimelineChart(s, plain)
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

func TestFit(t *testing.T) {
	axis := model.Axis{Max: 10, Levels: [][]model.Tick{
		{{0, "a"}, {1, "b"}, {2, "c"}, {10, "k"}},
		{{0, "a"}, {5, "f"}, {10, "k"}},
		{{0, "a"}, {10, "k"}},
	}}
	for _, tt := range []struct {
		length, size, room float64
		want               string
	}{
		{200, 5, 10, "abck"}, {100, 10, 10, "afk"}, {40, 20, 10, "ak"}, {100, 10, 0, "f"}, {5, 20, 3, ""}, {0, 1, 1, ""},
	} {
		got := ""
		for _, k := range axis.Fit(0, 10, model.Space{
			Length: tt.length, Before: tt.room, After: tt.room, Gap: 1, Size: func(string) float64 { return tt.size },
		}) {
			got += k.Label
		}
		if got != tt.want {
			t.Errorf("labels of %v on %v: %q, want %q", tt.size, tt.length, got, tt.want)
		}
	}
}
