package model

import (
	"math"
	"slices"
	"time"
)

// History is all that a journal knows of one hamster's training.
type History struct {
	Hamster  Hamster
	Sessions []Session     // ended ones, oldest first
	Changes  []StageChange // oldest first
}

// Tenths is a chance between 0 and 1 that is told in tenths: "about 7 in 10".
type Tenths float64

// Met is whether a condition of a verdict holds.
type Met string

// What a reason can say of its condition.
const (
	MetYes   Met = "met"
	MetNo    Met = "not_yet"
	MetStop  Met = "stop"  // speaks for going slower
	MetGuide Met = "guide" // no condition, but what would change the verdict
)

// Reason is one line of a verdict, with its numbers, that a keeper can check
// by hand. Key names a sentence of the translations.
type Reason struct {
	Key  string
	Args Args
	Met  Met
}

// Chance is a probability with the range that it likely lies in.
type Chance struct {
	Next, Low, High float64
}

// Assessment is what the log says of a hamster at a stage: the chance that the
// next session stays calm to the goal, the verdict, and the reasons.
type Assessment struct {
	Stage   StageKey
	Chance  Chance
	Verdict Verdict
	Reasons []Reason
}

// Told is the assessment that was true right after a session.
type Told struct {
	Session Session
	Calm    Calm
	Outcome Outcome
	Assessment
}

// Rules are the thresholds of the verdict, all of them house defaults (H).
type Rules struct {
	// ReadyChance is the chance of a calm next session that ready asks for.
	ReadyChance float64
	// CalmRun is how many of the last informative sessions must all be calm.
	CalmRun int
	// ShortenStressed of the last ShortenOf informative sessions stressed: shorten.
	ShortenStressed, ShortenOf int
	// DownStressed of the last DownOf informative sessions stressed: step down.
	DownStressed, DownOf int
	// PauseAfter is the fair try: so many informative sessions without
	// PauseCalm of them calm, and the harness may not suit the animal.
	PauseAfter, PauseCalm int
}

// DefaultRules returns the house defaults.
func DefaultRules() Rules {
	return Rules{
		ReadyChance: 0.8, CalmRun: 3,
		ShortenStressed: 2, ShortenOf: 3,
		DownStressed: 3, DownOf: 5,
		PauseAfter: 20, PauseCalm: 2,
	}
}

// At returns what the sessions up to now say of the hamster at a stage.
func (h History) At(stage StageKey, rules Rules) Assessment {
	return assess(h.evidence(stage, len(h.Sessions)), stage, rules)
}

// Each returns what would have been said right after each session, of the
// stage of that session, oldest first.
func (h History) Each(rules Rules) []Told {
	out := make([]Told, len(h.Sessions))
	for i, s := range h.Sessions {
		stage, _ := StageOf(s.Stage)
		out[i] = Told{
			Session: s, Calm: s.CalmTime(), Outcome: s.Outcome(stage.Goal.Value),
			Assessment: assess(h.evidence(s.Stage, i+1), s.Stage, rules),
		}
	}
	return out
}

// evidence returns those of the first n sessions that speak of the stage: the
// ones at it since the keeper last moved the animal there.
func (h History) evidence(stage StageKey, n int) []Session {
	var since time.Time
	last := h.Sessions[max(0, n-1):n]
	for _, c := range h.Changes {
		if len(last) == 1 && n < len(h.Sessions) && c.At.After(last[0].StartedAt) {
			break // not known yet at that session
		}
		if c.To == stage && c.From != stage {
			since = c.At
		}
	}
	var out []Session
	for _, s := range h.Sessions[:n] {
		if s.Stage == stage && !s.StartedAt.Before(since) {
			out = append(out, s)
		}
	}
	return out
}

// informative is a session that counts, with what it said.
type informative struct {
	day  int
	calm bool
}

