package main

import (
	"encoding/binary"
	"maps"
	"math"
	"math/rand/v2"
	"slices"
	"time"

	"calmster/model"
)

// trial is one hamster's log together with what no log tells.
type trial struct {
	kind    string
	history model.History
	chance  []float64 // true chance, at that moment, of staying calm to the goal
	calm    []bool    // whether it would have stayed calm had nobody ended the session
}

// nature is an animal: how its typical calm time goes on, and how much it
// varies. Levels are ln(calm time / goal), so that one nature fits any stage.
type nature struct {
	level  []float64 // at each session
	spread float64   // of ln(calm time) on an ordinary day
	bad    float64   // share of bad days
	// A bad day's calm time lies around badLevel, and is as far below the
	// ordinary level as badDrop says where that is not 0.
	badLevel, badDrop, badSpread float64
	gaps                         map[int]int     // days without a session before it
	rested                       map[int]float64 // what the level would be there without the gap
	wave                         *wave           // where the level goes its own way
}

// wave is how a level wanders: around its mean, by so much, keeping so much of
// where it is from one session to the next.
type wave struct{ mean, sd, keep float64 }

// goOn is an animal that was the same up to session k and wanders on anew.
func (a nature) goOn(r *rand.Rand, k int) nature {
	w := *a.wave
	a.level = append([]float64(nil), a.level...)
	for x := (a.level[k] - w.mean) / w.sd; k+1 < len(a.level); k++ {
		x = w.keep*x + math.Sqrt(1-w.keep*w.keep)*r.NormFloat64()
		a.level[k+1] = w.mean + w.sd*x
	}
	return a
}

// kind draws animals of one kind.
type kind struct {
	name string
	// rests is whether its animals have weeks without a session.
	rests bool
	// draw draws one; gaps are its rests where they are known already, as to one
	// who has the log.
	draw func(r *rand.Rand, sessions int, gaps map[int]int) nature
}

// gapLeast is the shortest rest of an animal that rests, in days; all others
// have a session at least every third day.
const gapLeast = 14

// kinds are all the kinds of animal that the verdict is tried on. The filter
// in model knows none of them: some (lines, waves, heavy bad days relative to
// the level, decline) are outside of all that it weighs.
func kinds() []kind {
	return []kind{
		{name: "steady", draw: func(r *rand.Rand, n int, _ map[int]int) nature { return learner(r, n) }},
		{name: "line", draw: func(r *rand.Rand, n int, _ map[int]int) nature {
			a := learner(r, n)
			from, top, slope := uniform(r, -3, -0.7), uniform(r, 0, 1.2), logUniform(r, 0.03, 0.3)
			for k := range a.level {
				a.level[k] = min(top, from+slope*float64(k))
			}
			return a
		}},
		{name: "quick", draw: func(r *rand.Rand, n int, _ map[int]int) nature {
			a := learner(r, n)
			curve(a.level, uniform(r, -0.7, 0.4), uniform(r, 0.5, 1.5), logUniform(r, 0.1, 0.4))
			return a
		}},
		{name: "baddays", draw: func(r *rand.Rand, n int, _ map[int]int) nature {
			a := learner(r, n)
			a.bad = uniform(r, 0.1, 0.35)
			return a
		}},
		{name: "setback", draw: func(r *rand.Rand, n int, _ map[int]int) nature {
			a := learner(r, n)
			fall(a.level, 5+r.IntN(max(1, n-10)), uniform(r, 0.3, 1))
			if r.IntN(4) == 0 {
				fall(a.level, 5+r.IntN(max(1, n-10)), uniform(r, 0.3, 1))
			}
			return a
		}},
		{name: "never", draw: func(r *rand.Rand, n int, _ map[int]int) nature {
			a := learner(r, n)
			from := uniform(r, -3.5, -1)
			curve(a.level, from, uniform(r, from, -0.9), logUniform(r, 0.02, 0.3))
			a.spread = uniform(r, 0.2, 0.6)
			return a
		}},
		{name: "almost", draw: func(r *rand.Rand, n int, _ map[int]int) nature {
			a := learner(r, n)
			curve(a.level, uniform(r, -3, -0.7), uniform(r, -0.4, 0.2), logUniform(r, 0.05, 0.3))
			return a
		}},
		{name: "wander", draw: func(r *rand.Rand, n int, _ map[int]int) nature {
			a := learner(r, n)
			a.wave = &wave{uniform(r, -0.5, 0.8), uniform(r, 0.3, 0.8), uniform(r, 0.7, 0.95)}
			a.level[0] = a.wave.mean + a.wave.sd*r.NormFloat64()
			return a.goOn(r, 0)
		}},
		{name: "gaps", rests: true, draw: func(r *rand.Rand, n int, gaps map[int]int) nature {
			a := learner(r, n)
			if gaps == nil {
				gaps = map[int]int{}
				for range 1 + r.IntN(3) {
					gaps[4+r.IntN(max(1, n-8))] = gapLeast + r.IntN(50)
				}
			}
			a.gaps, a.rested = gaps, map[int]float64{}
			for _, k := range slices.Sorted(maps.Keys(gaps)) {
				a.rested[k] = a.level[k]
				fall(a.level, k, (1-math.Exp(-float64(gaps[k])/40))*uniform(r, 0.2, 1))
			}
			return a
		}},
		{name: "noisy", draw: func(r *rand.Rand, n int, _ map[int]int) nature {
			a := learner(r, n)
			a.spread = uniform(r, 0.6, 1.1)
			return a
		}},
		{name: "decline", draw: func(r *rand.Rand, n int, _ map[int]int) nature {
			a := learner(r, n)
			from := 10 + r.IntN(n)
			rate := uniform(r, 0.01, 0.06)
			for k := from; k < n; k++ {
				a.level[k] -= rate * float64(k-from)
			}
			return a
		}},
	}
}

