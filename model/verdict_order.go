package model

// grounds is what a verdict is made from: each condition, met or not.
type grounds struct {
	told                                bool // enough to say anything
	enough, onDays, steady, likely      bool // for ready
	first, lastStage                    bool
	shorten, down, flagged, again, hope bool
}

// verdictOrder is the rules in one place: the first that holds is the verdict.
// What protects the animal comes before what moves it on, and stress is never
// too early to heed.
var verdictOrder = []struct {
	verdict Verdict
	holds   func(g grounds) bool
}{
	{VerdictPause, func(g grounds) bool { return !g.hope || g.again && g.down }},
	{VerdictStepDown, func(g grounds) bool { return (g.down || g.flagged) && !g.first }},
	{VerdictShorten, func(g grounds) bool { return g.shorten || g.down || g.flagged }},
	{VerdictReady, func(g grounds) bool { return g.enough && g.onDays && g.steady && g.likely && !g.lastStage }},
	{VerdictTooEarly, func(g grounds) bool { return !g.told }},
	{VerdictPractise, func(grounds) bool { return true }},
}

func (g grounds) verdict() Verdict {
	for _, v := range verdictOrder {
		if v.holds(g) {
			return v.verdict
		}
	}
	return VerdictPractise
}

// outlook is what the filter foresees, and how often the keeper has stepped
// down from the stage.
type outlook struct {
	chance, hope float64
	downs        int
}

// grounds weighs what was counted and what is foreseen by the rules.
func (t tally) grounds(r Rules, o outlook) grounds {
	_, hasNext := t.stage.Next()
	want := t.calmRun(r)
	run, _ := t.run(want)
	shorten, _ := t.stressed(r.ShortenOf)
	down, _ := t.stressed(r.DownOf)
	_, flagged := t.redFlag()
	return grounds{
		told:      t.sessions >= r.TellFrom,
		enough:    t.sessions >= t.needs.Sessions,
		onDays:    t.days >= t.needs.Days,
		steady:    run >= want,
		likely:    o.chance >= t.needs.Chance,
		first:     t.stage.Number <= 1,
		lastStage: !hasNext,
		shorten:   shorten >= r.ShortenStressed,
		down:      down >= r.DownStressed,
		flagged:   flagged,
		again:     o.downs >= r.PauseDowns,
		hope:      t.sessions < r.PauseAfter || o.hope >= r.PauseHope,
	}
}

// calmRun is how many last sessions ready wants calm: a stage of three
// sessions cannot ask for more of them.
func (t tally) calmRun(r Rules) int {
	if t.needs.Sessions > 0 {
		return min(r.CalmRun, t.needs.Sessions)
	}
	return r.CalmRun
}
