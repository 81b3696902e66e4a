package main

import (
	"go/ast"
	"maps"
	"slices"
	"strings"
)

// oneAction are labels that English has for one action on different screens:
// another language may have one word for all of them.
var oneAction = [][]string{
	{"begin", "start", "start session"},
	{"done", "finish"},
	{"go on", "next"},
	{"undo", "take it back"},
	{"keep", "save"},
}

// labels finds two actions that English tells apart and another language calls
// alike, as a German "Zurück" that means Undo here and Back there: with both on a
// screen nobody knows what a button does. An action is what a button, a menu or
// a key is labelled with.
func labels(t *tree) (out []finding) {
	actions := map[string]bool{}
	for _, f := range t.golang() {
		if !f.test() {
			maps.Copy(actions, labelled(f.ast))
		}
	}
	all := tongues(t)
	if len(all) == 0 {
		return nil
	}
	english := all[0]
	for _, l := range all[1:] {
		said := map[string]string{} // the action that a label stands for, by its key
		for _, key := range slices.Sorted(maps.Keys(actions)) {
			word, of := l.texts[key].one, english.texts[key].one
			if word == "" || of == "" {
				continue
			}
			other, ok := said[plainLabel(word)]
			if !ok {
				said[plainLabel(word)] = key
				continue
			}
			if action(english.texts[other].one) != action(of) {
				out = append(out, l.at(key, "%q is the label of %q and of %q, which are %q and %q in English", word, other, key, english.texts[other].one, of))
			}
		}
	}
	return out
}

// labelled are the keys of the texts that a file puts on a button: those in a call
// of a function that makes one, and those of Fyne's dialogs.
func labelled(f *ast.File) map[string]bool {
	keys := map[string]bool{}
	ast.Inspect(f, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			if maker := strings.ToLower(nameOf(n.Fun)); len(n.Args) > 0 && (strings.HasSuffix(maker, "button") || maker == "quiet" || maker == "link") {
				if key, ok := keyOf(n.Args[0]); ok {
					keys[key] = true
				}
			}
		case *ast.BasicLit:
			if key, ok := stringValue(n); ok && keyShape.MatchString(key) && family(key) == "dialog" {
				keys[key] = true
			}
		}
		return true
	})
	return keys
}

func nameOf(fun ast.Expr) string {
	switch fun := fun.(type) {
	case *ast.Ident:
		return fun.Name
	case *ast.SelectorExpr:
		return fun.Sel.Name
	}
	return ""
}

// keyOf is the key of words.T("key", …) or of "key".
func keyOf(e ast.Expr) (string, bool) {
	if call, ok := e.(*ast.CallExpr); ok && nameOf(call.Fun) == "T" && len(call.Args) > 0 {
		e = call.Args[0]
	}
	lit, ok := e.(*ast.BasicLit)
	if !ok {
		return "", false
	}
	key, ok := stringValue(lit)
	return key, ok && keyShape.MatchString(key)
}

// plainLabel is a label without what only says that a page follows.
func plainLabel(s string) string { return strings.ToLower(strings.TrimRight(s, " …")) }

// action is what an English label does.
func action(label string) string {
	label = strings.ReplaceAll(plainLabel(label), " it", "")
	for _, alike := range oneAction {
		for _, a := range alike {
			if strings.ReplaceAll(a, " it", "") == label {
				return alike[0]
			}
		}
	}
	return label
}
