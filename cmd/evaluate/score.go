package main

import (
	"fmt"
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
	rightFrom = 0.8
	earlyFrom = 0.6
	delayMost = 15
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
	late := delayMost
	if after > 0 {
		late = min(max(0, after-able), delayMost)
	}
	v.delay += float64(late)
}

func (v verdicts) share(n int) float64 { return 100 * float64(n) / float64(max(1, v.animals)) }
func (v verdicts) meanDelay() float64  { return v.delay / float64(max(1, v.able)) }

// rule is a way to say ready: after how many sessions it first does, 0 for never.
type rule struct {
	name  string
	first func(told []model.Told) int
}

// clinics are the usual rules, which count calm and stressed sessions only.
func clinics() []rule {
	count := func(name string, calm, of int) rule {
		return rule{name, func(told []model.Told) int {
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
	trials  []trial
	animals map[string]int // by kind; "" for all, as below
	brier   map[string]*brier
	tenths  [10]tenth
	inRange int // forecasts whose likely range held the true chance

	ours     map[string]*verdicts
	others   []named        // the clinics' rules
	frontier []named        // ours at other thresholds
	paused   map[string]int // within pauseWithin sessions
	ever     map[string]int // paused at any time
}

type named struct {
	name string
	verdicts
}

// pauseWithin is how soon an animal that never takes to it should be spared.
const pauseWithin = 25

// kinds returns the kinds that were measured, in order.
func (r results) kinds() []string {
	return slices.DeleteFunc(slices.Sorted(maps.Keys(r.animals)), func(k string) bool { return k == "" })
}

// measure assesses every animal and scores what was said.
func measure(trials []trial, rules model.Rules) results {
	r := results{
		trials: trials, animals: map[string]int{}, brier: map[string]*brier{},
		ours: map[string]*verdicts{}, paused: map[string]int{}, ever: map[string]int{},
	}
	clinics, frontier := clinics(), make([]rule, len(thresholds))
	for _, c := range clinics {
		r.others = append(r.others, named{name: c.name})
	}
	for i, at := range thresholds {
		frontier[i] = readyAt(at)
		r.frontier = append(r.frontier, named{name: frontier[i].name})
	}
	for _, t := range trials {
		told := t.history.Each(rules)
		first, pause := firstOf(told, model.VerdictReady), firstOf(told, model.VerdictPause)
		for _, key := range []string{"", t.kind} {
			if r.animals[key]++; r.animals[key] == 1 {
				r.brier[key], r.ours[key] = &brier{}, &verdicts{}
			}
			r.ours[key].add(t, first)
			if pause > 0 {
				r.ever[key]++
			}
			if pause > 0 && pause <= pauseWithin {
				r.paused[key]++
			}
		}
		for i, c := range clinics {
			r.others[i].add(t, c.first(told))
		}
		for i, f := range frontier {
			r.frontier[i].add(t, f.first(told))
		}
		r.forecasts(t, told)
	}
	return r
}

// thresholds are those of the frontier.
var thresholds = []float64{0.60, 0.65, 0.70, 0.72, 0.74, 0.76, 0.78, 0.80, 0.82, 0.84, 0.86, 0.88, 0.90, 0.95}

// readyAt is the rule that ours would be at another threshold: every other
// condition of ready is met, and nothing speaks for going slower.
func readyAt(threshold float64) rule {
	return rule{fmt.Sprintf("chance %.2f", threshold), func(told []model.Told) int {
		return 1 + slices.IndexFunc(told, func(t model.Told) bool {
			if t.Verdict != model.VerdictReady && t.Verdict != model.VerdictPractise {
				return false
			}
			unmet := func(r model.Reason) bool { return r.Met == model.MetNo && r.Key != "reason.chance" }
			return t.Chance.Next >= threshold && !slices.ContainsFunc(t.Reasons, unmet)
		})
	}}
}

func (r *results) forecasts(t trial, told []model.Told) {
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
		for _, key := range []string{"", t.kind} {
			r.brier[key].add(p, calm/all, t.chance[next], t.calm[next])
		}
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
