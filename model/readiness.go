package model

import (
	"bytes"
	"iter"
	"math"
	"slices"
	"time"
)

// History is all that a journal knows of one hamster's training.
type History struct {
	Hamster  Hamster
	Sessions []Session     // ended ones, oldest first
	Changes  []StageChange // oldest first
	// Enrichments is time without a harness, oldest first. No verdict looks at it.
	Enrichments []Enrichment
	// Own is what the keeper planned otherwise than the log advises.
	Own OwnPlan
}

// Tenths is a chance between 0 and 1 that is told in tenths: "about 7 in 10".
type Tenths float64

// Halves is the chance in halves of a tenth, as it is told: never 0 and never
// 20, since nobody can be that sure of an animal.
func (t Tenths) Halves() int { return min(max(int(math.Round(float64(t)*20)), 1), 19) }

// RangeLow and RangeHigh are the ends of a likely range, told like [Tenths] but
// rounded outwards, so that a range never shrinks to a point.
type (
	RangeLow  float64
	RangeHigh float64
)

// Chance is a probability with the range that it likely lies in: eight times
// out of ten it does.
type Chance struct {
	Next, Low, High float64
}

// Assessment is what the log says of a hamster at a stage: the chance that the
// next session stays calm to the goal, the verdict, and the reasons.
type Assessment struct {
	Stage   StageKey
	Chance  Chance
	Verdict Verdict
	Reasons []Reason
}

// Told is the assessment that was true right after a session.
type Told struct {
	Session Session
	Calm    Calm
	Outcome Outcome
	Assessment
}

// At returns what the sessions up to now say of the hamster at a stage, for a
// next session within a week of the last one.
func (h History) At(stage StageKey, rules Rules) Assessment {
	return h.assessor(stage, rules).At(stage)
}

// On returns what [History.At] does, for a next session at that moment: weeks
// without a session fade what was learned, and the reasons say so.
func (h History) On(now time.Time, stage StageKey, rules Rules) Assessment {
	return h.assessor(stage, rules).On(now, stage)
}

// Each returns what would have been said right after each session, of the
// stage of that session, oldest first.
func (h History) Each(rules Rules) []Told {
	out := make([]Told, 0, len(h.Sessions))
	return slices.AppendSeq(out, h.Walk(rules))
}

// Walk is [History.Each] one by one, for a history too long to hold.
func (h History) Walk(rules Rules) iter.Seq[Told] {
	return func(yield func(Told) bool) {
		a := NewAssessor(rules)
		h.replay(a, func(s Session) bool { return yield(a.told(s)) })
	}
}

// assessor has seen what counts at a stage: what was logged elsewhere, or
// before the hamster came there last, says nothing about it, and a lifetime of
// sessions takes its time.
func (h History) assessor(stage StageKey, rules Rules) *Assessor {
	a := NewAssessor(rules)
	came := time.Time{}
	for _, c := range h.Changes {
		a.Move(c)
		if c.To == stage && c.From != c.To {
			came = c.At
		}
	}
	earlier := false
	for _, s := range h.Settled().Sessions {
		switch {
		case s.Stage != stage:
		case s.StartedAt.Before(came):
			earlier = earlier || s.End != EndNone
		default:
			a.Add(s)
		}
	}
	if earlier {
		a.evidence(stage).since = came
	}
	return a
}

// replay lets the assessor see sessions and changes in the order in which they
// happened. It stops where after, called after each session, says so.
func (h History) replay(a *Assessor, after func(Session) bool) {
	changes := h.Changes
	for _, s := range h.Settled().Sessions {
		for len(changes) > 0 && !changes[0].At.After(s.StartedAt) {
			a.Move(changes[0])
			changes = changes[1:]
		}
		a.Add(s)
		if !after(s) {
			break
		}
	}
}

// Assessor follows the log of one hamster, session by session, and can say at
// any moment what it tells. A new session costs the same however many there
// were before.
type Assessor struct {
	rules Rules
	at    map[StageKey]*evidence
	downs map[StageKey]int // how often the keeper stepped down from a stage
}

// NewAssessor returns one that has seen nothing yet.
func NewAssessor(rules Rules) *Assessor {
	return &Assessor{rules, map[StageKey]*evidence{}, map[StageKey]int{}}
}

// Add takes in an ended session. Sessions come in the order in which they
// happened; one that still runs says nothing yet.
func (a *Assessor) Add(s Session) {
	if s.End != EndNone {
		a.evidence(s.Stage).add(s)
	}
}

// Move takes in the keeper's decision to move to another stage. What the log
// said of that stage before is history: the evidence for it starts anew.
func (a *Assessor) Move(c StageChange) {
	if c.From == c.To {
		return
	}
	from, _ := StageOf(c.From)
	if to, ok := StageOf(c.To); ok && to.Number < from.Number {
		a.downs[c.From]++
	}
	was, ok := a.at[c.To]
	delete(a.at, c.To)
	if ok && (was.seen > 0 || !was.since.IsZero()) {
		a.evidence(c.To).since = c.At
	}
}

// At is [History.At] for what was added so far.
func (a *Assessor) At(stage StageKey) Assessment {
	return a.evidence(stage).assess(a.rules, a.downs[stage])
}

// On is [History.On] for what was added so far.
func (a *Assessor) On(now time.Time, stage StageKey) Assessment {
	e := a.evidence(stage).clone()
	e.wait(now)
	return e.assess(a.rules, a.downs[stage])
}

func (a *Assessor) told(s Session) Told {
	return Told{
		Session: s, Calm: s.CalmTime(), Outcome: s.Outcome(a.rules.Stage(s.Stage).Goal),
		Assessment: a.At(s.Stage),
	}
}

func (a *Assessor) evidence(key StageKey) *evidence {
	e, ok := a.at[key]
	if !ok {
		e = newEvidence(key, a.rules)
		a.at[key] = e
	}
	return e
}

// SortSessions puts sessions in the order in which they happened; two of the
// same moment in the order of their ids, so that the order of import does not
// matter.
func SortSessions(sessions []Session) {
	slices.SortStableFunc(sessions, func(a, b Session) int {
		if c := a.StartedAt.Compare(b.StartedAt); c != 0 {
			return c
		}
		return bytes.Compare(a.ID[:], b.ID[:])
	})
}
