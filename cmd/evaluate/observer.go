package main

import (
	"math"
	"math/rand/v2"
	"slices"

	"calmster/model"
)

// observer knows how the simulated animals are drawn, and nothing else: it
// draws very many of its own and weighs them by how well each fits the log. What
// it foresees is about the best that anyone could say from the same log.
type observer struct {
	kinds  []kind
	clouds [][]nature // of each kind; of those with gaps none, see cloud
	seed   uint64
	each   int
}

func newObserver(seed uint64, each, sessions int) observer {
	o := observer{kinds: kinds(), seed: seed, each: each}
	for i, k := range o.kinds {
		var cloud []nature
		r := rand.New(rand.NewPCG(seed, uint64(i)))
		for range each {
			if k.rests {
				break
			}
			cloud = append(cloud, k.draw(r, sessions, nil))
		}
		o.clouds = append(o.clouds, cloud)
	}
	return o
}

// seen is what the observer foresees after each session of the next: knowing
// only how animals of all kinds are drawn, and knowing the animal's kind too.
type seen struct{ Mix, Kind []float64 }

// forecasts follows one log.
func (o observer) forecasts(t trial) seen {
	h := t.history
	gaps := gapsOf(h)
	sum, mean := make([]float64, len(h.Sessions)), make([]float64, len(h.Sessions))
	most := make([]float64, len(h.Sessions))
	for k := range most {
		most[k] = math.Inf(-1)
	}
	rests := len(h.Sessions) // from there on
	for k := range gaps {
		rests = min(rests, k)
	}
	var out seen
	for i, kind := range o.kinds {
		if kind.rests && len(gaps) == 0 {
			continue // as good as steady
		}
		r := rand.New(rand.NewPCG(o.seed+1, uint64(i)))
		cloud := o.clouds[i]
		if kind.rests {
			for range o.each {
				cloud = append(cloud, kind.draw(r, len(h.Sessions), gaps))
			}
		}
		next, evidence := follow(r, cloud, h)
		if kind.name == t.kind {
			out.Kind = next
		}
		for k, e := range evidence {
			if k >= rests && !kind.rests {
				break // only those that rest have gaps in their logs
			}
			if e > most[k] {
				scale := math.Exp(most[k] - e)
				sum[k], mean[k], most[k] = sum[k]*scale, mean[k]*scale, e
			}
			w := math.Exp(e - most[k])
			sum[k] += w
			mean[k] += w * next[k]
		}
	}
	for k := range mean {
		mean[k] /= sum[k]
	}
	out.Mix = mean
	return out
}

// gapsOf returns the rests that a log shows: days without a session before it.
func gapsOf(h model.History) map[int]int {
	gaps := map[int]int{}
	for i := 1; i < len(h.Sessions); i++ {
		starts := model.UsualDayStart.Value
		if d := starts.Day(h.Sessions[i].StartedAt) - starts.Day(h.Sessions[i-1].StartedAt); d >= gapLeast {
			gaps[i] = d
		}
	}
	return gaps
}

// follow weighs a cloud of animals by a log. It returns, after each session,
// the chance of the next one, and the logarithm of how likely the log is.
func follow(r *rand.Rand, cloud []nature, h model.History) (next, evidence []float64) {
	type one struct {
		nature
		weight float64 // logarithm
	}
	all := make([]one, len(cloud))
	for i, a := range cloud {
		all[i] = one{a, -math.Log(float64(len(cloud)))}
	}
	for k, s := range h.Sessions {
		stage, _ := model.StageOf(s.Stage)
		calm := s.CalmTime()
		at := math.Log(max(1, calm.For.Seconds()) / stage.Goal.Value.Seconds())
		most := math.Inf(-1)
		for i := range all {
			a := &all[i]
			if s.Watched() {
				a.weight += math.Log(a.likelihood(k, at, calm.AtLeast) + 1e-12)
			}
			most = max(most, a.weight)
		}
		const dust = 18
		all = slices.DeleteFunc(all, func(a one) bool { return a.weight < most-dust })
		sum, squares, mean := 0.0, 0.0, 0.0
		for i := range all {
			a := &all[i]
			w := math.Exp(a.weight - most)
			sum += w
			squares += w * w
			if k+1 < len(a.level) {
				mean += w * a.foreseen(k+1)
			}
		}
		next, evidence = append(next, mean/sum), append(evidence, most+math.Log(sum))
		// An animal that goes its own way is followed by letting the likely ones
		// go on in many ways.
		if len(all) == 0 || all[0].wave == nil || sum*sum/squares > float64(len(cloud))/3 {
			continue
		}
		each := most + math.Log(sum/float64(len(cloud)))
		var anew []one
		passed, from := 0.0, r.Float64()
		for _, a := range all {
			passed += math.Exp(a.weight-most) / sum * float64(len(cloud))
			for ; from < passed; from++ {
				anew = append(anew, one{a.goOn(r, k), each})
			}
		}
		all = anew
	}
	return next, evidence
}

// foreseen is the chance of a calm session k to one who cannot know that weeks
// without a session will come before it.
func (a nature) foreseen(k int) float64 {
	level, ok := a.rested[k]
	if !ok {
		return a.likelihood(k, 0, true)
	}
	a.level = slices.Repeat([]float64{level}, k+1)
	return a.likelihood(k, 0, true)
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
