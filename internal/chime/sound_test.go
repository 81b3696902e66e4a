package chime

import (
	"math"
	"testing"
	"time"
)

// loudest returns the greatest sample of a stretch.
func loudest(samples []float32, from, to time.Duration) float64 {
	var most float64
	for _, s := range samples[int(from.Seconds()*rate):int(to.Seconds()*rate)] {
		most = max(most, math.Abs(float64(s)))
	}
	return most
}

// Both sounds are short and soft: far from the full range, without a jump from
// one sample to the next, and with a slow beginning.
func TestSoundsAreSoft(t *testing.T) {
	for name, s := range map[string][]float32{"gentle": Gentle(), "firm": Firm()} {
		length := time.Duration(len(s)) * time.Second / rate
		if length < 500*time.Millisecond || length > 2*time.Second {
			t.Errorf("%s: lasts %v", name, length)
		}
		peak := loudest(s, 0, length)
		if peak < 0.05 || peak > 0.3 {
			t.Errorf("%s: its peak is %.2f", name, peak)
		}
		if first := loudest(s, 0, 20*time.Millisecond); first > peak/10 {
			t.Errorf("%s: begins at %.3f of %.3f", name, first, peak)
		}
		if last := loudest(s, length-20*time.Millisecond, length); last > peak/10 {
			t.Errorf("%s: breaks off at %.3f of %.3f", name, last, peak)
		}
		// A full-range tone of 500 Hz moves by 0.065 a sample: a greater step
		// would be a click.
		before := 0.0
		for i, v := range s {
			if step := math.Abs(float64(v) - before); step > 0.065*peak {
				t.Fatalf("%s: clicks at sample %d, by %.4f", name, i, step)
			}
			before = float64(v)
		}
	}
}

// The cue at the cap is heard over the one at the goal.
func TestFirmIsFirmer(t *testing.T) {
	energy := func(s []float32) (sum float64) {
		for _, v := range s {
			sum += float64(v) * float64(v)
		}
		return sum
	}
	if g, f := energy(Gentle()), energy(Firm()); f < 4*g {
		t.Errorf("gentle %.0f, firm %.0f", g, f)
	}
}
