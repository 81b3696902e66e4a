package storage_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"calmster/storage"
)

// schema returns the published description of the exchange format.
func schema(t testing.TB) *jsonschema.Schema {
	t.Helper()
	s, err := jsonschema.NewCompiler().Compile(filepath.Join("..", "docs", "calmster-journal.schema.json"))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func valid(t testing.TB, s *jsonschema.Schema, file string) {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(strings.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Validate(v); err != nil {
		t.Errorf("the schema refuses it: %v", err)
	}
}

func TestSchemaAndImportTakeTheSameFiles(t *testing.T) {
	s := schema(t)
	valid(t, s, whole)
	// Each change makes the file one that neither takes.
	for _, c := range []struct{ old, new, pointer string }{
		{`"format": "calmster-journal"`, `"format": "diary"`, ""},
		{`"version": 1`, `"version": 2`, ""},
		{`"version": 1`, `"version": "1"`, "/version"},
		{`"version": 1,`, ``, "/version"},
		{`"name": "Plain"`, `"nome": "Plain"`, "/hamsters/1/name"},
		{`"name": "Plain"`, `"name": "  "`, "/hamsters/1/name"},
		{`"name": "Plain"`, `"name": 7`, "/hamsters/1/name"},
		{`"id": "018f0000-0000-7000-8000-000000000003"`, `"id": "three"`, "/hamsters/2/id"},
		{`"species": "syrian"`, `"species": "goldfish"`, "/hamsters/0/species"},
		{`"born": "2026-03-01"`, `"born": "1 March"`, "/hamsters/0/born"},
		{`"born": "2026-03-01"`, `"born": "2026-03-01", "photo": "a picture"`, "/hamsters/0/photo"},
		{`"born": "2026-03-01"`, `"born": "2026-03-01", "photo": 7`, "/hamsters/0/photo"},
		{`"created_at": "2026-06-01T18:00:00+02:00"`, `"created_at": "2026-06-01 18:00"`, "/hamsters/0/created_at"},
		{`"style": "vest"`, `"style": "cape"`, "/harnesses/0/style"},
		{`"one_finger": true`, `"one_finger": "yes"`, "/fit_checks/0/one_finger"},
		{`"no_rubbing": false, `, ``, "/fit_checks/0/no_rubbing"},
		{`"to": "wear"`, `"to": "fly"`, "/stage_changes/0/to"},
		{`"verdict": "ready"`, `"verdict": "go"`, "/stage_changes/0/verdict"},
		{`"duration_s": 212.4, `, ``, "/sessions/0/duration_s"},
		{`"duration_s": 212.4`, `"duration_s": -1`, "/sessions/0/duration_s"},
		{`"duration_s": 212.4`, `"duration_s": 1e9`, "/sessions/0/duration_s"},
		{`"planned_s": 300`, `"planned_s": "5 min"`, "/sessions/0/planned_s"},
		{`"end_reason": "stress"`, `"end_reason": ""`, "/sessions/0/end_reason"},
		{`"end_reason": "stress"`, `"end_reason": "tired"`, "/sessions/0/end_reason"},
		{`"place": "playpen"`, `"place": "moon"`, "/sessions/0/place"},
		{`"temperature_c": 21.5`, `"temperature_c": 451`, "/sessions/0/temperature_c"},
		{`"watched": false`, `"watched": "no"`, "/sessions/2/watched"},
		{`"at_s": 42,`, `"at_s": -42,`, "/sessions/0/events/0/at_s"},
		{`"at_s": 42,`, ``, "/sessions/0/events/0/at_s"},
		{`"seq": 1,`, `"seq": 0,`, "/sessions/0/events/0/seq"},
		{`"seq": 1,`, `"seq": 1.5,`, "/sessions/0/events/0/seq"},
		{`"code": "oats"`, `"code": "chocolate"`, "/sessions/0/events/0/code"},
		{`"code": "oats"`, `"code": "custom:"`, "/sessions/0/events/0/code"},
		{`, "code": "oats"`, ``, "/sessions/0/events/0/code"},
		{`"kind": "treat"`, `"kind": "song"`, "/sessions/0/events/0/kind"},
		{`"kind": "pause", "code": null`, `"kind": "pause", "code": "oats"`, "/sessions/0/events/3/code"},
		{`, "of": 1`, ``, "/sessions/0/events/2/of"},
		{`"code": "oats"`, `"code": "oats", "of": 1`, "/sessions/0/events/0/of"},
		{`"kind": "shaded_blanket"`, `"kind": "skydive"`, "/enrichments/0/kind"},
		{`"duration_s": 600.5, `, ``, "/enrichments/0/duration_s"},
		{`"comfort": ["exploring"`, `"comfort": ["flying"`, "/enrichments/0/comfort/0"},
		{`"treats": ["carrot", "carrot"]`, `"treats": "carrot"`, "/enrichments/0/treats"},
		{`"stress": ["trembling"]`, `"stress": [null]`, "/enrichments/0/stress/0"},
		{`"temperature_c": 20.5`, `"temperature_c": -200`, "/enrichments/0/temperature_c"},
		{`"events": []`, `"events": {}`, "/sessions/1/events"},
	} {
		file := strings.Replace(whole, c.old, c.new, 1)
		if file == whole {
			t.Fatalf("%s is not in the file", c.old)
		}
		v, err := jsonschema.UnmarshalJSON(strings.NewReader(file))
		if err != nil {
			t.Fatal(err)
		}
		if s.Validate(v) == nil {
			t.Errorf("%s: the schema takes it", c.new)
		}
		refused(t, file, c.pointer)
	}
}

// refused checks that a file is refused for what stands at the pointer; an
// empty one is a file that is wrong as a whole.
func refused(t *testing.T, file, pointer string) {
	t.Helper()
	_, err := storage.ReadExchange(strings.NewReader(file))
	if err == nil {
		t.Errorf("%s: taken", pointer)
		return
	}
	if got := pointerOf(err); got != pointer {
		t.Errorf("refused at %q, want %q: %v", got, pointer, err)
	}
}