func assess(sessions []Session, key StageKey, rules Rules) Assessment {
	stage, _ := StageOf(key)
	goal := stage.Goal.Value
	var seen []informative
	perDay := map[int]int{}
	for _, s := range sessions {
		o := s.Outcome(goal)
		if o == OutcomeUnknown {
			continue
		}
		// A day's third calm session proves no habit; a stress sign always counts.
		if perDay[s.Day()]++; perDay[s.Day()] > DayCounted.Value && o == OutcomeCalm {
			continue
		}
		seen = append(seen, informative{s.Day(), o == OutcomeCalm})
	}
	a := Assessment{Stage: key, Chance: fadingChance(seen)}
	calmRun := 0
	for i := len(seen) - 1; i >= 0 && seen[i].calm; i-- {
		calmRun++
	}
	stressedOf := func(n int) int {
		k := 0
		for _, s := range seen[max(0, len(seen)-n):] {
			if !s.calm {
				k++
			}
		}
		return k
	}
	days := len(perDay)
	is := func(ok bool) Met {
		if ok {
			return MetYes
		}
		return MetNo
	}
	enough := len(seen) >= stage.Sessions.Value
	onDays := days >= stage.Days.Value
	steady := calmRun >= rules.CalmRun
	likely := a.Chance.Next >= rules.ReadyChance
	_, hasNext := stage.Next()

	a.Reasons = append(a.Reasons,
		Reason{"reason.sessions", Args{"N": len(seen), "Least": stage.Sessions.Value}, is(enough)},
		Reason{"reason.days", Args{"N": days, "Least": stage.Days.Value}, is(onDays)},
		Reason{"reason.run", Args{"N": min(calmRun, rules.CalmRun), "Of": rules.CalmRun, "Goal": goal}, is(steady)},
		Reason{"reason.chance", Args{
			"Chance": Tenths(a.Chance.Next), "Low": Tenths(a.Chance.Low), "High": Tenths(a.Chance.High),
			"Needs": Tenths(rules.ReadyChance), "Goal": goal,
		}, is(likely)},
	)
	calmAll := 0
	for _, s := range seen {
		if s.calm {
			calmAll++
		}
	}
	stop := func(k, n int) {
		a.Reasons = append(a.Reasons, Reason{"reason.stressed", Args{"N": k, "Of": min(n, len(seen))}, MetStop})
	}
	switch {
	case len(seen) >= rules.PauseAfter && calmAll < rules.PauseCalm:
		a.Verdict = VerdictPause
		a.Reasons = append(a.Reasons, Reason{"reason.fair_try", Args{"N": calmAll, "Of": len(seen), "Goal": goal}, MetStop})
	case len(seen) >= rules.DownOf && stressedOf(rules.DownOf) >= rules.DownStressed && stage.Number > 1:
		a.Verdict = VerdictStepDown
		stop(stressedOf(rules.DownOf), rules.DownOf)
	case len(seen) >= rules.ShortenOf && stressedOf(rules.ShortenOf) >= rules.ShortenStressed:
		a.Verdict = VerdictShorten
		stop(stressedOf(rules.ShortenOf), rules.ShortenOf)
	case enough && onDays && steady && likely && hasNext:
		a.Verdict = VerdictReady
	case len(seen) < min(3, max(1, stage.Sessions.Value)):
		a.Verdict = VerdictTooEarly
	default:
		a.Verdict = VerdictPractise
	}
	return a
}

// fadingChance is the first, honest and simple forecast: the share of calm
// sessions, where one fades to half its weight after four more, with one calm
// and one stressed session added so that little evidence says little.
func fadingChance(seen []informative) Chance {
	const halfLife = 4.0
	calm, all := 1.0, 2.0
	for i, s := range seen {
		w := math.Exp2(-float64(len(seen)-1-i) / halfLife)
		all += w
		if s.calm {
			calm += w
		}
	}
	p := calm / all
	// Wilson interval at 80 %.
	const z = 1.2816
	mid := (p + z*z/(2*all)) / (1 + z*z/all)
	half := z / (1 + z*z/all) * math.Sqrt(p*(1-p)/all+z*z/(4*all*all))
	return Chance{Next: p, Low: max(0, mid-half), High: min(1, mid+half)}
}

// SortSessions puts sessions in the order in which they happened.
func SortSessions(sessions []Session) {
	slices.SortStableFunc(sessions, func(a, b Session) int { return a.StartedAt.Compare(b.StartedAt) })
}
