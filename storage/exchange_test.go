package storage_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"calmster/storage"
)

func mustImport(t testing.TB, j *storage.Journal, file string) storage.ImportReport {
	t.Helper()
	report, err := j.Import(t.Context(), strings.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	return report
}

func mustExport(t testing.TB, j *storage.Journal) string {
	t.Helper()
	var b bytes.Buffer
	if err := j.ExportJSON(t.Context(), &b, noon); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// canonical returns a file's records in an order of their own, so that files
// compare whatever order they are in. Missing lists are empty ones.
func canonical(t testing.TB, file string) map[string]any {
	t.Helper()
	var v map[string]any
	d := json.NewDecoder(strings.NewReader(file))
	d.UseNumber()
	if err := d.Decode(&v); err != nil {
		t.Fatal(err)
	}
	delete(v, "exported_at")
	for _, key := range []string{"hamsters", "harnesses", "fit_checks", "stage_changes", "sessions", "enrichments"} {
		list := append([]any{}, asList(v[key])...)
		slices.SortFunc(list, func(a, b any) int {
			return strings.Compare(a.(map[string]any)["id"].(string), b.(map[string]any)["id"].(string))
		})
		v[key] = list
	}
	return v
}

func sameFile(t testing.TB, got, want string) {
	t.Helper()
	if g, w := canonical(t, got), canonical(t, want); !reflect.DeepEqual(g, w) {
		for key := range w {
			if !reflect.DeepEqual(g[key], w[key]) {
				a, _ := json.Marshal(g[key])
				b, _ := json.Marshal(w[key])
				t.Errorf("%s differ:\n got %.3000s\nwant %.3000s", key, a, b)
			}
		}
	}
}

// practice returns the practice journal that lies beside the repository on
// machines where the project is worked on.
func practice(t testing.TB) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("..", "..", "shared", "practice", "journal.json"))
	if err != nil {
		t.Skip("no practice journal here")
	}
	return string(b)
}

func TestPracticeJournalComesBackAsItWas(t *testing.T) {
	file := practice(t)
	j := mustOpen(t, "")
	first := mustImport(t, j, file)
	if first.Sessions.Added != 4800 || first.Hamsters.Added != 120 || len(first.Unknown) != 0 || len(first.Differences) != 0 {
		t.Errorf("first import: %+v", first)
	}
	out := mustExport(t, j)
	sameFile(t, out, file)
	second := mustImport(t, j, file)
	if second.Changed() || second.Sessions.Same != 4800 || second.Hamsters.Same != 120 {
		t.Errorf("second import: %+v", second)
	}
	if again := mustExport(t, j); again != out {
		t.Error("the second import changed the export")
	}
}

func asList(v any) []any {
	list, _ := v.([]any)
	return list
}

