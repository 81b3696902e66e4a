package commands_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"calmster/cmd/calmster/commands"
)

// result is what one run of the program left.
type result struct {
	code        int
	out, errOut string
	window      *commands.WindowOptions // as asked for, nil where it was not
	// how often it began to give way, and ceased to
	humble, back int
}

// calmster runs the program as from a shell.
func calmster(t *testing.T, stdin string, args ...string) result {
	t.Helper()
	var r result
	var out, errOut bytes.Buffer
	p := commands.Program{
		Stdin: strings.NewReader(stdin), Stdout: &out, Stderr: &errOut, Version: "9.8.7",
		Now: func() time.Time { return time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC) },
		Humble: func() func() {
			r.humble++
			return func() { r.back++ }
		},
		Window: func(o commands.WindowOptions) error {
			r.window = &o
			return nil
		},
	}
	r.code = p.Run(t.Context(), args)
	r.out, r.errOut = out.String(), errOut.String()
	return r
}

const small = `{"format": "calmster-journal", "version": 1,
 "hamsters": [{"id": "018f0000-0000-7000-8000-000000000001", "name": "Biscuit", "species": "syrian", "stage": "drape"},
              {"id": "018f0000-0000-7000-8000-000000000002", "name": "Nut", "species": "chinese", "stage": "meet"}],
 "sessions": [
  {"id": "018f0000-0000-7000-8000-000000000042", "hamster_id": "018f0000-0000-7000-8000-000000000001", "stage": "drape",
   "started_at": "2026-06-21T20:15:00+02:00", "duration_s": 12.5, "end_reason": "planned"},
  {"id": "018f0000-0000-7000-8000-000000000043", "hamster_id": "018f0000-0000-7000-8000-000000000002", "stage": "meet",
   "started_at": "2026-06-20T21:15:00+02:00", "duration_s": 60, "end_reason": "keeper"},
  {"id": "018f0000-0000-7000-8000-000000000041", "hamster_id": "018f0000-0000-7000-8000-000000000001", "stage": "drape",
   "started_at": "2026-06-20T20:15:00+02:00", "duration_s": 9, "end_reason": "stress",
   "events": [{"seq": 1, "at_s": 4.5, "kind": "stress", "code": "rolling"}]}]}`

func TestAJournalGoesInAndOut(t *testing.T) {
	dir := t.TempDir()
	journal, file := filepath.Join(dir, "j.calmster"), filepath.Join(dir, "small.json")
	if err := os.WriteFile(file, []byte(small), 0o600); err != nil {
		t.Fatal(err)
	}
	if r := calmster(t, "", "import", file, "--journal", journal); r.code != 0 || !strings.Contains(r.out, "2 hamsters") {
		t.Fatalf("import: %+v", r)
	}
	if r := calmster(t, small, "--journal", journal, "import", "-"); r.code != 0 || !strings.Contains(r.out, "0 hamsters, 0 sessions") {
		t.Errorf("import again: %+v", r)
	}
	out := filepath.Join(dir, "out.json")
	if r := calmster(t, "", "--journal="+journal, "export", "--format", "json", "--out", out); r.code != 0 || r.out != "" {
		t.Errorf("export: %+v", r)
	}
	written, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	streamed := calmster(t, "", "export", "--journal", journal)
	if streamed.code != 0 || streamed.out != string(written) {
		t.Errorf("export to the standard output differs: %+v", streamed)
	}
	var exported, given map[string]any
	if err := errors.Join(json.Unmarshal(written, &exported), json.Unmarshal([]byte(small), &given)); err != nil {
		t.Fatal(err)
	}
	if len(exported["sessions"].([]any)) != 3 || exported["exported_at"] != "2026-11-20T12:00:00Z" {
		t.Errorf("exported %s", written)
	}
	csv := calmster(t, "", "export", "--journal", journal, "--format", "csv")
	if lines := strings.Count(csv.out, "\n"); csv.code != 0 || lines != 4 {
		t.Errorf("csv: %+v", csv)
	}
	left, err := filepath.Glob(filepath.Join(dir, ".*"))
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v %v", left, err)
	}
}

