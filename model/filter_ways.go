package model

import (
	"math"
	"sync"
)

// The filter weighs some thirty thousand ways to be a hamster. A way is how the
// animal learns, how much it varies, and the level at which it is. All figures
// are house beliefs (H), held before the first session; docs/verdict.md gives
// the reasons. They are wide, so that a handful of sessions outweighs them, and
// were chosen by thinking and on simulated animals of many kinds, none of which
// the filter knows.

// Levels are ln(typical calm time / goal), on an even grid: from 1 % of the
// goal to seven times it.
const (
	levelLowest  = -4.4
	levelHighest = 2.0
	levelStep    = 0.2
	levelCount   = 33
	temperCount  = 16 // every spread with every share of bad days
	planeSize    = levelCount * temperCount
)

// Practice takes an animal, session by session, a share of the way from where
// it is to its top.
var (
	tops  = [...]float64{-2.4, -1.5, -0.8, -0.3, 0.1, 0.5, 0.9, 1.3, 1.8}
	rates = [...]float64{0.03, 0.06, 0.1, 0.16, 0.25, 0.4} // 30 sessions to two
)

const (
	// At first an animal stays calm for a fifth of the goal, give or take.
	startMean, startSpread = -1.6, 1.1
	// Most would in the end stay calm for three times the goal, give or take:
	// a goal that only the few best could reach would be none.
	topMean, topSpread = 1.2, 0.8
	// Some resist, and some of them never accept it (A): one in four is
	// believed to end around half of the goal, give or take.
	neverShare             = 0.25
	neverMean, neverSpread = -0.8, 0.8
)

// Some animals stray: between any two sessions their level can go up or down by
// itself, and from wherever it went it comes back to its top only slowly.
var (
	strayTops  = [...]float64{-1, -0.3, 0.3, 0.9}
	strayRates = [...]float64{0.06, 0.2}
)

const (
	// So many animals do.
	strayShare = 0.15
	// In a quarter of the sessions they go down, in a quarter up, and of what
	// goes half goes one step of the grid further, and so on.
	strayMove, strayKeep = 0.25, 0.5
	// They start around their top as well as not.
	strayStart = 0.7
)

// spreads are how much an animal's calm time varies between ordinary days, as
// the standard deviation of its logarithm: 0.15 is 15 %, 0.9 a factor of two
// and a half.
var spreads = [...]float64{0.15, 0.28, 0.5, 0.9}

// badShares are how many of an animal's days are bad days, and how likely that
// is. No animal has none: that keeps one bad day from overturning everything.
var badShares = [...]struct{ share, prior float64 }{{0.01, 0.45}, {0.06, 0.25}, {0.15, 0.2}, {0.3, 0.1}}

const (
	// A bad day ends the calm early whatever was learned: around a tenth of
	// the goal.
	badMean, badSpread = -2.3, 0.9

	// Between any two sessions a setback can come (a fright, an illness), and
	// takes back one to ten and more steps of the grid.
	setbackShare, setbackKeep = 0.012, 0.85

	// Between any two sessions an animal can also become another one: it grows
	// up, grows old, gets another harness. All starts anew then.
	renewShare = 0.002

	// Each whole week without a session, after the first, may take back some.
	fadeShare, fadeKeep = 0.4, 0.7

	// reachIn more sessions should bring an animal that takes to it to where
	// at least reachChance of them are calm.
	reachIn, reachChance = 20, 0.5

	// The range told lies between these tails of what is believed of the
	// chance. As beliefs are too narrow where an animal is of no kind that the
	// filter knows, tails of 7 % hold about 8 in 10 in simulation.
	rangeTail = 0.07
)

// ways is every way to be a hamster, and what follows from each. It is computed
// once and never changed. A plane is [level][temper], tempers being every spread
// with every share of bad days; a whole is [learner][level][temper].
type ways struct {
	level    [levelCount]float64
	learners []learner
	tempers  []temper
	step     []learnStep // [learner][level]

	prior   []float64 // whole: how likely before the first session
	calm    []float64 // plane: the chance of a session calm to the goal
	reaches []float64 // whole: 1 where practice brings it to the goal
	// runs are wholes: the chance that each of the next 1, 2, 3 … sessions is
	// calm to the goal. next is that of the session after the next.
	runs [lookAhead + 1][]float64
	next []float64
}

// learner is how practice moves a level, and whether it strays by itself.
type learner struct {
	top, rate, prior float64
	strays           bool
}

type temper struct{ spread, bad, prior float64 }

// learnStep moves a level between two grid points: rest of it to the upper one.
type learnStep struct {
	to   int
	rest float64
}

var allWays = sync.OnceValue(newWays)

