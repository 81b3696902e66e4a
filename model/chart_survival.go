package model

import (
	"cmp"
	"slices"
	"sort"
	"time"
)

// SurvivalChart shows for how long, of ten sessions at a stage, how many stay
// calm: the curve and the band of [History.Survival], and on it the sessions.
func SurvivalChart(h History, key StageKey, rules Rules, say Speak) *Chart {
	goal := rules.Stage(key).Goal
	sessions, curve := h.survivors(key), h.Survival(key)
	c := &Chart{
		say:   say,
		Title: say("chart.survival", Args{"Stage": sayStage(key, say)}),
		table: func() Table { return survivalTable(curve, say) },
	}
	c.cover(sessions, rules.DayStart)
	if curve.Quiet() {
		c.Empty = say("chart.empty_survival", Args{"N": SurvivalLeast})
		return c
	}
	slices.SortStableFunc(sessions, func(a, b Session) int { return cmp.Compare(a.CalmTime().For, b.CalmTime().For) })
	c.tip = func(i int) []string { return sessionTip(sessions[i], false, say) }
	edge := min(goalsHigh*goal.Seconds(), goalShare*SessionCap.Value.Seconds())
	most := max(goalShare*goal.Seconds(), min(curve.Longest.Seconds(), edge))
	label := clockLabel(most, say)
	c.X = durationAxis(most, goal, label)
	c.Y = tenthsAxis(say)
	c.Rules = append(c.Rules, Rule{Upright: true, At: goal.Seconds(), Label: say("chart.goal", Args{"Goal": label(goal, goal)}), Tone: ToneGoal})

	line := c.series(Series{say("chart.key_survival", nil), ShapeNone, ToneText})
	at := Line{Series: line, At: []XY{{0, 1}}}
	var area Area
	end := min(curve.Longest.Seconds(), c.X.Max)
	for i, s := range curve.Steps {
		from, to := s.At.Seconds(), end
		if i+1 < len(curve.Steps) {
			to = min(to, curve.Steps[i+1].At.Seconds())
		}
		if from > end {
			break
		}
		at.At = append(at.At, XY{from, at.At[len(at.At)-1].Y}, XY{from, s.Share})
		area.Edges = append(area.Edges, Edge{from, s.Low, s.High}, Edge{to, s.Low, s.High})
	}
	at.At = append(at.At, XY{end, at.At[len(at.At)-1].Y})
	c.Lines = []Line{at}
	if len(area.Edges) > 0 {
		area.Series, area.Tone = c.series(Series{say("chart.key_range", nil), ShapeBar, ToneSoft}), ToneSoft
		c.Areas = []Area{area}
	}
	for _, s := range sessions {
		calm := s.CalmTime().For
		c.Points = append(c.Points, Point{
			Series: c.series(markOf(s, goal, say)), X: min(calm.Seconds(), c.X.Max), Y: curve.at(calm), ID: s.ID,
		})
	}
	c.Summary = say("chart.summary_survival", Args{"Chance": Tenths(curve.at(goal)), "Goal": goal})
	if curve.Longest < goal {
		c.Summary = say("chart.summary_survival", Args{"Chance": Tenths(curve.at(curve.Longest)), "Goal": curve.Longest})
	}
	return c
}

// at returns the share of sessions that stay calm beyond d.
func (s Survival) at(d time.Duration) float64 {
	after := sort.Search(len(s.Steps), func(i int) bool { return s.Steps[i].At > d })
	if after == 0 {
		return 1
	}
	return s.Steps[after-1].Share
}

func survivalTable(s Survival, say Speak) Table {
	column := func(key string) Column { return Column{say("chart.column_"+key, nil), true} }
	tenths := func(p float64) Cell { return Cell{say("chart.about_of_ten", Args{"Chance": Tenths(p)}), p} }
	t := Table{Columns: []Column{column("after"), column("still_calm"), column("low"), column("high")}}
	for _, step := range s.Steps {
		t.Rows = append(t.Rows, Row{Cells: []Cell{
			{say("chart.time", Args{"Time": step.At}), step.At.Seconds()}, tenths(step.Share), tenths(step.Low), tenths(step.High),
		}})
	}
	return t
}
