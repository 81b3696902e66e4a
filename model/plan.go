package model

import (
	"slices"
	"time"
)

// PartOfDay is when hamsters are active: around dawn and dusk (A).
type PartOfDay string

// The parts of the day.
const (
	Morning PartOfDay = "morning"
	Evening PartOfDay = "evening"
)

// Plan is advice for the next session. The keeper decides.
type Plan struct {
	Stage StageKey
	// Rest is set where no session is advised: the harness may not suit the animal.
	Rest bool
	// Length is how long to plan for; it is never the aim to sit it out.
	Length time.Duration
	// Shorter is whether Length is less than the stage's usual plan.
	Shorter bool
	// Day is the earliest day, as the number of days since 1970-01-01.
	Day int
	// Part is morning or evening, as the keeper is used to.
	Part PartOfDay
	// Around is the usual time of day; 0 where there is no habit yet.
	Around time.Duration
	// ThisWeek is how many sessions the seven days before that day hold.
	ThisWeek int
}

const (
	// habit is how many last sessions make one (H).
	habit = 10
	// goodShare of sessions of the planned length should stay calm while the
	// verdict asks to go slower, and half of them otherwise (H): a session
	// that ends calm is worth more than one that shows where the limit is.
	goodShare, evenShare = 0.8, 0.5
	// A bad day can be just a bad day: no session is planned for less than half
	// of the calm that was typical of so many last ones (H).
	typicalOf = 5
	// planLeast is the shortest session that is worth the harness (H).
	planLeast = 5 * time.Second
)

// Plan returns what the log and the keeper's habits advise for the next
// session at a stage, at that moment.
func (h History) Plan(now time.Time, stage StageKey, rules Rules) Plan {
	a := h.assessor(stage, rules)
	told := a.On(now, stage)
	p := Plan{Stage: stage, Rest: told.Verdict == VerdictPause}
	p.Part, p.Around = h.usualTime()
	p.Day, p.ThisWeek = h.nextDay(dayNumber(now))
	p.Length, p.Shorter = a.length(now, stage, told.Verdict)
	return p
}

// length is as long as the animal will likely stay calm, and at most what is
// usual at the stage.
func (a *Assessor) length(now time.Time, key StageKey, v Verdict) (d time.Duration, shorter bool) {
	goal, usual := a.rules.Stage(key).Goal, a.rules.Plan(key)
	e := a.evidence(key).clone()
	if e.last.IsZero() {
		return usual, false // nothing is known of this animal here: as the stage plans
	}
	e.wait(now)
	share := evenShare
	if v == VerdictShorten || v == VerdictStepDown || v == VerdictPause {
		share = goodShare
	}
	calm := time.Duration(e.filter.calmFor(share) * float64(goal))
	calm = max(calm, e.typical(typicalOf)/2)
	if calm >= goal {
		return usual, false
	}
	step := 15 * time.Second
	if calm < time.Minute {
		step = 5 * time.Second
	}
	d = min(max(calm.Truncate(step), planLeast), usual)
	return d, d < usual
}

// usualTime is when the last sessions were: the part of the day of most of
// them, and the median time of day within it.
func (h History) usualTime() (PartOfDay, time.Duration) {
	var early, late []time.Duration
	for _, s := range h.Sessions[max(0, len(h.Sessions)-habit):] {
		hour, minute, _ := s.StartedAt.Clock()
		at := time.Duration(hour)*time.Hour + time.Duration(minute)*time.Minute
		if hour < 12 {
			early = append(early, at)
		} else {
			late = append(late, at)
		}
	}
	part, of := Evening, late
	if len(early) > len(late) {
		part, of = Morning, early
	}
	if len(of) == 0 {
		return part, 0
	}
	slices.Sort(of)
	return part, of[len(of)/2]
}

// nextDay is the first day from today on that is not the day of the last
// session, comes as long after it as the keeper usually leaves, and keeps any
// seven days to WeekMost sessions.
func (h History) nextDay(today int) (day, thisWeek int) {
	last := h.Sessions[max(0, len(h.Sessions)-habit):]
	day = today
	if len(last) > 0 {
		day = max(today, last[len(last)-1].Day()+usualPause(last))
	}
	within := func(day int) (n int) {
		for _, s := range last {
			if d := s.Day(); d > day-7 && d <= day {
				n++
			}
		}
		return n
	}
	for range 7 {
		if within(day) < WeekMost.Value {
			break
		}
		day++
	}
	return day, within(day)
}

// usualPause is the median number of days between days with a session; at most
// what WeekLeast sessions a week leave, and at least one.
func usualPause(sessions []Session) int {
	var gaps []int
	for i := 1; i < len(sessions); i++ {
		if d := sessions[i].Day() - sessions[i-1].Day(); d > 0 {
			gaps = append(gaps, d)
		}
	}
	if len(gaps) == 0 {
		return 1
	}
	slices.Sort(gaps)
	return min(gaps[len(gaps)/2], 7/WeekLeast.Value)
}
