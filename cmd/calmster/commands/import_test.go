package commands_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// An import says what cannot have been so, keeps the journal as it was, and can
// be looked at first.
func TestAnImportCanBeLookedAtAndTakenBack(t *testing.T) {
	folder := t.TempDir()
	journal, file := filepath.Join(folder, "journal.calmster"), filepath.Join(folder, "over.json")
	const text = `{"format": "calmster-journal", "version": 1, "hamsters": [{"id": "018f0000-0000-7000-8000-000000000001", "name": "Over\u001b[31m"}], "sessions": [
{"id": "018f0000-0000-7000-8000-000000000041", "hamster_id": "018f0000-0000-7000-8000-000000000001", "stage": "wear", "started_at": "2026-06-10T20:00:00Z", "duration_s": 301, "end_reason": "planned"},
{"id": "018f0000-0000-7000-8000-000000000042", "hamster_id": "018f0000-0000-7000-8000-000000000001", "stage": "wear", "started_at": "2026-06-10T20:02:00Z", "duration_s": 301, "end_reason": "planned"}]}`
	write := func(text string) {
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write(text)
	if r := calmster(t, "", "--journal", journal, "import", "--preview", file); r.code != 0 || !strings.Contains(r.errOut, "overlaps") {
		t.Errorf("preview: %d %q", r.code, r.errOut)
	}
	if _, err := os.Stat(journal); err == nil {
		t.Error("a preview made a journal")
	}
	if r := calmster(t, "", "--journal", journal, "import", file); r.code != 0 || strings.Contains(r.errOut, "restore") {
		t.Errorf("first import: %d %q", r.code, r.errOut)
	}
	if r := calmster(t, "", "--journal", journal, "check"); r.code != 0 || !strings.Contains(r.out, "overlaps") ||
		!strings.Contains(r.out, "1 entry above") || strings.Contains(r.out, "no problem") || strings.Contains(r.out+r.errOut, "\x1b") {
		t.Errorf("check: %d %q %q", r.code, r.out, r.errOut)
	}
	if r := calmster(t, "", "--journal", journal, "import", file); r.code != 0 || strings.Contains(r.errOut, "restore") {
		t.Errorf("the same again keeps no copy: %d %q", r.code, r.errOut)
	}
	write(strings.ReplaceAll(text, "-00000000004", "-00000000005"))
	r := calmster(t, "", "--journal", journal, "import", file)
	kept, _ := filepath.Glob(filepath.Join(folder, "*.before-import-*"))
	if r.code != 0 || len(kept) != 1 || !strings.Contains(r.errOut, "calmster restore "+kept[0]) {
		t.Fatalf("second import: %d %q, kept %v", r.code, r.errOut, kept)
	}
	if r := calmster(t, "", "--journal", journal, "restore", kept[0]); r.code != 0 {
		t.Errorf("taken back: %d %q", r.code, r.errOut)
	}
	if r := calmster(t, "", "--journal", journal, "export", "--format", "csv"); strings.Contains(r.out, "-000000000051") || !strings.Contains(r.out, "-000000000041") {
		t.Errorf("after that: %s", r.out)
	}
}
