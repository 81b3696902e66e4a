package main

import (
	"go/parser"
	"go/token"
	"slices"
	"strings"
	"testing"
)

func inLanguages(texts map[string]string) *tree {
	t := &tree{}
	for tag, text := range texts {
		t.files = append(t.files, &file{name: translations + "/" + tag + ".json", text: text})
	}
	return t
}

const english = `{
  "a.goal": "Goal {{.Goal}}",
  "a.weeks": {"one": "A week", "other": "{{.N}} weeks of {{.Of}}"},
  "a.word": "Word"
}`

func TestLanguagesMustSayWhatEnglishSays(t *testing.T) {
	for said, want := range map[string]string{
		`{"a.goal": "Ziel {{.Goal}}"}`:                        "",
		`{"a.goal": "Ziel {{.Gaol}}"}`:                        "speaks of [Gaol]",
		`{"a.goal": "Ziel"}`:                                  "speaks of []",
		`{"a.word": " "}`:                                     "is empty",
		`{"a.wrod": "Wort"}`:                                  "English has no key",
		`{"a.word": 3}`:                                       "neither a text nor a plural",
		`{"a.weeks": "{{.N}} Wochen von {{.Of}}"}`:            "a plural in one language",
		`{"a.weeks": {"other": "{{.N}} Wochen von {{.Of}}"}}`: `no form "one"`,
		`{"a.weeks": {"one": "{{.N}} Woche", "other": "{{.N}} Wochen von {{.Of}}"}}`:       "",
		`{"a.weeks": {"one": "Eine Woche", "other": "{{.N}} Wochen"}}`:                     "speaks of [N]",
		`{"a.weeks": {"one": "1", "many": "{{.N}} {{.Of}}", "other": "{{.N}} {{.Of}}"}}`:   `has a form "many"`,
		`{"a.weeks": {"one": "Eine", "other": "{{.N}} Wochen, {{.N}}, von {{.Of}} oder"}}`: "",
	} {
		found := languages(inLanguages(map[string]string{"en": english, "de": said}))
		if want == "" && len(found) > 0 || want != "" && (len(found) == 0 || !strings.Contains(found[0].problem, want)) {
			t.Errorf("%s gave %v, want %q", said, found, want)
		}
	}
}

func TestWhatALanguageLacksIsListed(t *testing.T) {
	tree := inLanguages(map[string]string{"en": english, "fr": `{"a.goal": "But {{.Goal}}"}`})
	var lacks []string
	for _, f := range untranslated(tree) {
		lacks = append(lacks, f.String())
	}
	if want := []string{translations + `/fr.json:1: lacks "a.weeks"`, translations + `/fr.json:1: lacks "a.word"`}; !slices.Equal(lacks, want) {
		t.Errorf("%q, want %q", lacks, want)
	}
	var out strings.Builder
	if err := writeMissing(&out, tree, "fr"); err != nil || !strings.Contains(out.String(), `"many": "{{.N}} weeks of {{.Of}}"`) || strings.Contains(out.String(), "a.goal") {
		t.Errorf("%v %s", err, out.String())
	}
	if err := writeMissing(&out, tree, "nl"); err == nil {
		t.Error("a language that is not there lacks nothing")
	}
}

// Two actions that English tells apart have two labels in every language; one
// action that English words in two ways may have one.
func TestTwoActionsHaveTwoLabels(t *testing.T) {
	const code = `package p
		func f() {
			parts.NewButton(words.T("a.undo", nil), "")
			button("a.back")
			parts.NewButton(words.T("a.start", nil), "")
			parts.NewButton(words.T("a.begin", nil), "")
			parts.NewText(words.T("a.title", nil))
		}`
	const english = `{"a.undo": "Undo", "a.back": "Back …", "a.start": "Start", "a.begin": "Begin", "a.title": "Behind"}`
	for said, want := range map[string]int{
		`{"a.undo": "Zurück", "a.back": "Zurück …", "a.start": "Los", "a.begin": "Los", "a.title": "Zurück"}`:     1,
		`{"a.undo": "Rückgängig", "a.back": "Zurück …", "a.start": "Los", "a.begin": "Los", "a.title": "Zurück"}`: 0,
	} {
		tree := inLanguages(map[string]string{"en": english, "de": said})
		f, err := parser.ParseFile(token.NewFileSet(), "p.go", code, 0)
		if err != nil {
			t.Fatal(err)
		}
		tree.files = append(tree.files, &file{name: "ui/p/p.go", text: code, ast: f})
		if found := labels(tree); len(found) != want {
			t.Errorf("%s gave %v", said, found)
		}
	}
}
