package model

import "time"

// PartOfDay is when hamsters are active: around dawn and dusk (A).
type PartOfDay string

// The parts of the day.
const (
	Morning PartOfDay = "morning"
	Evening PartOfDay = "evening"
)

// Plan is advice for the next sessions, with what the keeper made of it. The
// keeper decides.
type Plan struct {
	Stage StageKey
	// Rest is set where no session is advised: the harness may not suit the animal.
	Rest bool
	// Twice is whether two short sessions a day are advised, one in the morning
	// and one in the evening: the animal is reluctant (A).
	Twice bool
	// Length is how long to plan for; it is never the aim to sit it out.
	Length time.Duration
	// Shorter is whether Length is less than the stage's usual plan.
	Shorter bool
	// Slots are the times that are planned from now on, in order: 3 to 5 a week,
	// morning and evening, not daily (A), on the days and at the times that the
	// keeper is used to.
	Slots []Slot
	// DayStart is when the days of the slots start.
	DayStart DayStart
}

const (
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

// Plan returns what the log, the keeper's habits and their own plan say of the
// next sessions at a stage, at that moment. begin is the day that a week begins on.
func (h History) Plan(now time.Time, stage StageKey, rules Rules, begin time.Weekday) Plan {
	a := h.assessor(stage, rules)
	told := a.On(now, stage)
	p := Plan{Stage: stage, Rest: told.Verdict == VerdictPause, Twice: reluctant(told.Verdict)}
	p.Length, p.Shorter = a.length(now, stage, told.Verdict)
	if p.Twice {
		p.Length = min(p.Length, ReluctantPlan.Value)
	}
	return h.Replan(p, now, rules, begin)
}

// Replan returns the plan with its slots as the keeper's own plan has them now.
func (h History) Replan(p Plan, now time.Time, rules Rules, begin time.Weekday) Plan {
	p.DayStart = rules.DayStart
	p.Slots = h.slots(now, p, begin)
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
