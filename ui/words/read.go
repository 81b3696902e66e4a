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

// clockForms are the ways to write a time of day, in small letters without spaces.
var clockForms = []string{"15:04", "3:04pm", "15h04", "15.04", "3pm", "3.04pm", "15h", "15uhr"}

// ReadClock reads a time of day typed by hand: "20:15", "8:15 pm", "8 pm" or
// "20 h 15", also with the words that [Clock] has for the half of a day.
func ReadClock(s string) (at time.Time, ok bool) {
	typed := squeeze(s)
	for half, key := range map[string]string{"am": "format.am", "pm": "format.pm"} {
		if head, ok := strings.CutSuffix(typed, squeeze(T(key, nil))); ok {
			typed = head + half
		}
	}
	return readAs(strings.NewReplacer("a.m.", "am", "p.m.", "pm").Replace(typed), clockForms)
}

// ReadDay reads a day typed by hand: 2026-03-01, or as it is written here,
// 1.3.2026 or 1/3/2026, the month first where that is the custom.
func ReadDay(s string) (day time.Time, ok bool) {
	forms := []string{time.DateOnly, "2.1.2006", "2/1/2006", "2-1-2006"}
	if speaker().monthFirst {
		forms[2], forms[3] = "1/2/2006", "1-2-2006"
	}
	return readAs(squeeze(s), forms)
}

// ReadStart reads a day and a time of day in a zone. Where one of the two cannot
// be, the key of what is wrong with it is returned.
func ReadStart(day, clock string, zone *time.Location) (at time.Time, dayWrong, clockWrong string) {
	d, ok := ReadDay(day)
	if !ok || d.Year() < 1990 {
		return at, "correct.day_wrong", ""
	}
	c, ok := ReadClock(clock)
	if !ok {
		return at, "", "correct.clock_wrong"
	}
	at = time.Date(d.Year(), d.Month(), d.Day(), c.Hour(), c.Minute(), 0, 0, zone)
	if at.Hour() != c.Hour() || at.Minute() != c.Minute() {
		return at, "", "correct.clock_none" // an hour that summer time left out
	}
	return at, "", ""
}

func squeeze(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), "")) }

func readAs(s string, forms []string) (time.Time, bool) {
	for _, form := range forms {
		if t, err := time.Parse(form, s); err == nil {
			return t, true
		}
	}
	return time.Time{}, false
}
