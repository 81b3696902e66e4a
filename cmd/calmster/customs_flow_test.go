package main

import (
	"testing"

	"calmster/model"
	"calmster/ui/words"
)

// A keeper picks clock, week and unit in the settings: what stands there, and
// what is typed, is at once in their way, and the next start knows it.
func TestCustomsArePicked(t *testing.T) {
	t.Cleanup(func() {
		if err := words.Use("en"); err != nil {
			t.Fatal(err)
		}
	})
	h := openHouse(t)
	h.choices = map[string]string{}
	h.crash()
	h.start()
	h.create()
	h.train("CCC", 1)
	h.shell.Begin()
	h.shell.Open("history")
	h.mustPart("20:00")
	h.shell.Open("settings")
	h.reach(words.T("settings.clock.12", nil))
	h.reach(words.T("settings.unit.f", nil))
	h.shell.Open("history")
	h.mustPart("8:00 pm")
	if words.Unit() != model.Fahrenheit || h.choices["clock"] != "12" || h.choices["unit"] != "f" || h.choices["week"] != "" {
		t.Errorf("picked %v, unit %s", h.choices, words.Unit())
	}
	h.shell.Open("settings")
	h.reach(words.T("settings.clock.24", nil))
	h.shell.Open("history")
	h.mustPart("20:00")
}
