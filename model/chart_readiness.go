package model

import (
	"slices"
	"time"
)

// ReadinessChart shows how the chance of a calm next session at a stage went,
// with the range that it likely lies in, and beneath it what was said. Weeks
// without a session change the chance, so the summary says that of now beside
// the one after the last session where they are told differently. The zero time
// is for a history that does not go on to now.
func ReadinessChart(h History, key StageKey, rules Rules, now time.Time, say Speak) *Chart {
	asks, whole := rules.Stage(key), h
	// What was logged at other stages says nothing of this one, and takes its time.
	h.Sessions = slices.DeleteFunc(h.ended(), func(s Session) bool { return s.Stage != key })
	told := h.Each(rules)
	c := &Chart{
		say:   say,
		Title: say("chart.readiness", Args{"Stage": sayStage(key, say)}),
		table: func() Table { return readinessTable(told, rules.DayStart, say) },
	}
	if len(told) == 0 {
		c.Empty = say("chart.empty_readiness", nil)
		return c
	}
	sessions := make([]Session, len(told))
	for i, t := range told {
		sessions[i] = t.Session
	}
	c.cover(sessions, rules.DayStart)
	first, last := daySpan(sessions, rules.DayStart)
	last = max(last, first+leastDays-1)
	c.addCalendar(first, last, say)
	c.Y = tenthsAxis(say)
	c.Rules = append(c.Rules, Rule{At: asks.Chance, Label: say("chart.ready_from", Args{"Chance": Tenths(asks.Chance)}), Tone: ToneGoal})

	band := c.series(Series{say("chart.key_range", nil), ShapeBar, TonePrimary})
	line := c.series(Series{say("chart.key_chance", Args{"Goal": asks.Goal}), ShapeDot, TonePrimary})
	area, at := Area{Series: band, Tone: TonePrimary}, Line{Series: line}
	x := c.X.Min
	for i, t := range told {
		x = max(x, rules.DayStart.place(t.Session.StartedAt)) // a clock that was set back does not turn the line round
		area.Edges = append(area.Edges, Edge{x, t.Chance.Low, t.Chance.High})
		at.At = append(at.At, XY{x, t.Chance.Next})
		c.Points = append(c.Points, Point{Series: line, X: x, Y: t.Chance.Next, ID: t.Session.ID})
		if i > 0 && told[i-1].Verdict == t.Verdict {
			continue
		}
		if n := len(c.Strip.Runs); n > 0 {
			c.Strip.Runs[n-1].X1 = x
		}
		c.Strip.Runs = append(c.Strip.Runs, Run{X0: x, X1: c.X.Max, Label: say("verdict."+string(t.Verdict), nil), Tone: verdictTone(t.Verdict)})
	}
	c.Areas, c.Lines = []Area{area}, []Line{at}
	c.Summary = sayChances(told[len(told)-1], whole, now, rules, say)
	c.tellLeftOut(sessions)
	c.tip = func(i int) []string {
		return []string{
			sayWhen(told[i].Session.StartedAt, say),
			sayChance(told[i], asks.Goal, say),
			say("chart.range", Args{"Low": RangeLow(told[i].Chance.Low), "High": RangeHigh(told[i].Chance.High)}),
			say("verdict."+string(told[i].Verdict), nil),
		}
	}
	return c
}

// sayChances says the chance of now, and that after the last session with its
// date where it is another one.
func sayChances(last Told, h History, now time.Time, rules Rules, say Speak) string {
	key := last.Session.Stage
	args := Args{"Goal": rules.Stage(key).Goal, "When": On(last.Session.StartedAt), "Was": Tenths(last.Chance.Next)}
	if now.IsZero() {
		return say("chart.chance_then", args)
	}
	chance := h.On(now, key, rules).Chance.Next
	args["Chance"], args["Today"] = Tenths(chance), On(now)
	if Tenths(chance).Halves() == Tenths(last.Chance.Next).Halves() {
		return say("chart.chance", args)
	}
	return say("chart.chance_now", args)
}

func sayChance(t Told, goal time.Duration, say Speak) string {
	return say("chart.chance", Args{"Chance": Tenths(t.Chance.Next), "Goal": goal})
}

// verdictTone tells apart what speaks for going on, for staying and for less.
func verdictTone(v Verdict) Tone {
	switch v {
	case VerdictReady:
		return ToneGoal
	case VerdictPractise:
		return TonePrimary
	case VerdictShorten, VerdictStepDown, VerdictPause:
		return ToneStress
	}
	return ToneSoft
}

func readinessTable(told []Told, starts DayStart, say Speak) Table {
	column := func(key string, numeric bool) Column { return Column{say("chart.column_"+key, nil), numeric} }
	tenths := func(p float64) Cell { return Cell{say("chart.about_of_ten", Args{"Chance": Tenths(p)}), p} }
	t := Table{Columns: []Column{
		column("when", false), column("calm", true), column("chance", true),
		column("low", true), column("high", true), column("verdict", false),
	}}
	for _, a := range told {
		t.Rows = append(t.Rows, Row{a.Session.ID, []Cell{
			{sayWhen(a.Session.StartedAt, say), starts.place(a.Session.StartedAt)},
			{sayCalm(a.Calm, say), a.Calm.For.Seconds()},
			tenths(a.Chance.Next), tenths(a.Chance.Low), tenths(a.Chance.High),
			{Text: say("verdict."+string(a.Verdict), nil)},
		}})
	}
	return t
}
