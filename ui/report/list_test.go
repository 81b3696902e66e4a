package report_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"calmster/model"
	"calmster/ui/report"
	"calmster/ui/words"
)

// A list to print runs nothing, whatever a keeper wrote, and says what it is a
// selection of.
func TestAListIsTextOnly(t *testing.T) {
	const evil = `</td><script>alert(1)</script><img src=x onerror=alert(2)>`
	id := model.ID{1}
	s := model.Session{
		HamsterID: id, Stage: model.StageWear, StartedAt: time.Date(2026, 6, 20, 20, 15, 0, 0, time.UTC),
		Duration: time.Minute, End: model.EndKeeper, Note: evil,
	}
	var out strings.Builder
	err := report.WriteList(&out, report.Listed{
		Sessions: slices.Values([]model.Session{s, s}), N: 2, Of: model.Search{HamsterID: id, Text: evil, Stage: model.StageWear},
		Names: map[model.ID]string{id: evil}, Rules: model.DefaultRules(), Now: s.StartedAt, Say: words.T,
	})
	if err != nil {
		t.Fatal(err)
	}
	page := out.String()
	for _, bad := range []string{"<script", "<img", "http://", "https://"} {
		if strings.Contains(page, bad) {
			t.Errorf("%s stands in the page", bad)
		}
	}
	for _, want := range []string{"default-src &#39;none&#39;; style-src &#39;sha256-", "2 sessions", "4 · Wear longer"} {
		if !strings.Contains(page, want) {
			t.Errorf("%s does not", want)
		}
	}
	if n := strings.Count(page, "<tr>"); n != 3 {
		t.Errorf("%d rows", n)
	}
}