// whole is a small file with every key of the format, and with the ways to
// leave one out.
const whole = `{
 "format": "calmster-journal", "version": 1, "exported_at": "2026-11-20T12:00:00Z",
 "hamsters": [
  {"id": "018f0000-0000-7000-8000-000000000001", "name": "Bis\"cuit <b> ö", "species": "syrian", "born": "2026-03-01", "stage": "wear", "notes": "",
   "created_at": "2026-06-01T18:00:00+02:00", "updated_at": "2026-06-02T18:00:00.25-07:30", "archived_at": null},
  {"id": "018f0000-0000-7000-8000-000000000002", "name": "Plain"},
  {"id": "018f0000-0000-7000-8000-000000000003", "name": "Gone", "species": "other", "stage": "meet", "born": null, "created_at": "2026-06-01T18:00:00+00:00", "archived_at": "2026-06-01T18:00:00Z"}
 ],
 "harnesses": [
  {"id": "018f0000-0000-7000-8000-000000000011", "hamster_id": "018f0000-0000-7000-8000-000000000001", "label": "blue vest", "style": "vest", "fastener": "velcro", "notes": "soft", "retired_at": null},
  {"id": "018f0000-0000-7000-8000-000000000012", "hamster_id": "018f0000-0000-7000-8000-000000000001", "style": "h"}
 ],
 "fit_checks": [
  {"id": "018f0000-0000-7000-8000-000000000021", "harness_id": "018f0000-0000-7000-8000-000000000011", "at": "2026-06-19T20:15:00+02:00", "one_finger": true, "moves_freely": true, "no_rubbing": false, "breathes_freely": true, "note": ""}
 ],
 "stage_changes": [
  {"id": "018f0000-0000-7000-8000-000000000031", "hamster_id": "018f0000-0000-7000-8000-000000000001", "at": "2026-06-19T20:15:00+02:00", "from": "fasten", "to": "wear", "verdict": "ready", "reason": ""},
  {"id": "018f0000-0000-7000-8000-000000000032", "hamster_id": "018f0000-0000-7000-8000-000000000001", "at": "2026-06-18T20:15:00Z", "from": "drape", "to": "fasten"}
 ],
 "sessions": [
  {"id": "018f0000-0000-7000-8000-000000000041", "hamster_id": "018f0000-0000-7000-8000-000000000001", "harness_id": "018f0000-0000-7000-8000-000000000011", "stage": "wear",
   "started_at": "2026-06-20T20:15:00+02:00", "planned_s": 300, "duration_s": 212.4, "end_reason": "stress", "place": "playpen", "temperature_c": 21.5, "note": "two\nlines",
   "events": [{"seq": 1, "at_s": 42, "kind": "treat", "code": "oats"},
              {"seq": 2, "at_s": 42.5, "kind": "stress", "code": "freezing", "note": ""},
              {"seq": 3, "at_s": 203.1, "kind": "undo", "of": 1},
              {"seq": 4, "at_s": 0, "kind": "pause", "code": null},
              {"seq": 5, "at_s": 204, "kind": "treat", "code": "custom:pumpkin_seed", "note": "a big one"}]},
  {"id": "018f0000-0000-7000-8000-000000000042", "hamster_id": "018f0000-0000-7000-8000-000000000002", "harness_id": null, "stage": "meet",
   "started_at": "2026-06-20T20:15:00Z", "planned_s": 0, "duration_s": 0, "end_reason": "keeper", "place": "", "temperature_c": null, "note": "", "watched": true, "events": []},
  {"id": "018f0000-0000-7000-8000-000000000043", "hamster_id": "018f0000-0000-7000-8000-000000000002", "stage": "meet",
   "started_at": "2026-06-20T20:15:00.001-11:00", "duration_s": 83, "end_reason": "planned", "watched": false}
 ],
 "enrichments": [
  {"id": "018f0000-0000-7000-8000-000000000051", "hamster_id": "018f0000-0000-7000-8000-000000000001", "kind": "shaded_blanket", "started_at": "2026-06-21T19:15:00+02:00",
   "duration_s": 600.5, "temperature_c": 20.5, "comfort": ["exploring", "custom:sniffs"], "stress": ["trembling"], "treats": ["carrot", "carrot"], "note": "warm", "updated_at": "2026-06-21T19:40:00+02:00"},
  {"id": "018f0000-0000-7000-8000-000000000052", "hamster_id": "018f0000-0000-7000-8000-000000000002", "kind": "digging_box", "started_at": "2026-06-22T19:15:00Z",
   "duration_s": 0, "comfort": [], "treats": null, "note": ""}
 ]
}`

func TestExportGivesBackEveryKeyAsItWas(t *testing.T) {
	j := mustOpen(t, "")
	report := mustImport(t, j, "\ufeff"+whole)
	if len(report.Unknown) != 0 || report.Events != 5 || report.Sessions.Added != 3 {
		t.Errorf("report: %+v", report)
	}
	out := mustExport(t, j)
	sameFile(t, out, whole)
	if again := mustImport(t, j, whole); again.Changed() || len(again.Differences) != 0 {
		t.Errorf("the second import: %+v", again)
	}
	other := mustOpen(t, "")
	mustImport(t, other, out)
	if mustExport(t, other) != out {
		t.Error("a journal that went through a file is another one")
	}
}
