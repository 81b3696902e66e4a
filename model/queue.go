package model

import (
	"slices"
	"time"
)

// Queue holds the events of a running session that the journal has not taken
// yet, in their order. They count in the session like any other, because they
// happened; but they are written nowhere, and whoever shows them has to say so.
//
// Its zero value is empty.
type Queue struct {
	events []Event
	failed int           // tries in a row
	again  time.Duration // monotonic: not before that
}

// What passes between two tries to write, at first and at most (H): a disk that
// is full stays so for a while, and a try that has to wait holds the window up.
const (
	RetryFirst = time.Second
	RetryMost  = 8 * time.Second
)

// Add puts events at the end.
func (q *Queue) Add(events ...Event) { q.events = append(q.events, events...) }

// Events returns what is queued, the oldest first.
func (q *Queue) Events() []Event { return slices.Clone(q.events) }

// Len returns how many events are queued.
func (q *Queue) Len() int { return len(q.events) }

// Replace sets what is queued, once it is known what the journal lacks.
func (q *Queue) Replace(events []Event) { q.events = slices.Clone(events) }

// Kept notes that the journal has taken all of them.
func (q *Queue) Kept() { *q = Queue{} }

// Refused notes that the journal took nothing just now.
func (q *Queue) Refused(now Instant) {
	wait := RetryFirst << min(q.failed, 8)
	q.failed++
	q.again = now.Mono + min(wait, RetryMost)
}

// Due is whether it is time to try again by itself; at once where the last try
// went well.
func (q *Queue) Due(now Instant) bool { return q.failed == 0 || now.Mono >= q.again }

// Holds is whether what the session says of an event is not in the journal yet:
// the event itself, or that it was taken back or brought back.
func (q *Queue) Holds(log []Event, seq int) bool {
	return slices.ContainsFunc(q.events, func(e Event) bool {
		for e.Kind == KindUndo && e.Of >= 1 && e.Of <= len(log) {
			e = log[e.Of-1]
		}
		return e.Seq == seq
	})
}

// Same is whether a journal, which keeps milliseconds, holds both as the same
// event.
func (e Event) Same(other Event) bool {
	e.At, other.At = e.At.Truncate(time.Millisecond), other.At.Truncate(time.Millisecond)
	return e == other
}

// Adopt brings the log in line with what the journal holds of it and returns the
// events that it lacks. It may hold more than it acknowledged, where a write
// failed after it had happened; less, where its file was tampered with; and events
// of somebody else: those come first then, and ours follow under new numbers. The
// stopwatch stays as it is.
func (l *LiveSession) Adopt(held []Event) (lacks []Event) {
	own := l.session.Events
	same := 0
	for same < min(len(held), len(own)) && held[same].Same(own[same]) {
		same++
	}
	if same == len(held) {
		return slices.Clone(own[same:])
	}
	log, shift := slices.Clone(held), len(held)-same
	for _, e := range own[same:] {
		e.Seq += shift
		if e.Of > same {
			e.Of += shift
		}
		log = append(log, e)
	}
	l.session.Events = log
	return slices.Clone(log[len(held):])
}
