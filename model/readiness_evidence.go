package model

import (
	"maps"
	"slices"
	"time"
)

// said is what one counted session said.
type said struct {
	calm   bool
	flag   flag
	lasted time.Duration // the calm, at least
}

// flag is what alone speaks for going a stage back.
type flag string

// The red flags.
const (
	flagNone    flag = ""
	flagRolling flag = "rolling"    // it rolled over in distress
	flagBiteOut flag = "biting_out" // it bit at the harness and tried to get out of it
)

// flagOf looks for a red flag among all signs of a session, those after the
// first one too.
func flagOf(s Session) flag {
	signs := map[string]bool{}
	for _, e := range s.Standing() {
		if e.Kind == KindStress {
			signs[e.Code] = true
		}
	}
	switch {
	case signs["rolling"]:
		return flagRolling
	case signs["biting_harness"] && (signs["escaping"] || signs["backing_up"]):
		return flagBiteOut
	}
	return flagNone
}

// tally is what the sessions at a stage say that can be counted by hand.
type tally struct {
	stage Stage
	needs StageRules

	// The last sessions, oldest first: those that were informative, and those
	// that were stressed or stayed calm to the goal or to the end of their plan.
	informative, went []said
	sessions          int // informative ones
	calm              int // of them
	days              int // that they lie on
	tooShort          int // calm but shorter than the goal, whatever the plan was
}

// remembered is how many last sessions a tally keeps: more than any rule asks
// for within its bounds.
const remembered = 16

func remember(list []said, s said) []said {
	if len(list) >= remembered {
		list = list[1:]
	}
	return append(list, s)
}

func (t tally) clone() tally {
	t.informative, t.went = slices.Clone(t.informative), slices.Clone(t.went)
	return t
}

// count takes in what an informative session said.
func (t *tally) count(s said, newDay bool) {
	t.sessions++
	if s.calm {
		t.calm++
	}
	if newDay {
		t.days++
	}
	t.informative, t.went = remember(t.informative, s), remember(t.went, s)
}

// countShort takes in a session that ended calm before the goal.
func (t *tally) countShort(lasted time.Duration, ranItsPlan bool) {
	t.tooShort++
	if ranItsPlan {
		// It tells nothing of the goal, but it was no stress either: whoever
		// shortens the sessions, as the verdict asked, is not told so for ever.
		t.went = remember(t.went, said{calm: true, lasted: lasted})
	}
}

// warn takes in the red flag of a session that tells nothing else: a day's
// third, or one that was not watched until a sign beyond the goal.
func (t *tally) warn(s Session, f flag) {
	if f != flagNone {
		t.went = remember(t.went, said{calm: true, flag: f, lasted: s.CalmTime().For})
	}
}

// stressed counts the stressed ones among the last n sessions that went one way
// or the other.
func (t tally) stressed(n int) (k, of int) {
	calm, of := calmOf(t.went, n)
	return of - calm, of
}

// run counts the calm ones among the last n informative sessions.
func (t tally) run(n int) (k, of int) { return calmOf(t.informative, n) }

func calmOf(list []said, n int) (calm, of int) {
	list = list[max(0, len(list)-n):]
	for _, s := range list {
		if s.calm {
			calm++
		}
	}
	return calm, len(list)
}

// typical is how long the calm lasted, in the median of the last n sessions
// that went one way or the other.
func (t tally) typical(n int) time.Duration {
	var lasted []time.Duration
	for _, s := range t.went[max(0, len(t.went)-n):] {
		lasted = append(lasted, s.lasted)
	}
	if len(lasted) == 0 {
		return 0
	}
	slices.Sort(lasted)
	return lasted[len(lasted)/2]
}

// redFlag returns the red flag of the last session, of those that went one way
// or the other.
func (t tally) redFlag() flag {
	if len(t.went) == 0 {
		return flagNone
	}
	return t.went[len(t.went)-1].flag
}

// evidence is what the sessions at a stage say since the hamster came there.
type evidence struct {
	tally
	filter *filter
	starts DayStart
	perDay map[int]int // informative sessions of each day
	last   time.Time
	idle   int // whole weeks without a session, after the first, that passed since
}

func newEvidence(key StageKey, rules Rules) *evidence {
	stage, _ := StageOf(key)
	return &evidence{
		tally: tally{stage: stage, needs: rules.Stage(key)}, filter: newFilter(),
		starts: rules.DayStart, perDay: map[int]int{},
	}
}

func (e *evidence) clone() *evidence {
	c := *e
	c.tally, c.filter, c.perDay = e.tally.clone(), e.filter.clone(), maps.Clone(e.perDay)
	return &c
}

// add takes in an ended session.
func (e *evidence) add(s Session) {
	e.wait(s.StartedAt)
	e.last, e.idle = s.StartedAt, 0
	outcome, day := s.Outcome(e.needs.Goal), e.starts.Day(s.StartedAt)
	shown, flag := glimpseOf(s, e.needs.Goal), flagOf(s)
	calm := shown.withoutSign()
	if e.perDay[day] >= DayCounted.Value {
		// A day's third calm session proves no habit; a stress sign always counts.
		calm = glimpse{}
		if outcome != OutcomeStressed {
			e.filter.see(calm, calm)
			e.warn(s, flag)
			return
		}
	}
	e.filter.see(shown, calm)
	switch {
	case outcome != OutcomeUnknown:
		e.perDay[day]++
		e.count(said{outcome == OutcomeCalm, flag, s.CalmTime().For}, e.perDay[day] == 1)
	case flag != flagNone:
		e.warn(s, flag)
	case s.Watched():
		e.countShort(s.Duration, s.End == EndPlanned)
	}
}

// wait lets the time until the next session pass: what was learned fades with
// each whole week without one, after the first.
func (e *evidence) wait(until time.Time) {
	if e.last.IsZero() || !until.After(e.last) {
		return
	}
	const week = 7 * 24 * time.Hour
	if weeks := int(until.Sub(e.last)/week) - 1; weeks > e.idle {
		e.filter.fade(weeks - e.idle)
		e.idle = weeks
	}
}
