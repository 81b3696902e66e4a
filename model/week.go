package model

import "time"

// Week is what happened in one week, over all stages.
type Week struct {
	// First is its first day, as the number of days since 1970-01-01.
	First int
	// Idle is how many whole weeks without a session lie before it.
	Idle int
	// Sessions is how many there were, on so many Days.
	Sessions, Days int
	// Calm, Stressed and Unknown count the outcomes.
	Calm, Stressed, Unknown int
	// Active is the time trained in all.
	Active time.Duration
	// Longest is the longest calm time of a watched session.
	Longest Calm
	// Treats is how many were eaten.
	Treats int
}

// Frequent says how the number of sessions compares with what is advised
// (A): -1 fewer than WeekLeast, 1 more than WeekMost, else 0.
func (w Week) Frequent() int {
	switch {
	case w.Sessions < WeekLeast.Value:
		return -1
	case w.Sessions > WeekMost.Value:
		return 1
	}
	return 0
}

// Weeks returns the weeks that have sessions, oldest first, each beginning on
// that weekday. A session belongs to the hamster's day on which it
// happened, where it happened.
func (h History) Weeks(rules Rules, begin time.Weekday) []Week {
	var out []Week
	lastDay := 0
	for _, s := range h.Sessions {
		day := rules.DayStart.Day(s.StartedAt)
		first := WeekStart(day, begin)
		if n := len(out); n == 0 || out[n-1].First != first {
			w := Week{First: first}
			if n > 0 {
				w.Idle = max(0, (first-out[n-1].First)/7-1)
			}
			out = append(out, w)
			lastDay = day - 1
		}
		w := &out[len(out)-1]
		w.add(s, s.Outcome(rules.Stage(s.Stage).Goal))
		if day != lastDay {
			w.Days++
			lastDay = day
		}
	}
	return out
}

func (w *Week) add(s Session, o Outcome) {
	w.Sessions++
	w.Active += s.Duration
	w.Treats += s.Count(KindTreat)
	switch o {
	case OutcomeCalm:
		w.Calm++
	case OutcomeStressed:
		w.Stressed++
	default:
		w.Unknown++
	}
	if calm := s.CalmTime(); s.Watched() && calm.For > w.Longest.For {
		w.Longest = calm
	}
}
