package model

import (
	"errors"
	"fmt"
	"time"
)

// A correction never changes a line of the log. It is more lines: an undo, and
// where something else holds a new event with the right time. So whoever reads
// the log later sees what was first said and what it was corrected to.
//
// The calls below return the events to append, numbered and valid in their
// order, and change nothing. They work alike on a session that runs, as
// [LiveSession.Session] returns it, and on one that has ended: no event may lie
// after its Duration.

var (
	// ErrUndone is returned for a correction of what was taken back: it must be
	// brought back first.
	ErrUndone = errors.New("the event was taken back")
	// ErrStands is returned for bringing back what stands.
	ErrStands = errors.New("the event stands")
	// ErrClock is returned for a correction of a pause of a session that still
	// runs: it has moved the clock, and taking it back would not.
	ErrClock = errors.New("a pause of a running session cannot be corrected")
)

// Retime moves an event to another active time. No events are returned where
// it lies there already. The time is kept to the millisecond; one that is not
// within the session is a [*FieldError] of "at_s".
func (s Session) Retime(seq int, at time.Duration) ([]Event, error) {
	e, err := s.event(seq)
	if err != nil {
		return nil, err
	}
	return s.Amend(seq, at, e.Note)
}

// Annotate gives an event another note; an empty one takes the note away.
func (s Session) Annotate(seq int, note string) ([]Event, error) {
	e, err := s.event(seq)
	if err != nil {
		return nil, err
	}
	return s.Amend(seq, e.At, note)
}

// Amend is [Session.Retime] and [Session.Annotate] in one correction.
func (s Session) Amend(seq int, at time.Duration, note string) ([]Event, error) {
	e, err := s.event(seq)
	if err != nil {
		return nil, err
	}
	if undone(s.Events)[seq] {
		return nil, ErrUndone
	}
	at = at.Truncate(time.Millisecond)
	if at == e.At && note == e.Note {
		return nil, nil
	}
	e.At, e.Note = at, note
	return s.grow(s.undo(seq), e)
}

// AddForgotten adds what happened and was not tapped. A kind that is not a tap
// is a [*FieldError] of "kind"; code and note are those of [Event].
func (s Session) AddForgotten(at time.Duration, kind Kind, code, note string) ([]Event, error) {
	e := Event{At: at.Truncate(time.Millisecond), Kind: kind, Code: code, Note: note}
	if !e.ordinary() {
		return nil, &FieldError{"kind", ProblemUnknown, clip(string(kind))}
	}
	return s.grow(e)
}

// TakeBack takes an event back, whichever it is. It stays in the log.
func (s Session) TakeBack(seq int) ([]Event, error) {
	if _, err := s.event(seq); err != nil {
		return nil, err
	}
	if undone(s.Events)[seq] {
		return nil, ErrUndone
	}
	return s.grow(s.undo(seq))
}

// BringBack lets an event hold again that was taken back, as often as that was.
// One that lies after the session's end, because that was set earlier since, is
// a [*FieldError] of "at_s".
func (s Session) BringBack(seq int) ([]Event, error) {
	e, err := s.event(seq)
	if err != nil {
		return nil, err
	}
	if e.At > s.Duration {
		return nil, &FieldError{"at_s", ProblemRange, seconds(e.At)}
	}
	gone := undone(s.Events)
	var undos []Event
	for _, e := range s.Events {
		if e.Kind == KindUndo && e.Of == seq && !gone[e.Seq] {
			undos = append(undos, s.undo(e.Seq))
		}
	}
	if len(undos) == 0 {
		return nil, ErrStands
	}
	return s.grow(undos...)
}

// event returns the event of that number where it can be corrected.
func (s Session) event(seq int) (Event, error) {
	if seq < 1 || seq > len(s.Events) || s.Events[seq-1].Kind == KindUndo {
		return Event{}, &FieldError{"seq", ProblemReference, fmt.Sprint(seq)}
	}
	e := s.Events[seq-1]
	if s.End == EndNone && !e.ordinary() {
		return Event{}, ErrClock
	}
	return e, nil
}

// undo lies at the end of what has passed: that is when it was made, or the
// nearest to it that the session has.
func (s Session) undo(seq int) Event { return Event{At: s.Duration, Kind: KindUndo, Of: seq} }

// grow numbers the events as the next ones of the log.
func (s Session) grow(events ...Event) ([]Event, error) {
	log := s.Events[:len(s.Events):len(s.Events)]
	for i := range events {
		events[i].Seq = len(log) + 1
		if err := events[i].Validate(log); err != nil {
			return nil, err
		}
		if at := events[i].At; at > s.Duration {
			return nil, &FieldError{"at_s", ProblemRange, seconds(at)}
		}
		log = append(log, events[i])
	}
	return events, nil
}

// LogLine is one line of a session's log as it is read: what happened, and
// whether it still holds.
type LogLine struct {
	Event
	// Stands is false for what was taken back.
	Stands bool
	// Corrected is set where a corrected event stands in for one that was taken
	// back.
	Corrected bool
}

// Log returns what happened, in the order of its time: also what was taken
// back, but neither the undos themselves nor the wait before the clock started,
// which is a pause at its very beginning.
func (s Session) Log() []LogLine {
	gone := undone(s.Events)
	corrected := map[int]bool{}
	for i, e := range s.Events {
		if e.Kind == KindUndo && !gone[e.Seq] && replaced(s.Events, i) {
			corrected[e.Of] = !gone[e.Seq+1]
		}
	}
	var out []LogLine
	for _, e := range s.Events {
		if e.Kind != KindUndo && !e.waited() {
			out = append(out, LogLine{Event: e, Stands: !gone[e.Seq], Corrected: gone[e.Seq] && corrected[e.Seq]})
		}
	}
	byTime(out, func(l LogLine) time.Duration { return l.At })
	return out
}

// waited is whether the event belongs to the wait before the clock started.
func (e Event) waited() bool {
	return e.At == 0 && (e.Kind == KindPause || e.Kind == KindResume)
}

// Shortest returns the shortest that the session can have been: no event that
// stands lies after its end.
func (s Session) Shortest() time.Duration {
	var last time.Duration
	for _, e := range s.Standing() {
		last = max(last, e.At)
	}
	return last
}
