package model

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"
)

// EndReason is why a session ended.
type EndReason string

// How a session can end. A session that still runs has none.
const (
	EndNone        EndReason = ""            // still running
	EndPlanned     EndReason = "planned"     // ran its plan
	EndStress      EndReason = "stress"      // ended on a stress sign
	EndWorry       EndReason = "worry"       // the keeper stopped from worry, no sign tapped
	EndStopped     EndReason = "stopped"     // the animal simply stopped
	EndKeeper      EndReason = "keeper"      // an outside reason
	EndInterrupted EndReason = "interrupted" // found unfinished
)

// EndReasons returns what a keeper can choose between when closing out.
func EndReasons() []EndReason {
	return []EndReason{EndPlanned, EndStress, EndWorry, EndStopped, EndKeeper}
}

// Session is one training session. It is its events: everything else that is
// said of it is derived from them.
type Session struct {
	ID        ID
	HamsterID ID
	// HarnessID is the harness worn; the zero ID where none was or none is known.
	HarnessID ID
	Stage     StageKey
	// StartedAt is the wall clock at the stage's clock start, with the offset
	// from UTC that held then. It is never used to measure a duration.
	StartedAt time.Time
	// Planned is the planned active time; 0 where nothing was planned.
	Planned time.Duration
	// Duration is the active time (pauses taken out) from the stage's clock
	// start to harness off.
	Duration time.Duration
	End      EndReason
	Place    Place // empty where not known
	// TemperatureC is the temperature in °C, nil where it was not asked for.
	TemperatureC *float64
	Note         string
	// Watch is what was said of whether the animal was watched; see
	// [Session.Watched] for what follows from it.
	Watch     Watch
	Events    []Event
	UpdatedAt time.Time // zero where it was never changed after its end

	leftOut bool // see [Session.LeftOut]; set by [History.Settled], never kept
}

// Watch is what was said of whether somebody watched a session the whole time.
type Watch string

// What can be said of it.
const (
	WatchUnsaid Watch = ""    // nobody was asked, or nobody answered
	WatchWhole  Watch = "yes" // the whole time
	WatchNot    Watch = "no"  // not the whole time
)

// Watched is whether the session is known to be watched to its end; without
// that it says nothing about calm. A keeper who closed it out was there, and
// was asked where the log leaves it open. Of one that was found without an end
// nobody knows, unless it was said.
func (s Session) Watched() bool {
	if s.leftOut {
		return false
	}
	switch s.Watch {
	case WatchWhole:
		return true
	case WatchNot:
		return false
	}
	return s.End != EndInterrupted
}

// RanOn is how long a session may run beyond its plan without the keeper
// touching anything before it must be asked whether somebody still watched (H).
const RanOn = time.Minute

// Silent is whether nothing at all was tapped.
func (s Session) Silent() bool {
	return !slices.ContainsFunc(s.Standing(), func(e Event) bool { return e.ordinary() })
}

// LeftRunning is whether the session ran on beyond its plan, or the cap where
// there was none, without a touch for longer than [RanOn], before its first
// stress sign. The keeper may have gone away, and nobody knows what the animal
// did.
func (s Session) LeftRunning() bool {
	end := s.CalmTime().For
	seen := s.Planned
	if seen == 0 {
		seen = SessionCap.Value
	}
	looks := []time.Duration{end}
	for _, e := range s.Events {
		if e.Kind != KindPause && e.At < end { // the clock pauses by itself
			looks = append(looks, e.At)
		}
	}
	slices.Sort(looks)
	for _, at := range looks {
		if at-seen > RanOn {
			return true
		}
		seen = max(seen, at)
	}
	return false
}

// Kind is what sort of event a tap was.
type Kind string

// The kinds of events.
const (
	KindStress  Kind = "stress"
	KindComfort Kind = "comfort"
	KindTreat   Kind = "treat"
	KindAct     Kind = "act"
	KindNote    Kind = "note"
	KindPause   Kind = "pause"
	KindResume  Kind = "resume"
	KindUndo    Kind = "undo"
)

// Event is one line of a session's log. The log only grows: what was wrong is
// taken back by an undo, which is an event too.
type Event struct {
	// Seq is 1, 2, 3 … in the order recorded; it identifies the event within
	// its session.
	Seq int
	// At is the active time since the session's start.
	At   time.Duration
	Kind Kind
	// Code is the key of the sign, act or treat; empty for notes, pauses and undos.
	Code string
	// Of is the Seq that an undo takes back. Undoing an undo is a redo.
	Of   int
	Note string
}

// CustomPrefix starts the code of a keeper's own sign, act or treat.
const CustomPrefix = "custom:"

// Custom is whether the code is one of the keeper's own.
func Custom(code string) bool { return strings.HasPrefix(code, CustomPrefix) }

