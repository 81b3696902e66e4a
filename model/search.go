package model

import (
	"slices"
	"strings"
	"time"
	"unicode"
)

// Search says which ended sessions are looked for. What is left at its zero
// value does not narrow it.
type Search struct {
	HamsterID ID
	Stage     StageKey
	End       EndReason
	Place     Place
	// Sign is the code of a stress or comfort sign that stands in the log.
	Sign string
	// From and To are calendar days where the session was, both included, as
	// midnights in any location.
	From, To time.Time
	// Text stands in the session's note or in that of an event, also one that
	// was taken back; capitals do not matter.
	Text string
}

// Narrows is whether anything but the choice of a hamster leaves sessions out.
func (s Search) Narrows() bool {
	s.HamsterID = ID{}
	s.Text = s.Words()
	return s != Search{}
}

// Words is the text as it is looked for.
func (s Search) Words() string { return strings.TrimSpace(s.Text) }

// Finds is whether a session is one of those that are looked for.
func (s Search) Finds(of Session) bool {
	day := dayOf(of.StartedAt)
	switch {
	case of.End == EndNone,
		s.HamsterID != ID{} && s.HamsterID != of.HamsterID,
		s.Stage != "" && s.Stage != of.Stage,
		s.End != "" && s.End != of.End,
		s.Place != "" && s.Place != of.Place,
		!s.From.IsZero() && day.Before(dayOf(s.From)),
		!s.To.IsZero() && day.After(dayOf(s.To)),
		s.Sign != "" && !of.stands(s.Sign):
		return false
	}
	return s.Reads(of.Note) || slices.ContainsFunc(of.Events, func(e Event) bool { return s.Reads(e.Note) })
}

// Reads is whether a note holds the text that is looked for.
func (s Search) Reads(note string) bool {
	return strings.Contains(folded(note), folded(s.Words()))
}

// folded is a text without the difference between capital and small letters.
// The Turkish İ and ı are an i: who looks for a name need not know in which
// language it was written.
func folded(text string) string {
	text = strings.Map(func(r rune) rune {
		switch r {
		case 'İ', 'ı':
			return 'i'
		case '\u212a': // the Kelvin sign, to Go a k; the journal's condition lets only k be a k
			return r
		}
		return unicode.ToLower(r)
	}, text)
	return strings.ReplaceAll(text, "i\u0307", "i") // an i with a dot of its own above it
}

// stands is whether a sign of that code stands in the log.
func (s Session) stands(code string) bool {
	return slices.ContainsFunc(s.Standing(), func(e Event) bool {
		return e.Code == code && (e.Kind == KindStress || e.Kind == KindComfort)
	})
}
