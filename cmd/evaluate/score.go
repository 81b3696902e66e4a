package main

import (
	"cmp"
	"maps"
	"slices"

	"calmster/model"
)

// forecastFrom is the number of sessions from which on forecasts are scored.
const forecastFrom = 3

// brier sums squared errors of forecasts.
type brier struct {
	n                int
	app, pass, truth float64
}

func (b *brier) add(app, pass, truth float64, calm bool) {
	y := 0.0
	if calm {
		y = 1
	}
	sq := func(p float64) float64 { return (p - y) * (p - y) }
	b.n++
	b.app += sq(app)
	b.pass += sq(pass)
	b.truth += sq(truth)
}

// means returns the Brier scores: of the program, of the running pass rate, and
// of one who knew the true chance.
func (b brier) means() (app, pass, truth float64) {
	n := float64(max(1, b.n))
	return b.app / n, b.pass / n, b.truth / n
}

// skill is the share of the way from the running pass rate (0) to a Brier score
// that is held to be the best possible (1).
func (b brier) skill(ideal float64) float64 {
	app, pass, _ := b.means()
	return (pass - app) / (pass - ideal)
}

// tenth is what came true of the forecasts within one tenth.
type tenth struct {
	n            int
	said, became float64
}

// verdicts is how the first ready of each animal fared.
type verdicts struct {
	animals, ready, wrong, early, able int
	delay                              float64
}

// The limits of a right, an early and a wrong ready, and the longest delay.
const (
	rightFrom  = 0.8
	earlyFrom  = 0.6
	delayAtMos = 15
)

// add scores one animal. after is the number of sessions before its first
// ready, 0 where there was none.
func (v *verdicts) add(t trial, after int) {
	v.animals++
	if after > 0 {
		v.ready++
		switch p := t.chance[min(after, len(t.chance)-1)]; {
		case p < earlyFrom:
			v.wrong++
		case p < rightFrom:
			v.early++
		}
	}
	able := slices.IndexFunc(t.chance, func(p float64) bool { return p >= rightFrom })
	if able < 0 {
		return
	}
	v.able++
	late := delayAtMos
	if after > 0 {
		late = min(max(0, after-able), delayAtMos)
	}
	v.delay += float64(late)
}

func (v verdicts) share(n int) float64 { return 100 * float64(n) / float64(max(1, v.animals)) }
func (v verdicts) meanDelay() float64  { return v.delay / float64(max(1, v.able)) }

// rule is a way to say ready: after how many sessions it first does, 0 for never.
type rule struct {
	name  string
	first func(t trial, told []model.Told) int
}

// clinics are the usual rules, which count calm and stressed sessions only.
func clinics() []rule {
	count := func(name string, calm, of int) rule {
		return rule{name, func(_ trial, told []model.Told) int {
			var last []bool
			for i, s := range told {
				if s.Outcome == model.OutcomeUnknown {
					continue
				}
				last = append(last, s.Outcome == model.OutcomeCalm)
				if len(last) < of {
					continue
				}
				k := 0
				for _, c := range last[len(last)-of:] {
					if c {
						k++
					}
				}
				if k >= calm {
					return i + 1
				}
			}
			return 0
		}}
	}
	return []rule{
		count("2 in a row", 2, 2), count("3 in a row", 3, 3), count("4 in a row", 4, 4), count("5 in a row", 5, 5),
		count("80 % of 5", 4, 5), count("90 % of 10", 9, 10),
	}
}

func firstOf(told []model.Told, verdict model.Verdict) int {
	return slices.IndexFunc(told, func(t model.Told) bool { return t.Verdict == verdict }) + 1
}

// results is all that is measured of one set of animals.
type results struct {
	all      brier
	byKind   map[string]*brier
	tenths   [10]tenth
	inRange  int                 // forecasts whose likely range held the true chance
	ours     map[string]verdicts // by kind, and "" for all
	others   map[string]*verdicts
	paused   map[string]int // by kind, within pauseWithin sessions
	everPaus map[string]int
	animals  map[string]int
}

// pauseWithin is how soon an animal that never takes to it should be spared.
const pauseWithin = 25

func (r results) kindNames() []string { return slices.Sorted(maps.Keys(r.animals)) }

// measure assesses every animal and scores what was said.
func measure(trials []trial, rules model.Rules) results {
	r := results{
		byKind: map[string]*brier{}, ours: map[string]verdicts{}, others: map[string]*verdicts{},
		paused: map[string]int{}, everPaus: map[string]int{}, animals: map[string]int{},
	}
	for _, t := range trials {
		told := t.history.Each(rules)
		r.animals[t.kind]++
		r.forecasts(t, told)
		first := firstOf(told, model.VerdictReady)
		for _, key := range []string{"", t.kind} {
			v := r.ours[key]
			v.add(t, first)
			r.ours[key] = v
		}
		for _, other := range clinics() {
			v := r.others[other.name]
			if v == nil {
				v = &verdicts{}
				r.others[other.name] = v
			}
			v.add(t, other.first(t, told))
		}
		if p := firstOf(told, model.VerdictPause); p > 0 {
			r.everPaus[t.kind]++
			if p <= pauseWithin {
				r.paused[t.kind]++
			}
		}
	}
	return r
}

func (r *results) forecasts(t trial, told []model.Told) {
	b := r.byKind[t.kind]
	if b == nil {
		b = &brier{}
		r.byKind[t.kind] = b
	}
	calm, all := 1.0, 2.0
	for i, s := range told {
		switch s.Outcome {
		case model.OutcomeCalm:
			calm++
			all++
		case model.OutcomeStressed:
			all++
		}
		if i+1 < forecastFrom || i+1 >= len(told) {
			continue
		}
		p, next := s.Chance.Next, i+1
		b.add(p, calm/all, t.chance[next], t.calm[next])
		r.all.add(p, calm/all, t.chance[next], t.calm[next])
		bin := &r.tenths[min(9, int(p*10))]
		bin.n++
		bin.said += p
		if t.calm[next] {
			bin.became++
		}
		if c := t.chance[next]; c >= s.Chance.Low && c <= s.Chance.High {
			r.inRange++
		}
	}
}

var _ = cmp.Compare[int]
