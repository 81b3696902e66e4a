package assets_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"calmster/assets"
	"calmster/model"
)

// english is every text that is one sentence; texts with a plural are left out.
func english(t *testing.T) map[string]string {
	t.Helper()
	raw, err := assets.Translations.ReadFile("translations/en.json")
	if err != nil {
		t.Fatal(err)
	}
	var all map[string]any
	if err := json.Unmarshal(raw, &all); err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for key, text := range all {
		if s, ok := text.(string); ok {
			out[key] = s
		}
	}
	return out
}

// A key without words would be shown to the keeper as it is.
func TestCatalogueHasWords(t *testing.T) {
	text := english(t)
	want := func(kind, key string, ends ...string) {
		for _, end := range append([]string{""}, ends...) {
			if name := kind + "." + key + end; strings.TrimSpace(text[name]) == "" {
				t.Errorf("no words for %s", name)
			}
		}
	}
	for _, s := range model.Ladder() {
		want("stage", string(s.Key), ".state", ".clock", ".begun", ".what")
	}
	for _, s := range model.StressSigns() {
		want("sign", s.Key, ".past")
	}
	for _, s := range model.ComfortSigns() {
		want("sign", s.Key)
	}
	for _, code := range model.DefaultPad().Acts {
		want("act", code)
	}
	for _, s := range model.Treats() {
		want("treat", s.Key, ".advice")
	}
	for _, s := range model.AllSpecies() {
		want("species", string(s))
	}
	for _, s := range model.Styles() {
		want("style", string(s.Key), ".for", ".against")
	}
	for _, s := range model.Fasteners() {
		want("fastener", string(s))
	}
	for _, style := range model.Styles() {
		for _, species := range model.AllSpecies() {
			want("suits", string(style.Suits(species)))
			for _, fastener := range model.Fasteners() {
				for _, w := range model.HarnessWarnings(model.Harness{Style: style.Key, Fastener: fastener}, species) {
					want("warning", string(w))
				}
			}
		}
	}
	for _, s := range model.Remedies() {
		want("remedy", s, ".name", ".how")
	}
	for _, s := range model.Alternatives() {
		want("alternative", s)
	}
	for _, s := range model.FitPoints() {
		want("fit", s)
	}
	for _, s := range model.Ladder() {
		for n := range s.Sessions.Value {
			if s.Introduces() {
				want("introduce", fmt.Sprintf("%s.%d", s.Key, n+1))
			}
		}
	}
	for _, s := range model.Places() {
		want("place", string(s))
	}
	for _, s := range append(model.EndReasons(), model.EndInterrupted) {
		want("end", string(s), ".short")
	}
	for _, s := range model.Gates(model.StagePen, model.PlaceYard) {
		want("gate", s.Key, ".why")
	}
	for _, s := range model.Verdicts() {
		want("verdict", string(s), ".line")
	}
	for _, s := range append(model.EquipmentWarnings(), model.LeashWarnings(model.StageWalk)...) {
		want("warning", string(s))
	}
	for _, s := range []model.TemperatureAdvice{
		model.TemperatureFine, model.TemperatureCareful, model.TemperatureTooCold, model.TemperatureTooHot,
	} {
		want("temperature", string(s))
	}
}

// Figures that stand in a text must be those that the program works with.
func TestWordsSayTheFigures(t *testing.T) {
	text := english(t)
	for key, figures := range map[string][]float64{
		"temperature.fine":     {model.TemperatureCaution.Value, model.TemperatureHighest.Value},
		"temperature.caution":  {model.TemperatureLowest.Value, model.TemperatureCaution.Value},
		"temperature.too_cold": {model.TemperatureLowest.Value},
		"temperature.too_hot":  {model.TemperatureHighest.Value},
		"gate.leash":           {float64(model.LeashSlackCM.Value)},
		"stage.pen.what":       {float64(model.LeashSlackCM.Value)},
		"gate.time":            {model.ReluctantPlan.Value.Minutes(), model.SessionCap.Value.Minutes()},
	} {
		for _, f := range figures {
			if !strings.Contains(text[key], fmt.Sprintf("%g", f)) {
				t.Errorf("%s does not say %g: %q", key, f, text[key])
			}
		}
	}
}
