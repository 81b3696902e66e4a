package commands_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestAReportIsWrittenForOneHamster(t *testing.T) {
	dir := t.TempDir()
	journal, out := filepath.Join(dir, "j.calmster"), filepath.Join(dir, "biscuit.html")
	if r := calmster(t, small, "import", "--journal", journal, "-"); r.code != 0 {
		t.Fatalf("import: %+v", r)
	}
	r := calmster(t, "", "report", "--journal", journal, "--hamster", "biscuit", "--out", out)
	if r.code != 0 || r.out != "" || !strings.Contains(r.errOut, out) {
		t.Errorf("report: %+v", r)
	}
	page, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	for want, times := range map[string]int{"<h1>": 1, "Biscuit": -1, "Sun 21 Jun 2026, 20:15": -1, "Nut": 0, "20 Nov 2026": -1} {
		if n := strings.Count(string(page), want); times >= 0 && n != times || times < 0 && n == 0 {
			t.Errorf("%q stands there %d times", want, n)
		}
	}
	if r := calmster(t, "", "report", "--journal", journal, "--hamster", "biscuit", "--out", "-"); r.code != 0 || r.out != string(page) {
		t.Error("the standard output gets another report")
	}
	r = calmster(t, "", "report", "--journal", journal, "--hamster", "biscuit", "--from", "2026-06-21", "--to", "2026-06-21", "--out", "-")
	if r.code != 0 || strings.Contains(r.out, "20 Jun 2026") || !strings.Contains(r.out, "21 Jun 2026") {
		t.Errorf("a range: %d, %s", r.code, r.errOut)
	}
}

func TestAReportThatCannotBeMadeSaysWhy(t *testing.T) {
	dir := t.TempDir()
	journal, out := filepath.Join(dir, "j.calmster"), filepath.Join(dir, "r.html")
	if r := calmster(t, small, "import", "--journal", journal, "-"); r.code != 0 {
		t.Fatalf("import: %+v", r)
	}
	for name, c := range map[string]struct {
		code int
		want string
		args []string
	}{
		"no file":         {2, "--out", []string{"--hamster", "Nut"}},
		"which hamster":   {2, "Biscuit or Nut", []string{"--out", out}},
		"no such hamster": {1, "Nobody", []string{"--hamster", "Nobody", "--out", out}},
		"no day":          {2, "21.6.2026", []string{"--hamster", "Nut", "--from", "21.6.2026", "--out", out}},
		"backwards":       {2, "before it begins", []string{"--hamster", "Nut", "--from", "2026-06-21", "--to", "2026-06-20", "--out", out}},
		"too many words":  {2, "now", []string{"now", "--hamster", "Nut", "--out", out}},
		"onto itself":     {2, "itself", []string{"--hamster", "Nut", "--out", journal}},
		"no folder":       {1, "nowhere", []string{"--hamster", "Nut", "--out", filepath.Join(dir, "nowhere", "r.html")}},
	} {
		t.Run(name, func(t *testing.T) {
			r := calmster(t, "", append([]string{"report", "--journal", journal}, c.args...)...)
			if r.code != c.code || r.out != "" || !strings.Contains(r.errOut, c.want) || strings.Contains(r.errOut, "cli.") {
				t.Errorf("%+v", r)
			}
			if _, err := os.Stat(out); err == nil {
				t.Error("a file was written")
			}
		})
	}
}

// Two hamsters of one name are told apart, and either is found by its id or
// by the beginning of it.
func TestTwoHamstersOfOneName(t *testing.T) {
	dir := t.TempDir()
	journal, out := filepath.Join(dir, "j.calmster"), filepath.Join(dir, "r.html")
	const two = `{"format": "calmster-journal", "version": 1, "hamsters": [
		{"id": "0a8f0000-0000-7000-8000-000000000001", "name": "Pip", "species": "syrian", "stage": "drape"},
		{"id": "0b8f0000-0000-7000-8000-000000000002", "name": "pip", "species": "roborovski", "stage": "drape"}], "sessions": []}`
	if r := calmster(t, two, "import", "--journal", journal, "-"); r.code != 0 {
		t.Fatalf("import: %+v", r)
	}
	report := func(of string) result {
		return calmster(t, "", "report", "--journal", journal, "--hamster", of, "--out", out)
	}
	if r := report("Pip"); r.code != 2 || !strings.Contains(r.errOut, "Pip (Syrian) = 0a8f0000-0000-7000-8000-000000000001") ||
		!strings.Contains(r.errOut, "id") {
		t.Errorf("by the name: %+v", r)
	}
	for _, id := range []string{"0b8f0000-0000-7000-8000-000000000002", "0B8F", "0b8f0000"} {
		if r := report(id); r.code != 0 {
			t.Errorf("by %s: %+v", id, r)
		}
	}
	if r := report("0b8"); r.code != 1 {
		t.Errorf("by too little of an id: %+v", r)
	}
	r := calmster(t, "", "assess", "--journal", journal, "--hamster", "pip")
	if r.code != 0 || !strings.Contains(r.out, "Pip (Syrian)") || !strings.Contains(r.out, "pip (Roborovski dwarf)") || !strings.Contains(r.errOut, "0a8f0000-0000-7000-8000-000000000001") {
		t.Errorf("assess: %+v", r)
	}
	if r := calmster(t, "", "assess", "--json", "--journal", journal); !strings.Contains(r.out, `"name":"Pip"`) {
		t.Errorf("assess --json: %+v", r)
	}
}
