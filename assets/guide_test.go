package assets_test

import (
	"encoding/csv"
	"fmt"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"calmster/assets"
	"calmster/model"
	"calmster/ui/words"
)

func pages(t *testing.T) map[string]assets.Page { t.Helper(); return pagesIn(t, "en") }

func pagesIn(t *testing.T, lang string) map[string]assets.Page {
	t.Helper()
	list, err := assets.GuidePages(lang)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]assets.Page{}
	for _, p := range list {
		if _, twice := out[p.Key]; twice || p.Key == "" {
			t.Errorf("page key %q is empty or there twice", p.Key)
		}
		out[p.Key] = p
	}
	return out
}

// A fact of the two sources, or a default of ours: the section of the list of
// facts that it stands in, the page that tells it, and the words there.
type fact struct{ section, key, page, phrase string }

func facts(t *testing.T) []fact {
	t.Helper()
	f, err := os.Open("guide/facts.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.Comma, r.LazyQuotes, r.FieldsPerRecord = '\t', true, 4
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out []fact
	for _, row := range rows[1:] {
		out = append(out, fact{row[0], row[1], row[2], row[3]})
	}
	return out
}

// A guide with a fact missing would still look complete; this table notices.
func TestGuideTellsEveryFact(t *testing.T) {
	guide, sections := pages(t), map[string]int{}
	for _, f := range facts(t) {
		if p, ok := guide[f.page]; !ok {
			t.Errorf("%s: there is no page %q", f.key, f.page)
		} else if !strings.Contains(p.Body, f.phrase) {
			t.Errorf("%s: page %q does not say %q", f.key, f.page, f.phrase)
		} else if page, block, err := assets.GuidePlace(f.key); err != nil || page != f.page {
			t.Errorf("%s: found on page %q: %v", f.key, page, err)
		} else {
			t.Logf("§%s %s: %s, block %d: %s", f.section, f.key, p.Title, block, f.phrase)
		}
		sections[f.section]++
	}
	for _, s := range "12345678" {
		if sections[string(s)] == 0 {
			t.Errorf("no fact of section %c", s)
		}
	}
}

// Whatever the catalogue holds stands in the table of facts, and so in the guide.
func TestGuideTellsTheWholeCatalogue(t *testing.T) {
	told := map[string]bool{}
	for _, f := range facts(t) {
		if told[f.key] {
			t.Errorf("fact %s stands there twice", f.key)
		}
		told[f.key] = true
	}
	want := func(kind, key string) {
		if !told[kind+"."+key] {
			t.Errorf("no fact %s.%s", kind, key)
		}
	}
	signs := func(kind string, list []model.Sign) {
		for _, s := range list {
			want(kind, s.Key)
		}
	}
	signs("sign", model.StressSigns())
	signs("sign", model.ComfortSigns())
	for _, code := range model.DefaultPad().Acts {
		want("act", code)
	}
	for _, v := range model.Treats() {
		want("treat", v.Key)
	}
	for _, v := range model.Styles() {
		want("style", string(v.Key))
	}
	for _, v := range model.Gates(model.StagePen, model.PlaceYard) {
		want("gate", v.Key)
	}
	for kind, keys := range map[string][]string{
		"alternative": model.Alternatives(), "fit": model.FitPoints(),
		"remedy": model.Remedies(),
	} {
		for _, key := range keys {
			want(kind, key)
		}
	}
	for _, s := range model.Ladder() {
		want("stage", string(s.Key))
		want("stage", string(s.Key)+".clock")
	}
}

// A stage's page must say the figures that the program uses.
func TestStagePagesSayTheFigures(t *testing.T) {
	guide := pages(t)
	for _, s := range model.Ladder() {
		p, ok := guide[string(s.Key)]
		if !ok {
			t.Errorf("stage %s has no page", s.Key)
			continue
		}
		goal := fmt.Sprintf("%.0f minutes", s.Goal.Value.Minutes())
		if s.Goal.Value.Seconds() < 60 {
			goal = fmt.Sprintf("%.0f seconds", s.Goal.Value.Seconds())
		}
		says := []string{goal}
		if s.Goal.Source == model.SourceH {
			says[0] += " (our default)"
		}
		if s.Sessions.Value > 0 {
			says = append(says, fmt.Sprintf("at least %d sessions (our default)", s.Sessions.Value), fmt.Sprintf("on %d ", s.Days.Value))
		}
		if !strings.HasPrefix(p.Title, fmt.Sprintf("%d · ", s.Number)) {
			t.Errorf("the page of stage %d is called %q", s.Number, p.Title)
		}
		for _, part := range append(says, "## What to do", "## Calm looks like", "## Stress looks like", "## Avoid", "## Stop when") {
			if !strings.Contains(p.Body, part) {
				t.Errorf("the page of stage %s lacks %q", s.Key, part)
			}
		}
	}
}

// notRendered is Markdown that the window does not show as meant: links,
// pictures, HTML, code, tables, and marks that were left open.
var notRendered = regexp.MustCompile("[<>|`]|\\]\\(|!\\[|^[ \t]+\\S|^#{3,}|^\\d+\\. ")

func TestGuideIsPlainMarkdown(t *testing.T) {
	for _, lang := range words.Languages() {
		t.Run(lang, func(t *testing.T) { isPlain(t, pagesIn(t, lang)) })
	}
}

func isPlain(t *testing.T, guide map[string]assets.Page) {
	for _, p := range guide {
		lines := strings.Split(p.Body, "\n")
		if len(lines) < 3 || lines[0] != "# "+p.Title || lines[1] != "" || strings.HasPrefix(lines[2], "#") || lines[2] == "" {
			t.Errorf("%s does not begin with a title and a sentence", p.Key)
			continue
		}
		if n := strings.Count(strings.TrimRight(lines[2], "."), ". "); n > 0 || !strings.HasSuffix(lines[2], ".") {
			t.Errorf("%s is not summed up in one sentence: %q", p.Key, lines[2])
		}
		for i, line := range lines {
			if notRendered.MatchString(line) || strings.Count(line, "**")%2 != 0 {
				t.Errorf("%s line %d is not plain: %q", p.Key, i+1, line)
			}
		}
	}
}

// No position may be put into the mouth of those who took none.
func TestGuideSpeaksForNobodyElse(t *testing.T) {
	var all []assets.Page
	for _, lang := range words.Languages() {
		all = slices.AppendSeq(all, maps.Values(pagesIn(t, lang)))
	}
	for _, p := range all {
		for _, name := range []string{"RSPCA", "PDSA", "Blue Cross"} {
			if strings.Contains(p.Body, name) {
				t.Errorf("%s names %s", p.Key, name)
			}
		}
	}
}

func TestGuideFallsBackToEnglish(t *testing.T) {
	english, err := assets.GuidePages("en")
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range []string{"", "xx", "xx-YY", "en-GB", "../en", "/"} {
		got, err := assets.GuidePages(lang)
		if err != nil {
			t.Errorf("%q: %v", lang, err)
			continue
		}
		if len(got) != len(english) || got[0] != english[0] {
			t.Errorf("%q: not the English pages", lang)
		}
	}
}
