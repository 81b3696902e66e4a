// Package model says what a hamster, a stage, a sign and a session are, and
// what follows from them: calm time, outcome, verdict, chart.
//
// It is pure. It knows no window, no database, no clock and no file: moments
// come in as [Instant] values, and words go out as keys that a [Speak] turns
// into a sentence. What a keeper sees is derived here from the log of events
// and from nothing else, so that no stored number can disagree with the log.
//
// Figures carry the [Source] they come from. Durations are [time.Duration],
// shown to people in minutes and seconds; temperatures are degrees Celsius.
package model
