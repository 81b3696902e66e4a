package model

import (
	"cmp"
	"math"
	"slices"
	"time"
)

// SurvivalChart shows for how long, of ten sessions at a stage, how many stay
// calm: the product-limit estimate of Kaplan and Meier, which takes a calm end
// for the lower bound that it is. The band is Wilson's interval at 80 % on the
// number of sessions that the estimate is worth.
func SurvivalChart(h History, key StageKey, say Speak) *Chart {
	stage, _ := StageOf(key)
	goal := stage.Goal.Value
	var sessions []Session
	for _, s := range h.Sessions {
		if s.Stage == key && s.End != EndNone && !saysNothing(s, goal) {
			sessions = append(sessions, s)
		}
	}
	slices.SortStableFunc(sessions, func(a, b Session) int {
		return cmp.Or(cmp.Compare(a.CalmTime().For, b.CalmTime().For), a.StartedAt.Compare(b.StartedAt))
	})
	steps := productLimit(sessions)
	c := &Chart{
		Title: say("chart.survival", Args{"Stage": sayStage(key, say)}),
		table: func() Table { return survivalTable(steps, say) },
	}
	if len(sessions) == 0 {
		c.Empty = say("chart.empty_stage", Args{"Goal": goal})
		return c
	}
	c.tip = func(i int) []string { return sessionTip(sessions[i], true, false, say) }
	longest := sessions[len(sessions)-1].CalmTime().For.Seconds()
	edge := min(goalsHigh*goal.Seconds(), goalShare*SessionCap.Value.Seconds())
	top := max(goalShare*goal.Seconds(), min(longest, edge))
	label := clockLabel(top, say)
	c.X = durationAxis(top, goal, label)
	c.Y = tenthsAxis(say)
	c.Rules = append(c.Rules, Rule{Upright: true, At: goal.Seconds(), Label: say("chart.goal", Args{"Goal": label(goal, goal)}), Tone: ToneGoal})

	band := c.series(Series{say("chart.key_range", nil), ShapeBar, ToneSoft})
	line := c.series(Series{say("chart.key_survival", nil), ShapeNone, ToneText})
	area := Area{Series: band, Tone: ToneSoft}
	curve := Line{Series: line}
	for i, s := range steps {
		from, to := s.from.Seconds(), min(longest, c.X.Max)
		if i+1 < len(steps) {
			to = steps[i+1].from.Seconds()
		}
		if from > c.X.Max {
			break
		}
		to = min(to, c.X.Max)
		curve.At = append(curve.At, XY{from, s.share}, XY{to, s.share})
		area.Edges = append(area.Edges, Edge{from, s.low, s.high}, Edge{to, s.low, s.high})
	}
	c.Areas, c.Lines = []Area{area}, []Line{curve}
	for _, s := range sessions {
		x := s.CalmTime().For
		at := 0
		for at+1 < len(steps) && steps[at+1].from <= x {
			at++
		}
		c.Points = append(c.Points, Point{
			Series: c.series(markOf(s, goal, say)), X: min(x.Seconds(), c.X.Max), Y: steps[at].share, ID: s.ID,
		})
	}
	share := steps[0].share
	for _, s := range steps {
		if s.from <= goal {
			share = s.share
		}
	}
	c.Summary = say("chart.summary_survival", Args{"Chance": Tenths(share), "Goal": goal})
	return c
}

// limitStep is a level of the product-limit estimate.
type limitStep struct {
	from             time.Duration
	share, low, high float64
	risk             int // sessions that were still calm just before
}

// productLimit returns the levels of the estimate; sessions come in the order
// of their calm time.
func productLimit(sessions []Session) []limitStep {
	n := len(sessions)
	low, high := wilson(1, float64(n))
	steps := []limitStep{{0, 1, low, high, n}}
	share, spread := 1.0, 0.0
	for from, to := 0, 0; from < n; from = to {
		at, events := sessions[from].CalmTime().For, 0
		for to = from; to < n && sessions[to].CalmTime().For == at; to++ {
			if !sessions[to].CalmTime().AtLeast {
				events++
			}
		}
		if events == 0 {
			continue
		}
		risk := float64(n - from)
		share *= 1 - float64(events)/risk
		worth := float64(n)
		if risk > float64(events) {
			spread += float64(events) / (risk * (risk - float64(events)))
			worth = (1 - share) / (share * spread)
		}
		low, high = wilson(share, worth)
		last := steps[len(steps)-1]
		step := limitStep{at, share, min(low, last.low), min(high, last.high), n - from}
		if last.from == at {
			steps = steps[:len(steps)-1] // stress at once: there was no time before
		}
		steps = append(steps, step)
	}
	return steps
}

// wilson returns the interval at 80 % of a share of n.
func wilson(share, n float64) (low, high float64) {
	const z = 1.2816
	mid := (share + z*z/(2*n)) / (1 + z*z/n)
	half := z / (1 + z*z/n) * math.Sqrt(share*(1-share)/n+z*z/(4*n*n))
	return max(0, mid-half), min(1, mid+half)
}

func survivalTable(steps []limitStep, say Speak) Table {
	column := func(key string) Column { return Column{say("chart.column_"+key, nil), true} }
	tenths := func(p float64) Cell { return Cell{say("chart.about_of_ten", Args{"Chance": Tenths(p)}), p} }
	t := Table{Columns: []Column{column("after"), column("still_calm"), column("low"), column("high"), column("of_sessions")}}
	for _, s := range steps {
		t.Rows = append(t.Rows, Row{Cells: []Cell{
			{say("chart.time", Args{"Time": s.from}), s.from.Seconds()},
			tenths(s.share), tenths(s.low), tenths(s.high),
			{say("chart.number", Args{"Number": s.risk}), float64(s.risk)},
		}})
	}
	return t
}
