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
	lasted Calm
	at     time.Time
	nth    int // of all sessions at the stage, from 1
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

	// The last sessions, oldest first: those that count, and those that went on
	// to stress, to the goal or to the end of their plan.
	informative, went []said

	// seen is how many sessions there are at the stage since the hamster came
	// there. Each is one of: counted (sessions, of them calm), too short,
	// a day's third, not watched, left out.
	seen, sessions, calm                 int
	tooShort, thirds, unwatched, leftOut int
	days                                 int // that the counted ones lie on
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

// count takes in a session that counts.
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
func (t *tally) countShort(s said, ranItsPlan bool) {
	t.tooShort++
	if ranItsPlan {
		// It tells nothing of the goal, but it was no stress either: whoever
		// shortens the sessions, as the verdict asked, is not told so for ever.
		s.calm = true
		t.went = remember(t.went, s)
	}
}

// warn takes in the red flag of a session that tells nothing else: a day's
// third, or one that was not watched until a sign beyond the goal.
func (t *tally) warn(s said) {
	if s.flag != flagNone {
		s.calm = true
		t.went = remember(t.went, s)
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
// that went one way or the other; at least so long where that is not known.
func (t tally) typical(n int) time.Duration {
	var lasted []Calm
	for _, s := range t.went[max(0, len(t.went)-n):] {
		lasted = append(lasted, s.lasted)
	}
	m, _ := medianOf(lasted)
	return m.For
}

// lastOf returns what can be said of the last n of a list: over which dates
// they lie, and how many other sessions at the stage there were since the first
// of them. A keeper who counts all sessions needs to know.
func (t tally) lastOf(list []said, n int) (when Span, others int) {
	list = list[max(0, len(list)-n):]
	if len(list) == 0 {
		return Span{}, 0
	}
	first, last := list[0], list[len(list)-1]
	return Span{first.at, last.at}, t.seen - first.nth + 1 - len(list)
}

// redFlag returns the last session, of those that went one way or the other, if
// it had a red flag.
func (t tally) redFlag() (s said, ok bool) {
	if len(t.went) == 0 {
		return s, false
	}
	s = t.went[len(t.went)-1]
	return s, s.flag != flagNone
}

// evidence is what the sessions at a stage say since the hamster came there.
type evidence struct {
	tally
	filter *filter
	starts DayStart
	perDay map[int]int // counted sessions of each day
	dates  map[int]bool
	since  time.Time // when the hamster came back to the stage, zero for the first time
	last   time.Time
	idle   int // whole weeks without a session, after the first, that passed since
}

func newEvidence(key StageKey, rules Rules) *evidence {
	stage, _ := StageOf(key)
	return &evidence{
		tally: tally{stage: stage, needs: rules.Stage(key)}, filter: newFilter(),
		starts: rules.DayStart, perDay: map[int]int{}, dates: map[int]bool{},
	}
}

func (e *evidence) clone() *evidence {
	c := *e
	c.tally, c.filter, c.perDay = e.tally.clone(), e.filter.clone(), maps.Clone(e.perDay)
	return &c
}

// add takes in an ended session.
func (e *evidence) add(s Session) {
	e.seen++
	if s.leftOut {
		e.tally.leftOut++ // the animal was elsewhere at that time
		return
	}
	e.wait(s.StartedAt)
	e.last, e.idle = s.StartedAt, 0
	outcome, day := s.Outcome(e.needs.Goal), e.starts.Day(s.StartedAt)
	shown := glimpseOf(s, e.needs.Goal)
	calm := shown.withoutSign()
	full := e.perDay[day] >= DayCounted.Value
	if full {
		// A day's third calm session proves no habit; a stress sign always counts.
		calm = glimpse{}
		if outcome != OutcomeStressed {
			shown = calm
		}
	}
	e.filter.see(shown, calm)
	now := said{outcome == OutcomeCalm, flagOf(s), s.CalmTime(), s.StartedAt, e.seen}
	switch {
	case outcome == OutcomeStressed, outcome == OutcomeCalm && !full:
		e.perDay[day]++
		e.dates[DateNumber(s.StartedAt)] = true
		e.count(now, e.perDay[day] == 1)
	case outcome == OutcomeCalm:
		e.thirds++
		e.warn(now)
	case !s.Watched():
		e.unwatched++
		e.warn(now)
	default:
		e.countShort(now, s.End == EndPlanned && !full)
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