func TestAssessSaysOneLineASessionOldestFirst(t *testing.T) {
	journal := filepath.Join(t.TempDir(), "j.calmster")
	if r := calmster(t, small, "import", "--journal", journal, "-"); r.code != 0 {
		t.Fatalf("import: %+v", r)
	}
	r := calmster(t, "", "assess", "--history", "--json", "--journal", journal)
	if r.code != 0 || r.errOut != "" {
		t.Fatalf("assess: %+v", r)
	}
	var lines []map[string]any
	for s := bufio.NewScanner(strings.NewReader(r.out)); s.Scan(); {
		var line map[string]any
		if err := json.Unmarshal(s.Bytes(), &line); err != nil {
			t.Fatalf("%v: %s", err, s.Text())
		}
		lines = append(lines, line)
	}
	if len(lines) != 3 {
		t.Fatalf("%d lines: %s", len(lines), r.out)
	}
	keys := slices.Sorted(maps.Keys(lines[0]))
	want := []string{
		"at_least", "calm_s", "chance_high", "chance_low", "chance_next", "hamster_id", "outcome",
		"reasons", "session_id", "stage", "verdict",
	}
	if !slices.Equal(keys, want) {
		t.Errorf("keys %v", keys)
	}
	for i, want := range []struct {
		session, outcome string
		calm             float64
		atLeast          bool
	}{{"41", "stressed", 4.5, false}, {"43", "unknown", 60, true}, {"42", "calm", 12.5, true}} {
		l := lines[i]
		if !strings.HasSuffix(l["session_id"].(string), want.session) || l["outcome"] != want.outcome ||
			l["calm_s"] != want.calm || l["at_least"] != want.atLeast {
			t.Errorf("line %d: %v", i, l)
		}
		if _, ok := l["reasons"].([]any); !ok {
			t.Errorf("line %d has no list of reasons: %v", i, l)
		}
	}

	if r := calmster(t, "", "assess", "--history", "--json", "--journal", journal, "--hamster", "biscuit"); r.code != 0 || strings.Count(r.out, "\n") != 2 {
		t.Errorf("one hamster: %+v", r)
	}
	if r := calmster(t, "", "assess", "--journal", journal); r.code != 0 || !strings.Contains(r.out, "Biscuit") || !strings.Contains(r.out, "Nut") {
		t.Errorf("now: %+v", r)
	}
	if r := calmster(t, "", "assess", "--journal", journal, "--hamster", "Nobody"); r.code != 1 || !strings.Contains(r.errOut, "Nobody") {
		t.Errorf("unknown hamster: %+v", r)
	}
}

func TestWhatCannotBeDoneIsSaidInOneSentenceAndChangesNothing(t *testing.T) {
	dir := t.TempDir()
	write := func(name, content string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	good := filepath.Join(dir, "good.calmster")
	if r := calmster(t, small, "import", "--journal", good, "-"); r.code != 0 {
		t.Fatalf("import: %+v", r)
	}
	before := calmster(t, "", "export", "--journal", good).out
	text := write("text.calmster", "Dear diary")
	none := filepath.Join(dir, "none.calmster")
	wrongStage := strings.Replace(small, `"stage": "meet",`+"\n", `"stage": "fly",`+"\n", 1)
	for name, c := range map[string]struct {
		code  int
		want  string // in the sentence
		stdin string
		args  []string
	}{
		"no journal":         {1, none, "", []string{"export", "--journal", none}},
		"no journal, check":  {1, none, "", []string{"check", "--journal", none}},
		"no journal, assess": {1, none, "", []string{"assess", "--journal", none}},
		"no such file":       {1, "gone.json", "", []string{"import", "--journal", good, filepath.Join(dir, "gone.json")}},
		"foreign file":       {1, text, "", []string{"check", "--journal", text}},
		"import over text":   {1, text, small, []string{"import", "-", "--journal", text}},
		"broken JSON":        {1, "line 6, column", small[:len(small)/2], []string{"import", "-", "--journal", good}},
		"wrong value":        {1, "/sessions/1/stage", wrongStage, []string{"import", "-", "--journal", good}},
		"wrong, no journal":  {1, "/sessions/1/stage", wrongStage, []string{"import", "-", "--journal", none}},
		"dangling":           {1, "/sessions/0/hamster_id", strings.Replace(small, "-000000000001\",", "-000000000009\",", 1), []string{"import", "-", "--journal", none}},
		"newer format":       {1, "newer", strings.Replace(small, `"version": 1`, `"version": 2`, 1), []string{"import", "-", "--journal", good}},
		"empty":              {1, "not a journal", "", []string{"import", "-", "--journal", good}},
		"unknown command":    {2, "frobnicate", "", []string{"frobnicate"}},
		"unknown flag":       {2, "sideways", "", []string{"export", "--sideways", "--journal", good}},
		"no value":           {2, "out", "", []string{"export", "--journal", good, "--out"}},
		"unknown format":     {2, "pdf", "", []string{"export", "--journal", good, "--format", "pdf"}},
		"xlsx to the screen": {2, "--out", "", []string{"export", "--journal", good, "--format", "xlsx"}},
		"too many words":     {2, "now", "", []string{"check", "now", "--journal", good}},
		"import of nothing":  {2, "file", "", []string{"import", "--journal", good}},
		"onto itself":        {2, "itself", "", []string{"export", "--journal", good, "--out", good}},
		"backup onto itself": {2, "itself", "", []string{"backup", "--journal", good, "--out", good}},
		"no folder":          {1, filepath.Join("nowhere", "x.json"), "", []string{"export", "--journal", good, "--out", filepath.Join(dir, "nowhere", "x.json")}},
		"restore a text":     {1, text, "", []string{"restore", "--journal", good, text}},
		"demo and command":   {2, "--demo", "", []string{"--demo", "check"}},
	} {
		t.Run(name, func(t *testing.T) {
			r := calmster(t, c.stdin, c.args...)
			if r.code != c.code || r.out != "" || !strings.Contains(r.errOut, c.want) {
				t.Errorf("%v: %+v", c.args, r)
			}
			if strings.Contains(r.errOut, "{{") || strings.Contains(r.errOut, "no value") || strings.Contains(r.errOut, "problem.") {
				t.Errorf("not a sentence: %s", r.errOut)
			}
		})
	}
	if after := calmster(t, "", "export", "--journal", good).out; after != before {
		t.Error("the journal was changed")
	}
	if _, err := os.Stat(none); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a journal was made: %v", err)
	}
	if b, err := os.ReadFile(text); err != nil || string(b) != "Dear diary" {
		t.Errorf("the foreign file was changed: %q %v", b, err)
	}
}

