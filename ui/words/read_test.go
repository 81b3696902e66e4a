package words_test

import (
	"testing"
	"time"

	"calmster/ui/words"
)

func TestReadDuration(t *testing.T) {
	for s, want := range map[string]time.Duration{
		"0:00": 0, "1:05": 65 * time.Second, " 12:30 ": 750 * time.Second, "90:00": 90 * time.Minute, "1:02:03": 3723 * time.Second,
	} {
		if got, ok := words.ReadDuration(s); !ok || got != want {
			t.Errorf("%q: %v %v, want %v", s, got, ok, want)
		}
	}
	for _, s := range []string{"", "5", "1:5", "1:60", "-1:00", ":30", "1:", "1:2:3", "1:00:00:00", "a:bc", "1:3 0", "99999999:00", "+1:00"} {
		if got, ok := words.ReadDuration(s); ok {
			t.Errorf("%q is read as %v", s, got)
		}
	}
}

func TestADurationIsReadAsItIsSaid(t *testing.T) {
	for s := range 2 * 3600 {
		d := time.Duration(s) * time.Second
		if got, ok := words.ReadDuration(words.Duration(d)); !ok || got != d {
			t.Fatalf("%v is said as %q and read as %v", d, words.Duration(d), got)
		}
	}
}

// What only a programmer takes for a number is none.
func TestNumbersAreWrittenInFigures(t *testing.T) {
	for _, typed := range []string{"NaN", "nan", "Inf", "-inf", "1e3", "0x10", "0x1p4", "1_000", "", "-", "."} {
		if v, ok := words.ReadDecimal(typed); ok {
			t.Errorf("%q is read as %v", typed, v)
		}
	}
	for typed, want := range map[string]float64{"-3,5": -3.5, "−3.5": -3.5, "+7": 7, " 18 ": 18} {
		if v, ok := words.ReadDecimal(typed); !ok || v != want {
			t.Errorf("%q is read as %v %v", typed, v, ok)
		}
	}
}
