package main

import (
	"math"
	"math/rand/v2"

	"calmster/model"
)

// plateau draws animals that learn as the others do, up to a level below the
// goal that is all they will ever have.
var plateau = kind{name: "plateau", draw: func(r *rand.Rand, n int, _ map[int]int) nature {
	a := learner(r, n)
	top := uniform(r, -2, 0)
	a.spread = logUniform(r, 0.15, 0.9)
	curve(a.level, min(top, uniform(r, -3.5, -1)), top, logUniform(r, 0.04, 0.3))
	return a
}}

// chances part the plateaus by the best true chance of the first sessions.
var chances = []float64{0.02, 0.05, 0.08, 0.11, 0.14, 0.2, 0.3, 0.5}

// sparing is how many animals are told pause soon enough, by what they are
// capable of.
type sparing struct {
	to           float64 // true chance at best
	animals      [2]int  // typically calm for less than half of the goal; for more
	pausedWithin [2]int
}

// pauseCurve tries pause on animals at every plateau.
func pauseCurve(seed uint64, animals int, rules model.Rules) []sparing {
	out := make([]sparing, len(chances))
	for i, to := range chances {
		out[i].to = to
	}
	r := rand.New(rand.NewPCG(seed, 100))
	for range animals {
		a := plateau.draw(r, pauseWithin+1, nil)
		t := kind{draw: func(*rand.Rand, int, map[int]int) nature { return a }}.trial(r, pauseWithin+1)
		best := 0.0
		for _, c := range t.chance {
			best = max(best, c)
		}
		nearly := 0
		if a.level[pauseWithin] > math.Log(0.5) {
			nearly = 1
		}
		for i := range out {
			if best > out[i].to {
				continue
			}
			out[i].animals[nearly]++
			if p := firstOf(t.history.Each(rules), model.VerdictPause); p > 0 && p <= pauseWithin {
				out[i].pausedWithin[nearly]++
			}
			break
		}
	}
	return out
}