// Standing returns the events that hold, in the order of their time: undone
// ones and the undos themselves are left out. Events of the same moment keep
// their order of recording.
func (s Session) Standing() []Event {
	undone := undone(s.Events)
	var out []Event
	for _, e := range s.Events {
		if e.Kind != KindUndo && !undone[e.Seq] {
			out = append(out, e)
		}
	}
	byTime(out, func(e Event) time.Duration { return e.At })
	return out
}

// byTime sorts what was recorded by when it happened: a correction is recorded
// late. Most logs are in that order already, and then nothing is moved.
func byTime[T any](list []T, at func(T) time.Duration) {
	slices.SortStableFunc(list, func(a, b T) int { return cmp.Compare(at(a), at(b)) })
}

// undone says which events are taken back by an undo that itself stands. An
// undo always comes after what it names, so one pass from the end settles it.
func undone(events []Event) map[int]bool {
	out := map[int]bool{}
	for i := len(events) - 1; i >= 0; i-- {
		if e := events[i]; e.Kind == KindUndo && !out[e.Seq] {
			out[e.Of] = true
		}
	}
	return out
}

// Paused is whether the log ends while the clock stands still.
func (s Session) Paused() bool {
	paused := false
	for _, e := range s.Standing() {
		switch e.Kind {
		case KindPause:
			paused = true
		case KindResume:
			paused = false
		}
	}
	return paused
}

// FirstStress returns the earliest stress sign that stands; ok is false where
// there is none.
func (s Session) FirstStress() (first Event, ok bool) {
	for _, e := range s.Standing() {
		if e.Kind == KindStress && (!ok || e.At < first.At) {
			first, ok = e, true
		}
	}
	return first, ok
}

// Calm is how long the animal stayed calm.
type Calm struct {
	For time.Duration
	// AtLeast marks a lower bound: no stress sign ended the calm, the session
	// did. It must never be treated as an exact value, nor as a failure.
	AtLeast bool
}

// CalmTime returns the active time to the first stress sign, else to the
// session's end, in which case it is a lower bound.
func (s Session) CalmTime() Calm {
	if e, ok := s.FirstStress(); ok {
		return Calm{For: min(e.At, s.Duration)}
	}
	// A session from another program may say that stress ended it without
	// saying which sign: the end is then the moment of the sign.
	return Calm{For: s.Duration, AtLeast: s.End != EndStress}
}

// Outcome is what a session says about calm, measured against a goal.
type Outcome string

// The outcomes. Unknown counts neither way.
const (
	OutcomeCalm     Outcome = "calm"
	OutcomeStressed Outcome = "stressed"
	OutcomeUnknown  Outcome = "unknown"
)

// Outcome returns calm if no stress sign came before the goal and the session
// lasted that long; stressed if a sign came before it or the keeper stopped
// from worry; unknown if it ended calm before the goal for another reason, is not
// known to be watched, or still runs.
func (s Session) Outcome(goal time.Duration) Outcome {
	if s.End == EndNone || s.leftOut {
		return OutcomeUnknown
	}
	calm := s.CalmTime()
	switch {
	case !calm.AtLeast && calm.For < goal:
		return OutcomeStressed // a sign that was seen is a sign, watched or not
	case !s.Watched():
		return OutcomeUnknown
	case calm.For >= goal:
		return OutcomeCalm
	case s.End == EndWorry:
		return OutcomeStressed
	}
	return OutcomeUnknown
}

// ResponseTime returns the time from the first stress sign to harness off; ok
// is false where no sign stands.
func (s Session) ResponseTime() (d time.Duration, ok bool) {
	e, ok := s.FirstStress()
	if !ok {
		return 0, false
	}
	return max(0, s.Duration-e.At), true
}

// Count returns how many standing events of that kind the session holds.
func (s Session) Count(kind Kind) int {
	n := 0
	for _, e := range s.Standing() {
		if e.Kind == kind {
			n++
		}
	}
	return n
}

// A FieldError says which field of a record is wrong, and how.
type FieldError struct {
	// Field is the name in the interchange format, with the place inside a
	// list: "events/3/at_s".
	Field string
	// Problem is one of the Problem… constants.
	Problem string
	// Value is the offending value as text.
	Value string
}

// What can be wrong with a field.
const (
	ProblemMissing   = "missing"
	ProblemUnknown   = "unknown" // not one of the known keys
	ProblemRange     = "range"   // number or time out of its range
	ProblemOrder     = "order"   // not in the order 1, 2, 3 …
	ProblemReference = "reference"
	ProblemText      = "text"      // too long, or with characters that no text has
	ProblemForm      = "form"      // not written as an id, a day or a moment is
	ProblemType      = "type"      // text where a number belongs, and the like
	ProblemDuplicate = "duplicate" // the same key or id a second time
	ProblemPicture   = "picture"   // no picture that a journal takes
)

func (e *FieldError) Error() string {
	return fmt.Sprintf("%s: %s (%s)", e.Field, e.Problem, e.Value)
}
