package model

import "time"

// CalendarDay is one day of a calendar with what happened on it and what is
// planned for it.
type CalendarDay struct {
	// Number is the hamster's day, see [DayStart.Day]; Date is the date on which
	// it began, as midnight in UTC.
	Number      int
	Date        time.Time
	Today       bool
	Sessions    []Session // those that are left out too, see [Session.LeftOut]
	Enrichments []Enrichment
	// Slots are what is still planned. A day that is over has none: what was
	// missed is never mentioned.
	Slots []Slot
}

// Days returns so many days from a first one on, with what happened on them by
// the clock of its place and what is planned.
func (h History) Days(first, n int, now time.Time, plan []Slot, starts DayStart) []CalendarDay {
	h = h.Settled()
	days := make([]CalendarDay, n)
	today := starts.Day(now)
	for i := range days {
		days[i] = CalendarDay{Number: first + i, Date: dayTime(first + i), Today: first+i == today}
	}
	at := func(day int) *CalendarDay {
		if i := day - first; i >= 0 && i < n {
			return &days[i]
		}
		return &CalendarDay{} // of no interest
	}
	from := len(h.Sessions) // days are those of the places, which may differ in their zones
	for from > 0 && starts.Day(h.Sessions[from-1].StartedAt) >= first-1 {
		from--
	}
	for _, s := range h.Sessions[from:] {
		d := at(starts.Day(s.StartedAt))
		d.Sessions = append(d.Sessions, s)
	}
	for _, e := range h.Enrichments {
		d := at(starts.Day(e.StartedAt))
		d.Enrichments = append(d.Enrichments, e)
	}
	for _, s := range plan {
		d := at(s.Day)
		d.Slots = append(d.Slots, s)
	}
	return days
}

// WeekStart returns the first day of the week that a day lies in, where weeks
// begin on that weekday.
func WeekStart(day int, begin time.Weekday) int {
	return day - (int(dayTime(day).Weekday()-begin)+7)%7
}

// MonthDays returns the whole weeks that a month lies in: their first day, and
// how many days they are.
func MonthDays(year int, month time.Month, begin time.Weekday) (first, n int) {
	start := DateNumber(time.Date(year, month, 1, 0, 0, 0, 0, time.UTC))
	next := DateNumber(time.Date(year, month+1, 1, 0, 0, 0, 0, time.UTC))
	first = WeekStart(start, begin)
	return first, WeekStart(next-1, begin) + 7 - first
}
