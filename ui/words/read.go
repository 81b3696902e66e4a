package words

import (
	"strconv"
	"strings"
	"time"
)

// ReadDuration reads what [Duration] says, typed by hand: m:ss or h:mm:ss. A
// bare number is not taken: nobody could know whether it means minutes.
func ReadDuration(s string) (d time.Duration, ok bool) {
	fields := strings.Split(strings.TrimSpace(s), ":")
	if len(fields) < 2 || len(fields) > 3 {
		return 0, false
	}
	total := 0
	for i, f := range fields {
		n, err := strconv.ParseUint(f, 10, 16)
		if err != nil || i > 0 && (len(f) != 2 || n > 59) {
			return 0, false
		}
		total = total*60 + int(n)
	}
	return time.Duration(total) * time.Second, true
}

// ReadStart reads a day like 2026-03-01 and a time of day like 20:15 in a zone.
// Where one of the two cannot be, the key of what is wrong with it is returned.
func ReadStart(day, clock string, zone *time.Location) (at time.Time, dayWrong, clockWrong string) {
	d, err := time.Parse(time.DateOnly, strings.TrimSpace(day))
	if err != nil || d.Year() < 1990 {
		return at, "correct.day_wrong", ""
	}
	c, ok := ReadClock(clock)
	if !ok {
		return at, "", "correct.clock_wrong"
	}
	hour, minute := int(c/time.Hour), int(c%time.Hour/time.Minute)
	at = time.Date(d.Year(), d.Month(), d.Day(), hour, minute, 0, 0, zone)
	if at.Hour() != hour || at.Minute() != minute {
		return at, "", "correct.clock_none" // an hour that summer time left out
	}
	return at, "", ""
}

// ReadClock reads a time of day like 20:15.
func ReadClock(s string) (at time.Duration, ok bool) {
	c, err := time.Parse("15:04", strings.TrimSpace(s))
	return time.Duration(c.Hour())*time.Hour + time.Duration(c.Minute())*time.Minute, err == nil
}
