package words_test

import (
	"testing"
	"time"

	"calmster/ui/words"
)

func TestWeekBegin(t *testing.T) {
	for locale, want := range map[string]time.Weekday{
		"de_DE.UTF-8": time.Monday, "en_US.UTF-8": time.Sunday, "en-GB": time.Monday, "pt_BR": time.Sunday,
		"ar_EG@latin": time.Saturday, "C": time.Monday, "POSIX": time.Monday, "": time.Monday, "en": time.Monday, "C.UTF-8": time.Monday,
	} {
		if got := words.WeekBegin(locale); got != want {
			t.Errorf("%q: %v, want %v", locale, got, want)
		}
	}
}