// What the window asks for once a day: a backup where there is none yet, giving
// way to all others, but not before the journal is open.
func TestTheBackupOfTheDay(t *testing.T) {
	journal := filepath.Join(t.TempDir(), "j.calmster")
	if r := calmster(t, "", "--journal", journal, "backup", "--daily", "3"); r.code != 1 || r.humble != 0 {
		t.Fatalf("without a journal: %+v", r)
	}
	if r := calmster(t, small, "import", "-", "--journal", journal); r.code != 0 {
		t.Fatalf("import: %+v", r)
	}
	for range 2 {
		if r := calmster(t, "", "--journal", journal, "backup", "--daily", "3"); r.code != 0 || r.out+r.errOut != "" || r.humble != 1 || r.back != 1 {
			t.Fatalf("backup: %+v", r)
		}
		made, err := filepath.Glob(filepath.Join(filepath.Dir(journal), "backups", "*"))
		if err != nil || len(made) != 1 || filepath.Base(made[0]) != "j-daily-2026-11-20.calmster" {
			t.Fatalf("%q, %v", made, err)
		}
	}
}

func TestABackupCanBePutBack(t *testing.T) {
	dir := t.TempDir()
	journal, copied := filepath.Join(dir, "j.calmster"), filepath.Join(dir, "copy.calmster")
	if r := calmster(t, small, "import", "-", "--journal", journal); r.code != 0 {
		t.Fatalf("import: %+v", r)
	}
	before := calmster(t, "", "export", "--journal", journal).out
	if r := calmster(t, "", "backup", "--journal", journal, "--out", copied); r.code != 0 {
		t.Fatalf("backup: %+v", r)
	}
	later := strings.ReplaceAll(small, "018f0000", "018f0001")
	if r := calmster(t, later, "import", "-", "--journal", journal); r.code != 0 {
		t.Fatalf("import: %+v", r)
	}
	changed := calmster(t, "", "export", "--journal", journal).out
	if r := calmster(t, "", "restore", "--journal", journal, copied); r.code != 0 {
		t.Fatalf("restore: %+v", r)
	}
	if now := calmster(t, "", "export", "--journal", journal); now.out != before {
		t.Errorf("after the restore: %+v", now)
	}
	if r := calmster(t, "", "check", "--journal", journal); r.code != 0 {
		t.Errorf("check: %+v", r)
	}
	aside, err := filepath.Glob(journal + ".before-*")
	if err != nil || len(aside) != 1 {
		t.Fatalf("kept aside: %v %v", aside, err)
	}
	if r := calmster(t, "", "export", "--journal", aside[0]); r.out != changed {
		t.Errorf("what was kept aside: %+v", r)
	}

	t.Run("in the place of a damaged one", func(t *testing.T) {
		if err := os.Truncate(journal, 5000); err != nil {
			t.Fatal(err)
		}
		if r := calmster(t, "", "check", "--journal", journal); r.code != 1 || !strings.Contains(r.errOut, "damaged") {
			t.Errorf("check: %+v", r)
		}
		if r := calmster(t, "", "restore", "--journal", journal, copied); r.code != 0 {
			t.Fatalf("restore: %+v", r)
		}
		if now := calmster(t, "", "export", "--journal", journal); now.out != before {
			t.Errorf("after the restore: %+v", now)
		}
	})
}

