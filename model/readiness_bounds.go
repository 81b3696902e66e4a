package model

import (
	"maps"
	"math"
	"slices"
	"time"
)

// Measure is what a figure of the rules counts.
type Measure int

// The measures.
const (
	MeasureCount   Measure = iota
	MeasureShare           // a chance between 0 and 1
	MeasureSeconds         // a length of time
	MeasureClock           // a time of day, in hours since 0:00
)

// Bound is one figure of the rules, for a page of settings: its key, the least
// and the most that a keeper can set it to, and how to read and to set it.
// Outside of the bounds a verdict would be reckless (ready from a chance of a
// half) or never come.
type Bound struct {
	Key         string
	Least, Most float64
	Measure     Measure
	// Source says where the default comes from.
	Source Source
	Get    func(Rules) float64
	Set    func(*Rules, float64)

	steps float64             // to 1
	own   func(Rules) float64 // of a stage's figure: the keeper's own, 0 for none
}

// shareSteps is in how many steps a chance goes from 0 to 1.
const shareSteps = 20

// Bounds returns the figures that hold for every stage.
func Bounds() []Bound {
	count := func(key string, least, most float64, of func(*Rules) *int) Bound {
		return Bound{
			Key: key, Least: least, Most: most, Source: SourceH, steps: 1,
			Get: func(r Rules) float64 { return float64(*of(&r)) },
			Set: func(r *Rules, v float64) { *of(r) = int(v) },
		}
	}
	share := func(key string, least, most, steps float64, of func(*Rules) *float64) Bound {
		return Bound{
			Key: key, Least: least, Most: most, Measure: MeasureShare, Source: SourceH, steps: steps,
			Get: func(r Rules) float64 { return *of(&r) },
			Set: func(r *Rules, v float64) { *of(r) = v },
		}
	}
	return []Bound{
		share("ready_chance", 0.6, 0.95, shareSteps, func(r *Rules) *float64 { return &r.ReadyChance }),
		count("calm_run", 2, 10, func(r *Rules) *int { return &r.CalmRun }),
		count("tell_from", 1, 5, func(r *Rules) *int { return &r.TellFrom }),
		count("shorten_stressed", 1, 5, func(r *Rules) *int { return &r.ShortenStressed }),
		count("shorten_of", 2, 10, func(r *Rules) *int { return &r.ShortenOf }),
		count("down_stressed", 2, 10, func(r *Rules) *int { return &r.DownStressed }),
		count("down_of", 3, 10, func(r *Rules) *int { return &r.DownOf }),
		count("pause_after", 8, 40, func(r *Rules) *int { return &r.PauseAfter }),
		share("pause_hope", 0.02, 0.3, 100, func(r *Rules) *float64 { return &r.PauseHope }),
		count("pause_downs", 1, 5, func(r *Rules) *int { return &r.PauseDowns }),
		{
			Key: "day_start", Least: hours(dayStartLeast), Most: hours(dayStartMost), Measure: MeasureClock,
			Source: UsualDayStart.Source, steps: 2,
			Get: func(r Rules) float64 { return hours(r.DayStart) },
			Set: func(r *Rules, v float64) { r.DayStart = DayStart(v * float64(time.Hour)) },
		},
	}
}

func hours(d DayStart) float64 { return time.Duration(d).Hours() }

// StageBounds returns the figures that a keeper can set for one stage; at the
// last one, which nothing comes after, the goal alone. Setting a figure to what
// holds without it leaves nothing of the keeper's own, so that it follows a
// later change of the figure for every stage.
func StageBounds(key StageKey) []Bound {
	stage, _ := StageOf(key)
	figure := func(name string, least, most float64, m Measure, source Source, get func(StageRules) float64, set func(*StageRules, float64)) Bound {
		steps := 1.0
		if m == MeasureShare {
			steps = shareSteps
		}
		return Bound{
			Key: name, Least: least, Most: most, Measure: m, Source: source, steps: steps,
			Get: func(r Rules) float64 { return get(r.Stage(key)) },
			Set: func(r *Rules, v float64) {
				own := r.Stages[key]
				set(&own, 0)
				without := *r
				without.Stages = map[StageKey]StageRules{key: own}
				if get(without.Stage(key)) != v {
					set(&own, v)
				}
				r.setStage(key, own)
			},
			own: func(r Rules) float64 { return get(r.Stages[key]) },
		}
	}
	goal := figure("goal", 5, 600, MeasureSeconds, stage.Goal.Source,
		func(s StageRules) float64 { return s.Goal.Seconds() },
		func(s *StageRules, v float64) { s.Goal = time.Duration(v * float64(time.Second)) })
	if _, ok := stage.Next(); !ok {
		return []Bound{goal}
	}
	return []Bound{
		goal,
		figure("sessions", 3, 20, MeasureCount, stage.Sessions.Source,
			func(s StageRules) float64 { return float64(s.Sessions) },
			func(s *StageRules, v float64) { s.Sessions = int(v) }),
		figure("days", 2, 14, MeasureCount, stage.Days.Source,
			func(s StageRules) float64 { return float64(s.Days) },
			func(s *StageRules, v float64) { s.Days = int(v) }),
		figure("chance", 0.6, 0.95, MeasureShare, SourceH,
			func(s StageRules) float64 { return s.Chance },
			func(s *StageRules, v float64) { s.Chance = v }),
	}
}

// setStage replaces what a stage asks for, in a map of its own: a copy of the
// rules shares the other one.
func (r *Rules) setStage(key StageKey, own StageRules) {
	stages := maps.Clone(r.Stages)
	if stages == nil {
		stages = map[StageKey]StageRules{}
	}
	stages[key] = own
	if own == (StageRules{}) {
		delete(stages, key)
	}
	r.Stages = stages
}

// ResetStage takes back all that the keeper set for one stage.
func (r *Rules) ResetStage(key StageKey) { r.setStage(key, StageRules{}) }

// goals are those to step through, in seconds.
var goals = []float64{5, 10, 15, 20, 30, 45, 60, 90, 120, 150, 180, 240, 300, 360, 420, 480, 540, 600}

// Next returns the figure one step up or down from v, within the bounds.
func (b Bound) Next(v float64, up bool) float64 {
	if b.Measure == MeasureSeconds {
		i, found := slices.BinarySearch(goals, v)
		switch {
		case !up:
			i--
		case found:
			i++
		}
		return goals[min(max(i, 0), len(goals)-1)]
	}
	const almost = 1e-6 // a share is no exact number of steps
	n := math.Ceil(v*b.steps-almost) - 1
	if up {
		n = math.Floor(v*b.steps+almost) + 1
	}
	return min(max(n/b.steps, b.Least), b.Most)
}
