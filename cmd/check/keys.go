package main

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/token"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// translations is where the words are. English is what every other language is
// made from: en.json, and files such as commands.en.json.
const translations = "assets/translations"

// keyShape is what a key looks like: words joined by dots.
var keyShape = regexp.MustCompile(`^[a-z][a-z0-9_]*(\.[a-z0-9_]+)+$`)

// stemShape is the beginning of a key that is joined in code.
var stemShape = regexp.MustCompile(`^[a-z][a-z0-9_]*\.[a-z0-9_.]*$`)

// keys finds keys without a text and texts that nothing asks for.
//
// A string in the code is taken for a key when it looks like one and begins as
// a known key does, wherever it stands: keys travel through the model as
// values. Keys that are joined in code, as "stage." + key + ".name", ask for
// every text of that form, and there must be one at least.
func keys(t *tree) []finding {
	texts, out := loadTexts(t)
	families := map[string]bool{}
	for key := range texts {
		families[family(key)] = true
	}
	used := map[string]bool{}
	for _, f := range t.golang() {
		if f.test() || below(f.name, []string{"cmd/check"}) {
			continue
		}
		asked := keysAsked(f.ast)
		for _, joined := range asked.joined {
			if !families[family(joined.stem)] {
				continue
			}
			matched := false
			for key := range texts {
				if joined.form.MatchString(key) {
					used[key], matched = true, true
				}
			}
			if !matched {
				out = append(out, t.at(f, joined.node, "no text has a key of the form %s", joined.form))
			}
		}
		for _, whole := range asked.whole {
			if !whole.surely && (!families[family(whole.key)] || fileName(whole.key)) {
				continue
			}
			used[whole.key] = true
			if _, ok := texts[whole.key]; !ok {
				out = append(out, t.at(f, whole.node, "key %q has no text in %s", whole.key, translations))
			}
		}
	}
	for key, place := range texts {
		if !used[key] {
			place.problem = fmt.Sprintf("no code asks for %q", key)
			out = append(out, place)
		}
	}
	slices.SortFunc(out, func(a, b finding) int {
		return strings.Compare(fmt.Sprintf("%s:%6d", a.file, a.line), fmt.Sprintf("%s:%6d", b.file, b.line))
	})
	return out
}

// loadTexts reads the English texts and returns where each key stands.
func loadTexts(t *tree) (map[string]finding, []finding) {
	places := map[string]finding{}
	var out []finding
	for _, f := range t.files {
		if f.dir() != translations || f.name != translations+"/en.json" && !strings.HasSuffix(f.name, ".en.json") {
			continue
		}
		texts := map[string]any{}
		if err := json.Unmarshal([]byte(f.text), &texts); err != nil {
			out = append(out, finding{file: f.name, line: 1, problem: fmt.Sprintf("is not JSON: %v", err)})
			continue
		}
		for key := range texts {
			before, _, _ := strings.Cut(f.text, strconv.Quote(key)+":")
			places[key] = finding{file: f.name, line: strings.Count(before, "\n") + 1}
		}
	}
	return places, out
}

// family is the first word of a key.
func family(key string) string {
	first, _, _ := strings.Cut(key, ".")
	return first
}

// fileName is whether a string is a file's name rather than a key.
func fileName(value string) bool {
	return slices.Contains([]string{
		".css", ".csv", ".db", ".html", ".js", ".json", ".log", ".md", ".png", ".sock", ".svg", ".tmpl", ".toml", ".txt", ".xlsx",
	}, path.Ext(value))
}

// asked are the keys that a file asks for.
type asked struct {
	whole  []wholeKey
	joined []joinedKey
}

type wholeKey struct {
	node ast.Node
	key  string
	// surely is set where nothing but a key can stand.
	surely bool
}

type joinedKey struct {
	node ast.Node
	stem string
	form *regexp.Regexp
}

func keysAsked(f *ast.File) asked {
	var out asked
	surely, done := onlyKeys(f), map[ast.Node]bool{}
	ast.Inspect(f, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.ImportSpec:
			return false
		case *ast.BinaryExpr:
			if n.Op == token.ADD && !done[n] {
				var form strings.Builder
				spellOut(n, &form, done)
				out.addJoined(n, form.String())
			}
		case *ast.BasicLit:
			value, ok := stringValue(n)
			switch {
			case !ok || done[n]:
			case strings.Contains(value, "%"):
				out.addJoined(n, verb.ReplaceAllString(value, gap))
			case keyShape.MatchString(value):
				out.whole = append(out.whole, wholeKey{n, value, surely[n]})
			}
		}
		return true
	})
	return out
}

// gap stands for what is only known at run time; no source text holds it.
const gap = "\x00"

var verb = regexp.MustCompile(`%[a-z]`)

// spellOut writes what a sum of strings is made of, with gaps.
func spellOut(e ast.Expr, form *strings.Builder, done map[ast.Node]bool) {
	done[e] = true
	if sum, ok := e.(*ast.BinaryExpr); ok && sum.Op == token.ADD {
		spellOut(sum.X, form, done)
		spellOut(sum.Y, form, done)
		return
	}
	if lit, ok := e.(*ast.BasicLit); ok {
		if value, ok := stringValue(lit); ok {
			form.WriteString(value)
			return
		}
	}
	form.WriteString(gap)
}

func (a *asked) addJoined(n ast.Node, form string) {
	stem, _, dynamic := strings.Cut(form, gap)
	if !dynamic || !stemShape.MatchString(stem) {
		return
	}
	pattern := "^" + strings.ReplaceAll(regexp.QuoteMeta(form), gap, `[^.]+`) + "$"
	a.joined = append(a.joined, joinedKey{n, stem, regexp.MustCompile(pattern)})
}

func stringValue(lit *ast.BasicLit) (string, bool) {
	if lit.Kind != token.STRING {
		return "", false
	}
	value, err := strconv.Unquote(lit.Value)
	return value, err == nil
}

// onlyKeys are the strings that stand where only a key can: the first argument
// of words.T.
func onlyKeys(f *ast.File) map[*ast.BasicLit]bool {
	out := map[*ast.BasicLit]bool{}
	ast.Inspect(f, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok || len(call.Args) == 0 {
			return true
		}
		if s, ok := call.Fun.(*ast.SelectorExpr); ok && named(s.X, "words") && s.Sel.Name == "T" {
			if lit, ok := call.Args[0].(*ast.BasicLit); ok {
				out[lit] = true
			}
		}
		return true
	})
	return out
}
