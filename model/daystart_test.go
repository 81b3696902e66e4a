package model_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"calmster/model"
)

// usual is when a hamster's day begins by default.
var usual = model.UsualDayStart.Value

func TestANightIsOneDay(t *testing.T) {
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Skip("no time zones on this machine")
	}
	wall := func(month time.Month, day, hour, minute int) time.Time {
		return time.Date(2026, month, day, hour, minute, 0, 0, berlin)
	}
	first := usual.Day(wall(3, 28, 12, 0))
	if date := model.DateNumber(wall(3, 28, 0, 0)); first != date {
		t.Fatalf("noon lies on day %d, its date is %d", first, date)
	}
	for _, c := range []struct {
		name string
		at   time.Time
		want int
	}{
		{"late in the evening", wall(3, 28, 23, 40), first},
		{"the same night after midnight", wall(3, 29, 0, 20), first},
		// The clocks go from 2:00 to 3:00: five o'clock comes an hour sooner.
		{"the night with an hour less, before five", wall(3, 29, 4, 59), first},
		{"the night with an hour less, at five", wall(3, 29, 5, 0), first + 1},
		{"a second before five", time.Date(2026, 3, 30, 4, 59, 59, 0, berlin), first + 1},
		{"the morning before", wall(3, 28, 4, 59), first - 1},
		// The clocks go from 3:00 back to 2:00, and 2:30 is there twice.
		{"the night with an hour more, first half past two", wall(10, 25, 2, 30), first + 210},
		{"the night with an hour more, second half past two", wall(10, 25, 1, 30).Add(2 * time.Hour), first + 210},
		{"the night with an hour more, before five", wall(10, 25, 4, 59), first + 210},
		{"the night with an hour more, at five", wall(10, 25, 5, 0), first + 211},
		{"far in the east", time.Date(2026, 3, 29, 0, 5, 0, 0, time.FixedZone("", 14*3600)), first},
		{"far in the west", time.Date(2026, 3, 29, 5, 0, 0, 0, time.FixedZone("", -12*3600)), first + 1},
		{"before the first day", time.Date(1970, 1, 1, 4, 0, 0, 0, time.UTC), -1},
	} {
		if got := usual.Day(c.at); got != c.want {
			t.Errorf("%s: day %d, want %d", c.name, got, c.want)
		}
	}
	if got := model.DayStart(0).Day(wall(3, 29, 0, 20)); got != first+1 {
		t.Errorf("where days start at midnight: day %d", got)
	}
}

// Whatever the start, the zone and the clock's changes: a day runs from its
// start on one date to its start on the next, and the clock of its moments
// only grows.
func TestADayRunsFromItsStartToItsStart(t *testing.T) {
	for _, zone := range []string{"Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "UTC"} {
		place, err := time.LoadLocation(zone)
		if err != nil {
			t.Skip("no time zones on this machine")
		}
		r := rand.New(rand.NewPCG(13, 5))
		for range 3000 {
			starts := model.DayStart(r.IntN(21)) * model.DayStart(30*time.Minute)
			at := time.Date(2026, time.Month(1+r.IntN(12)), 1+r.IntN(28), r.IntN(24), r.IntN(60), r.IntN(60), 0, place)
			h, m, _ := at.Clock()
			clock := time.Duration(h)*time.Hour + time.Duration(m)*time.Minute
			want := model.DateNumber(at)
			if clock < time.Duration(starts) {
				want, clock = want-1, clock+24*time.Hour
			}
			if got := starts.Day(at); got != want || starts.Clock(at) != clock {
				t.Fatalf("%v with days from %v: day %d and %v, want %d and %v", at, time.Duration(starts), got, starts.Clock(at), want, clock)
			}
			// A slot of that day at that clock is that moment again, to the minute
			// and but for an hour that is there twice or not at all.
			back := model.Slot{Day: want, At: clock}.In(place)
			if off := back.Sub(at.Truncate(time.Minute)).Abs(); off != 0 && off != time.Hour && off != 30*time.Minute {
				t.Fatalf("%v comes back as %v", at, back)
			}
		}
	}
}

// Everything that counts days counts the same ones.
func TestWhateverCountsDaysCountsNights(t *testing.T) {
	evening := time.Date(2026, 3, 1, 23, 40, 0, 0, time.UTC) // a Sunday
	meet := func(at time.Time) model.Session {
		s := calm(at, 301*time.Second)
		s.Stage = model.StageMeet
		s.Events = []model.Event{{Seq: 1, At: time.Second, Kind: model.KindTreat, Code: "sunflower_seed"}}
		return s
	}
	h := model.History{Hamster: model.Hamster{Stage: model.StageMeet}}
	for night := range 2 {
		for _, after := range []time.Duration{0, 40 * time.Minute} {
			h.Sessions = append(h.Sessions, meet(evening.AddDate(0, 0, night).Add(after)))
		}
	}
	rules := model.DefaultRules()
	midnight := rules
	midnight.DayStart = 0
	told := h.At(model.StageMeet, rules)
	if told.Verdict == model.VerdictReady {
		t.Error("ready to leave a stage of three days after two nights")
	}
	if r := reason(told, "reason.days_nights"); r.Args["N"] != 2 || r.Met != model.MetNo {
		t.Errorf("days in the verdict: %v", r)
	}
	if v := h.At(model.StageMeet, midnight).Verdict; v != model.VerdictReady {
		t.Errorf("where days start at midnight: %s", v)
	}
	days := 0
	for _, s := range h.Introduction(nil, nil, rules)[0].Steps {
		if s.Kind == model.IntroDay && s.Done {
			days++
		}
	}
	if days != 2 {
		t.Errorf("days of the checklist: %d", days)
	}
	late := evening.Add(3 * time.Hour)
	if e := h.EatenOn(late, usual); e.Sparingly != 2 {
		t.Errorf("sunflower seeds of the night: %d", e.Sparingly)
	}
	// The first night belongs to Sunday, and so to the week before.
	for _, c := range []*model.Chart{model.WeeksChart(h, rules, plain), model.TreatsChart(h, rules, plain)} {
		if n := len(c.Table().Rows); n != 2 {
			t.Errorf("%s: %d weeks", c.Title, n)
		}
	}
	if halves := model.WeeksChart(h, rules, plain).Table().Rows[0].Cells[2].Key; halves != 0 {
		t.Errorf("%v sessions of the night are told as of the morning", halves)
	}
	first := usual.Day(evening)
	cal := h.Days(first, 2, late, nil, usual)
	if len(cal[0].Sessions) != 2 || len(cal[1].Sessions) != 2 || !cal[0].Today || cal[1].Today {
		t.Errorf("calendar: %d and %d sessions, today %v %v", len(cal[0].Sessions), len(cal[1].Sessions), cal[0].Today, cal[1].Today)
	}
	// The marks of one night lie in one column of the chart.
	for i, p := range model.ToleranceChart(h, model.StageMeet, rules, plain).Points {
		if day := float64(first + i/2); p.X < day || p.X >= day+1 {
			t.Errorf("session %d lies at %v, outside of day %v", i, p.X, day)
		}
	}
}

