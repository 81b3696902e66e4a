package model

import (
	"cmp"
	"math"
	"slices"
	"time"
)

// SurvivalLeast is how many sessions must say something before a curve is
// drawn (H).
const SurvivalLeast = 5

// Survival is how long the calm lasts at a stage: the Kaplan-Meier estimate,
// in which a session that ended calm counts for as long as it ran and neither
// way after that.
type Survival struct {
	// Steps are the moments at which a sign came. Before the first, all
	// sessions are calm.
	Steps []SurvivalStep
	// Sessions is how many sessions say something, Signs how many of them ended
	// with a sign.
	Sessions, Signs int
	// Longest is the longest calm seen; the curve says nothing beyond it.
	Longest time.Duration
	// Sure is until when SurvivalLeast sessions were still on. Beyond it the curve
	// rests on too few to read a number from.
	Sure time.Duration

	lasted []time.Duration // the calm times, shortest first
}

// SurvivalStep is a step down of the curve: the share of sessions that stay
// calm beyond At, and the band that it lies in nine times out of ten.
type SurvivalStep struct {
	At               time.Duration
	Share, Low, High float64
	// On is how many sessions were still on when the sign came, its own too.
	On int
}

// On is how many sessions were still calm and running at d.
func (s Survival) On(d time.Duration) int {
	at, _ := slices.BinarySearch(s.lasted, d)
	return len(s.lasted) - at
}

// Quiet is whether too few sessions say something for a curve.
func (s Survival) Quiet() bool { return s.Sessions < SurvivalLeast }

// Survival returns the curve of a stage from all watched sessions at it since
// the hamster last came there.
func (h History) Survival(stage StageKey) Survival {
	var calms []Calm
	for _, s := range h.survivors(stage) {
		calms = append(calms, s.CalmTime())
	}
	return SurvivalOf(calms)
}

// survivors returns the sessions that the curve of a stage is made of.
func (h History) survivors(stage StageKey) []Session {
	var since time.Time
	for _, c := range h.Changes {
		if c.To == stage && c.From != stage {
			since = c.At
		}
	}
	var out []Session
	for _, s := range h.Settled().Sessions {
		if s.Stage == stage && s.End != EndNone && s.Watched() && !s.StartedAt.Before(since) {
			out = append(out, s)
		}
	}
	return out
}

// SurvivalOf returns the curve of these calm times.
func SurvivalOf(calms []Calm) Survival {
	calms = slices.DeleteFunc(slices.Clone(calms), func(c Calm) bool { return c.AtLeast && c.For <= 0 })
	slices.SortFunc(calms, func(a, b Calm) int { return cmp.Compare(a.For, b.For) })
	s := Survival{Sessions: len(calms)}
	if len(calms) == 0 {
		return s
	}
	for _, c := range calms {
		s.lasted = append(s.lasted, c.For)
	}
	s.Longest = calms[len(calms)-1].For
	if n := len(calms) - SurvivalLeast; n >= 0 {
		s.Sure = calms[n].For
	}
	share, variance, high := 1.0, 0.0, 1.0
	for i := 0; i < len(calms); {
		at, left, signs := calms[i].For, float64(len(calms)-i), 0.0
		for ; i < len(calms) && calms[i].For == at; i++ {
			if !calms[i].AtLeast {
				signs++
			}
		}
		if signs == 0 {
			continue
		}
		s.Signs += int(signs)
		share *= 1 - signs/left
		variance += signs / (left * (left - signs)) // Greenwood; infinite at the last one
		low := 0.0
		if share > 0 { // at 0 the data set no new upper bound
			low, high = band(share, variance)
		}
		s.Steps = append(s.Steps, SurvivalStep{at, share, low, high, int(left)})
	}
	return s
}

// band is the 90 % band of a share between 0 and 1, made on the scale of
// ln(-ln share) so that it stays between them.
func band(share, variance float64) (low, high float64) {
	const z = 1.645
	spread := z * math.Sqrt(variance) / math.Abs(math.Log(share))
	return math.Pow(share, math.Exp(spread)), math.Pow(share, math.Exp(-spread))
}
