package model

import (
	"math"
	"time"
)

// sight is what one session lets us see of the calm time.
type sight int

const (
	sawNothing sight = iota // not watched and no sign: practice, but no evidence
	sawExactly              // a sign ended the calm at that moment
	sawAtLeast              // the session ended before any sign
	sawAtMost               // a sign, but an earlier one may have been missed
)

// glimpse is a sight of the calm time as ln(calm/goal): 0 is just the goal.
type glimpse struct {
	sight sight
	at    float64
}

// glimpseOf says what a session lets us see. A session that was calm but too
// short to count still shows that the calm lasts at least so long. The keeper's
// worry before the goal stands for a sign that was not tapped.
func glimpseOf(s Session, goal time.Duration) glimpse {
	calm := s.CalmTime()
	g := glimpse{sight: sawAtLeast, at: logShare(calm.For, goal)}
	switch {
	case !calm.AtLeast && !s.Watched():
		g.sight = sawAtMost
	case !calm.AtLeast:
		g.sight = sawExactly
	case !s.Watched():
		g.sight = sawNothing
	case s.End == EndWorry && calm.For < goal:
		g.sight = sawExactly
	}
	return g
}

// withoutSign is what the same session would have shown without its sign.
func (g glimpse) withoutSign() glimpse {
	switch g.sight {
	case sawExactly:
		g.sight = sawAtLeast
	case sawAtMost:
		return glimpse{}
	}
	return g
}

// logShare is ln(calm/goal), kept within what the levels can tell apart.
func logShare(calm, goal time.Duration) float64 {
	if goal <= 0 || calm <= 0 {
		return levelLowest
	}
	return min(max(math.Log(calm.Seconds()/goal.Seconds()), levelLowest), levelHighest)
}

// filter holds how likely each way to be a hamster is, given the sessions so
// far, and foresees the next session with it.
type filter struct {
	*ways
	// belief is the chance of each way at the next session, if that comes
	// within a week; as long as ways.prior.
	belief []float64
	chance Chance
	// hope is the chance that practice as before brings the animal to the goal.
	hope float64

	now   [planeSize]float64 // the belief in levels and tempers alone
	plane [planeSize]float64 // scratch
}

func newFilter() *filter {
	w := allWays()
	f := &filter{ways: w, belief: append([]float64(nil), w.prior...)}
	f.foresee()
	return f
}

func (f *filter) clone() *filter {
	c := *f
	c.belief = append([]float64(nil), f.belief...)
	return &c
}

// see takes in one session: what it showed, and that it was practice. calm is
// what the same session would have shown had it ended without a sign.
func (f *filter) see(shown, calm glimpse) {
	was := f.weigh(shown)
	sum, chance := f.expect(was)
	if !(sum > 0) {
		return // cannot be while every animal can have a bad day
	}
	// A sign never tells better of the animal than the same session without it.
	// Few logs need this: a sign just when it was expected says that the animal
	// varies little, which can outweigh that it was a sign.
	if shown != calm {
		_, without := f.expect(f.weigh(calm))
		chance = min(chance, without)
		was = f.weigh(shown)
	}
	f.practise(was, 1/sum)
	f.foresee()
	f.chance = Chance{chance, min(f.chance.Low, chance), max(f.chance.High, chance)}
}

// weigh returns how likely the glimpse is at each level and temper.
func (f *filter) weigh(g glimpse) []float64 {
	was := f.plane[:]
	if g.sight == sawNothing {
		for i := range was {
			was[i] = 1
		}
		return was
	}
	if g.sight == sawAtLeast && g.at == 0 {
		copy(was, f.calm) // by far the commonest
		return was
	}
	like := func(mean, spread float64) float64 {
		switch g.sight {
		case sawExactly:
			return bell(g.at, mean, spread)
		case sawAtLeast:
			return tail((g.at - mean) / spread)
		}
		return 1 - tail((g.at-mean)/spread)
	}
	onBad := like(badMean, badSpread)
	i := 0
	for _, level := range f.level {
		for _, spread := range spreads {
			onGood := like(level, spread)
			for _, bad := range badShares {
				was[i] = (1-bad.share)*onGood + bad.share*onBad
				i++
			}
		}
	}
	return was
}

// expect returns how likely the session was in all, and the chance that the
// next one stays calm to the goal once it is taken in.
func (f *filter) expect(was []float64) (sum, chance float64) {
	calm := 0.0
	for k := 0; k < len(f.belief); k += len(was) {
		belief, next := f.belief[k:k+len(was)], f.next[k:k+len(was)]
		for i, p := range was {
			b := belief[i] * p
			sum += b
			calm += b * next[i]
		}
	}
	return sum, min(calm/sum, 1)
}

