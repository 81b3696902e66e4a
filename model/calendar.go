package model

import "time"

// WeekDay is one day of a week with its sessions.
type WeekDay struct {
	Date     time.Time // midnight UTC of the calendar day
	Today    bool
	Sessions []Session
}

// WeekOf returns the seven days, Monday first, of the week that now lies in,
// with the sessions that happened on them by the calendar of their place.
func WeekOf(sessions []Session, now time.Time) []WeekDay {
	y, m, d := now.Date()
	today := time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
	monday := today.AddDate(0, 0, -(int(today.Weekday())+6)%7)
	days := make([]WeekDay, 7)
	first := dayNumber(monday)
	for i := range days {
		days[i].Date = monday.AddDate(0, 0, i)
		days[i].Today = days[i].Date.Equal(today)
	}
	for _, s := range sessions {
		if i := s.Day() - first; i >= 0 && i < 7 {
			days[i].Sessions = append(days[i].Sessions, s)
		}
	}
	return days
}
