package model

import "time"

// Eaten is what counts towards the limits of a day.
type Eaten struct {
	// Vegetables are pieces of greens and vegetables: together at most a
	// portion the size of a bouncy ball a day (B). Sources give no number of
	// pieces, so the count is shown and never judged.
	Vegetables int
	// Sparingly are pieces of what fattens, such as sunflower seeds (A).
	Sparingly int
}

// count takes one treat in.
func (e *Eaten) count(code string) {
	t, _ := TreatOf(code)
	if t.Vegetable {
		e.Vegetables++
	}
	if t.Sparingly {
		e.Sparingly++
	}
}

// EatenOn counts the treats of the hamster's day of a moment: those of all
// sessions, and those given without a harness.
func (h History) EatenOn(at time.Time, starts DayStart) (e Eaten) {
	day := starts.Day(at)
	for _, s := range h.counting().Sessions {
		if starts.Day(s.StartedAt) == day {
			e.add(s)
		}
	}
	for _, other := range h.Enrichments {
		if starts.Day(other.StartedAt) == day {
			e = e.And(other.Treats)
		}
	}
	return e
}

// And counts treats on top.
func (e Eaten) And(treats []string) Eaten {
	for _, code := range treats {
		e.count(code)
	}
	return e
}

// With counts a session's treats on top.
func (e Eaten) With(s Session) Eaten {
	e.add(s)
	return e
}

func (e *Eaten) add(s Session) {
	for _, ev := range s.Standing() {
		if ev.Kind == KindTreat {
			e.count(ev.Code)
		}
	}
}
