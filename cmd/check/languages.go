package main

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// pluralForms are those that a language has for whole numbers (CLDR 46), by the
// language's tag. A language that is not here is not known to the program.
var pluralForms = map[string][]string{
	"en": {"one", "other"},
	"de": {"one", "other"},
	"es": {"one", "many", "other"},
	"fr": {"one", "many", "other"},
}

// A tongue is the texts of one language.
type tongue struct {
	tag   string
	file  *file
	texts map[string]text
	wrong []finding
}

// A text is a sentence, or one for each form of a plural.
type text struct {
	one   string
	forms map[string]string
}

// tongues reads the languages, English first.
func tongues(t *tree) (out []tongue) {
	for _, f := range t.files {
		tag := strings.TrimSuffix(path.Base(f.name), ".json")
		if f.dir() != translations || strings.Contains(tag, ".") || !strings.HasSuffix(f.name, ".json") {
			continue
		}
		l := tongue{tag: tag, file: f, texts: map[string]text{}}
		raw := map[string]json.RawMessage{}
		if err := json.Unmarshal([]byte(f.text), &raw); err != nil {
			l.wrong = append(l.wrong, finding{file: f.name, line: 1, problem: fmt.Sprintf("is not JSON: %v", err)})
		}
		for key, value := range raw {
			var one string
			forms := map[string]string{}
			if json.Unmarshal(value, &one) != nil && json.Unmarshal(value, &forms) != nil {
				l.wrong = append(l.wrong, l.at(key, "%q is neither a text nor a plural", key))
			}
			l.texts[key] = text{one, forms}
		}
		out = append(out, l)
	}
	slices.SortFunc(out, func(a, b tongue) int {
		return strings.Compare(strings.Replace(a.tag, "en", "", 1), strings.Replace(b.tag, "en", "", 1))
	})
	return out
}

// at is a finding where a key stands.
func (l tongue) at(key, problem string, args ...any) finding {
	before, _, _ := strings.Cut(l.file.text, strconv.Quote(key)+":")
	return finding{file: l.file.name, line: strings.Count(before, "\n") + 1, problem: fmt.Sprintf(problem, args...)}
}

// languages finds texts that say something else than the English ones can:
// other values, forms of a plural that are not there, nothing at all, or keys
// that English does not have.
func languages(t *tree) (out []finding) {
	all := tongues(t)
	if len(all) == 0 || all[0].tag != "en" {
		return nil
	}
	english := all[0]
	for _, l := range all {
		out = append(out, l.wrong...)
		if pluralForms[l.tag] == nil {
			out = append(out, finding{file: l.file.name, line: 1, problem: "is no language that cmd/check knows the plurals of"})
			continue
		}
		for _, key := range slices.Sorted(maps.Keys(l.texts)) {
			of, ok := english.texts[key]
			if !ok {
				out = append(out, l.at(key, "English has no key %q", key))
				continue
			}
			out = append(out, l.compare(key, l.texts[key], of)...)
		}
	}
	return out
}

// untranslated finds the keys that a language lacks.
func untranslated(t *tree) (out []finding) {
	all := tongues(t)
	for _, l := range all {
		for _, key := range l.lacks(all[0]) {
			out = append(out, finding{file: l.file.name, line: 1, problem: fmt.Sprintf("lacks %q", key)})
		}
	}
	return out
}

func (l tongue) lacks(english tongue) (keys []string) {
	for _, key := range slices.Sorted(maps.Keys(english.texts)) {
		if _, ok := l.texts[key]; !ok {
			keys = append(keys, key)
		}
	}
	return keys
}

// writeMissing writes the English of every text that a language lacks, as JSON
// that only needs its words replaced.
func writeMissing(out io.Writer, t *tree, tag string) error {
	all := tongues(t)
	i := slices.IndexFunc(all, func(l tongue) bool { return l.tag == tag })
	if i < 0 {
		return fmt.Errorf("there is no %s/%s.json", translations, tag)
	}
	missing := map[string]any{}
	for _, key := range all[i].lacks(all[0]) {
		if of := all[0].texts[key]; len(of.forms) > 0 {
			forms := map[string]string{}
			for _, form := range pluralForms[tag] {
				forms[form] = of.forms["other"]
			}
			forms["one"] = of.forms["one"]
			missing[key] = forms
		} else {
			missing[key] = of.one
		}
	}
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(missing)
}

// compare says where a text does not fit the English one.
func (l tongue) compare(key string, is, of text) (out []finding) {
	wrong := func(problem string, args ...any) { out = append(out, l.at(key, problem, args...)) }
	if (len(is.forms) > 0) != (len(of.forms) > 0) {
		wrong("%q is a plural in one language and not in another", key)
		return out
	}
	if len(is.forms) == 0 {
		if blank(is.one) && !blank(of.one) {
			wrong("%q is empty", key)
		}
		if a, b := values(is.one), values(of.one); !slices.Equal(a, b) {
			wrong("%q speaks of %v, the English of %v", key, a, b)
		}
		return out
	}
	for _, form := range pluralForms[l.tag] {
		if blank(is.forms[form]) {
			wrong("%q has no form %q", key, form)
		}
	}
	for form, said := range is.forms {
		if !slices.Contains(pluralForms[l.tag], form) {
			wrong("%q has a form %q, which %s has no use for", key, form, l.tag)
		}
		want := values(of.forms["other"])
		if form == "one" {
			// "One week" may leave the number out, as English does or not.
			drop := func(v string) bool { return v == "N" }
			if !slices.Equal(slices.DeleteFunc(values(said), drop), slices.DeleteFunc(values(of.forms["one"]), drop)) {
				wrong("%q, form %q, speaks of %v, the English of %v", key, form, values(said), values(of.forms["one"]))
			}
		} else if !slices.Equal(values(said), want) {
			wrong("%q, form %q, speaks of %v, the English of %v", key, form, values(said), want)
		}
	}
	return out
}

var placeholder = regexp.MustCompile(`\{\{\.(\w+)\}\}`)

// values are the names of the values in a text, each once.
func values(said string) (names []string) {
	for _, m := range placeholder.FindAllStringSubmatch(said, -1) {
		names = append(names, m[1])
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// blank is whether nothing is said. A hard space says something: it parts the
// thousands of a number.
func blank(said string) bool { return strings.Trim(said, " \t\n") == "" }
