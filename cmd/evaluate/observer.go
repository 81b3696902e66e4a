package main

import (
	"math"
	"math/rand/v2"

	"calmster/model"
)

// observer knows how the simulated animals are drawn, and nothing else: it
// draws very many of its own and weighs them by how well each fits the log. What
// it foresees is about the best that anyone could say from the same log. For
// kinds whose level goes its own way (wander), and where its animals rest at
// other times (gaps), it would need far more animals than it can draw.
type observer struct{ animals []nature }

func newObserver(seed uint64, each, sessions int) observer {
	var o observer
	for i, k := range kinds() {
		r := rand.New(rand.NewPCG(seed, uint64(i)))
		for range each {
			o.animals = append(o.animals, k.draw(r, sessions))
		}
	}
	return o
}

// forecasts returns what the observer foresees after each session of the next.
func (o observer) forecasts(h model.History) []float64 {
	weight := make([]float64, len(o.animals)) // logarithms
	var out []float64
	for k, s := range h.Sessions {
		stage, _ := model.StageOf(s.Stage)
		calm := s.CalmTime()
		at := math.Log(max(1, calm.For.Seconds()) / stage.Goal.Value.Seconds())
		most := math.Inf(-1)
		for i, a := range o.animals {
			if !s.Unwatched {
				weight[i] += math.Log(a.likelihood(k, at, calm.AtLeast) + 1e-12)
			}
			most = max(most, weight[i])
		}
		sum, mean := 0.0, 0.0
		for i, a := range o.animals {
			if w := weight[i] - most; w > -20 && k+1 < len(a.level) {
				w = math.Exp(w)
				sum += w
				mean += w * a.likelihood(k+1, 0, true)
			}
		}
		out = append(out, mean/sum)
	}
	return out
}

// likelihood is how likely the calm ends there at session k, or lasts at least
// so long.
func (a nature) likelihood(k int, at float64, atLeast bool) float64 {
	badLevel := a.badLevel
	if a.badDrop > 0 {
		badLevel = a.level[k] - a.badDrop
	}
	good, bad := (at-a.level[k])/a.spread, (at-badLevel)/a.badSpread
	if atLeast {
		return (1-a.bad)*above(-good) + a.bad*above(-bad)
	}
	return (1-a.bad)*math.Exp(-good*good/2)/a.spread + a.bad*math.Exp(-bad*bad/2)/a.badSpread
}

// possible returns, for each kind and "" for all, the skill of the program's
// forecasts where the observer's are 1, for every so many-th animal.
func possible(trials []trial, o observer, every int) map[string]float64 {
	type scores struct{ ours, theirs brier }
	by := map[string]*scores{}
	for i := 0; i < len(trials); i += every {
		t := trials[i]
		told, theirs := t.history.Each(model.DefaultRules()), o.forecasts(t.history)
		calm, all := 1.0, 2.0
		for k, s := range told {
			if s.Outcome != model.OutcomeUnknown {
				all++
			}
			if s.Outcome == model.OutcomeCalm {
				calm++
			}
			if k+1 < forecastFrom || k+1 >= len(told) {
				continue
			}
			for _, key := range []string{"", t.kind} {
				if by[key] == nil {
					by[key] = &scores{}
				}
				by[key].ours.add(s.Chance.Next, calm/all, t.chance[k+1], t.calm[k+1])
				by[key].theirs.add(theirs[k], calm/all, t.chance[k+1], t.calm[k+1])
			}
		}
	}
	out := map[string]float64{}
	for key, s := range by {
		ideal, _, _ := s.theirs.means()
		out[key] = s.ours.skill(ideal)
	}
	return out
}
