package model

import "time"

// DayStart is when a hamster's day begins, as what the keeper's clock shows
// then since 0:00. A hamster is active at night, so a day that began at
// midnight would part one evening into two days: from DayStart on everything
// that counts days counts from here. Clocks and dates are shown as they are.
type DayStart time.Duration

// UsualDayStart is when the day begins unless the keeper says otherwise: the
// night is over then, and the hamster asleep.
var UsualDayStart = Figure[DayStart]{DayStart(5 * time.Hour), SourceH}

// The bounds of a day's start. It lies before noon, so that a night belongs to
// the evening before it whatever the start is.
const dayStartLeast, dayStartMost = DayStart(0), DayStart(10 * time.Hour)

// Day returns the hamster's day that a moment lies in, by the clock of the
// moment's own zone: the number of days since 1970-01-01 of the date on which
// that day began. Clock changes and travel move no session to another day.
func (d DayStart) Day(t time.Time) int {
	day := DateNumber(t)
	if clockOf(t) < time.Duration(d) {
		day-- // the night still belongs to the day before
	}
	return day
}

// Clock returns what the clock shows at a moment, in whole minutes, since 0:00
// of the date on which its day began: 24 hours and more in the night after it.
func (d DayStart) Clock(t time.Time) time.Duration {
	return d.InDay(clockOf(t).Truncate(time.Minute))
}

// InDay turns what a clock shows since 0:00 into the time since 0:00 of the
// date on which a day began that holds it: 0:30 becomes 24:30.
func (d DayStart) InDay(clock time.Duration) time.Duration {
	if clock < time.Duration(d) {
		return clock + 24*time.Hour
	}
	return clock
}

// place returns where a moment lies on an axis of days: its day, and how much
// of it had passed by the clock.
func (d DayStart) place(t time.Time) float64 {
	return float64(d.Day(t)) + float64(d.InDay(clockOf(t))-time.Duration(d))/float64(24*time.Hour)
}

// clockOf is what the clock shows at a moment, to the second.
func clockOf(t time.Time) time.Duration {
	h, m, s := t.Clock()
	return time.Duration(h)*time.Hour + time.Duration(m)*time.Minute + time.Duration(s)*time.Second
}

// DateNumber returns the date of a moment in its own zone as the number of days
// since 1970-01-01. It is for dates that somebody wrote, such as the first day
// of a report; on which day something happened is said by [DayStart.Day].
func DateNumber(t time.Time) int {
	y, m, d := t.Date()
	return int(time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}
