// Package chime makes the two soft sounds of a session, and plays them. The
// sounds are computed: there is no file.
package chime

import (
	"math"
	"time"
)

// rate is how many samples a second has.
const rate = 48000

// note is one tone. It swells and fades: what begins at once startles, and an
// animal wears the harness.
type note struct {
	pitch  float64 // in hertz
	length time.Duration
	peak   float64 // of the full range, 1
}

// swell is how long each tone takes to its peak.
const swell = 150 * time.Millisecond

// Gentle returns the sound at the goal, one low tone. Samples are mono, rate
// 48 kHz, from -1 to 1.
func Gentle() []float32 {
	return play(note{pitch: 330, length: 900 * time.Millisecond, peak: 0.12})
}

// Firm returns the sound at the cap: two tones, the second one lower, and
// clearer than the gentle one.
func Firm() []float32 {
	return play(
		note{pitch: 440, length: 600 * time.Millisecond, peak: 0.25},
		note{pitch: 330, length: 900 * time.Millisecond, peak: 0.25},
	)
}

func play(notes ...note) []float32 {
	var out []float32
	for _, n := range notes {
		count := int(n.length.Seconds() * rate)
		for i := range count {
			at := float64(i) / rate
			out = append(out, float32(n.peak*shape(at, n.length.Seconds())*math.Sin(2*math.Pi*n.pitch*at)))
		}
	}
	return out
}

// shape is how loud a tone of that length is at a moment, in seconds, as a
// share of its peak: up and down again along half waves, without a corner.
func shape(at, length float64) float64 {
	rise := swell.Seconds()
	if at < rise {
		return (1 - math.Cos(math.Pi*at/rise)) / 2
	}
	return (1 + math.Cos(math.Pi*(at-rise)/(length-rise))) / 2
}
