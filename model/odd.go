package model

import (
	"slices"
	"time"
)

// Oddity is something in a history that cannot have been so. A journal takes
// it, because only the keeper knows which of the entries is wrong; it is said
// at an import, by a check, and asked about before it is typed.
type Oddity struct {
	Kind OddityKind
	// Session or Enrichment is the entry; both are the zero ID where the
	// hamster's profile is what is odd.
	Session, Enrichment ID
	// At is when the entry started, or the day of birth.
	At time.Time
	// Other is the session that counts instead of an overlapping one, and
	// OtherAt when it started.
	Other   ID
	OtherAt time.Time
}

// OddityKind is what cannot have been so.
type OddityKind string

// The kinds of oddities.
const (
	OddOverlap     OddityKind = "overlap"      // the animal was in another session
	OddBeforeBirth OddityKind = "before_birth" // on a day before the day of birth
	OddFuture      OddityKind = "future"       // it has not happened yet
	OddBirth       OddityKind = "birth"        // the day of birth has not come yet
)

// Oddities returns what is odd in a history at the moment now: first the day of
// birth, then sessions and time without a harness, each in the order given. See
// [Overlapping] for which sessions overlap.
func Oddities(h History, now time.Time) (found []Oddity) {
	born := h.Hamster.Born
	if !born.IsZero() && calendarDay(born).After(calendarDay(now)) {
		found = append(found, Oddity{Kind: OddBirth, At: born})
	}
	when := func(at time.Time) (kinds []OddityKind) {
		if !born.IsZero() && calendarDay(at).Before(calendarDay(born)) {
			kinds = append(kinds, OddBeforeBirth)
		}
		if at.After(now) {
			kinds = append(kinds, OddFuture)
		}
		return kinds
	}
	hidden := Overlapping(h.Sessions)
	var at map[ID]time.Time
	if len(hidden) > 0 {
		at = make(map[ID]time.Time, len(h.Sessions))
		for i := range h.Sessions {
			at[h.Sessions[i].ID] = h.Sessions[i].StartedAt
		}
	}
	for i := range h.Sessions {
		s := &h.Sessions[i]
		for _, kind := range when(s.StartedAt) {
			found = append(found, Oddity{Kind: kind, Session: s.ID, At: s.StartedAt})
		}
		if other, ok := hidden[s.ID]; ok {
			found = append(found, Oddity{Kind: OddOverlap, Session: s.ID, At: s.StartedAt, Other: other, OtherAt: at[other]})
		}
	}
	for _, e := range h.Enrichments {
		for _, kind := range when(e.StartedAt) {
			found = append(found, Oddity{Kind: kind, Enrichment: e.ID, At: e.StartedAt})
		}
	}
	return found
}

// OdditiesOf returns what would be odd about one session if it stood in a
// history, in the place of one with the same ID where there is one. Where it
// would hide another one, that is told as an overlap of the session's own.
func OdditiesOf(s Session, h History, now time.Time) (found []Oddity) {
	with := slices.DeleteFunc(slices.Clone(h.Sessions), func(o Session) bool { return o.ID == s.ID })
	h.Sessions, h.Enrichments = append(with, s), nil
	for _, o := range Oddities(h, now) {
		own := o.Kind != OddBirth && o.Enrichment == ID{}
		switch { // a session that is typed has no ID yet
		case own && o.Session == s.ID:
			found = append(found, o)
		case o.Kind == OddOverlap && o.Other == s.ID:
			o.Session, o.Other, o.At, o.OtherAt = o.Other, o.Session, o.OtherAt, o.At
			found = append(found, o)
		}
	}
	return found
}

// calendarDay is the day that a clock showed, as midnight of that day in UTC.
func calendarDay(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}
