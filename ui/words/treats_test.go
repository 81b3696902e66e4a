package words_test

import (
	"testing"

	"calmster/model"
	"calmster/ui/words"
)

// What hamsters should not have is known by whatever name a keeper gives it.
func TestATreatToAvoidIsKnownByItsName(t *testing.T) {
	for tag, names := range map[string]map[string]bool{
		"en": {"Orange peel": true, "half a cherry": true, "dark chocolate": true, "baby spinach": true, "Pumpkin seed": false, "sweet potato": false, "Walnut": false},
		"de": {"Mandarinenstück": true, "Pflaume": true, "Schokolade": true, "Spinatblatt": true, "Kürbiskern": false, "Gurke": false},
		"es": {"Naranja": true, "Ciruela": true, "Caramelo": true, "Espinacas": true, "Pepino": false},
		"fr": {"Citron": true, "Cerise": true, "Bonbon": true, "Épinards": true, "Concombre": false, "Pomme": false},
	} {
		speaking(t, tag)
		for name, want := range names {
			code, ok := model.OwnCode(name)
			if !ok {
				t.Fatal(name)
			}
			if why, got := words.BetterNot(code); got != want || got != (why != "") {
				t.Errorf("%s, %s: %v %q", tag, name, got, why)
			}
		}
	}
	for _, treat := range model.Treats() {
		if _, got := words.BetterNot(treat.Key); got != treat.Avoid {
			t.Errorf("%s: %v", treat.Key, got)
		}
	}
}
