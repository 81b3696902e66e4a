package model

import (
	"math"
	"time"
)

// Gate is one safety check that the keeper confirms before a session starts.
// A gate is never ticked by itself and never remembered from the last time.
type Gate struct {
	Key    string
	Source Source
}

var everySession = []Gate{
	{"fit_checked", SourceAB},  // the harness fits: finger, free legs, free breath
	{"no_other_pets", SourceA}, // nobody else's pet near
	{"area_safe", SourceAB},    // closed, no sharp edges, nothing to tangle in
	{"watched", SourceA},       // somebody watches the whole time
	{"awake", SourceH},         // awake by itself, not woken for it
}

var outdoorSession = []Gate{
	{"weather", SourceA}, // not wet, damp or windy; no direct sun
	{"ground", SourceA},  // no pavement, grass untreated
	{"plants", SourceA},  // no toxic plants in reach
	{"animals", SourceA}, // no dogs, cats, birds of prey, squirrels; ants, mosquitoes
	{"people", SourceB},  // nobody who might step on it
	{"leash", SourceA},   // at most 30 cm slack
	{"time", SourceA},    // 5 to 10 minutes, always supervised
	{"water", SourceB},   // bottle along
}

// Gates returns the checks for a session of that stage at that place. The fit
// of the harness is asked only where it is worn.
func Gates(stage StageKey, place Place) []Gate {
	s, _ := StageOf(stage)
	var out []Gate
	for _, g := range everySession {
		if g.Key == "fit_checked" && !s.Worn {
			continue
		}
		out = append(out, g)
	}
	if s.Outdoors || place.Outdoors() {
		out = append(out, outdoorSession...)
	}
	return out
}

// The outdoor temperature band, in °C.
var (
	// TemperatureLowest is 60 °F: below it, chill and torpor.
	TemperatureLowest = Figure[float64]{15, SourceA}
	// TemperatureHighest is 75 °F: above it, heat stress.
	TemperatureHighest = Figure[float64]{24, SourceA}
	// TemperatureCaution is the last degree of the mild caution: dwarfs can go
	// torpid up to there.
	TemperatureCaution = Figure[float64]{18, SourceH}
)

// TemperatureAdvice is what the outdoor temperature means for a session.
type TemperatureAdvice string

// What a temperature can mean.
const (
	TemperatureFine    TemperatureAdvice = "fine"
	TemperatureCareful TemperatureAdvice = "caution"  // 15 to 18 °C, both included: short, watch for torpor
	TemperatureTooCold TemperatureAdvice = "too_cold" // below 15 °C: no session
	TemperatureTooHot  TemperatureAdvice = "too_hot"  // above 24 °C: no session
)

// Forbids is whether no session may start.
func (a TemperatureAdvice) Forbids() bool {
	return a == TemperatureTooCold || a == TemperatureTooHot
}

// JudgeTemperature says what an outdoor temperature in °C means.
func JudgeTemperature(celsius float64) TemperatureAdvice {
	switch {
	case celsius > TemperatureHighest.Value:
		return TemperatureTooHot
	case celsius > TemperatureCaution.Value:
		return TemperatureFine
	case celsius >= TemperatureLowest.Value:
		return TemperatureCareful
	}
	// What is no number at all must not count as fine.
	return TemperatureTooCold
}

// Judge is [JudgeTemperature] by the band as a keeper's thermometer has it: 60
// and 75 °F (A) are not quite 15 and 24 °C.
func (u Unit) Judge(celsius float64) TemperatureAdvice {
	if u == Fahrenheit {
		switch reading := math.Round(u.FromCelsius(celsius)*10) / 10; {
		case reading < 60:
			return TemperatureTooCold
		case reading > 75:
			return TemperatureTooHot
		}
	}
	return JudgeTemperature(celsius)
}

// NeedsTemperature is whether a session there asks for the temperature.
func NeedsTemperature(stage StageKey, place Place) bool {
	s, _ := StageOf(stage)
	return s.Outdoors || place.Outdoors()
}

// MayLast returns the planned length that is allowed: at least five seconds,
// at most [SessionCap].
func MayLast(planned time.Duration) time.Duration {
	return min(max(planned, 5*time.Second), SessionCap.Value)
}

// Unit is how a keeper reads a thermometer. Journals hold °C.
type Unit string

// The units.
const (
	Celsius    Unit = "c"
	Fahrenheit Unit = "f"
)

// ToCelsius turns a reading in the unit into °C, to a tenth of a degree.
func (u Unit) ToCelsius(reading float64) float64 {
	if u == Fahrenheit {
		return math.Round((reading-32)/1.8*10) / 10
	}
	return reading
}

// FromCelsius turns °C into a reading in the unit.
func (u Unit) FromCelsius(celsius float64) float64 {
	if u == Fahrenheit {
		return celsius*1.8 + 32
	}
	return celsius
}
