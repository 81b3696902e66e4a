package main

import (
	"math/rand/v2"
	"slices"
	"sync"

	"calmster/model"
)

// loss is the sum of squared distances of one animal's forecasts from the true
// chance. Against that, not against what came, luck is left out: the mean is
// the same as for Brier scores, with far less noise.
type loss struct{ pass, app, mix, kind float64 }

func (l *loss) add(m loss) {
	l.pass += m.pass
	l.app += m.app
	l.mix += m.mix
	l.kind += m.kind
}

func (l loss) shareOfMix() float64  { return (l.pass - l.app) / (l.pass - l.mix) }
func (l loss) shareOfKind() float64 { return (l.pass - l.app) / (l.pass - l.kind) }

// observe lets the observer follow all animals, on both cores.
func observe(trials []trial, o observer) []seen {
	out := make([]seen, len(trials))
	var todo sync.WaitGroup
	for half := range 2 {
		todo.Go(func() {
			for i := half; i < len(trials); i += 2 {
				out[i] = o.forecasts(trials[i])
			}
		})
	}
	todo.Wait()
	return out
}

// losses scores every animal: the running pass rate, the program and the
// observer.
func losses(trials []trial, by []seen, rules model.Rules) []loss {
	out := make([]loss, len(trials))
	for i, t := range trials {
		calm, all := 1.0, 2.0
		for k, s := range t.history.Each(rules) {
			if s.Outcome != model.OutcomeUnknown {
				all++
			}
			if s.Outcome == model.OutcomeCalm {
				calm++
			}
			if k+1 < forecastFrom || k+1 >= len(t.chance) {
				continue
			}
			off := func(p float64) float64 { return (p - t.chance[k+1]) * (p - t.chance[k+1]) }
			out[i].add(loss{off(calm / all), off(s.Chance.Next), off(by[i].Mix[k]), off(by[i].Kind[k])})
		}
	}
	return out
}

// shared is a share of what is possible, with the range that nine of ten
// drawings of as many animals would give.
type shared struct{ share, low, high float64 }

// among returns a share over some animals, and how sure it is, by drawing from
// them again and again.
func among(some []loss, share func(loss) float64) shared {
	var all loss
	for _, l := range some {
		all.add(l)
	}
	r := rand.New(rand.NewPCG(1, uint64(len(some))))
	var again []float64
	for range 1000 {
		var sum loss
		for range some {
			sum.add(some[r.IntN(len(some))])
		}
		again = append(again, share(sum))
	}
	slices.Sort(again)
	return shared{share(all), again[50], again[949]}
}

// possible returns, for each kind and "" for all, the share of what an observer
// has who knows how all the animals are drawn, and of what one has who knows
// the animal's kind as well.
func possible(trials []trial, of []loss) map[string][2]shared {
	by := map[string][]loss{}
	for i, t := range trials {
		by[""] = append(by[""], of[i])
		by[t.kind] = append(by[t.kind], of[i])
	}
	out := map[string][2]shared{}
	for k, some := range by {
		out[k] = [2]shared{among(some, loss.shareOfMix), among(some, loss.shareOfKind)}
	}
	return out
}
