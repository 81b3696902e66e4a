package model

import "math"

// cover notes which sessions the chart is of, by days that start at an hour.
func (c *Chart) cover(sessions []Session, starts DayStart) {
	if len(sessions) > 0 {
		first, last := daySpan(sessions, starts)
		c.days = []int{first, last}
	}
}

// Days says from which day to which the sessions of the chart are, of the part
// that x shows of it; empty where there is none.
func (c *Chart) Days(x Axis) string {
	if c.days == nil {
		return ""
	}
	first, last := c.days[0], c.days[1]
	if c.part != nil { // the X axis is a calendar
		first, last = max(first, int(math.Floor(x.Min))), min(last, int(math.Ceil(x.Max))-1)
	}
	date := func(day int) string {
		t := dayTime(day)
		return c.say("format.date", Args{"Day": t.Day(), "Month": sayMonth(t, c.say), "Year": t.Year()})
	}
	if last <= first {
		return date(first)
	}
	return c.say("chart.days", Args{"From": date(first), "To": date(last)})
}
