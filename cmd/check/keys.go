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

// english is the translation that every other one is made from.
const english = "assets/translations/en.json"

// dynamicKeys are beginnings of keys whose rest is a value of the catalogue or
// a number, joined in code. All keys that start so count as used; that each
// value has its text is for the tests of the package that joins them.
var dynamicKeys = []string{
	"event.",
	"month.",
	"problem.field.",
	"weekday.",
}

// keyShape is what a key looks like: words joined by dots.
var keyShape = regexp.MustCompile(`^[a-z][a-z0-9_]*(\.[a-z0-9_]+)+$`)

// stemShape is the beginning of a key that is joined in code.
var stemShape = regexp.MustCompile(`^[a-z][a-z0-9_]*(\.[a-z0-9_]+)*\.$`)

// keys finds keys without a text and texts that nothing asks for. A string in
// the code is taken for a key when it looks like one and begins as a known key
// does, wherever it stands: keys travel through the model as values.
func keys(t *tree) []finding { return keysJoined(t, dynamicKeys) }

func keysJoined(t *tree, dynamic []string) []finding {
	source := slices.IndexFunc(t.files, func(f *file) bool { return f.name == english })
	if source < 0 {
		return nil
	}
	texts := map[string]any{}
	if err := json.Unmarshal([]byte(t.files[source].text), &texts); err != nil {
		return []finding{{file: english, line: 1, problem: fmt.Sprintf("is not JSON: %v", err)}}
	}
	families := map[string]bool{}
	for key := range texts {
		families[family(key)] = true
	}

	var out []finding
	used, stems := map[string]bool{}, map[string]bool{}
	for _, f := range t.golang() {
		if f.test() || below(f.name, []string{"cmd/check"}) {
			continue
		}
		inCall := keysInCalls(f.ast)
		for lit, value := range literals(f.ast) {
			stem, _, _ := strings.Cut(value, "%") // of a format such as "month.%d"
			switch {
			case stemShape.MatchString(stem) && families[family(stem)]:
				stems[stem] = true
				if !slices.Contains(dynamic, stem) {
					out = append(out, t.at(f, lit, "joins keys that begin with %q: name it in dynamicKeys of cmd/check/keys.go", stem))
				}
			case !keyShape.MatchString(value):
			case inCall[lit], families[family(value)] && !fileName(value):
				used[value] = true
				if _, ok := texts[value]; !ok {
					out = append(out, t.at(f, lit, "key %q has no text in %s", value, english))
				}
			}
		}
	}
	for i, line := range strings.Split(t.files[source].text, "\n") {
		key := keyOfLine(line)
		if _, ok := texts[key]; ok && !used[key] && !slices.ContainsFunc(dynamic, func(s string) bool { return strings.HasPrefix(key, s) }) {
			out = append(out, finding{file: english, line: i + 1, problem: fmt.Sprintf("no code asks for %q", key)})
		}
	}
	for _, stem := range dynamic {
		if !stems[stem] {
			out = append(out, finding{file: "cmd/check/keys.go", line: 1, problem: fmt.Sprintf("no code joins keys that begin with %q", stem)})
		}
	}
	return out
}

// family is the first word of a key.
func family(key string) string { return key[:strings.IndexByte(key, '.')] }

// fileName is whether a string is a file's name rather than a key.
func fileName(value string) bool {
	return slices.Contains([]string{".json", ".csv", ".xlsx", ".html", ".js", ".css", ".png", ".svg", ".md", ".db", ".sock", ".log", ".toml", ".txt", ".tmpl"}, path.Ext(value))
}

var lineKey = regexp.MustCompile(`^ {2}"([^"]+)":`)

// keyOfLine is the key that a line of the translation starts with.
func keyOfLine(line string) string {
	if m := lineKey.FindStringSubmatch(line); m != nil {
		return m[1]
	}
	return ""
}

// literals are the strings of a file, imports and struct tags left out.
func literals(f *ast.File) map[*ast.BasicLit]string {
	out := map[*ast.BasicLit]string{}
	ast.Inspect(f, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.ImportSpec:
			return false
		case *ast.BasicLit:
			if n.Kind == token.STRING {
				if value, err := strconv.Unquote(n.Value); err == nil {
					out[n] = value
				}
			}
		}
		return true
	})
	return out
}

// keysInCalls are the strings that stand where only a key can: the first
// argument of words.T and words.Has, and a field named Key.
func keysInCalls(f *ast.File) map[*ast.BasicLit]bool {
	out := map[*ast.BasicLit]bool{}
	ast.Inspect(f, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			if s, ok := n.Fun.(*ast.SelectorExpr); ok && named(s.X, "words") && (s.Sel.Name == "T" || s.Sel.Name == "Has") && len(n.Args) > 0 {
				if lit, ok := n.Args[0].(*ast.BasicLit); ok {
					out[lit] = true
				}
			}
		case *ast.KeyValueExpr:
			if lit, ok := n.Value.(*ast.BasicLit); ok && named(n.Key, "Key") {
				out[lit] = true
			}
		}
		return true
	})
	return out
}