func TestTheWindowAndTheSimpleAnswers(t *testing.T) {
	if r := calmster(t, "", "--journal", "x.calmster"); r.code != 0 || r.window == nil || r.window.Journal != "x.calmster" || r.window.Demo {
		t.Errorf("window: %+v", r)
	}
	if r := calmster(t, "", "--demo"); r.code != 0 || r.window == nil || !r.window.Demo {
		t.Errorf("demo: %+v", r)
	}
	for _, args := range [][]string{{"help"}, {"--help"}, {"-h"}, {"export", "--help"}} {
		if r := calmster(t, "", args...); r.code != 0 || !strings.Contains(r.out, "calmster import FILE") || r.window != nil {
			t.Errorf("%v: %+v", args, r)
		}
	}
	if r := calmster(t, "", "version"); r.code != 0 || !strings.Contains(r.out, "9.8.7") || !strings.Contains(r.out, "sqlite 3.") {
		t.Errorf("version: %+v", r)
	}
	data := t.TempDir()
	t.Setenv("XDG_DATA_HOME", data)
	t.Setenv("LOCALAPPDATA", data)
	t.Setenv("HOME", data)
	if r := calmster(t, "", "paths"); r.code != 0 || !strings.HasPrefix(r.out, "journal\t"+data) || !strings.Contains(r.out, filepath.Join("calmster", "journal.calmster")) {
		t.Errorf("paths: %+v", r)
	}
	if left, err := os.ReadDir(data); err != nil || len(left) != 0 {
		t.Errorf("paths made something: %v %v", left, err)
	}
}

// Four calm sessions in two nights are no three days: the stage that asks for
// them is not left after 24 hours and 35 minutes.
func TestANightIsOneDay(t *testing.T) {
	journal := filepath.Join(t.TempDir(), "j.calmster")
	const nights = `{"format": "calmster-journal", "version": 1,
 "hamsters": [{"id": "018f0000-0000-7000-8000-000000000001", "name": "Mila", "species": "syrian", "stage": "meet"}],
 "sessions": [
  {"id": "018f0000-0000-7000-8000-000000000041", "hamster_id": "018f0000-0000-7000-8000-000000000001", "stage": "meet",
   "started_at": "2026-03-02T23:40:00+01:00", "duration_s": 301, "end_reason": "planned"},
  {"id": "018f0000-0000-7000-8000-000000000042", "hamster_id": "018f0000-0000-7000-8000-000000000001", "stage": "meet",
   "started_at": "2026-03-03T00:20:00+01:00", "duration_s": 301, "end_reason": "planned"},
  {"id": "018f0000-0000-7000-8000-000000000043", "hamster_id": "018f0000-0000-7000-8000-000000000001", "stage": "meet",
   "started_at": "2026-03-03T23:50:00+01:00", "duration_s": 301, "end_reason": "planned"},
  {"id": "018f0000-0000-7000-8000-000000000044", "hamster_id": "018f0000-0000-7000-8000-000000000001", "stage": "meet",
   "started_at": "2026-03-04T00:15:00+01:00", "duration_s": 301, "end_reason": "planned"}]}`
	if r := calmster(t, nights, "import", "--journal", journal, "-"); r.code != 0 {
		t.Fatalf("import: %+v", r)
	}
	r := calmster(t, "", "assess", "--history", "--json", "--journal", journal)
	lines := strings.Split(strings.TrimSpace(r.out), "\n")
	if r.code != 0 || len(lines) != 4 {
		t.Fatalf("assess: %+v", r)
	}
	if last := lines[3]; strings.Contains(last, `"ready"`) || !strings.Contains(last, "2 different days, of at least 3") {
		t.Errorf("after two nights: %s", last)
	}
}