// At most two sessions a day count, and a night is one.
func TestANightsThirdSessionProvesNothing(t *testing.T) {
	at := time.Date(2026, 3, 2, 23, 0, 0, 0, time.UTC)
	h := wear(calm(at, goal), calm(at.Add(30*time.Minute), goal), calm(at.Add(90*time.Minute), goal))
	if r := reason(h.At(model.StageWear, model.DefaultRules()), "reason.sessions"); r.Args["N"] != 2 {
		t.Errorf("%v sessions of one night count", r.Args["N"])
	}
}

func TestTheNightInThePlan(t *testing.T) {
	rules := model.DefaultRules()
	// Four weeks of sessions half an hour around midnight, on Tuesdays and Fridays.
	h := model.History{Hamster: model.Hamster{Stage: model.StageWear}}
	for week := range 4 {
		for i, day := range []int{1, 4, 5} {
			s := calm(clock(7*week+day, 23, 40).Add(time.Duration(i*20)*time.Minute), goal)
			h.Sessions = append(h.Sessions, s)
		}
	}
	now := clock(28, 12, 0)
	p := h.Plan(now, model.StageWear, rules, time.Monday)
	for _, s := range p.Slots {
		if s.At != 23*time.Hour+40*time.Minute && s.At != 24*time.Hour && s.At != 24*time.Hour+20*time.Minute {
			t.Errorf("planned at %v, which is no time of these sessions", s.At)
		}
		if s.Part() != model.Evening {
			t.Errorf("%v is told as morning", s.At)
		}
	}
	// What was done in the night is done on its day.
	tuesday := model.Slot{Day: number(29), At: 23*time.Hour + 40*time.Minute}
	h.Own = model.OwnPlan{}.Add(tuesday).Add(model.Slot{Day: number(29), At: 24*time.Hour + 30*time.Minute})
	now = clock(30, 0, 10)
	if got := told(h.Plan(now, model.StageWear, rules, time.Monday).Slots[:1]); got != "Wed 00:30" {
		t.Errorf("after midnight: %s is next", got)
	}
	h.Sessions = append(h.Sessions, calm(clock(30, 0, 5), goal))
	if next := h.Plan(now, model.StageWear, rules, time.Monday).Slots[0]; next.Day <= number(29) {
		t.Errorf("after the night's session day %d is next", next.Day-number(0))
	}
}

// A planned time keeps its date and clock whenever days start.
func TestPlannedTimesStayWhereTheyAre(t *testing.T) {
	r := rand.New(rand.NewPCG(13, 6))
	for range 500 {
		was := model.DayStart(r.IntN(21)) * model.DayStart(30*time.Minute)
		now := model.DayStart(r.IntN(21)) * model.DayStart(30*time.Minute)
		p := model.OwnPlan{}
		var want []string
		for day := range 3 {
			at := was.InDay(time.Duration(r.IntN(24*60)) * time.Minute)
			s := model.Slot{Day: 100 + 3*day, At: at}
			p = p.Add(s)
			want = append(want, s.In(time.UTC).String())
		}
		read, err := model.ParseOwnPlan(p.Text(0), now)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for day, times := range read {
			for _, at := range times {
				if at < time.Duration(now) || at >= time.Duration(now)+24*time.Hour {
					t.Fatalf("%v lies outside of a day from %v", at, time.Duration(now))
				}
				got = append(got, model.Slot{Day: day, At: at}.In(time.UTC).String())
			}
		}
		slices.Sort(got)
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Fatalf("%v became %v", want, got)
		}
	}
}

func TestDayStartIsARule(t *testing.T) {
	rules, err := model.ParseRules(`{"CalmRun":3}`) // of a journal from before
	if err != nil || rules.DayStart != usual {
		t.Errorf("%v %v", rules.DayStart, err)
	}
	i := slices.IndexFunc(model.Bounds(), func(b model.Bound) bool { return b.Key == "day_start" })
	b := model.Bounds()[i]
	for v := b.Most; v > b.Least; v = b.Next(v, false) {
		b.Set(&rules, v)
		back, err := model.ParseRules(rules.Text())
		if err != nil || b.Get(back) != v {
			t.Fatalf("%v comes back as %v, %v", v, b.Get(back), err)
		}
	}
	b.Set(&rules, 12)
	if rules.Validate() == nil {
		t.Error("a day may start at noon")
	}
}
