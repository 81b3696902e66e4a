package report

import (
	"slices"
	"time"

	"calmster/model"
)

// shown returns the history with the sessions of the range, and without what
// the keeper wrote unless notes are wanted.
func (g Given) shown() model.History {
	h := g.upTo()
	h.Sessions = slices.DeleteFunc(h.Sessions, func(s model.Session) bool { return g.before(s.StartedAt) })
	h.Changes = slices.DeleteFunc(slices.Clone(h.Changes), func(c model.StageChange) bool { return g.before(c.At) })
	return h
}

// upTo returns the history up to the end of the range. What was said of a
// session rests on all sessions before it, also those before the range.
func (g Given) upTo() model.History {
	h := g.History
	after := func(t time.Time) bool { return !g.To.IsZero() && g.Rules.DayStart.Day(t) > model.DateNumber(g.To) }
	h.Changes = slices.DeleteFunc(slices.Clone(h.Changes), func(c model.StageChange) bool { return after(c.At) })
	h.Sessions = nil
	for _, s := range g.History.Sessions {
		if !after(s.StartedAt) {
			h.Sessions = append(h.Sessions, g.withNotes(s))
		}
	}
	return h
}

func (g Given) before(t time.Time) bool {
	return !g.From.IsZero() && g.Rules.DayStart.Day(t) < model.DateNumber(g.From)
}

// withNotes returns the session as the report may show it.
func (g Given) withNotes(s model.Session) model.Session {
	if g.Notes {
		return s
	}
	s.Note = ""
	s.Events = slices.Clone(s.Events)
	for i := range s.Events {
		s.Events[i].Note = ""
	}
	return s
}
