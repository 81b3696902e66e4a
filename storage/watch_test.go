package storage_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"

	"calmster/model"
)

// A session that lasted to its goal without a sign is calm where somebody is
// known to have watched, and unknown where nobody said so of one that was found
// without an end.
func TestWhatWasSaidOfWatchingIsKept(t *testing.T) {
	const hamster = "01890000-0000-7000-8000-000000000001"
	for i, c := range []struct {
		end, said string
		watch     model.Watch
		column    string
		outcome   model.Outcome
	}{
		{"planned", ``, model.WatchUnsaid, "yes", model.OutcomeCalm},
		{"planned", `, "watched": null`, model.WatchUnsaid, "yes", model.OutcomeCalm},
		{"planned", `, "watched": true`, model.WatchWhole, "yes", model.OutcomeCalm},
		{"planned", `, "watched": false`, model.WatchNot, "no", model.OutcomeUnknown},
		{"interrupted", ``, model.WatchUnsaid, "unknown", model.OutcomeUnknown},
		{"interrupted", `, "watched": null`, model.WatchUnsaid, "unknown", model.OutcomeUnknown},
		{"interrupted", `, "watched": true`, model.WatchWhole, "yes", model.OutcomeCalm},
		{"interrupted", `, "watched": false`, model.WatchNot, "no", model.OutcomeUnknown},
	} {
		file := fmt.Sprintf(`{"format": "calmster-journal", "version": 1, "hamsters": [{"id": "%s", "name": "Pip", "species": "syrian", "stage": "drape"}],
			"sessions": [{"id": "01890000-0000-7000-8000-00000000010%d", "hamster_id": "%s", "stage": "drape",
				"started_at": "2026-06-20T20:15:00+02:00", "duration_s": 17.9, "end_reason": "%s"%s}]}`, hamster, i, hamster, c.end, c.said)
		j := mustOpen(t, "")
		mustImport(t, j, file)
		sameFile(t, mustExport(t, j), file)
		if again := mustImport(t, j, file); again.Changed() || len(again.Differences) > 0 {
			t.Errorf("%s%s again: %+v", c.end, c.said, again)
		}
		h, err := j.History(t.Context(), uuid.MustParse(hamster))
		if err != nil {
			t.Fatal(err)
		}
		if s := h.Sessions[0]; s.Watch != c.watch || s.Outcome(10*time.Second) != c.outcome {
			t.Errorf("%s%s became %q, %s", c.end, c.said, s.Watch, s.Outcome(10*time.Second))
		}
		var table bytes.Buffer
		if err := j.ExportCSV(t.Context(), &table, model.Search{}); err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(table.String(), "\ufeff"))).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		for k, column := range rows[0] {
			if column == "watched" && rows[1][k] != c.column {
				t.Errorf("%s%s: the table says %q", c.end, c.said, rows[1][k])
			}
		}
		if found, err := j.Check(t.Context()); err != nil || len(found) > 0 {
			t.Errorf("%s%s: %v, %v", c.end, c.said, found, err)
		}
	}
}
