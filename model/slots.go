package model

import (
	"cmp"
	"math/bits"
	"slices"
	"time"
)

const (
	// habitDays is how far back the days of the week and the number of sessions
	// a week are learned from (H).
	habitDays = 28
	// habit is how many last sessions tell the usual time of day (H).
	habit = 20
	// weekUsual is how many sessions a week are planned while nothing is known:
	// the middle of what is advised (H).
	weekUsual = 4
	// reluctantDays is how many days of a week get two short sessions where the
	// animal is reluctant (H): that keeps within what is advised a week.
	reluctantDays = 2
	// The times of day that are planned while nothing is known (H): hamsters
	// are active around dawn and dusk (A).
	usualMorning, usualEvening = 7 * time.Hour, 20 * time.Hour
	// closeness weighs how close together the planned days lie against how many
	// of the keeper's sessions fell on such days (H).
	closeness = 0.15
)

// reluctant is whether a verdict asks for two short sessions a day (A).
func reluctant(v Verdict) bool { return v == VerdictShorten || v == VerdictStepDown }

// slots returns what is planned from now on, in order: for this week and the
// next one what the log advises, on the days that the keeper fixed what they
// want. What is behind us is never among them.
//
// What is advised for a week follows from the sessions before it, so that a
// plan does not change from day to day. Only a session that was done takes a
// slot away, and so does a week that is full.
func (h History) slots(now time.Time, p Plan, begin time.Weekday) []Slot {
	h, starts := h.counting(), p.DayStart
	today := starts.Day(now)
	first := WeekStart(today, begin)
	var out []Slot
	for _, week := range []int{first, first + 7} {
		room := WeekMost.Value
		for _, s := range slices.Backward(h.Sessions) {
			day := starts.Day(s.StartedAt)
			if day < week-1 { // days are those of the places, which may differ in their zones
				break
			}
			if day >= week && day < week+7 {
				room--
			}
		}
		var advised []Slot
		if !p.Rest {
			advised = h.advised(week, p.Twice, starts)
		}
		for _, s := range advised {
			if _, own := h.Own[s.Day]; !own && s.Day >= today && !h.over(s, now, !p.Twice, starts) && room > 0 {
				out = append(out, s)
				room--
			}
		}
	}
	for day, times := range h.Own {
		for _, at := range times {
			if s := (Slot{day, at}); day >= today && !h.over(s, now, false, starts) {
				out = append(out, s)
			}
		}
	}
	slices.SortFunc(out, func(a, b Slot) int { return cmp.Or(a.Day-b.Day, int(a.At-b.At)) })
	return out
}

// over is whether a slot of today is behind us: its part of the day has passed,
// or a session was done in it, or, where one a day is enough, on that day.
func (h History) over(s Slot, now time.Time, onceADay bool, starts DayStart) bool {
	if s.Day != starts.Day(now) {
		return false
	}
	for _, done := range slices.Backward(h.Sessions) {
		day := starts.Day(done.StartedAt)
		if day < s.Day-1 {
			break
		}
		if day == s.Day && (onceADay || partAt(starts.Clock(done.StartedAt)) == s.Part()) {
			return true
		}
	}
	clock := starts.Clock(now)
	// After midnight nobody reads "today, 20:00" as a time that is still to come.
	return s.Part() == Morning && clock >= midday || !s.Night() && clock >= 24*time.Hour
}

// advised is the plan for the week that begins on that day, as the sessions
// before it have it.
func (h History) advised(first int, twice bool, starts DayStart) []Slot {
	var known []Session
	for _, s := range slices.Backward(h.Sessions) {
		day := starts.Day(s.StartedAt)
		if day < first-habitDays-1 {
			break
		}
		if day < first && day >= first-habitDays {
			known = append(known, s)
		}
	}
	slices.Reverse(known)
	n := usualNumber(known, first, starts)
	if twice {
		n = reluctantDays
	}
	part, _ := mostly(known, starts)
	var out []Slot
	for i, there := range bestDays(n, weekdays(known, first, starts)) {
		if !there {
			continue
		}
		parts := []PartOfDay{Morning, Evening}
		if !twice {
			on, clear := mostly(slices.DeleteFunc(slices.Clone(known), func(s Session) bool { return (first+i-starts.Day(s.StartedAt))%7 != 0 }), starts)
			if !clear {
				on = part
			}
			parts = []PartOfDay{on}
		}
		for _, p := range parts {
			out = append(out, Slot{first + i, usualClock(known, p, starts)})
		}
	}
	return out
}

// usualNumber is the median number of sessions of the weeks that had any, within
// what is advised a week.
func usualNumber(known []Session, first int, starts DayStart) int {
	var weeks [habitDays / 7]int
	for _, s := range known {
		weeks[(starts.Day(s.StartedAt)-first+habitDays)/7]++
	}
	counts := slices.DeleteFunc(weeks[:], func(n int) bool { return n == 0 })
	if len(counts) == 0 {
		return weekUsual
	}
	slices.Sort(counts)
	return min(max(counts[len(counts)/2], WeekLeast.Value), WeekMost.Value)
}

// weekdays is which part of the sessions fell on each day of a week.
func weekdays(known []Session, first int, starts DayStart) (share [7]float64) {
	for _, s := range known {
		share[(starts.Day(s.StartedAt)-first+habitDays)%7] += 1 / float64(len(known))
	}
	return share
}

// bestDays chooses so many days of a week: those that the keeper is used to,
// and not close together.
func bestDays(n int, share [7]float64) (best [7]bool) {
	top := 0.0
	for set := range uint(1 << 7) {
		if bits.OnesCount(set) != n {
			continue
		}
		var days [7]bool
		worth, last := 0.0, bits.Len(set)-1-7 // the last day of the week before
		for i := range days {
			if set&(1<<i) == 0 {
				continue
			}
			days[i] = true
			gap := float64(i - last)
			worth += share[i] - closeness/(gap*gap) + 1
			last = i
		}
		if worth > top+1e-9 {
			top, best = worth, days
		}
	}
	return best
}

// mostly is the part of the day of most of the sessions; clear is false where
// it is neither. The evening is taken then: hamsters wake at dusk.
func mostly(sessions []Session, starts DayStart) (part PartOfDay, clear bool) {
	early := 0
	for _, s := range sessions {
		if partAt(starts.Clock(s.StartedAt)) == Morning {
			early++
		}
	}
	if 2*early > len(sessions) {
		return Morning, true
	}
	return Evening, 2*early < len(sessions)
}

// usualClock is the median time of day of the sessions in that part of the day,
// to five minutes.
func usualClock(sessions []Session, part PartOfDay, starts DayStart) time.Duration {
	var times []time.Duration
	for _, s := range sessions {
		if at := starts.Clock(s.StartedAt); partAt(at) == part {
			times = append(times, at)
		}
	}
	if len(times) == 0 {
		return map[PartOfDay]time.Duration{Morning: usualMorning, Evening: usualEvening}[part]
	}
	slices.Sort(times)
	return times[len(times)/2].Truncate(5 * time.Minute)
}

// UsualClock is when the keeper's last sessions in that part of the day were, or
// what is usual where there were none.
func (h History) UsualClock(part PartOfDay, starts DayStart) time.Duration {
	return usualClock(h.Sessions[max(0, len(h.Sessions)-habit):], part, starts)
}
