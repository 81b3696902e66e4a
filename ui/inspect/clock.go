//go:build inspect

package inspect

import (
	"cmp"
	"slices"
	"time"

	"calmster/model"
	"calmster/ui/screen"
)

// Clock returns a clock that a test can move.
func (e *Eyes) Clock(c screen.Clock) screen.Clock {
	e.clock = c
	return movedClock{c, e}
}

type movedClock struct {
	screen.Clock
	eyes *Eyes
}

// look is something that the program wants to do soon, such as its next look at the
// clocks. It comes due when time is passed too, or that would be a time in which it
// looked at nothing.
type look struct {
	due  time.Duration // monotonic
	do   func()
	done bool
}

// soon is how far ahead that may lie. What is further away waits for real time.
const soon = time.Second

// After calls f once.
func (c movedClock) After(d time.Duration, f func()) {
	if d > soon {
		c.Clock.After(d, f)
		return
	}
	l := &look{due: c.Now().Mono + d, do: f}
	c.eyes.looks = append(c.eyes.looks, l)
	c.Clock.After(d, func() { c.eyes.take(l) })
}

func (e *Eyes) take(l *look) {
	if !l.done {
		l.done = true
		e.looks = slices.DeleteFunc(e.looks, func(x *look) bool { return x.done })
		l.do()
	}
}

// pass lets time pass as it does: what comes due is done at its time.
func (e *Eyes) pass(d time.Duration) {
	end := e.passed + d
	for len(e.looks) > 0 {
		next := slices.MinFunc(e.looks, func(a, b *look) int { return cmp.Compare(a.due, b.due) })
		at := next.due - e.clock.Now().Mono
		if at > end {
			break
		}
		e.passed = max(e.passed, at)
		e.take(next)
	}
	e.passed = end
}

// Now reads both clocks as they were moved.
func (c movedClock) Now() model.Instant {
	now := c.Clock.Now()
	now.Mono += c.eyes.passed
	now.Wall = now.Wall.Add(c.eyes.passed + c.eyes.set)
	return now
}
