package words_test

import (
	"testing"
	"time"

	"calmster/model"
	"calmster/ui/words"
)

// A planned time is told so that nobody is a day off, also in the night.
func TestAPlannedTimeInTheNight(t *testing.T) {
	speaking(t, "en-GB")
	starts := model.UsualDayStart.Value
	saturday := starts.Day(time.Date(2026, 11, 7, 12, 0, 0, 0, time.UTC))
	evening := time.Date(2026, 11, 7, 18, 0, 0, 0, time.UTC)
	night := time.Date(2026, 11, 8, 0, 10, 0, 0, time.UTC) // by the clock it is Sunday
	slot := func(day int, hour, minute time.Duration) model.Slot {
		return model.Slot{Day: saturday + day, At: hour*time.Hour + minute*time.Minute}
	}
	for _, c := range []struct {
		slot       model.Slot
		now        time.Time
		line, next string
	}{
		{slot(0, 20, 10), evening, "Today, 20:10", "Next: today, in the evening, 5 minutes. A rest day is fine too."},
		{slot(0, 24, 30), evening, "Tonight, 00:30", "Next: tonight, 5 minutes. A rest day is fine too."},
		{slot(0, 24, 30), night, "Tonight, 00:30", "Next: tonight, 5 minutes. A rest day is fine too."},
		{slot(1, 20, 10), evening, "Tomorrow, 20:10", "Next: tomorrow, in the evening, 5 minutes. A rest day is fine too."},
		{slot(1, 20, 10), night, "Sun 8 Nov, 20:10", "Next: Sun, in the evening, 5 minutes. A rest day is fine too."},
		{slot(1, 24, 30), evening, "Mon 9 Nov, 00:30", "Next: Sun, in the evening, 5 minutes. A rest day is fine too."},
	} {
		if got := words.SlotLine(c.slot, starts, c.now); got != c.line {
			t.Errorf("%v at %s: %q, want %q", c.slot, c.now.Format("Mon 15:04"), got, c.line)
		}
		p := model.Plan{Slots: []model.Slot{c.slot}, Length: 5 * time.Minute, DayStart: starts}
		if got := words.Next(p, c.now); got != c.next {
			t.Errorf("%v at %s: %q, want %q", c.slot, c.now.Format("Mon 15:04"), got, c.next)
		}
	}
}
