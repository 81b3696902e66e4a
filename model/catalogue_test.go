package model_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"calmster/model"
)

// catalogue writes down everything that the catalogue holds, one line an
// entry: kind, key, figure, value, source. A dash stands for none.
func catalogue() []string {
	var rows []string
	row := func(kind, key, figure string, value any, source model.Source) {
		if source == "" {
			source = "-"
		}
		rows = append(rows, fmt.Sprintf("%s\t%s\t%s\t%v\t%s", kind, key, figure, value, source))
	}
	duration := func(kind, key, figure string, f model.Figure[time.Duration]) {
		row(kind, key, figure, fmt.Sprintf("%g s", f.Value.Seconds()), f.Source)
	}
	for _, s := range model.Ladder() {
		key := string(s.Key)
		row("stage", key, "number", s.Number, "")
		duration("stage", key, "goal", s.Goal)
		duration("stage", key, "plan", s.Plan)
		row("stage", key, "sessions", s.Sessions.Value, s.Sessions.Source)
		row("stage", key, "days", s.Days.Value, s.Days.Source)
		row("stage", key, "worn", s.Worn, "")
		row("stage", key, "leash", s.Leash, "")
		row("stage", key, "outdoors", s.Outdoors, "")
	}
	duration("limit", "session", "cap", model.SessionCap)
	duration("limit", "session", "reluctant", model.ReluctantPlan)
	row("limit", "week", "least", model.WeekLeast.Value, model.WeekLeast.Source)
	row("limit", "week", "most", model.WeekMost.Value, model.WeekMost.Source)
	row("limit", "day", "counted", model.DayCounted.Value, model.DayCounted.Source)
	row("limit", "day", "starts h", time.Duration(model.UsualDayStart.Value).Hours(), model.UsualDayStart.Source)
	row("limit", "leash", "slack cm", model.LeashSlackCM.Value, model.LeashSlackCM.Source)
	row("limit", "temperature", "lowest °C", model.TemperatureLowest.Value, model.TemperatureLowest.Source)
	row("limit", "temperature", "caution °C", model.TemperatureCaution.Value, model.TemperatureCaution.Source)
	row("limit", "temperature", "highest °C", model.TemperatureHighest.Value, model.TemperatureHighest.Source)

	signs := func(kind string, list []model.Sign) {
		for i, s := range list {
			row(kind, s.Key, "place", i+1, s.Source)
		}
	}
	signs("stress", model.StressSigns())
	signs("comfort", model.ComfortSigns())
	signs("act", model.Acts())
	for _, t := range model.Treats() {
		row("treat", t.Key, "advice", fmt.Sprintf("high=%v sparingly=%v vegetable=%v avoid=%v", t.HighValue, t.Sparingly, t.Vegetable, t.Avoid), t.Source)
	}
	for _, s := range model.Styles() {
		row("style", string(s.Key), "fits", fmt.Sprintf("dwarfs=%v short_only=%v", s.Dwarfs, s.ShortWearOnly), s.Source)
	}
	for i, f := range model.Fasteners() {
		row("fastener", string(f), "place", i+1, "")
	}
	for _, s := range model.AllSpecies() {
		row("species", string(s), "dwarf", s.Dwarf(), "")
	}
	for _, p := range model.Places() {
		row("place", string(p), "outdoors", p.Outdoors(), "")
	}
	always := model.Gates(model.StageDrag, model.PlaceRoom)
	for i, g := range model.Gates(model.StagePen, model.PlaceYard) {
		when := "always"
		if i >= len(always) {
			when = "outdoors"
		}
		row("gate", g.Key, "when", when, g.Source)
	}
	for _, a := range model.Alternatives() {
		row("alternative", a, "parts", strings.Join(model.AlternativeParts(a), " "), "")
	}
	list := func(kind string, keys []string) {
		for i, k := range keys {
			row(kind, k, "place", i+1, "")
		}
	}
	list("fit", model.FitPoints())
	list("remedy", model.Remedies())
	list("warning", words(warnings()))
	list("end", words(model.EndReasons()))
	list("verdict", words(model.Verdicts()))
	return rows
}

// warnings are those of every kind of equipment, each once, in the order of
// their first use.
func warnings() (out []model.Warning) {
	all := model.EquipmentWarnings()
	for _, fastener := range model.Fasteners() {
		for _, style := range model.Styles() {
			for _, species := range model.AllSpecies() {
				all = append(all, model.HarnessWarnings(model.Harness{Style: style.Key, Fastener: fastener}, species)...)
			}
		}
	}
	for _, w := range append(all, model.LeashWarnings(model.StageWalk)...) {
		if !slices.Contains(out, w) {
			out = append(out, w)
		}
	}
	return out
}

func words[T ~string](list []T) []string {
	var out []string
	for _, w := range list {
		out = append(out, string(w))
	}
	return out
}

// The table was checked line by line against what the project knows of its
// subject. A figure, key or source mark that changes must change there too.
func TestCatalogueIsTheTable(t *testing.T) {
	text, err := os.ReadFile("testdata/catalogue.tsv")
	if err != nil {
		t.Fatal(err)
	}
	want := strings.Split(strings.TrimSpace(string(text)), "\n")[1:]
	got := catalogue()
	for _, w := range want {
		if !slices.Contains(got, w) {
			t.Errorf("the catalogue lacks, or says otherwise: %s", w)
		}
	}
	for _, g := range got {
		if !slices.Contains(want, g) {
			t.Errorf("the table does not know: %s", g)
		}
	}
	if !t.Failed() && len(got) != len(want) {
		t.Errorf("%d entries, the table has %d: something is there twice", len(got), len(want))
	}
}

// Each list is a copy: a caller that sorts or cuts it must not change what the
// next one gets.
func TestCatalogueCannotBeChanged(t *testing.T) {
	before := catalogue()
	clear(model.Ladder())
	clear(model.StressSigns())
	clear(model.ComfortSigns())
	clear(model.Acts())
	clear(model.Treats())
	clear(model.Styles())
	clear(model.Gates(model.StagePen, model.PlaceYard))
	if after := catalogue(); !slices.Equal(before, after) {
		t.Error("the catalogue changed through a list that it gave away")
	}
}

func TestLadderLeadsUpAndDown(t *testing.T) {
	stages := model.Ladder()
	for i, s := range stages {
		if found, ok := model.StageOf(s.Key); !ok || found != s {
			t.Errorf("%s is not found by its key", s.Key)
		}
		next, up := s.Next()
		if up != (i+1 < len(stages)) || up && next != stages[i+1] {
			t.Errorf("after %s comes %q", s.Key, next.Key)
		}
		prev, down := s.Previous()
		if down != (i > 0) || down && prev != stages[i-1] {
			t.Errorf("before %s comes %q", s.Key, prev.Key)
		}
		if s.Plan.Value < s.Goal.Value || s.Plan.Value > model.SessionCap.Value {
			t.Errorf("%s is planned for %v", s.Key, s.Plan.Value)
		}
	}
	if _, ok := model.StageOf("fly"); ok {
		t.Error("there is a stage fly")
	}
	if _, ok := (model.Stage{}).Next(); ok {
		t.Error("no stage has a next one")
	}
	if _, ok := (model.Stage{}).Previous(); ok {
		t.Error("no stage has a previous one")
	}
}