func newWays() *ways {
	w := &ways{}
	for i := range w.level {
		w.level[i] = levelLowest + levelStep*float64(i)
	}
	for _, top := range tops {
		p := (1-neverShare)*bell(top, topMean, topSpread) + neverShare*bell(top, neverMean, neverSpread)
		for _, rate := range rates {
			w.learners = append(w.learners, learner{top: top, rate: rate, prior: p})
		}
	}
	all := 0.0
	for _, lr := range w.learners {
		all += lr.prior
	}
	for i := range w.learners {
		w.learners[i].prior *= (1 - strayShare) / all
	}
	for _, top := range strayTops {
		for _, rate := range strayRates {
			p := strayShare / float64(len(strayTops)*len(strayRates))
			w.learners = append(w.learners, learner{top, rate, p, true})
		}
	}
	for _, spread := range spreads {
		for _, bad := range badShares {
			w.tempers = append(w.tempers, temper{spread, bad.share, bad.prior})
		}
	}
	for _, level := range w.level {
		for _, t := range w.tempers {
			w.calm = append(w.calm, t.calmChance(level))
		}
	}
	sum := 0.0
	for _, lr := range w.learners {
		for _, level := range w.level {
			w.step = append(w.step, stepTo(lr.after(level, 1)))
			far := lr.after(level, reachIn)
			for _, t := range w.tempers {
				p := lr.prior * t.prior * lr.start(level)
				sum += p
				w.prior = append(w.prior, p)
				reaches := 0.0
				if t.calmChance(far) >= reachChance {
					reaches = 1
				}
				w.reaches = append(w.reaches, reaches)
			}
		}
	}
	for i := range w.prior {
		w.prior[i] /= sum
	}
	w.foreseeRuns()
	return w
}

// foreseeRuns reckons backwards: a run of n is a calm session, what practice
// and mishap then make of the animal, and a run of n-1.
func (w *ways) foreseeRuns() {
	after := make([]float64, len(w.prior))
	for i := range after {
		after[i] = 1
	}
	for n := range w.runs {
		w.runs[n] = make([]float64, len(after))
		for i := range after {
			w.runs[n][i] = w.calm[i%len(w.calm)] * after[i]
		}
		after = w.meanAfter(w.runs[n])
		if n == 0 {
			w.next = after
		}
	}
}

// meanAfter returns, for each way, the mean of a whole after one more session.
func (w *ways) meanAfter(whole []float64) []float64 {
	anew := 0.0
	for i, p := range w.prior {
		anew += p * whole[i]
	}
	out := make([]float64, 0, len(whole))
	for r := range w.learners {
		slipped := meanSlipped(whole[r*planeSize:(r+1)*planeSize], setbackShare, setbackKeep)
		if w.learners[r].strays {
			slipped = meanSlipped(meanClimbed(slipped, strayMove, strayKeep), strayMove, strayKeep)
		}
		for l := range levelCount {
			step := w.step[r*levelCount+l]
			for t := range temperCount {
				low, high := slipped[step.to*temperCount+t], slipped[(step.to+1)*temperCount+t]
				out = append(out, (1-renewShare)*(low+step.rest*(high-low))+renewShare*anew)
			}
		}
	}
	return out
}

// meanSlipped is the mean of a plane's values after [slip].
func meanSlipped(plane []float64, share, keep float64) []float64 {
	out := append([]float64(nil), plane...)
	falls := append([]float64(nil), plane[:temperCount]...) // mean for what falls to below here
	for l := 1; l < levelCount; l++ {
		for t := range falls {
			i := l*temperCount + t
			out[i] = (1-share)*plane[i] + share*falls[t]
			falls[t] = (1-keep)*plane[i] + keep*falls[t]
		}
	}
	return out
}

// meanClimbed is the mean of a plane's values after [climb].
func meanClimbed(plane []float64, share, keep float64) []float64 {
	out := append([]float64(nil), plane...)
	rises := append([]float64(nil), plane[(levelCount-1)*temperCount:]...)
	for l := levelCount - 2; l >= 0; l-- {
		for t := range rises {
			i := l*temperCount + t
			out[i] = (1-share)*plane[i] + share*rises[t]
			rises[t] = (1-keep)*plane[i] + keep*rises[t]
		}
	}
	return out
}

// start is how likely a level is before the first session.
func (l learner) start(level float64) float64 {
	usual := bell(level, min(startMean, l.top), startSpread)
	if !l.strays {
		return usual
	}
	return (usual + bell(level, l.top, strayStart)) / 2
}

// after is the level after so many sessions.
func (l learner) after(level float64, sessions int) float64 {
	return l.top + (level-l.top)*math.Pow(1-l.rate, float64(sessions))
}

func stepTo(level float64) learnStep {
	at := (min(max(level, levelLowest), levelHighest) - levelLowest) / levelStep
	i := min(int(at), levelCount-2)
	return learnStep{i, at - float64(i)}
}

// calmChance is the chance of staying calm to the goal at that level.
func (t temper) calmChance(level float64) float64 {
	return (1-t.bad)*tail(-level/t.spread) + t.bad*tail(-badMean/badSpread)
}

// bell is the normal density.
func bell(x, mean, sd float64) float64 {
	z := (x - mean) / sd
	return math.Exp(-z*z/2) / (sd * math.Sqrt(2*math.Pi))
}

// tail is the chance that a standard normal value exceeds z.
func tail(z float64) float64 { return math.Erfc(z/math.Sqrt2) / 2 }
