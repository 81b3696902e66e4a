package model_test

import (
	"testing"

	"calmster/model"
)

func TestHarnessWarnings(t *testing.T) {
	for _, c := range []struct {
		style    model.Style
		fastener model.Fastener
		species  model.Species
		want     []model.Warning
	}{
		{model.StyleVest, model.FastenerVelcro, model.SpeciesSyrian, nil},
		{model.StyleVest, model.FastenerVelcro, model.SpeciesRoborovski, nil},
		{model.StyleH, model.FastenerVelcro, model.SpeciesSyrian, nil},
		{model.StyleH, model.FastenerVelcro, model.SpeciesCampbell, []model.Warning{model.WarningDwarfInH}},
		{model.StyleH, model.FastenerBuckle, model.SpeciesWinterWhite, []model.Warning{model.WarningDwarfInH, model.WarningNotVelcro}},
		{model.StyleHomemade, model.FastenerTie, model.SpeciesSyrian, []model.Warning{model.WarningChewable, model.WarningNotVelcro}},
		{model.StyleVest, model.FastenerSnap, model.SpeciesOther, []model.Warning{model.WarningNotVelcro}},
	} {
		got := model.HarnessWarnings(model.Harness{Style: c.style, Fastener: c.fastener}, c.species)
		if len(got) != len(c.want) {
			t.Errorf("%s %s on %s: %v, want %v", c.style, c.fastener, c.species, got, c.want)
			continue
		}
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("%s %s on %s: %v, want %v", c.style, c.fastener, c.species, got, c.want)
			}
		}
	}
	if len(model.LeashWarnings(model.StageWear)) != 0 || len(model.LeashWarnings(model.StageDrag)) == 0 {
		t.Error("a leash is warned of where there is none, or not where there is one")
	}
}