// practise takes in the session and lets every way learn from it; some then
// meet with a setback, and a few become another animal.
func (f *filter) practise(was []float64, scale float64) {
	var after [planeSize]float64
	scale *= 1 - renewShare
	for r := range f.learners {
		clear(after[:])
		belief := f.belief[r*planeSize : (r+1)*planeSize]
		for l := range levelCount {
			step := f.step[r*levelCount+l]
			here := belief[l*temperCount : (l+1)*temperCount]
			w := was[l*temperCount : (l+1)*temperCount]
			to := after[step.to*temperCount : (step.to+2)*temperCount]
			for t := range temperCount {
				b := here[t] * w[t] * scale
				up := b * step.rest
				to[t] += b - up
				to[t+temperCount] += up
			}
		}
		if f.learners[r].strays {
			slip(after[:], strayMove, strayKeep)
			climb(after[:], strayMove, strayKeep)
		}
		slip(after[:], setbackShare, setbackKeep)
		for i, p := range f.prior[r*planeSize : (r+1)*planeSize] {
			belief[i] = after[i] + renewShare*p
		}
	}
}

// fade lets weeks without a session pass. After eight there is little left
// that more of them could take.
func (f *filter) fade(weeks int) {
	for range min(weeks, 8) {
		for r := range f.learners {
			slip(f.belief[r*planeSize:(r+1)*planeSize], fadeShare, fadeKeep)
		}
	}
	f.foresee()
}

// slip lets a share of each level fall at least one level down, and of what
// falls keep of it one further, and so on.
func slip(plane []float64, share, keep float64) {
	var falling [temperCount]float64
	for l := levelCount - 1; l > 0; l-- {
		here := plane[l*temperCount : (l+1)*temperCount]
		for t := range falling {
			goes := here[t] * share
			here[t] += falling[t]*(1-keep) - goes
			falling[t] = falling[t]*keep + goes
		}
	}
	for t, v := range falling {
		plane[t] += v
	}
}

// climb is [slip] upwards.
func climb(plane []float64, share, keep float64) {
	var rising [temperCount]float64
	for l := range levelCount - 1 {
		here := plane[l*temperCount : (l+1)*temperCount]
		for t := range rising {
			goes := here[t] * share
			here[t] += rising[t]*(1-keep) - goes
			rising[t] = rising[t]*keep + goes
		}
	}
	for t, v := range rising {
		plane[(levelCount-1)*temperCount+t] += v
	}
}

// foresee derives chance and hope from the belief.
func (f *filter) foresee() {
	const bins = 200
	var share [bins + 1]float64
	f.now = [planeSize]float64{}
	f.hope = 0
	for k := 0; k < len(f.belief); k += planeSize {
		belief, reaches := f.belief[k:k+planeSize], f.reaches[k:k+planeSize]
		for i, b := range belief {
			f.now[i] += b
			f.hope += b * reaches[i]
		}
	}
	mean := 0.0
	for i, b := range f.now {
		mean += b * f.calm[i]
		share[int(f.calm[i]*bins+0.5)] += b
	}
	quantile := func(q float64) float64 {
		sum := 0.0
		for i, b := range share {
			if sum += b; sum >= q {
				return float64(i) / bins
			}
		}
		return 1
	}
	mean = min(mean, 1)
	f.chance = Chance{mean, min(quantile(rangeTail), mean), max(quantile(1-rangeTail), mean)}
	f.hope = min(f.hope, 1)
}

// chanceAfter returns the chance of a calm session once n more sessions, a few
// days apart, have stayed calm to the goal; n is at most lookAhead.
func (f *filter) chanceAfter(n int) float64 {
	run := func(n int) float64 {
		if n == 0 {
			return 1
		}
		sum := 0.0
		for i, p := range f.runs[n-1] {
			sum += p * f.belief[i]
		}
		return sum
	}
	return min(run(n+1)/run(n), 1)
}

// calmFor returns how long the next session's calm lasts at least, with the
// given chance, as a share of the goal.
func (f *filter) calmFor(chance float64) float64 {
	low, high := levelLowest, levelHighest
	for range 12 {
		mid := (low + high) / 2
		sum := 0.0
		for i, p := range f.weigh(glimpse{sawAtLeast, mid}) {
			sum += p * f.now[i]
		}
		if sum >= chance {
			low = mid
		} else {
			high = mid
		}
	}
	return math.Exp(low)
}
