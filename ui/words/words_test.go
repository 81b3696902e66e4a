package words_test

import (
	"testing"
	"time"

	"calmster/model"
	"calmster/ui/words"
)

func TestDuration(t *testing.T) {
	for d, want := range map[time.Duration]string{
		0:                                       "0:00",
		999 * time.Millisecond:                  "0:00",
		61 * time.Second:                        "1:01",
		10 * time.Minute:                        "10:00",
		time.Hour + 2*time.Minute:               "1:02:00",
		-3 * time.Second:                        "−0:03",
		59*time.Minute + 59999*time.Millisecond: "59:59",
	} {
		if got := words.Duration(d); got != want {
			t.Errorf("%v: %q, want %q", d, got, want)
		}
	}
}

func TestTenthsNeverSaysNeverOrAlways(t *testing.T) {
	for p, want := range map[model.Tenths]string{0: "½", 0.55: "5½", 0.7: "7", 0.98: "9½", 1: "9½"} {
		if got := words.Tenths(p); got != want {
			t.Errorf("%v: %q, want %q", float64(p), got, want)
		}
	}
}

func TestWhen(t *testing.T) {
	at := time.Date(2026, 11, 13, 20, 31, 0, 0, time.FixedZone("", 3600))
	if got, want := words.When(at), "Fri 13 Nov, 20:31"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestUnknownKeyIsShownNotLost(t *testing.T) {
	if got := words.T("no.such.key", nil); got != "no.such.key" {
		t.Errorf("%q", got)
	}
}

// A likely range is rounded outwards: it never shrinks to a point.
func TestRangesKeepTheirWidth(t *testing.T) {
	for _, c := range []struct {
		low, high float64
		want      string
	}{{0.97, 0.99, "9½ 10"}, {0.01, 0.03, "0 ½"}, {0.45, 0.9, "4½ 9"}, {0.62, 0.63, "6 6½"}} {
		got := words.Value(model.RangeLow(c.low)).(string) + " " + words.Value(model.RangeHigh(c.high)).(string)
		if got != c.want {
			t.Errorf("%v to %v: %s, want %s", c.low, c.high, got, c.want)
		}
	}
}
