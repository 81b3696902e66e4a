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
