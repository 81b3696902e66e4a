package model

import (
	"strings"
	"time"
)

// A session on a chart: where it stands, how it is marked, what its tip and its
// row of the table say.

// markOf returns how a session is marked, by how its calm ended.
func markOf(s Session, goal time.Duration, say Speak) Series {
	calm := s.CalmTime()
	switch {
	case s.leftOut:
		return Series{say("chart.key_unknown", nil), ShapeCross, ToneSoft}
	case !calm.AtLeast:
		return Series{say("chart.key_stress", nil), ShapeDiamond, ToneStress}
	case saysNothing(s):
		return Series{say("chart.key_unknown", nil), ShapeCross, ToneSoft}
	case s.Outcome(goal) == OutcomeStressed:
		return Series{say("chart.key_worry", nil), ShapeOpenDiamond, ToneStress}
	}
	return Series{say("chart.key_calm", nil), ShapeRing, ToneCalm}
}

// saysNothing is whether a session tells nothing about how long the animal
// stays calm: nobody is known to have watched it to its end, and no sign was
// tapped. A session that ended calm before the goal does tell something: a lower
// bound.
func saysNothing(s Session) bool { return s.leftOut || s.CalmTime().AtLeast && !s.Watched() }

// sayCalm says a calm time, with "at least" where it is a lower bound.
func sayCalm(c Calm, say Speak) string {
	if c.AtLeast {
		return say("format.at_least", Args{"Time": c.For})
	}
	return say("chart.time", Args{"Time": c.For})
}

// sayDay says a date with its weekday and its year.
func sayDay(t time.Time, say Speak) string {
	return say("chart.day_year", Args{"Day": sayWeekday(t, say), "Year": t.Year()})
}

// sayWeekday says a date with its weekday, where the year was just said.
func sayWeekday(t time.Time, say Speak) string {
	return say("format.day", Args{
		"Weekday": say("weekday."+string(rune('0'+int(t.Weekday()))), nil),
		"Day":     t.Day(), "Month": sayMonth(t, say),
	})
}

// sayWhen says a date with the time that the clock on the wall showed.
func sayWhen(t time.Time, say Speak) string {
	return say("format.when", Args{"Day": sayDay(t, say), "Time": TimeOfDay(t)})
}

// sayEnd says what ended a session: the first stress sign, else the reason.
func sayEnd(s Session, say Speak) string {
	if e, ok := s.FirstStress(); ok {
		return saySign(e, say)
	}
	return say("end."+string(s.End)+".short", nil)
}

func saySign(e Event, say Speak) string {
	if Custom(e.Code) {
		return ownName(e.Code)
	}
	return say("sign."+e.Code+".past", nil)
}

// ownName returns what a keeper called a sign, act or treat of their own.
func ownName(code string) string {
	return strings.ReplaceAll(strings.TrimPrefix(code, CustomPrefix), "-", " ")
}

// tipNote is how many characters of a note a tip shows.
const tipNote = 80

// sessionTip returns the lines of a session's tip.
func sessionTip(s Session, stage bool, say Speak) []string {
	lines := []string{sayWhen(s.StartedAt, say)}
	if stage {
		lines = append(lines, sayStage(s.Stage, say))
	}
	lines = append(lines, say("chart.calm", Args{"Time": sayCalm(s.CalmTime(), say)}))
	if e, ok := s.FirstStress(); ok {
		lines = append(lines, say("chart.then", Args{"Sign": saySign(e, say)}))
	} else if s.Watch == WatchNot {
		lines = append(lines, say("end.unwatched", nil))
	} else {
		lines = append(lines, sayEnd(s, say))
	}
	var also []string
	if n := s.Count(KindTreat); n > 0 {
		also = append(also, say("chart.treats", Args{"N": n}))
	}
	if s.Place != "" {
		also = append(also, say("place."+string(s.Place), nil))
	}
	if len(also) > 0 {
		lines = append(lines, strings.Join(also, " · "))
	}
	if s.leftOut {
		lines = append(lines, say("chart.overlaps", nil))
	}
	if note := strings.TrimSpace(oneLine(s.Note)); note != "" {
		if r := []rune(note); len(r) > tipNote {
			note = string(r[:tipNote-1]) + "…"
		}
		lines = append(lines, note)
	}
	return lines
}

// ended returns the sessions that are over, in the order in which they were,
// those that are left out marked.
func (h History) ended() []Session {
	h = h.Settled()
	out := make([]Session, 0, len(h.Sessions))
	for _, s := range h.Sessions {
		if s.End != EndNone {
			out = append(out, s)
		}
	}
	SortSessions(out)
	return out
}

// sayStage says a stage with its number.
func sayStage(key StageKey, say Speak) string {
	stage, _ := StageOf(key)
	return say("chart.stage", Args{"Number": stage.Number, "Name": say("stage."+string(key), nil)})
}

// sessionTable returns sessions as rows, in their order.
func sessionTable(sessions []Session, starts DayStart, say Speak) Table {
	column := func(key string, numeric bool) Column { return Column{say("chart.column_"+key, nil), numeric} }
	t := Table{Columns: []Column{
		column("when", false), column("stage", false), column("calm", true), column("ended", false),
		column("treats", true), column("place", false), column("note", false),
	}}
	for _, s := range sessions {
		stage, _ := StageOf(s.Stage)
		calm, treats, place := s.CalmTime(), s.Count(KindTreat), ""
		if s.Place != "" {
			place = say("place."+string(s.Place), nil)
		}
		ended := sayEnd(s, say)
		if s.Watch == WatchNot && calm.AtLeast {
			ended = say("end.unwatched", nil)
		}
		if s.leftOut {
			ended = say("chart.overlaps", nil)
		}
		t.Rows = append(t.Rows, Row{s.ID, []Cell{
			{sayWhen(s.StartedAt, say), starts.place(s.StartedAt)},
			{sayStage(s.Stage, say), float64(stage.Number)},
			{sayCalm(calm, say), calm.For.Seconds()},
			{Text: ended},
			number(treats, say),
			{Text: place},
			{Text: oneLine(s.Note)},
		}})
	}
	return t
}
