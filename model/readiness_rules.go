package model

import (
	"encoding/json"
	"fmt"
	"slices"
	"time"
)

// Rules are the thresholds of the verdict, and when a day begins; all of them house defaults (H) that
// the keeper can change within [Bounds].
type Rules struct {
	// ReadyChance is the chance of a calm next session that ready asks for.
	ReadyChance float64
	// CalmRun is how many of the last informative sessions must all be calm;
	// no more than the stage asks for in all.
	CalmRun int
	// TellFrom is the fewest informative sessions to say anything kind from.
	TellFrom int
	// ShortenStressed of the last ShortenOf sessions stressed: shorten.
	ShortenStressed, ShortenOf int
	// DownStressed of the last DownOf sessions stressed: step down.
	DownStressed, DownOf int
	// PauseAfter is the fair try: so many informative sessions. When after them
	// the chance of ever reaching the goal is under PauseHope, the harness may
	// not suit the animal.
	PauseAfter int
	PauseHope  float64
	// PauseDowns is how often the keeper steps down from one stage before a
	// next time means that the harness may not suit the animal.
	PauseDowns int
	// DayStart is when a hamster's day begins: for all that counts days.
	DayStart DayStart
	// Stages holds what the keeper changed for single stages.
	Stages map[StageKey]StageRules
}

// StageRules are what one stage asks for. A zero field means the catalogue's
// figure, or for Chance the one of all stages.
type StageRules struct {
	Goal     time.Duration // calm time that a session aims at
	Sessions int           // fewest informative sessions
	Days     int           // fewest different days that they lie on
	Chance   float64       // of a calm next session
}

// DefaultRules returns the house defaults.
func DefaultRules() Rules {
	return Rules{
		ReadyChance: 0.8, CalmRun: 2, TellFrom: 3,
		ShortenStressed: 2, ShortenOf: 3,
		DownStressed: 3, DownOf: 5,
		PauseAfter: 18, PauseHope: 0.16, PauseDowns: 2,
		DayStart: UsualDayStart.Value,
	}
}

// Stage returns what the stage asks for: the keeper's figure where there is
// one, else the catalogue's.
func (r Rules) Stage(key StageKey) StageRules {
	stage, _ := StageOf(key)
	own := r.Stages[key]
	out := StageRules{stage.Goal.Value, stage.Sessions.Value, stage.Days.Value, r.ReadyChance}
	if own.Goal > 0 {
		out.Goal = own.Goal
	}
	if own.Sessions > 0 {
		out.Sessions = own.Sessions
	}
	if own.Days > 0 {
		out.Days = own.Days
	}
	if own.Chance > 0 {
		out.Chance = own.Chance
	}
	return out
}

// Plan returns how long a session at the stage is planned for unless the keeper
// or the log says otherwise: long enough for its goal, never beyond the cap. A
// stage that plans for its goal and no longer does so for the keeper's own.
func (r Rules) Plan(key StageKey) time.Duration {
	stage, _ := StageOf(key)
	goal := r.Stage(key).Goal
	if stage.Plan.Value == stage.Goal.Value {
		return MayLast(goal)
	}
	return MayLast(max(stage.Plan.Value, goal))
}

// Validate reports the first figure that is out of its bounds, as a
// [*FieldError].
func (r Rules) Validate() error {
	for _, b := range Bounds() {
		if v := b.Get(r); !(v >= b.Least && v <= b.Most) {
			return &FieldError{b.Key, ProblemRange, fmt.Sprint(v)}
		}
	}
	switch {
	case r.ShortenStressed > r.ShortenOf:
		return &FieldError{"shorten_stressed", ProblemRange, fmt.Sprint(r.ShortenStressed)}
	case r.DownStressed > r.DownOf:
		return &FieldError{"down_stressed", ProblemRange, fmt.Sprint(r.DownStressed)}
	}
	for _, key := range sortedKeys(r.Stages) {
		if err := knownStage("stages", key); err != nil {
			return err
		}
		for _, b := range StageBounds(key) {
			if v := b.own(r); v != 0 && !(v >= b.Least && v <= b.Most) {
				return &FieldError{"stages/" + string(key) + "/" + b.Key, ProblemRange, fmt.Sprint(v)}
			}
		}
	}
	return nil
}

func sortedKeys(m map[StageKey]StageRules) []StageKey {
	var keys []StageKey
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// ParseRules reads what [Rules.Text] wrote; an empty text is the defaults. What
// a text does not name keeps its default. Rules out of bounds are an error, and
// the defaults are returned with it.
func ParseRules(text string) (Rules, error) {
	r := DefaultRules()
	if text == "" {
		return r, nil
	}
	err := json.Unmarshal([]byte(text), &r)
	if err == nil {
		err = r.Validate()
	}
	if err != nil {
		return DefaultRules(), fmt.Errorf("read the verdict's rules: %w", err)
	}
	return r, nil
}

// Text returns the rules as text to keep.
func (r Rules) Text() string {
	// Numbers cannot fail to be written.
	text, _ := json.Marshal(r)
	return string(text)
}
