package words

import (
	"time"

	"calmster/model"
)

// Next says what is advised for the next session, seen from a moment: "Next:
// Saturday evening, 5 minutes. A rest day is fine too."
func Next(p model.Plan, now time.Time) string {
	if p.Rest {
		return T("next.rest", nil)
	}
	args := model.Args{"Length": Spell(p.Length), "Part": T("next."+string(p.Part), nil)}
	today := model.DayOf(now)
	switch p.Day - today {
	case 0:
		args["Day"] = T("next.today", nil)
	case 1:
		args["Day"] = T("next.tomorrow", nil)
	default:
		args["Day"] = T("next.on", model.Args{"Weekday": Weekday(time.Weekday((int(now.Weekday()) + p.Day - today) % 7))})
	}
	return T("next.session", args)
}
