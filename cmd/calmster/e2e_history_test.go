//go:build linux

package main

import (
	"os"
	"path/filepath"
	"testing"

	"calmster/model"
	"calmster/ui/parts"
	"calmster/ui/words"
)

// twoSessions is a journal with a session that a search finds, and one that it
// does not.
const twoSessions = `{"format": "calmster-journal", "version": 1,
 "hamsters": [{"id": "018f0000-0000-7000-8000-000000000001", "name": "Biscuit", "species": "syrian", "stage": "wear"}],
 "sessions": [
  {"id": "018f0000-0000-7000-8000-000000000041", "hamster_id": "018f0000-0000-7000-8000-000000000001", "stage": "wear",
   "started_at": "2026-06-20T20:15:00Z", "duration_s": 120, "end_reason": "stress", "note": "thunder",
   "events": [{"seq": 1, "at_s": 100, "kind": "stress", "code": "freezing"}]},
  {"id": "018f0000-0000-7000-8000-000000000042", "hamster_id": "018f0000-0000-7000-8000-000000000001", "stage": "wear",
   "started_at": "2026-06-21T20:15:00Z", "duration_s": 120, "end_reason": "keeper"}]}`

// historyIsSearched looks for a session, deletes it and brings it back.
func historyIsSearched(t *testing.T, k *keeper) {
	k.running.Kill()
	file := filepath.Join(k.Temp(), "two.json")
	if err := os.WriteFile(file, []byte(twoSessions), 0o600); err != nil {
		t.Fatal(err)
	}
	k.Run(k.program, "import", file)
	before := k.Run(k.program, "export", "--format", "csv", "--out", "-")
	k.start()
	k.WaitText("Biscuit")
	k.Press("ctrl+3")
	k.WaitText(words.T("history.under", model.Args{"N": 2}))
	k.Press("f")
	k.Type("thun")
	k.WaitText(words.T("history.match", model.Args{"N": 1}))
	k.WaitText("thunder") // its note, beside it
	k.Press("Down")       // from the field to the list
	k.Press("Delete")
	k.WaitText(words.T("history.nothing", nil))
	if n := len(k.export().Sessions); n != 1 {
		t.Errorf("%d sessions are exported after a delete", n)
	}
	k.Press("ctrl+z")
	k.WaitText(words.T("history.match", model.Args{"N": 1}))
	if after := k.Run(k.program, "export", "--format", "csv", "--out", "-"); after != before {
		t.Errorf("exported before the delete:\n%s\nafter its undo:\n%s", before, after)
	}
	k.Click(words.T("history.clear", nil))
	k.WaitText(words.T("history.under", model.Args{"N": 2}))
	k.Click(words.T("table.ended", nil) + parts.Unfolds)
	k.Click(words.T("end.keeper.short", nil))
	k.WaitText(words.T("history.match", model.Args{"N": 1}))
	k.WaitGone("thunder")
	oldIsCorrected(t, k)
	aChartIsKept(t, k)
}

// oldIsCorrected moves a sign of an old session, which the journal then keeps
// beside what was tapped.
func oldIsCorrected(t *testing.T, k *keeper) {
	k.Click(words.T("history.clear", nil))
	k.WaitText(words.T("history.under", model.Args{"N": 2}))
	k.Press("f")
	k.Type("thun")
	k.WaitText(words.T("history.match", model.Args{"N": 1}))
	k.Click(words.T("sign.freezing", nil))
	k.Fill(words.T("correct.time", nil), "1:20")
	k.Press("Return")
	k.WaitText(words.T("session.corrected", model.Args{"What": words.T("sign.freezing", nil)}))
	for _, s := range k.export().Sessions {
		if n := len(s.Events); s.EndReason == "stress" && (n != 3 || s.Events[0].AtS != 100 || s.Events[1].Of != 1 || s.Events[2].AtS != 80) {
			t.Errorf("kept %+v", s.Events)
		}
	}
}
