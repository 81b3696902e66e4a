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
