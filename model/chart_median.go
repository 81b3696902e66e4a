package model

import (
	"time"
)

// addMedian draws the running median, a line for each stretch in which it is
// known. A clock that was set back between two sessions does not make a line
// turn round.
func (c *Chart) addMedian(sessions []Session, median []runningValue, value func(Session, time.Duration) float64, starts DayStart, named bool, say Speak) {
	look := Series{Tone: ToneText}
	if named {
		look.Name = say("chart.key_median", Args{"Of": MedianOf})
	}
	var at []XY
	end := func() {
		if len(at) > 1 {
			c.Lines = append(c.Lines, Line{Series: c.series(look), At: at})
		}
		at = nil
	}
	last := c.X.Min
	for i, s := range sessions {
		switch median[i].state {
		case medianNone:
			end()
		case medianKnown:
			last = max(last, starts.place(s.StartedAt))
			at = append(at, XY{last, min(value(s, median[i].calm.For), c.Y.Max)})
		}
	}
	end()
}

// runningValue is the running median at a session.
type runningValue struct {
	state medianState
	calm  Calm
}

type medianState int

const (
	medianSkip medianState = iota // the session says nothing: the line goes on
	medianNone                    // it is not known
	medianKnown
)

// runningMedian returns for each session the median calm time of it and up to
// six before it, leaving out those that say nothing. It is known where enough of
// them tell of it. One that is a lower bound is worth a line only in the goal:
// below it would fall where nothing happened but that sessions were short.
func runningMedian(sessions []Session, goal time.Duration) []runningValue {
	out := make([]runningValue, len(sessions))
	var window []Calm
	for i, s := range sessions {
		if saysNothing(s) {
			continue
		}
		window = append(window, s.CalmTime())
		window = window[max(0, len(window)-MedianOf):]
		out[i].state = medianNone
		if m, known := medianOf(window); known >= MedianLeast && (!m.AtLeast || m.For >= goal) {
			out[i] = runningValue{medianKnown, m}
		}
	}
	return out
}
