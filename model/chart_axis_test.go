package model_test

import (
	"math"
	"strings"
	"testing"
	"time"

	"calmster/model"
)

// A session stays on the day and at the time that the keeper's clock showed, and
// a night after midnight in the day that it belongs to.
func TestClockChangesAndTravelMoveNoSession(t *testing.T) {
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Skipf("no time zones on this machine: %v", err)
	}
	tokyo := time.FixedZone("", 9*3600)
	for name, c := range map[string]struct {
		at    time.Time
		day   string
		hours float64 // since five o'clock
	}{
		"spring forward": {time.Date(2026, 3, 29, 23, 30, 0, 0, berlin), "2026-03-29", 18.5},
		"fall back":      {time.Date(2026, 10, 25, 0, 30, 0, 0, berlin), "2026-10-24", 19.5},
		"five o'clock":   {time.Date(2026, 10, 25, 5, 0, 0, 0, berlin), "2026-10-25", 0},
		"after midnight": {time.Date(2026, 6, 1, 0, 0, 0, 0, tokyo), "2026-05-31", 19},
		"late in Tokyo":  {time.Date(2026, 6, 1, 23, 59, 0, 0, tokyo), "2026-06-01", 18 + 59.0/60},
		"date line west": {time.Date(2026, 6, 1, 6, 0, 0, 0, time.FixedZone("", -11*3600)), "2026-06-01", 1},
	} {
		x := model.ToleranceChart(wear(calm(c.at, goal)), model.StageWear, model.DefaultRules(), plain).Points[0].X
		if day := time.Unix(int64(x)*86400, 0).UTC().Format(time.DateOnly); day != c.day {
			t.Errorf("%s: %v stands on %v", name, c.at, day)
		}
		if got := 24 * (x - math.Floor(x)); math.Abs(got-c.hours) > 1e-6 {
			t.Errorf("%s: %v hours into the day, want %v", name, got, c.hours)
		}
	}
}

func TestAxisLabels(t *testing.T) {
	labels := func(level []model.Tick) string {
		var out []string
		for _, k := range level {
			out = append(out, k.Label)
		}
		return strings.Join(out, "|")
	}
	c := model.ToleranceChart(wear(calm(start, goal), calm(start.AddDate(0, 0, 20), goal)), model.StageWear, model.DefaultRules(), plain)
	if got, want := labels(c.Y.Levels[0]), "chart.minutes N=0|chart.minutes N=1|chart.minutes N=2|chart.minutes N=3|chart.minutes N=4|chart.minutes N=5|chart.minutes N=6"; got != want {
		t.Errorf("y: %s", got)
	}
	weeks := c.X.Levels[2] // after days and every other day
	if got, want := labels(weeks), "chart.day_month Day=5 Month=month.10 Year=2026|chart.day_month Day=12 Month=month.10 Year=2026|chart.day_month Day=19 Month=month.10 Year=2026"; got != want {
		t.Errorf("x: %s", got)
	}
	sundays := func(key string, args model.Args) string {
		if key == "calendar.first_weekday" {
			return "0"
		}
		return plain(key, args)
	}
	c = model.ToleranceChart(wear(calm(start, goal), calm(start.AddDate(0, 0, 20), goal)), model.StageWear, model.DefaultRules(), sundays)
	if got := c.X.Levels[2][0].At; got != float64(usual.Day(start.AddDate(0, 0, 6))) {
		t.Errorf("the first week starts on day %v", got)
	}
	drape := calm(start, 12*time.Second)
	drape.Stage = model.StageDrape
	c = model.ToleranceChart(wear(drape), model.StageDrape, model.DefaultRules(), plain)
	if got := c.Y.Levels[0][1].Label; got != "chart.seconds N=2" {
		t.Errorf("seconds: %s", got)
	}
}

// However long the time, an axis of any width that has room for two labels has a
// scale.
func TestAnyTimeHasAScale(t *testing.T) {
	for years := 1; years < 120; years += 3 {
		c := model.ToleranceChart(wear(calm(start, goal), calm(start.AddDate(years, 3, 0), goal)), model.StageWear, model.DefaultRules(), plain)
		for _, wide := range []float64{300, 600, 1200} {
			ticks := c.X.Fit(c.X.Min, c.X.Max, model.Space{Length: wide, Before: 20, After: 20, Gap: 14, Size: func(label string) float64 {
				if len(label) == 4 {
					return 28
				}
				return 90
			}})
			if len(ticks) < 2 {
				t.Errorf("%d years on %v: ticks %v", years, wide, ticks)
			}
		}
	}
}

func TestFit(t *testing.T) {
	axis := model.Axis{Max: 10, Levels: [][]model.Tick{
		{{0, "a"}, {1, "b"}, {2, "c"}, {10, "k"}},
		{{0, "a"}, {5, "f"}, {10, "k"}},
		{{0, "a"}, {10, "k"}},
	}}
	for _, tt := range []struct {
		length, size, room float64
		want               string
	}{
		{200, 5, 10, "abck"}, {100, 10, 10, "afk"}, {40, 20, 10, "ak"}, {100, 10, 0, "f"}, {5, 20, 3, ""}, {0, 1, 1, ""},
	} {
		got := ""
		for _, k := range axis.Fit(0, 10, model.Space{
			Length: tt.length, Before: tt.room, After: tt.room, Gap: 1, Size: func(string) float64 { return tt.size },
		}) {
			got += k.Label
		}
		if got != tt.want {
			t.Errorf("labels of %v on %v: %q, want %q", tt.size, tt.length, got, tt.want)
		}
	}
}
