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
	today := model.DayOf(now)
	switch slot.Day - today {
	case 0:
		args["Day"] = T("next.today", nil)
	case 1:
		args["Day"] = T("next.tomorrow", nil)
	default:
		args["Day"] = T("next.on", model.Args{"Weekday": Weekday(time.Weekday((int(now.Weekday()) + slot.Day - today) % 7))})
	}
	return T("next.session", args)
}

// SlotLine says a planned time, seen from a moment: "Tomorrow, 20:10".
func SlotLine(s model.Slot, now time.Time) string {
	args := model.Args{"Time": ClockOf(s.At)}
	switch s.Day - model.DayOf(now) {
	case 0:
		return T("next.line_today", args)
	case 1:
		return T("next.line_tomorrow", args)
	}
	args["Day"] = Day(s.In(time.UTC))
	return T("next.line_on", args)
}

// ClockOf says a time of day that is given as the time since 0:00.
func ClockOf(at time.Duration) string {
	return Clock(time.Date(2000, 1, 1, int(at/time.Hour), int(at%time.Hour/time.Minute), 0, 0, time.UTC))
}
