package model

import (
	"slices"
	"strings"
	"time"
)

// TimelineChart shows one session from its start to harness off, a row for each
// kind of event.
func TimelineChart(s Session, rules Rules, say Speak) *Chart {
	events := slices.DeleteFunc(s.Standing(), Event.waited)
	slices.SortStableFunc(events, func(a, b Event) int { return int(a.At - b.At) })
	c := &Chart{
		say:   say,
		Title: say("chart.timeline", Args{"When": sayWhen(s.StartedAt, say)}),
		table: func() Table { return timelineTable(events, say) },
	}
	c.cover([]Session{s}, rules.DayStart)
	long := max(s.Duration, time.Second)
	c.X = durationAxis(long.Seconds(), 0, clockLabel(long.Seconds(), say))
	lanes := []Kind{"calm", KindStress, KindComfort, KindTreat, KindAct, KindNote}
	names := make([]string, len(lanes))
	lane := map[Kind]float64{}
	for i, kind := range lanes {
		names[i] = say("chart.lane_"+string(kind), nil)
		lane[kind] = float64(len(lanes)-i) - 0.5
	}
	c.Y = rowAxis(names)
	calm := s.CalmTime()
	c.Summary = say("chart.calm", Args{"Time": sayCalm(calm, say)})
	const half = 0.22
	bar := func(from, to time.Duration, tone Tone, strength float64, tip string) {
		if to > from {
			c.Boxes = append(c.Boxes, Box{
				Series: -1, X0: from.Seconds(), X1: to.Seconds(), Y0: lane["calm"] - half, Y1: lane["calm"] + half,
				Tone: tone, Strength: strength, Tip: []string{tip},
			})
		}
	}
	bar(0, calm.For, ToneCalm, 0.55, c.Summary)
	bar(calm.For, s.Duration, ToneStress, 0.35, say("chart.to_off", Args{"Time": s.Duration - calm.For}))
	if goal := rules.Stage(s.Stage).Goal; goal.Seconds() <= c.X.Max && goal > 0 {
		c.Rules = append(c.Rules, Rule{Upright: true, At: goal.Seconds(), Label: say("chart.goal", Args{"Goal": clockLabel(long.Seconds(), say)(goal, goal)}), Tone: ToneGoal})
	}
	looks := map[Kind]Series{
		KindStress: {"", ShapeDiamond, ToneStress}, KindComfort: {"", ShapeRing, ToneCalm},
		KindTreat: {"", ShapeSquare, ToneTreat}, KindAct: {"", ShapeDot, ToneSoft}, KindNote: {"", ShapeCross, ToneSoft},
	}
	var shown []Event
	for _, e := range events {
		if e.Kind == KindPause {
			c.Rules = append(c.Rules, Rule{Upright: true, At: min(e.At.Seconds(), c.X.Max), Label: say("event.pause", nil), Tone: ToneSoft})
		}
		if look, ok := looks[e.Kind]; ok {
			shown = append(shown, e)
			c.Points = append(c.Points, Point{Series: c.series(look), X: min(e.At.Seconds(), c.X.Max), Y: lane[e.Kind]})
		}
	}
	c.tip = func(i int) []string {
		e := shown[i]
		tip := []string{sayEvent(e, say), say("chart.time", Args{"Time": e.At})}
		if note := strings.TrimSpace(oneLine(e.Note)); note != "" {
			tip = append(tip, note)
		}
		return tip
	}
	return c
}

// sayEvent says what an event was.
func sayEvent(e Event, say Speak) string {
	switch {
	case Custom(e.Code):
		return ownName(e.Code)
	case e.Kind == KindStress || e.Kind == KindComfort:
		return say("sign."+e.Code, nil)
	case e.Kind == KindTreat || e.Kind == KindAct:
		return say(string(e.Kind)+"."+e.Code, nil)
	}
	return say("event."+string(e.Kind), nil)
}

func timelineTable(events []Event, say Speak) Table {
	column := func(key string, numeric bool) Column { return Column{say("chart.column_"+key, nil), numeric} }
	t := Table{Columns: []Column{column("after", true), column("what", false), column("note", false)}}
	for _, e := range events {
		t.Rows = append(t.Rows, Row{Cells: []Cell{
			{say("chart.time", Args{"Time": e.At}), e.At.Seconds()}, {Text: sayEvent(e, say)}, {Text: oneLine(e.Note)},
		}})
	}
	return t
}
