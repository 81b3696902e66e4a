package report_test

import (
	"bytes"
	"testing"
	"time"

	"calmster/model"
	"calmster/ui/report"
	"calmster/ui/words"
)

// noon is when the tests' reports are made.
var noon = time.Date(2026, 11, 20, 12, 0, 0, 0, time.FixedZone("", 3600))

// sample is a report on the longer story of the sample journal.
func sample() report.Given {
	story := model.Sample(noon, words.T)
	h := model.History{Hamster: story.Hamsters[0]}
	for _, s := range story.Sessions {
		if s.HamsterID == h.Hamster.ID {
			h.Sessions = append(h.Sessions, s)
		}
	}
	for _, c := range story.Changes {
		if c.HamsterID == h.Hamster.ID {
			h.Changes = append(h.Changes, c)
		}
	}
	return report.Given{History: h, Rules: model.DefaultRules(), Say: words.T, Now: noon, Notes: true}
}

// written returns the report as bytes.
func written(t testing.TB, g report.Given) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := report.Write(&b, g); err != nil {
		t.Fatalf("write the report: %v", err)
	}
	return b.Bytes()
}
