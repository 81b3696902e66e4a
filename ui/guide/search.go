package guide

import (
	"strings"
	"unicode"

	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"

	"calmster/assets"
)

// Hit is a sentence of the guide that a search found.
type Hit struct {
	Place
	Title    string // of the page
	Sentence string
}

// mostHits is more than anybody reads.
const mostHits = 40

// Search returns the sentences that hold every word looked for, in the order of
// the pages; a page's title first. Case and accents do not matter.
func Search(pages []Page, wanted string) (hits []Hit) {
	looked := strings.Fields(fold(wanted))
	if len(looked) == 0 {
		return nil
	}
	for _, p := range pages {
		for i, block := range assets.Blocks(p.Body) {
			for _, sentence := range sentences(block) {
				if len(hits) < mostHits && holds(sentence, looked) {
					hits = append(hits, Hit{Place{p.Key, i}, p.Title, sentence})
				}
			}
		}
	}
	return hits
}

func holds(sentence string, looked []string) bool {
	folded := fold(sentence)
	for _, word := range looked {
		if !strings.Contains(folded, word) {
			return false
		}
	}
	return true
}

// sentences are those of a block, without its marks.
func sentences(block string) (out []string) {
	plain := strings.ReplaceAll(strings.TrimLeft(block, "#- "), "**", "")
	for {
		end := strings.IndexAny(plain, ".!?")
		for end >= 0 && end+1 < len(plain) && plain[end+1] != ' ' {
			next := strings.IndexAny(plain[end+1:], ".!?")
			if next < 0 {
				end = -1
				break
			}
			end += 1 + next
		}
		if end < 0 || end+1 >= len(plain) {
			return append(out, strings.TrimSpace(plain))
		}
		out = append(out, strings.TrimSpace(plain[:end+1]))
		plain = plain[end+1:]
	}
}

// fold makes a text fit to be compared: small letters without accents.
func fold(s string) string {
	bare, _, err := transform.String(transform.Chain(norm.NFD, runes.Remove(runes.In(unicode.Mn)), norm.NFC), s)
	if err != nil {
		bare = s
	}
	return strings.ToLower(strings.NewReplacer("’", "'", "ß", "ss").Replace(bare))
}
