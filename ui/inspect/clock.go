//go:build inspect

package inspect

import (
	"calmster/model"
	"calmster/ui/screen"
)

// Clock returns a clock that a test can move.
func (e *Eyes) Clock(c screen.Clock) screen.Clock { return movedClock{c, e} }

type movedClock struct {
	screen.Clock
	eyes *Eyes
}

// Now reads both clocks as they were moved.
func (c movedClock) Now() model.Instant {
	now := c.Clock.Now()
	now.Mono += c.eyes.passed
	now.Wall = now.Wall.Add(c.eyes.passed + c.eyes.set)
	return now
}
