package model

import (
	"fmt"
	"slices"
	"time"
)

// Enrichment is time without a harness: one of the alternatives (A), as a thing
// of its own. It lies outside the ladder and counts towards no verdict, no calm
// time and no number of sessions.
type Enrichment struct {
	ID        ID
	HamsterID ID
	// Kind is one of [Alternatives].
	Kind      string
	StartedAt time.Time // with the offset from UTC that held there
	// Duration is how long it lasted, by the keeper's clock; 0 while it goes on.
	Duration time.Duration
	// GoesOn is whether it was started and not ended yet.
	GoesOn bool
	// TemperatureC is the temperature outdoors in °C, nil where it is not known.
	TemperatureC *float64
	// Comfort and Stress are the signs that were seen, each once; Treats is a
	// code for each piece that was eaten.
	Comfort, Stress, Treats []string
	Note                    string
	UpdatedAt               time.Time // zero where it was never changed
}

// MaxSeen is the most signs or treats that one record takes.
const MaxSeen = 100

// EnrichmentOutdoors is whether an alternative lies behind the outdoor gate.
func EnrichmentOutdoors(kind string) bool {
	return kind == "outdoor_playpen" || kind == "shaded_blanket"
}

// EnrichmentGates returns the checks for an alternative: those of every session
// and of the outdoors, but for the ones about harness and leash.
func EnrichmentGates(kind string) []Gate {
	all := slices.Clone(everySession)
	if EnrichmentOutdoors(kind) {
		all = append(all, outdoorSession...)
	}
	return slices.DeleteFunc(all, func(g Gate) bool { return g.Key == "fit_checked" || g.Key == "leash" })
}

// EnrichmentStress returns those of the stress signs that need no harness.
func EnrichmentStress(signs []string) []string {
	return slices.DeleteFunc(slices.Clone(signs), func(code string) bool {
		return code == "biting_harness" || code == "backing_up"
	})
}

// Validate reports the first thing that is wrong, as a [*FieldError].
func (e Enrichment) Validate() error {
	switch {
	case !slices.Contains(Alternatives(), e.Kind):
		return &FieldError{"kind", ProblemUnknown, clip(e.Kind)}
	case e.StartedAt.IsZero():
		return &FieldError{"started_at", ProblemMissing, ""}
	case e.Duration < 0 || e.Duration > MaxDuration || e.GoesOn && e.Duration != 0:
		return &FieldError{"duration_s", ProblemRange, seconds(e.Duration)}
	case e.TemperatureC != nil && !(*e.TemperatureC >= -60 && *e.TemperatureC <= 60):
		return &FieldError{"temperature_c", ProblemRange, fmt.Sprint(*e.TemperatureC)}
	case !plainText(e.Note, MaxText):
		return &FieldError{"note", ProblemText, clip(e.Note)}
	}
	for _, seen := range []struct {
		field string
		kind  Kind
		codes []string
	}{{"comfort", KindComfort, e.Comfort}, {"stress", KindStress, e.Stress}, {"treats", KindTreat, e.Treats}} {
		if len(seen.codes) > MaxSeen {
			return &FieldError{seen.field, ProblemRange, fmt.Sprint(len(seen.codes))}
		}
		for i, code := range seen.codes {
			if known, _ := knownCode(seen.kind, code); !known {
				return &FieldError{fmt.Sprintf("%s/%d", seen.field, i), ProblemUnknown, clip(code)}
			}
		}
	}
	return nil
}
