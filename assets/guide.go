package assets

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
)

//go:embed guide
var guide embed.FS

// Page is one page of the guide.
type Page struct {
	// Key names the page: of a stage its key, else the page's own.
	Key string
	// Title is the page's heading; Body begins with it.
	Title string
	// Body is Markdown: headings, paragraphs, lists and bold, nothing else.
	Body string
}

// GuidePages returns the guide in that language, such as "de" or "de-AT", in
// the order of its files. A page that the language lacks is there in English.
func GuidePages(lang string) ([]Page, error) {
	english, err := fs.Glob(guide, "guide/en/*.md")
	if err != nil {
		return nil, fmt.Errorf("list the guide: %w", err)
	}
	base, _, _ := strings.Cut(lang, "-")
	var pages []Page
	for _, file := range english {
		name := path.Base(file)
		body, err := firstOf(path.Join("guide", lang, name), path.Join("guide", base, name), file)
		if err != nil {
			return nil, fmt.Errorf("read page %s of the guide: %w", name, err)
		}
		title, _, _ := strings.Cut(strings.TrimPrefix(body, "# "), "\n")
		pages = append(pages, Page{Key: pageKey(name), Title: strings.TrimSpace(title), Body: body})
	}
	return pages, nil
}

// Blocks are the lines of a page that say something: its headings, paragraphs
// and entries of lists. Every language has the same ones in the same order, so
// that a place in the guide is a page and the number of a block.
func Blocks(body string) (out []string) {
	for _, line := range strings.Split(body, "\n") {
		if strings.TrimSpace(line) != "" {
			out = append(out, line)
		}
	}
	return out
}

// GuidePlace returns where the guide tells a fact of guide/facts.tsv: the key of
// the page and the number of the block, from 0.
func GuidePlace(fact string) (page string, block int, err error) {
	table, err := fs.ReadFile(guide, "guide/facts.tsv")
	if err != nil {
		return "", 0, fmt.Errorf("read the facts of the guide: %w", err)
	}
	pages, err := GuidePages("en")
	if err != nil {
		return "", 0, err
	}
	for _, row := range strings.Split(string(table), "\n") {
		cells := strings.Split(row, "\t")
		if len(cells) != 4 || cells[1] != fact {
			continue
		}
		for _, p := range pages {
			for i, b := range Blocks(p.Body) {
				if p.Key == cells[2] && strings.Contains(b, cells[3]) {
					return p.Key, i, nil
				}
			}
		}
	}
	return "", 0, fmt.Errorf("the guide does not tell %q", fact)
}

// pageKey is the name without the number that puts the files in order.
func pageKey(name string) string {
	_, key, _ := strings.Cut(strings.TrimSuffix(name, ".md"), "-")
	return key
}

// firstOf reads the first of the files that is there.
func firstOf(files ...string) (string, error) {
	for _, file := range slices.Compact(files) {
		text, err := fs.ReadFile(guide, file)
		switch {
		case err == nil:
			return string(text), nil
		case !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, fs.ErrInvalid):
			return "", err
		}
	}
	return "", fs.ErrNotExist
}
