package model_test

import (
	"math"
	"testing"
	"time"

	"calmster/model"
)

func TestTemperature(t *testing.T) {
	for c, want := range map[float64]model.TemperatureAdvice{
		-5: model.TemperatureTooCold, 14.99: model.TemperatureTooCold,
		15: model.TemperatureCareful, 16.5: model.TemperatureCareful, 18: model.TemperatureCareful,
		18.1: model.TemperatureFine, 24: model.TemperatureFine,
		24.01: model.TemperatureTooHot, 40: model.TemperatureTooHot, math.Inf(1): model.TemperatureTooHot,
	} {
		if got := model.JudgeTemperature(c); got != want {
			t.Errorf("%g °C: %s, want %s", c, got, want)
		}
	}
	if !model.JudgeTemperature(math.NaN()).Forbids() {
		t.Error("what is no number lets a session start")
	}
	for advice, forbids := range map[model.TemperatureAdvice]bool{
		model.TemperatureFine: false, model.TemperatureCareful: false,
		model.TemperatureTooCold: true, model.TemperatureTooHot: true,
	} {
		if advice.Forbids() != forbids {
			t.Errorf("%s forbids: %v", advice, !forbids)
		}
	}
}

func TestGates(t *testing.T) {
	has := func(gates []model.Gate, key string) bool {
		for _, g := range gates {
			if g.Key == key {
				return true
			}
		}
		return false
	}
	for _, s := range model.Ladder() {
		for _, place := range append(model.Places(), "") {
			gates := model.Gates(s.Key, place)
			if has(gates, "fit_checked") != s.Worn {
				t.Errorf("%s at %s asks for the fit: %v", s.Key, place, !s.Worn)
			}
			for _, key := range []string{"no_other_pets", "area_safe", "watched", "awake"} {
				if !has(gates, key) {
					t.Errorf("%s at %s does not ask for %s", s.Key, place, key)
				}
			}
			outdoors := s.Key == model.StagePen || place == model.PlaceOutdoorPen || place == model.PlaceYard || place == model.PlacePatio
			for _, key := range []string{"weather", "ground", "plants", "animals", "people", "leash", "time", "water"} {
				if has(gates, key) != outdoors {
					t.Errorf("%s at %s asks for %s: %v", s.Key, place, key, !outdoors)
				}
			}
			if model.NeedsTemperature(s.Key, place) != outdoors {
				t.Errorf("%s at %s asks for the temperature: %v", s.Key, place, !outdoors)
			}
		}
	}
}

func TestNoSessionIsPlannedOverTheCap(t *testing.T) {
	for planned, want := range map[time.Duration]time.Duration{
		-time.Minute: 5 * time.Second, 0: 5 * time.Second, 90 * time.Second: 90 * time.Second,
		10 * time.Minute: 10 * time.Minute, time.Hour: 10 * time.Minute,
	} {
		if got := model.MayLast(planned); got != want {
			t.Errorf("%v: %v, want %v", planned, got, want)
		}
	}
}

// A keeper with a thermometer in °F meets the same band.
func TestUnits(t *testing.T) {
	for f, want := range map[float64]model.TemperatureAdvice{
		58: model.TemperatureTooCold, 59: model.TemperatureTooCold, 59.9: model.TemperatureTooCold, 60: model.TemperatureCareful,
		64: model.TemperatureCareful, 65: model.TemperatureFine, 75: model.TemperatureFine, 75.2: model.TemperatureTooHot, 76: model.TemperatureTooHot,
		math.NaN(): model.TemperatureTooCold,
	} {
		if got := model.Fahrenheit.Judge(model.Fahrenheit.ToCelsius(f)); got != want {
			t.Errorf("%v °F: %s, want %s", f, got, want)
		}
	}
	if got := model.Fahrenheit.FromCelsius(20); got != 68 {
		t.Errorf("20 °C is %v °F", got)
	}
}
