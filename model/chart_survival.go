package model

import (
	"cmp"
	"slices"
	"sort"
	"time"
)

// SurvivalChart shows for how long, of ten sessions at a stage, how many stay
// calm: the curve and the band of [History.Survival], and on it the sessions.
// Beneath stands how many were still on; where those are fewer than
// SurvivalLeast the curve is dashed, and no number is read from it.
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
	c.tip = func(i int) []string {
		lines := sessionTip(sessions[i], false, say)
		return append(lines, say("chart.still_on", Args{"N": curve.On(sessions[i].CalmTime().For)}))
	}
	edge := min(goalsHigh*goal.Seconds(), goalShare*SessionCap.Value.Seconds())
	most := max(goalShare*goal.Seconds(), min(curve.Longest.Seconds(), edge))
	label := clockLabel(most, say)
	c.X = durationAxis(most, goal, label)
	c.Y = tenthsAxis(say)
	c.Rules = append(c.Rules, Rule{Upright: true, At: goal.Seconds(), Label: say("chart.goal", Args{"Goal": label(goal, goal)}), Tone: ToneGoal})

	at := []XY{{0, 1}}
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
		at = append(at, XY{from, at[len(at)-1].Y}, XY{from, s.Share})
		area.Edges = append(area.Edges, Edge{from, s.Low, s.High}, Edge{to, s.Low, s.High})
	}
	c.addCurve(append(at, XY{end, at[len(at)-1].Y}), curve.Sure.Seconds(), say)
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
	read := min(goal, curve.Sure)
	c.Summary = say("chart.summary_survival", Args{"Chance": Tenths(curve.at(read)), "Goal": read})
	c.addNumbersOn(curve, say)
	c.addHint(say("chart.hint_on", nil))
	if end > curve.Sure.Seconds() {
		c.addHint(say("chart.hint_few", Args{"N": SurvivalLeast, "Time": curve.Sure}))
	}
	return c
}

// addCurve draws a step curve, dashed from that X on.
func (c *Chart) addCurve(at []XY, sure float64, say Speak) {
	i := len(at)
	for i > 0 && at[i-1].X > sure {
		i--
	}
	solid := append(slices.Clone(at[:i]), XY{min(sure, at[len(at)-1].X), at[i-1].Y})
	c.Lines = []Line{{Series: c.series(Series{say("chart.key_survival", nil), ShapeNone, ToneText}), At: solid}}
	if i < len(at) {
		few := append([]XY{solid[len(solid)-1]}, at[i:]...)
		c.Lines = append(c.Lines, Line{Series: c.series(Series{"", ShapeNone, ToneSoft}), At: few, Dashed: true})
	}
}

// addNumbersOn tells in the strip how many sessions were still on, from each
// tick of a coarse scale to the next.
func (c *Chart) addNumbersOn(curve Survival, say Speak) {
	var ticks []Tick
	for _, level := range c.X.Levels {
		if ticks = level; len(level) <= mostNumbersOn {
			break
		}
	}
	for i, t := range ticks {
		r := Run{X0: t.At, X1: c.X.Max, Tone: TonePrimary}
		if i+1 < len(ticks) {
			r.X1 = ticks[i+1].At
		}
		n := curve.On(time.Duration(t.At * float64(time.Second)))
		if n < SurvivalLeast {
			r.Tone = ToneSoft
		}
		r.Label, r.Short = say("chart.still_on", Args{"N": n}), say("chart.number", Args{"Number": n})
		if r.X1 > r.X0 && n > 0 {
			c.Strip.Runs = append(c.Strip.Runs, r)
		}
	}
}

// mostNumbersOn is how many numbers stand beneath a curve at most.
const mostNumbersOn = 7

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
	t := Table{Columns: []Column{column("after"), column("still_on"), column("still_calm"), column("low"), column("high")}}
	for _, step := range s.Steps {
		cells := []Cell{
			{say("chart.time", Args{"Time": step.At}), step.At.Seconds()}, number(step.On, say), tenths(step.Share), tenths(step.Low), tenths(step.High),
		}
		if step.At > s.Sure {
			for i := 2; i < len(cells); i++ {
				cells[i].Text = "(" + cells[i].Text + ")" // too few to rely on
			}
		}
		t.Rows = append(t.Rows, Row{Cells: cells})
	}
	return t
}
