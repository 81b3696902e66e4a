package model

import "time"

// Args are the values that a sentence is made with.
type Args map[string]any

// TimeOfDay is a moment of which a sentence says the time of day only.
type TimeOfDay time.Time

// String writes the hours and minutes on a clock of twenty-four hours.
func (t TimeOfDay) String() string { return time.Time(t).Format("15:04") }

// Span is the dates from one moment to another, told with their year; one date
// where both lie on it.
type Span struct{ From, To time.Time }

// On is the date of one moment as a [Span].
func On(t time.Time) Span { return Span{t, t} }

// Speak turns a key of the translations and its values into words for people.
// The model knows keys only; the words are the window's and the commands'.
type Speak func(key string, args Args) string

// Explained is an error that can say in plain words what was wrong and what to
// do. The error's own text keeps the detail, for the log.
type Explained interface {
	error
	// Explain returns the key of a sentence and its values.
	Explain() (key string, args Args)
}

// Explain names the field and what is wrong with it.
func (e *FieldError) Explain() (string, Args) {
	return "problem.field." + e.Problem, Args{"Field": e.Field, "Value": e.Value}
}
