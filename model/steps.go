package model

import (
	"slices"
	"time"
)

// Step is one thing that a keeper did in a session: a tap, a pause, going on, or a
// correction, which can be several events.
type Step struct {
	// Event is what it did, or what it corrected.
	Event Event
	// Correction is set where it put something right that was recorded before.
	Correction bool

	does  []int // the numbers of its events
	undos []int // and of those that took it back, where it was
}

// steps reads a log as what was done: done is what holds, and can be taken back from
// its end; back is what was taken back and can be done again, likewise. Both follow
// from the log alone, so whoever takes up a session finds them as they were.
func steps(log []Event) (done, back []Step) {
	for i := 0; i < len(log); {
		e := log[i]
		switch {
		case i == 0 && e.Kind == KindPause && e.At == 0:
			i++ // the wait before the clock is started
		case replaced(log, i):
			done, back = append(done, Step{Event: log[i+1], Correction: true, does: []int{e.Seq, e.Seq + 1}}), nil
			i += 2
		case len(done) > 0 && undoes(log[i:], done[len(done)-1].does):
			s := done[len(done)-1]
			for range s.does {
				s.undos = append(s.undos, log[i].Seq)
				i++
			}
			done, back = done[:len(done)-1], append(back, s)
		case len(back) > 0 && undoes(log[i:], back[len(back)-1].undos):
			s := back[len(back)-1]
			i += len(s.undos)
			s.undos = nil
			done, back = append(done, s), back[:len(back)-1]
		default:
			s := Step{Event: e, does: []int{e.Seq}}
			if e.Kind == KindUndo {
				s.Event, s.Correction = root(log, e), true
			}
			done, back = append(done, s), nil
			i++
		}
	}
	return done, back
}

// undoes is whether events begin by taking those of these numbers back, the last
// first.
func undoes(events []Event, numbers []int) bool {
	if len(events) < len(numbers) {
		return false
	}
	for i, n := range slices.Backward(numbers) {
		if e := events[len(numbers)-1-i]; e.Kind != KindUndo || e.Of != n {
			return false
		}
	}
	return true
}

// replaced is whether a correction begins there: an undo with the right event after
// it. One that lies before the undo cannot have been tapped then.
func replaced(log []Event, i int) bool {
	if log[i].Kind != KindUndo || i+1 == len(log) {
		return false
	}
	was, next := log[log[i].Of-1], log[i+1]
	return was.Kind != KindUndo && next.Kind == was.Kind && next.Code == was.Code && next.At < log[i].At
}

// root is the event that an undo, or the undo of one, is about.
func root(log []Event, e Event) Event {
	for e.Kind == KindUndo {
		e = log[e.Of-1]
	}
	return e
}

// clockAfter says what an event of a log does to the clock: where it stands or runs
// from then on. A pause that is taken back lets it run from the active time of the
// undo; going on that is taken back has it stand where it stood before.
func clockAfter(log []Event, e Event) (at time.Duration, runs, changes bool) {
	holds := true
	r := e
	for r.Kind == KindUndo {
		holds, r = !holds, log[r.Of-1]
	}
	switch {
	case r.Kind != KindPause && r.Kind != KindResume:
		return 0, false, false
	case (r.Kind == KindResume) == holds:
		return e.At, true, true
	}
	return r.At, false, true
}

// clock reads from a log how far a session is known to have been active and whether
// its clock runs. One that stands, stands exactly there.
func clock(log []Event) (active time.Duration, runs bool) {
	runs = true
	for i, e := range log {
		at, goesOn, changes := clockAfter(log[:i], e)
		switch {
		case changes:
			active, runs = at, goesOn
		case runs:
			active = max(active, e.At)
		}
	}
	return active, runs
}

// Stands returns the active time at which the session's clock stands by its log; ok
// is false where it runs.
func (s Session) Stands() (at time.Duration, ok bool) {
	at, runs := clock(s.Events)
	return at, !runs
}
