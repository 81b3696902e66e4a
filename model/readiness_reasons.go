package model

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

// lookAhead is how many calm sessions more are tried out, to say how many would
// change the verdict. Beyond a week or two of them there is no telling.
const lookAhead = 6

// assess returns the verdict with its reasons. downs is how often the keeper
// has stepped down from the stage.
func (e *evidence) assess(r Rules, downs int) Assessment {
	o := outlook{e.filter.chance.Next, e.filter.hope, downs}
	g := e.grounds(r, o)
	a := Assessment{Stage: e.stage.Key, Chance: e.filter.chance, Verdict: g.verdict()}
	a.Reasons = append(e.conditions(r, g), e.warnings(r, g, downs)...)
	a.Reasons = append(a.Reasons, e.guides(r, o, a.Verdict)...)
	return a
}

// conditions are what ready asks for, met or not.
func (e *evidence) conditions(r Rules, g grounds) []Reason {
	chance := Args{
		"Chance": Tenths(e.filter.chance.Next), "Low": RangeLow(e.filter.chance.Low), "High": RangeHigh(e.filter.chance.High),
		"Needs": Tenths(e.needs.Chance), "Goal": e.needs.Goal,
	}
	if g.lastStage {
		return []Reason{
			{"reason.sessions_all", Args{"N": e.sessions}, MetGuide},
			{"reason.chance_all", chance, MetGuide},
			{"reason.last_stage", Args{}, MetGuide},
		}
	}
	days := Reason{"reason.days", Args{"N": e.days, "Least": e.needs.Days}, met(g.onDays)}
	if len(e.dates) != e.days { // whoever counts dates needs to know
		days.Key, days.Args["Start"] = "reason.days_nights", e.starts
	}
	out := []Reason{{"reason.sessions", Args{"N": e.sessions, "Least": e.needs.Sessions}, met(g.enough)}, days}
	if run, of := e.run(e.calmRun(r)); of > 0 {
		line := Reason{"reason.run", Args{"N": run, "Of": of, "Needs": e.calmRun(r), "Goal": e.needs.Goal}, met(g.steady)}
		if when, others := e.lastOf(e.informative, of); of == 1 {
			line.Key = "reason.run_one"
			delete(line.Args, "Of")
		} else if others > 0 {
			line.Key, line.Args["When"] = "reason.run_on", when
		}
		out = append(out, line)
	}
	return append(out, Reason{"reason.chance", chance, met(g.likely)})
}

func met(ok bool) Met {
	if ok {
		return MetYes
	}
	return MetNo
}

// warnings are what speaks for going slower, and what did not count.
func (e *evidence) warnings(r Rules, g grounds, downs int) (out []Reason) {
	stop := func(key string, args Args) { out = append(out, Reason{key, args, MetStop}) }
	if !g.hope {
		stop("reason.fair_try", Args{
			"N": e.calm, "Of": e.sessions, "Goal": e.needs.Goal,
			"Hope": Tenths(e.filter.hope), "Needs": Tenths(r.PauseHope),
		})
	}
	if g.again && g.down {
		stop("reason.stepped_down", Args{"N": downs})
	}
	switch {
	case g.down:
		out = append(out, e.stress(r.DownOf))
	case g.shorten:
		out = append(out, e.stress(r.ShortenOf))
	}
	if s, ok := e.redFlag(); ok {
		stop("reason.flag_"+string(s.flag), Args{"When": On(s.at)})
		if n := e.seen - s.nth; n > 0 {
			stop("reason.flag_since", Args{"N": n, "Goal": e.needs.Goal})
		}
	}
	if e.idle > 0 {
		stop("reason.gap", Args{"N": e.idle + 1, "When": On(e.last)})
	}
	return append(out, e.uncounted()...)
}

// stress tells how many of the last n sessions were stressed.
func (e *evidence) stress(n int) Reason {
	k, of := e.stressed(n)
	when, others := e.lastOf(e.went, n)
	if others == 0 {
		return Reason{"reason.stressed", Args{"Number": k, "Of": of}, MetStop}
	}
	return Reason{"reason.stressed_on", Args{"Number": k, "Of": of, "When": when, "N": others}, MetStop}
}

// uncounted tells of the sessions at the stage that do not count, each once and
// why, and from when on sessions are looked at.
func (e *evidence) uncounted() (out []Reason) {
	guide := func(key string, n int, args Args) {
		if n > 0 {
			args["N"] = n
			out = append(out, Reason{key, args, MetGuide})
		}
	}
	guide("reason.too_short", e.tooShort, Args{"Goal": e.needs.Goal})
	guide("reason.third", e.thirds, Args{"Most": DayCounted.Value})
	guide("reason.unwatched", e.unwatched, Args{})
	guide("reason.left_out", e.tally.leftOut, Args{})
	if !e.since.IsZero() {
		out = append(out, Reason{"reason.since", Args{"When": On(e.since)}, MetGuide})
	}
	return out
}

// guides say what would change the verdict, found by really adding calm
// sessions to the evidence.
func (e *evidence) guides(r Rules, o outlook, now Verdict) []Reason {
	guide := func(key string, args Args) []Reason { return []Reason{{key, args, MetGuide}} }
	_, hasNext := e.stage.Next()
	switch now {
	case VerdictPause:
		return guide("reason.alternatives", Args{})
	case VerdictReady:
		return guide("reason.if_stress_"+string(e.ifStressed(r, o)), Args{"Goal": e.needs.Goal})
	case VerdictShorten, VerdictStepDown:
		slower := func(v Verdict) bool {
			return v == VerdictShorten || v == VerdictStepDown || v == VerdictPause
		}
		if n, ok := e.calmUntil(r, o, func(v Verdict) bool { return !slower(v) }); ok {
			return guide("reason.lift", Args{"N": n, "Goal": e.needs.Goal})
		}
		return nil
	}
	if !hasNext {
		return nil
	}
	if n, ok := e.calmUntil(r, o, func(v Verdict) bool { return v == VerdictReady }); ok {
		return guide("reason.more_calm", Args{"N": n, "Goal": e.needs.Goal})
	}
	return guide("reason.more_calm_over", Args{"N": lookAhead, "Goal": e.needs.Goal})
}

// ifStressed returns the verdict after one more session that is stressed.
func (e *evidence) ifStressed(r Rules, o outlook) Verdict {
	t := e.tally.clone()
	t.count(said{}, true)
	o.chance = 0 // the last session is not calm, so that ready is out of reach however much is left
	return t.grounds(r, o).verdict()
}

// calmUntil returns how many more calm sessions, each on a day of its own,
// would bring such a verdict; ok is false where more than lookAhead would.
func (e *evidence) calmUntil(r Rules, o outlook, such func(Verdict) bool) (n int, ok bool) {
	t := e.tally.clone()
	for n = 1; n <= lookAhead; n++ {
		t.count(said{calm: true}, true)
		o.chance = 1 // most counts are not there yet, which is cheaper to see
		if !such(t.grounds(r, o).verdict()) {
			continue
		}
		o.chance = e.filter.chanceAfter(n)
		if such(t.grounds(r, o).verdict()) {
			return n, true
		}
	}
	return 0, false
}
