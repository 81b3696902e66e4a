package words_test

import (
	"testing"
	"time"

	"calmster/ui/words"
)

// A day of another year says so.
func TestAnotherYearIsSaid(t *testing.T) {
	now := time.Date(2026, 11, 29, 12, 0, 0, 0, time.UTC)
	for at, want := range map[time.Time][2]string{
		time.Date(2026, 1, 2, 20, 31, 0, 0, time.UTC):  {"Fri 2 Jan, 20:31", "Fri 2 Jan"},
		time.Date(2025, 11, 29, 8, 5, 0, 0, time.UTC):  {"29 Nov 2025, 08:05", "29 Nov 2025"},
		time.Date(2027, 11, 29, 23, 0, 0, 0, time.UTC): {"29 Nov 2027, 23:00", "29 Nov 2027"},
	} {
		if moment, day := words.Moment(at, now), words.OnDay(at, now); moment != want[0] || day != want[1] {
			t.Errorf("%v: %q and %q, want %q", at, moment, day, want)
		}
	}
}
