package model_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"calmster/model"
)

// on makes a history with a session at each of those moments, as in the log.
func on(outcomes string, times ...time.Time) model.History {
	h := log(outcomes)
	for i, t := range times {
		h.Sessions[i].StartedAt = t
	}
	return h
}

// told says slots as weekday and time.
func told(slots []model.Slot) string {
	var out []string
	for _, s := range slots {
		out = append(out, s.In(time.UTC).Format("Mon 15:04"))
	}
	return strings.Join(out, ", ")
}

// firstDay is a Monday.
func clock(day, hour, minute int) time.Time {
	d := firstDay.AddDate(0, 0, day)
	return time.Date(d.Year(), d.Month(), d.Day(), hour, minute, 0, 0, time.UTC)
}

func number(day int) int { return model.DateNumber(clock(day, 0, 0)) }

func TestTheWeekFollowsTheKeepersHabits(t *testing.T) {
	habit := []time.Time{
		clock(0, 20, 12), clock(2, 20, 40), clock(5, 6, 50),
		clock(7, 20, 3), clock(9, 21, 0), clock(12, 7, 1),
	}
	for _, c := range []struct {
		name, log string
		past      []time.Time
		now       time.Time
		own       model.OwnPlan
		want      string
	}{
		{
			"nothing known", "", nil, clock(0, 9, 0), nil,
			"Mon 20:00, Tue 20:00, Thu 20:00, Sat 20:00, Mon 20:00, Tue 20:00, Thu 20:00, Sat 20:00",
		},
		{
			"days, parts and times", "CCCCCC", habit, clock(14, 9, 0), nil,
			"Mon 20:40, Wed 20:40, Sat 07:00, Mon 20:40, Wed 20:40, Sat 07:00",
		},
		{
			"what was missed is gone", "CCCCCC", habit, clock(17, 9, 0), nil,
			"Sat 07:00, Mon 20:40, Wed 20:40, Sat 07:00",
		},
		{
			"a session of today takes the day's slot, and changes no other", "CCCCCCC", append(slices.Clone(habit), clock(14, 8, 0)), clock(14, 9, 0), nil,
			"Wed 20:40, Sat 07:00, Mon 20:40, Wed 20:40, Sat 07:00",
		},
		{
			"a morning is over at noon", "CCCCCC", habit, clock(19, 12, 0), nil,
			"Mon 20:40, Wed 20:40, Sat 07:00",
		},
		{
			"the keeper's own day stands", "CCCCCC", habit, clock(14, 9, 0),
			model.OwnPlan{}.Fix(number(14), nil).Add(model.Slot{Day: number(15), At: 18 * time.Hour}),
			"Tue 18:00, Wed 20:40, Sat 07:00, Mon 20:40, Wed 20:40, Sat 07:00",
		},
		{
			"a full week has room for no more", "CCCCCCCCCCC",
			append(slices.Clone(habit), clock(14, 8, 0), clock(14, 20, 0), clock(15, 8, 0), clock(15, 20, 0), clock(16, 8, 0)), clock(17, 9, 0), nil,
			"Mon 08:00, Tue 08:00, Wed 20:00, Thu 20:00, Sat 07:00",
		},
	} {
		h := on(c.log, c.past...)
		h.Own = c.own
		p := h.Plan(c.now, model.StageWear, model.DefaultRules(), time.Monday)
		got := told(p.Slots)
		if c.name == "a full week has room for no more" {
			// What the next week looks like is another matter.
			if strings.Count(got, "Sat") > 1 || len(p.Slots) > model.WeekMost.Value {
				t.Errorf("%s: %s", c.name, got)
			}
			continue
		}
		if got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

func TestAReluctantAnimalHasTwoShortOnesADay(t *testing.T) {
	h := log("CCCCSSCS")
	p := h.Plan(clock(21, 9, 0), model.StageWear, model.DefaultRules(), time.Monday)
	if !p.Twice || p.Length > model.ReluctantPlan.Value {
		t.Fatalf("%+v", p)
	}
	if n := len(p.Slots); n != 8 {
		t.Errorf("%d slots in two weeks: %s", n, told(p.Slots))
	}
	for i := 0; i+1 < len(p.Slots); i += 2 {
		if a, b := p.Slots[i], p.Slots[i+1]; a.Day != b.Day || a.Part() != model.Morning || b.Part() != model.Evening {
			t.Errorf("not morning and evening of one day: %s", told(p.Slots))
		}
	}
}

func TestNoSessionIsPlannedWhereNoneIsAdvised(t *testing.T) {
	h := log("SSSSSSSSSSSSSSSSSSSS")
	now := firstDay.AddDate(0, 0, 41)
	if p := h.Plan(now, model.StageWear, model.DefaultRules(), time.Monday); !p.Rest || len(p.Slots) > 0 {
		t.Errorf("%+v", p)
	}
	h.Own = model.OwnPlan{}.Add(model.Slot{Day: usual.Day(now) + 1, At: 19 * time.Hour})
	if p := h.Plan(now, model.StageWear, model.DefaultRules(), time.Monday); len(p.Slots) != 1 {
		t.Errorf("the keeper's own is lost: %+v", p)
	}
}

// Whatever the log: 3 to 5 a week, never daily, in order, nothing behind us,
// and the same on every day of the week as far as it lies ahead.
func TestAnyPlanKeepsToTheRules(t *testing.T) {
	for seed := range often(300) {
		n := seed % 30
		s := make([]byte, n)
		var times []time.Time
		day := 0
		for i := range s {
			s[i] = "CSuCC"[(seed*7+i*i)%5]
			day += 1 + (seed*(i+3))%4
			times = append(times, clock(day%40, 5+(seed+i*5)%18, i%60))
		}
		slices.SortFunc(times, time.Time.Compare)
		h := on(string(s), times...)
		var before []model.Slot
		for d := range 7 {
			now := clock(42+d, 0, 5)
			p := h.Plan(now, model.StageWear, model.DefaultRules(), time.Monday)
			if p.Rest {
				break
			}
			week := map[int]int{}
			var slots []model.Slot
			for _, slot := range p.Slots {
				if slot.In(time.UTC).Before(now) {
					t.Fatalf("seed %d: %s is behind us", seed, told([]model.Slot{slot}))
				}
				if slot.Day < number(49) {
					slots = append(slots, slot)
					week[slot.Day]++
				}
			}
			if d == 0 {
				if len(slots) < model.WeekLeast.Value || len(slots) > model.WeekMost.Value || len(week) > 5 {
					t.Fatalf("seed %d: %s", seed, told(slots))
				}
			} else if !slices.Equal(before[len(before)-len(slots):], slots) {
				t.Fatalf("seed %d: the plan changed from %s to %s", seed, told(before), told(slots))
			}
			before = slots
		}
	}
}

func TestOwnPlanComesBackAsItWas(t *testing.T) {
	p := model.OwnPlan{}.Add(model.Slot{Day: 10, At: 20 * time.Hour}).Add(model.Slot{Day: 10, At: 7*time.Hour + 5*time.Minute})
	p = p.Fix(12, nil).Add(model.Slot{Day: 3, At: time.Hour})
	p = p.Add(model.Slot{Day: 10, At: 20 * time.Hour}) // is there
	text := p.Text(5)
	got, err := model.ParseOwnPlan(text, usual)
	if err != nil || fmt.Sprint(got) != fmt.Sprint(model.OwnPlan{10: {7*time.Hour + 5*time.Minute, 20 * time.Hour}, 12: {}}) {
		t.Errorf("%s: %v %v", text, got, err)
	}
	if got = got.Drop(model.Slot{Day: 10, At: 20 * time.Hour}); len(got[10]) != 1 {
		t.Errorf("after a drop: %v", got)
	}
	if _, err := model.ParseOwnPlan(`{"1":["x"]}`, usual); err == nil {
		t.Error("nonsense is read as a plan")
	}
}

func TestDueAtItsTimeOnceAndNotAtNight(t *testing.T) {
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Skip(err)
	}
	// The clocks go back in the night to 25 October 2026.
	day := int(time.Date(2026, 10, 25, 0, 0, 0, 0, time.UTC).Unix() / 86400)
	at := func(hour, minute int) time.Time { return time.Date(2026, 10, 25, hour, minute, 0, 0, berlin) }
	slot := model.Slot{Day: day, At: 20 * time.Hour}
	for _, c := range []struct {
		name       string
		slot       model.Slot
		since, now time.Time
		want       bool
	}{
		{"before", slot, at(19, 58), at(19, 59), false},
		{"at its time, whatever the clocks did", slot, at(19, 59), at(20, 0), true},
		{"a moment later, once", slot, at(20, 0), at(20, 1), false},
		{"the computer slept a little", slot, at(19, 0), at(20, 10), true},
		{"the computer slept long", slot, at(12, 0), at(21, 0), false},
		{"at night", model.Slot{Day: day, At: 22 * time.Hour}, at(21, 59), at(22, 0), false},
		{"before dawn", model.Slot{Day: day, At: 5 * time.Hour}, at(4, 59), at(5, 0), false},
		{"at dawn", model.Slot{Day: day, At: 6 * time.Hour}, at(5, 59), at(6, 0), true},
	} {
		if got := len(model.Due([]model.Slot{c.slot}, c.since, c.now)) == 1; got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
	if got := slot.In(berlin); got.Format(time.RFC3339) != "2026-10-25T20:00:00+01:00" {
		t.Errorf("the slot lies at %v", got)
	}
}

func TestDaysOfACalendar(t *testing.T) {
	// A session at 23:30 in Tokyo is of that day there, wherever it is looked at.
	tokyo := time.FixedZone("", 9*3600)
	h := on("C", time.Date(2026, 11, 5, 23, 30, 0, 0, tokyo))
	h.Enrichments = []model.Enrichment{{Kind: "digging_box", StartedAt: time.Date(2026, 11, 30, 19, 0, 0, 0, time.UTC)}}
	for _, c := range []struct {
		begin time.Weekday
		first string
		n     int
	}{{time.Monday, "2026-10-26", 42}, {time.Sunday, "2026-11-01", 35}, {time.Saturday, "2026-10-31", 35}} {
		first, n := model.MonthDays(2026, time.November, c.begin)
		days := h.Days(first, n, time.Date(2026, 11, 5, 8, 0, 0, 0, time.UTC), []model.Slot{{Day: first}}, usual)
		if got := days[0].Date.Format(time.DateOnly); got != c.first || n != c.n || days[0].Date.Weekday() != c.begin || len(days[0].Slots) != 1 {
			t.Errorf("weeks from %v: %s, %d days", c.begin, got, n)
		}
		for _, d := range days {
			is := d.Date.Format(time.DateOnly)
			if (len(d.Sessions) == 1) != (is == "2026-11-05") || d.Today != (is == "2026-11-05") || (len(d.Enrichments) == 1) != (is == "2026-11-30") {
				t.Errorf("%s: %+v", is, d)
			}
		}
	}
}
