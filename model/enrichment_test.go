package model_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"calmster/model"
)

func TestEnrichmentIsChecked(t *testing.T) {
	good := model.Enrichment{Kind: "digging_box", StartedAt: firstDay, Duration: time.Minute, Comfort: []string{"custom:sniffs"}}
	if err := good.Validate(); err != nil {
		t.Fatal(err)
	}
	hot := 451.0
	for want, change := range map[string]func(*model.Enrichment){
		"kind":          func(e *model.Enrichment) { e.Kind = "wear" },
		"started_at":    func(e *model.Enrichment) { e.StartedAt = time.Time{} },
		"duration_s":    func(e *model.Enrichment) { e.GoesOn = true },
		"temperature_c": func(e *model.Enrichment) { e.TemperatureC = &hot },
		"stress/1":      func(e *model.Enrichment) { e.Stress = []string{"freezing", "exploring"} },
		"treats":        func(e *model.Enrichment) { e.Treats = make([]string, model.MaxSeen+1) },
		"note":          func(e *model.Enrichment) { e.Note = strings.Repeat("x", model.MaxText+1) },
	} {
		e := good
		change(&e)
		var fe *model.FieldError
		if err := e.Validate(); !errors.As(err, &fe) || fe.Field != want {
			t.Errorf("%s: %v", want, err)
		}
	}
}

// The gate of the outdoors holds for the alternatives outdoors, and nothing is
// asked about a harness that nobody wears.
func TestEnrichmentGates(t *testing.T) {
	for _, kind := range model.Alternatives() {
		has := map[string]bool{}
		for _, g := range model.EnrichmentGates(kind) {
			has[g.Key] = true
		}
		outdoors := kind == "outdoor_playpen" || kind == "shaded_blanket"
		for _, key := range []string{"weather", "ground", "plants", "animals", "people", "water", "time"} {
			if has[key] != outdoors {
				t.Errorf("%s asks for %s: %v", kind, key, has[key])
			}
		}
		if has["fit_checked"] || has["leash"] || !has["watched"] || !has["awake"] || !has["area_safe"] || !has["no_other_pets"] {
			t.Errorf("%s: %v", kind, has)
		}
	}
}

// What an animal does without a harness says nothing about one; what it eats
// is eaten all the same.
func TestEnrichmentCountsForTheDayAndForNoVerdict(t *testing.T) {
	h := log("CCSC")
	day := h.Sessions[3].StartedAt
	was, plan := h.At(model.StageWear, model.DefaultRules()), h.Plan(day, model.StageWear, model.DefaultRules(), time.Monday)
	ate := h.EatenOn(day, usual)
	for range 10 {
		h.Enrichments = append(h.Enrichments, model.Enrichment{
			Kind: "digging_box", StartedAt: day, Duration: time.Hour, Stress: []string{"freezing"}, Treats: []string{"carrot", "sunflower_seed"},
		})
	}
	if is := h.At(model.StageWear, model.DefaultRules()); is.Chance != was.Chance || is.Verdict != was.Verdict {
		t.Errorf("%+v became %+v", was, is)
	}
	if told(h.Plan(day, model.StageWear, model.DefaultRules(), time.Monday).Slots) != told(plan.Slots) {
		t.Error("the plan counts it as sessions")
	}
	if got := h.EatenOn(day, usual); got.Vegetables != ate.Vegetables+10 || got.Sparingly != ate.Sparingly+10 {
		t.Errorf("eaten %+v, before %+v", got, ate)
	}
	if got := h.EatenOn(day.AddDate(0, 0, 1), usual); got != (model.Eaten{}) {
		t.Errorf("eaten on another day: %+v", got)
	}
}
