package model

import (
	"slices"
	"time"
)

// addMedian draws the running median where there is one. A clock that was set
// back between two sessions does not make the line turn round.
func (c *Chart) addMedian(sessions []Session, median []time.Duration, value func(Session, time.Duration) float64, starts DayStart, named bool, say Speak) {
	var at []XY
	for i, s := range sessions {
		if median[i] < 0 {
			continue
		}
		x := starts.place(s.StartedAt)
		if len(at) > 0 {
			x = max(x, at[len(at)-1].X)
		}
		at = append(at, XY{x, min(value(s, median[i]), c.Y.Max)})
	}
	if len(at) < 2 {
		return
	}
	line := Series{Tone: ToneText}
	if named {
		line.Name = say("chart.key_median", Args{"Of": MedianOf})
	}
	c.Lines = append(c.Lines, Line{c.series(line), at})
}

// runningMedian returns for each session the median calm time of it and up to
// six before it, leaving out those that say nothing; -1 where there are too few.
func runningMedian(sessions []Session) []time.Duration {
	out := make([]time.Duration, len(sessions))
	var window []time.Duration
	for i, s := range sessions {
		out[i] = -1
		if saysNothing(s) {
			continue
		}
		window = append(window, s.CalmTime().For)
		window = window[max(0, len(window)-MedianOf):]
		if len(window) >= MedianLeast {
			out[i] = median(window)
		}
	}
	return out
}

// median returns the middle of values, halfway between the two middle ones.
func median(values []time.Duration) time.Duration {
	v := slices.Sorted(slices.Values(values))
	n := len(v)
	return (v[(n-1)/2] + v[n/2]) / 2
}
