package assets_test

import (
	"encoding/csv"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"calmster/assets"
	"calmster/ui/words"
)

// A block is a line of a page: a heading, a paragraph or an entry of a list.
type block struct {
	kind    string
	numbers []string
	strong  int
	text    string
}

var number = regexp.MustCompile(`\d+`)

func blocks(body string) (out []block) {
	for _, line := range assets.Blocks(body) {
		kind := "text"
		if mark, _, ok := strings.Cut(line, " "); ok && strings.Trim(mark, "#-") == "" {
			kind = mark
		}
		numbers := number.FindAllString(line, -1)
		slices.Sort(numbers)
		out = append(out, block{kind, numbers, strings.Count(line, "**"), line})
	}
	return out
}

// Each language tells what English tells, block by block and number by number,
// with the words of the field. Where a fact stands in English is checked with
// its phrase; so it stands at the same place in every other language.
func TestEveryLanguageTellsTheSame(t *testing.T) {
	f, err := os.Open("testdata/terms.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.Comma = '\t'
	terms, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if want := append([]string(nil), words.Languages()...); !slices.Equal(terms[0], want) {
		t.Fatalf("the terms are those of %v, the languages are %v", terms[0], want)
	}
	english := pages(t)
	for column, lang := range terms[0][1:] {
		guide := pagesIn(t, lang)
		for key, page := range english {
			is, of := blocks(guide[key].Body), blocks(page.Body)
			if len(is) != len(of) {
				t.Errorf("%s: page %q has %d blocks, the English has %d", lang, key, len(is), len(of))
				continue
			}
			for i := range of {
				same := is[i].kind == of[i].kind && is[i].strong == of[i].strong && slices.Equal(is[i].numbers, of[i].numbers)
				if !same || is[i].text == of[i].text && len(of[i].text) > 20 {
					t.Errorf("%s, page %q: %q does not say %q", lang, key, is[i].text, of[i].text)
				}
				for _, term := range terms[1:] {
					if has(of[i].text, term[0]) && !slices.ContainsFunc(strings.Split(term[column+1], "|"), func(ours string) bool { return has(is[i].text, ours) }) {
						t.Errorf("%s, page %q: %q does not speak of %q as %q", lang, key, is[i].text, term[0], term[column+1])
					}
				}
			}
		}
	}
}

func has(text, term string) bool {
	return strings.Contains(strings.ToLower(text), strings.ToLower(term))
}
