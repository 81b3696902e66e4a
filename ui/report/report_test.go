package report_test

import (
	"bytes"
	"regexp"
	"strings"
	"testing"
	"time"

	"calmster/assets"
	"calmster/model"
	"calmster/ui/report"
)

func TestTheSameJournalMakesTheSameReport(t *testing.T) {
	if !bytes.Equal(written(t, sample()), written(t, sample())) {
		t.Error("two reports on one journal differ")
	}
}

func TestNotesGoInOnlyWhenTicked(t *testing.T) {
	g := sample()
	g.History.Hamster.Notes = "secret-of-hamster"
	g.History.Sessions[3].Note = "secret-of-session"
	last := &g.History.Sessions[len(g.History.Sessions)-1]
	last.Events = append(last.Events, model.Event{Seq: len(last.Events) + 1, Kind: model.KindNote, Note: "secret-of-event"})
	all := string(written(t, g))
	g.Notes = false
	none := string(written(t, g))
	for _, secret := range []string{"secret-of-hamster", "secret-of-session", "secret-of-event"} {
		if !strings.Contains(all, secret) {
			t.Errorf("with notes, %s is missing", secret)
		}
		if strings.Contains(none, secret) {
			t.Errorf("without notes, %s is there", secret)
		}
	}
	if last.Events[len(last.Events)-1].Note == "" {
		t.Error("the journal itself lost a note")
	}
}

// A report on a month tells of that month only; the verdict is that of all.
func TestARangeLeavesTheRestOut(t *testing.T) {
	g := sample()
	g.From, g.To = time.Date(2026, 10, 5, 0, 0, 0, 0, time.UTC), time.Date(2026, 10, 31, 0, 0, 0, 0, time.UTC)
	page := string(written(t, g))
	inside := 0
	for _, s := range g.History.Sessions {
		when := g.Say("format.day", model.Args{
			"Weekday": s.StartedAt.Format("Mon"), "Day": s.StartedAt.Day(), "Month": s.StartedAt.Format("Jan"),
		}) + " 2026, " + s.StartedAt.Format("15:04")
		is := s.StartedAt.Month() == time.October && s.StartedAt.Day() >= 5
		if is {
			inside++
		}
		if strings.Contains(page, when) != is {
			t.Errorf("%s: shown is %v", when, !is)
		}
		if s.Note != "" && !is && strings.Contains(page, s.Note) {
			t.Errorf("a note from outside is there: %s", s.Note)
		}
	}
	doc := parse(t, []byte(page))
	if rows := len(find(doc.root, "tr", "id", "session-0")); inside == 0 || rows != 1 || !strings.Contains(page, "session-"+itoa(inside-1)) || strings.Contains(page, "session-"+itoa(inside)+`"`) {
		t.Errorf("the table does not hold the %d sessions", inside)
	}
	a := g.History.At(g.History.Hamster.Stage, g.Rules)
	if !strings.Contains(page, g.Say("verdict."+string(a.Verdict), nil)) {
		t.Error("the verdict is not that of all sessions")
	}
	for _, c := range doc.charts {
		if c.Whole == "" {
			continue // no calendar
		}
		for _, s := range c.Option.Series {
			for _, e := range s.Data {
				// A band and a week may begin with the axis; nothing is before it.
				if x, ok := e.Value[0].(float64); ok && strings.HasPrefix(s.ID, "points") && x < c.Option.XAxis[0].Min {
					t.Errorf("%s: %v lies before %v", s.ID, x, c.Option.XAxis[0].Min)
				}
			}
		}
	}
	g.From, g.To = time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC), time.Time{}
	if page := string(written(t, g)); !strings.Contains(page, "0 sessions") || strings.Contains(page, "session-0") {
		t.Error("a range without sessions shows some")
	}
}

func TestWithoutSessionsTheReportStillSaysWhoAndWhat(t *testing.T) {
	g := sample()
	g.History.Sessions, g.History.Changes = nil, nil
	page := text(parse(t, written(t, g)).root)
	for _, want := range []string{"Biscuit", g.Say("verdict.too_early", nil), g.Say("report.welfare", nil), g.Say("report.none", nil)} {
		if !strings.Contains(page, want) {
			t.Errorf("does not say %q", want)
		}
	}
}

// A build without the chart script makes a report with pictures, and says so.
func TestWithoutTheChartScriptThereArePicturesAndASentence(t *testing.T) {
	var b bytes.Buffer
	if err := report.WriteWithout(&b, sample()); err != nil {
		t.Fatal(err)
	}
	page := b.String()
	if strings.Contains(page, "<script") || !strings.Contains(page, "script-src &#39;none&#39;") {
		t.Error("there is a script, or one might run")
	}
	if !strings.Contains(page, sample().Say("report.no_charts", nil)) || strings.Count(page, `<svg class="still"`) < 6 {
		t.Error("the sentence or a picture is missing")
	}
	if b.Len() > 300_000 {
		t.Errorf("%d bytes", b.Len())
	}
}

var (
	usesColour  = regexp.MustCompile(`var\(--([a-z-]+)\)|class="[^"]*?\b[fs]-([a-z-]+)|olor":"\$([a-z-]+)"|colour\("([a-z-]+)"\)`)
	givesColour = regexp.MustCompile(`--([a-z-]+):#`)
)

// A colour that the palette lacks would be black on black in the dark.
func TestEveryColourIsInThePalette(t *testing.T) {
	page := string(written(t, sample()))
	gives := map[string]int{}
	for _, m := range givesColour.FindAllStringSubmatch(page, -1) {
		gives[m[1]]++
	}
	for _, m := range usesColour.FindAllStringSubmatch(page, -1) {
		name := m[1] + m[2] + m[3] + m[4]
		if gives[name] != 4 { // light, dark by the system, dark by the button, paper
			t.Errorf("the colour %q is given %d times", name, gives[name])
		}
	}
}

// What would end a script element, or make the hashes of the page wrong, is not
// in the scripts.
func TestTheScriptsCanStandInAPage(t *testing.T) {
	engine, licences, err := assets.ChartScript()
	if err != nil {
		t.Fatalf("%v: run make assets", err)
	}
	_, _, script, err := assets.ReportPage()
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range []string{engine, script} {
		for _, bad := range []string{"</script", "<script", "<!--", "\r", "\x00"} {
			if strings.Contains(strings.ToLower(s), bad) {
				t.Errorf("holds %q", bad)
			}
		}
	}
	for _, want := range []string{"Apache License", "Copyright 2017-2024 The Apache Software Foundation", "Baidu", "Mike Bostock", "Microsoft"} {
		if !strings.Contains(licences, want) {
			t.Errorf("the licences lack %q", want)
		}
	}
}