// learner comes nearer to the best it can by the same share each session.
func learner(r *rand.Rand, n int) nature {
	a := nature{
		level:  make([]float64, n),
		spread: logUniform(r, 0.15, 0.6), bad: uniform(r, 0, 0.04),
		badSpread: uniform(r, 0.3, 0.7),
	}
	if r.IntN(2) == 0 {
		a.badLevel = uniform(r, -3.2, -1.5)
	} else {
		a.badDrop = uniform(r, 1, 2.5)
	}
	curve(a.level, uniform(r, -3.5, -0.7), uniform(r, 0.1, 1.4), logUniform(r, 0.04, 0.3))
	return a
}

func curve(level []float64, from, top, rate float64) {
	for k := range level {
		level[k] = top + (from-top)*math.Pow(1-rate, float64(k))
	}
}

// fall takes back a share of what was gained by session k, and lets the animal
// learn it again as it did.
func fall(level []float64, k int, share float64) {
	lost := share * (level[k] - level[0])
	old := append([]float64(nil), level...)
	j := 0
	for j < k && old[j] < level[k]-lost {
		j++
	}
	for i := k; i < len(level); i++ {
		level[i] = old[min(j+i-k, len(old)-1)]
	}
}

// draw lets an animal train for as many sessions as its nature has levels, at
// a stage with that goal, by a keeper who sometimes stops early.
func (k kind) trial(r *rand.Rand, sessions int) trial {
	a := k.draw(r, sessions, nil)
	stage, _ := model.StageOf(model.StageWear)
	goal := stage.Goal.Value.Seconds()
	t := trial{kind: k.name}
	t.history.Hamster = model.Hamster{ID: randomID(r), Name: k.name, Stage: stage.Key}
	at := time.Date(2026, 1, 5, 19, 0, 0, 0, time.UTC)
	for i, level := range a.level {
		if gap := a.gaps[i]; gap > 0 {
			at = at.AddDate(0, 0, gap)
		} else if i > 0 {
			at = at.AddDate(0, 0, 1+r.IntN(3))
		}
		badLevel := a.badLevel
		if a.badDrop > 0 {
			badLevel = level - a.badDrop
		}
		t.chance = append(t.chance, (1-a.bad)*above(level/a.spread)+a.bad*above(badLevel/a.badSpread))
		y := level + a.spread*r.NormFloat64()
		if r.Float64() < a.bad {
			y = badLevel + a.badSpread*r.NormFloat64()
		}
		calm := goal * math.Exp(y)
		t.calm = append(t.calm, calm >= goal)
		t.history.Sessions = append(t.history.Sessions, session(r, stage, at, calm))
	}
	return t
}

// session is what a keeper logs of an animal that would stay calm so long.
func session(r *rand.Rand, stage model.Stage, at time.Time, calm float64) model.Session {
	goal := stage.Goal.Value.Seconds()
	plan, end := goal, model.EndPlanned
	switch x := r.Float64(); {
	case x < 0.15:
		plan = goal * uniform(r, 0.4, 1)
	case x < 0.25:
		plan = goal * uniform(r, 1, 2)
	case x < 0.28:
		plan, end = goal*uniform(r, 0.2, 1), model.EndKeeper
	}
	s := model.Session{
		ID: randomID(r), Stage: stage.Key, StartedAt: at, End: end,
		Planned: wholeSeconds(max(plan, goal)), Duration: wholeSeconds(plan), Place: model.PlacePlaypen,
	}
	if end == model.EndPlanned {
		s.Planned = s.Duration
	}
	if d := wholeSeconds(max(1, calm)); d < s.Duration {
		signs := model.StressSigns()
		s.Duration, s.End = d, model.EndStress
		s.Events = []model.Event{{Seq: 1, At: d, Kind: model.KindStress, Code: signs[r.IntN(len(signs))].Key}}
	} else if r.Float64() < 0.03 {
		s.Watch = model.WatchNot
	}
	return s
}

func wholeSeconds(s float64) time.Duration { return time.Duration(math.Round(s)) * time.Second }

func uniform(r *rand.Rand, from, to float64) float64 { return from + (to-from)*r.Float64() }

func logUniform(r *rand.Rand, from, to float64) float64 {
	return math.Exp(uniform(r, math.Log(from), math.Log(to)))
}

// above is the chance that a standard normal value is below z.
func above(z float64) float64 { return math.Erfc(-z/math.Sqrt2) / 2 }

func randomID(r *rand.Rand) (id model.ID) {
	binary.BigEndian.PutUint64(id[:8], r.Uint64())
	binary.BigEndian.PutUint64(id[8:], r.Uint64())
	return id
}

// draw returns so many animals of each kind, the same for the same seed.
func draw(seed uint64, each, sessions int) []trial {
	var out []trial
	for i, k := range kinds() {
		r := rand.New(rand.NewPCG(seed, uint64(i)))
		for range each {
			out = append(out, k.trial(r, sessions))
		}
	}
	return out
}
