package words

import (
	"time"

	"calmster/model"
)

// Next says what is planned next, seen from a moment: "Next: Saturday evening,
// 5 minutes. A rest day is fine too."
func Next(p model.Plan, now time.Time) string {
	switch {
	case len(p.Slots) == 0 && p.Rest:
		return T("next.rest", nil)
	case len(p.Slots) == 0:
		return T("next.nothing", nil)
	}
	slot := p.Slots[0]
	args := model.Args{"Length": Spell(p.Length), "Part": T("next."+string(slot.Part()), nil)}
	switch near(slot, p.DayStart, now) {
	case "tonight":
		return T("next.tonight", args)
	case "today":
		args["Day"] = T("next.today", nil)
	case "tomorrow":
		args["Day"] = T("next.tomorrow", nil)
	default:
		// The weekday of the day, also of a time after its midnight: "Saturday evening".
		day := model.Slot{Day: slot.Day}.In(time.UTC)
		args["Day"] = T("next.on", model.Args{"Weekday": Weekday(day.Weekday())})
	}
	return T("next.session", args)
}

// SlotLine says a planned time, seen from a moment: "Tomorrow, 20:10".
func SlotLine(s model.Slot, starts model.DayStart, now time.Time) string {
	args := model.Args{"Time": ClockOf(s.At)}
	if close := near(s, starts, now); close != "" {
		return T("next.line_"+close, args)
	}
	args["Day"] = Day(s.In(time.UTC)) // its date, also after midnight
	return T("next.line_on", args)
}

// near says how close a planned time is, as the end of a key: tonight, today,
// tomorrow, or nothing where only its date tells. Between midnight and the
// start of the day it is nothing for what comes after: nobody can be sure then
// which day "tomorrow" is.
func near(s model.Slot, starts model.DayStart, now time.Time) string {
	late := starts.Clock(now) >= 24*time.Hour
	switch days := s.Day - starts.Day(now); {
	case days == 0 && s.Night():
		return "tonight"
	case days == 0:
		return "today"
	case days == 1 && !s.Night() && !late:
		return "tomorrow"
	}
	return ""
}

// ClockOf says a time of day that is given as the time since 0:00, also one
// after the next midnight.
func ClockOf(at time.Duration) string {
	return Clock(time.Date(2000, 1, 1, int(at/time.Hour), int(at%time.Hour/time.Minute), 0, 0, time.UTC))
}
