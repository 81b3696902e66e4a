package model

import (
	"slices"
	"time"
)

// introduction is how many stages of the ladder introduce a harness: meet,
// drape, fasten, wear.
const introduction = 4

// Introduces is whether the stage is one of those that introduce a harness.
func (s Stage) Introduces() bool { return s.Number <= introduction }

// IntroKind is what a line of the introduction asks for.
type IntroKind string

// The kinds of lines.
const (
	IntroHarness IntroKind = "harness" // there is one in use
	IntroFit     IntroKind = "fit"     // the newest fit check of one in use holds
	IntroDay     IntroKind = "day"     // a session, each on a day of its own
	IntroSession IntroKind = "session" // a session
	IntroDays    IntroKind = "days"    // the sessions lie on that many days
	IntroReady   IntroKind = "ready"   // the log says that the stage is done
)

// IntroStep is one line of the checklist by which an animal gets to know a
// harness. What the journal knows ticks it; nothing is ticked by hand.
type IntroStep struct {
	Kind IntroKind
	// N is which day or session it is, from 1; of IntroDays how many are asked for.
	N    int
	Done bool
	// Have is how many days there are so far, of IntroDays.
	Have int
	// Session is the one that ticked a day or a session.
	Session *Session
	// At is when it was done: of IntroFit the check, of IntroReady the move to
	// the next stage; the zero time where that is not known.
	At time.Time
}

// IntroStage is the checklist of one stage.
type IntroStage struct {
	Stage Stage
	Goal  time.Duration // of a session at it
	Steps []IntroStep
	// Behind is whether the animal has gone on from this stage, Here whether it
	// is the present one.
	Behind, Here bool
}

// Introduction returns the checklist of the stages that introduce a harness,
// from the log, the hamster's harnesses and all of their fit checks.
func (h History) Introduction(harnesses []Harness, checks []FitCheck, rules Rules) []IntroStage {
	here, _ := StageOf(h.Hamster.Stage)
	var out []IntroStage
	for _, stage := range ladder[:introduction] {
		s := IntroStage{Stage: stage, Goal: rules.Stage(stage.Key).Goal, Behind: stage.Number < here.Number, Here: stage.Number == here.Number}
		if stage.Number == 1 {
			s.Steps = append(s.Steps, IntroStep{Kind: IntroHarness, Done: slices.ContainsFunc(harnesses, Harness.inUse)})
		}
		if stage.Worn && !ladder[stage.Number-2].Worn {
			s.Steps = append(s.Steps, fitStep(harnesses, checks))
		}
		s.Steps = append(s.Steps, h.practised(stage, rules.DayStart)...)
		ready := IntroStep{Kind: IntroReady, Done: s.Behind}
		if s.Behind {
			ready.At = h.leftAt(stage.Key)
		} else {
			ready.Done = h.At(stage.Key, rules).Verdict == VerdictReady
		}
		s.Steps = append(s.Steps, ready)
		out = append(out, s)
	}
	return out
}

func (h Harness) inUse() bool { return h.RetiredAt.IsZero() }

// fitStep is done where the newest check of a harness in use holds.
func fitStep(harnesses []Harness, checks []FitCheck) IntroStep {
	step := IntroStep{Kind: IntroFit}
	for _, worn := range harnesses {
		if !worn.inUse() {
			continue
		}
		if c, ok := Newest(checks, worn.ID); ok && c.Fits() && c.At.After(step.At) {
			step.Done, step.At = true, c.At
		}
	}
	return step
}

// Newest returns the newest check of a harness; ok is false where there is none.
func Newest(checks []FitCheck, harness ID) (newest FitCheck, ok bool) {
	for _, c := range checks {
		if c.HarnessID == harness && (!ok || c.At.After(newest.At)) {
			newest, ok = c, true
		}
	}
	return newest, ok
}

// practised are the lines that sessions tick: as many as the stage asks for,
// each a day of its own where it asks for as many days. A session that nobody
// watched ticks nothing.
func (h History) practised(stage Stage, starts DayStart) (steps []IntroStep) {
	daily := stage.Days.Value >= stage.Sessions.Value
	days := map[int]bool{}
	var counted []Session
	for _, s := range h.Settled().Sessions {
		if s.Stage != stage.Key || s.End == EndNone || !s.Watched() {
			continue
		}
		day := starts.Day(s.StartedAt)
		if !daily || !days[day] {
			counted = append(counted, s)
		}
		days[day] = true
	}
	kind := IntroSession
	if daily {
		kind = IntroDay
	}
	for i := range stage.Sessions.Value {
		step := IntroStep{Kind: kind, N: i + 1}
		if i < len(counted) {
			step.Done, step.Session, step.At = true, &counted[i], counted[i].StartedAt
		}
		steps = append(steps, step)
	}
	if !daily && stage.Days.Value > 1 {
		steps = append(steps, IntroStep{
			Kind: IntroDays, N: stage.Days.Value, Have: len(days), Done: len(days) >= stage.Days.Value,
		})
	}
	return steps
}

// LastWorn returns the harness of the last session that had one; the zero ID
// where none had.
func (h History) LastWorn() ID {
	for _, s := range slices.Backward(h.Sessions) {
		if s.HarnessID != (ID{}) {
			return s.HarnessID
		}
	}
	return ID{}
}

// leftAt is when the animal last went up from a stage.
func (h History) leftAt(stage StageKey) (at time.Time) {
	from, _ := StageOf(stage)
	for _, c := range h.Changes {
		if to, ok := StageOf(c.To); c.From == stage && ok && to.Number > from.Number && c.At.After(at) {
			at = c.At
		}
	}
	return at
}
