package model

import (
	"maps"
	"slices"
	"time"
)

// said is what one counted session said.
type said struct {
	day int
	// calm is whether no sign came before the goal, or, where short, before the
	// end of its plan.
	calm bool
	// short marks a session that ran a plan shorter than the goal, calm. It
	// tells nothing of the goal, but it was no stress either: whoever shortens
	// the sessions, as the verdict asked, is not told the same for ever.
	short bool
	flag  flag
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

	counted  []said      // oldest first
	days     map[int]int // informative sessions of each day
	sessions int         // informative ones
	calm     int         // of them
	tooShort int         // calm but shorter than the goal, whatever the plan was
	lastDay  int
}

func (t tally) clone() tally {
	t.counted = slices.Clone(t.counted)
	t.days = maps.Clone(t.days)
	return t
}

// count takes in what a watched session said.
func (t *tally) count(s said, outcome Outcome) {
	t.lastDay = s.day
	switch {
	case outcome != OutcomeUnknown:
		if t.days == nil {
			t.days = map[int]int{}
		}
		t.days[s.day]++
		t.sessions++
		if s.calm {
			t.calm++
		}
		t.counted = append(t.counted, s)
	default:
		t.tooShort++
		if s.short {
			t.counted = append(t.counted, s)
		}
	}
}

// stressed counts the stressed sessions among the last n that either were
// stressed or stayed calm to the goal or to the end of their plan.
func (t tally) stressed(n int) (k, of int) {
	last := t.counted[max(0, len(t.counted)-n):]
	for _, s := range last {
		if !s.calm {
			k++
		}
	}
	return k, len(last)
}

// run counts the calm sessions among the last n informative ones.
func (t tally) run(n int) (k, of int) {
	for i := len(t.counted) - 1; i >= 0 && of < n; i-- {
		if s := t.counted[i]; !s.short {
			of++
			if s.calm {
				k++
			}
		}
	}
	return k, of
}

// redFlag returns the red flag of the last counted session.
func (t tally) redFlag() flag {
	if len(t.counted) == 0 {
		return flagNone
	}
	return t.counted[len(t.counted)-1].flag
}

// evidence is what the sessions at a stage say since the hamster came there.
type evidence struct {
	tally
	filter *filter
	last   time.Time
	idle   int // whole weeks without a session, after the first, that passed since
}

func newEvidence(key StageKey, needs StageRules) *evidence {
	stage, _ := StageOf(key)
	return &evidence{tally: tally{stage: stage, needs: needs}, filter: newFilter()}
}

func (e *evidence) clone() *evidence {
	c := *e
	c.tally, c.filter = e.tally.clone(), e.filter.clone()
	return &c
}

// add takes in an ended session.
func (e *evidence) add(s Session) {
	e.wait(s.StartedAt)
	e.last, e.idle = s.StartedAt, 0
	outcome, day := s.Outcome(e.needs.Goal), s.Day()
	shown := glimpseOf(s, e.needs.Goal)
	calm := shown.withoutSign()
	if e.days[day] >= DayCounted.Value {
		// A day's third calm session proves no habit; a stress sign always counts.
		calm = glimpse{}
		if outcome != OutcomeStressed {
			e.filter.see(calm, calm)
			return
		}
	}
	e.filter.see(shown, calm)
	if !s.Unwatched || outcome == OutcomeStressed {
		short := outcome == OutcomeUnknown && s.End == EndPlanned
		e.count(said{day, outcome == OutcomeCalm || short, short, flagOf(s)}, outcome)
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
