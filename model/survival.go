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
	// Median is the calm time that half of the sessions reach; it is at least
	// Longest where more than half were calm to the end of the curve.
	Median Calm
}

// SurvivalStep is a step down of the curve: the share of sessions that stay
// calm beyond At, and the band that it lies in nine times out of ten.
type SurvivalStep struct {
	At               time.Duration
	Share, Low, High float64
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
	for _, s := range h.Sessions {
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
	s.Longest = calms[len(calms)-1].For
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
		s.Steps = append(s.Steps, SurvivalStep{at, share, low, high})
	}
	s.Median = Calm{For: s.Longest, AtLeast: true}
	if i := slices.IndexFunc(s.Steps, func(s SurvivalStep) bool { return s.Share <= 0.5 }); i >= 0 {
		s.Median = Calm{For: s.Steps[i].At}
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
