package main

import (
	"go/ast"
	"slices"
)

// windowCalls are the methods that change what a window shows. They may run on
// the window's own goroutine only. Names that other things have too (Add,
// Close, Move) are left out; the end-to-end test runs a program that reports
// those at run time.
var windowCalls = []string{
	"Disable", "Enable", "FocusGained", "FocusLost", "Hide", "Refresh", "RemoveAll", "RequestFocus", "Resize",
	"ScrollTo", "ScrollToBottom", "ScrollToTop", "Select", "SetChecked", "SetContent", "SetIcon", "SetMainMenu",
	"SetMinSize", "SetOptions", "SetPlaceHolder", "SetSelected", "SetSelectedIndex", "SetText", "SetTitle", "SetValue",
	"SetWindowTitle", "Show", "ShowAtPosition", "Unfocus", "UnselectAll",
}

// threads finds calls into the window from a goroutine of its own that are not
// handed over by fyne.Do, or by the same of our event loop. It follows calls of
// functions and methods of the same package, by name.
func threads(t *tree) []finding {
	packages := map[string][]*file{}
	for _, f := range t.golang() {
		if below(f.name, []string{"ui", "cmd/calmster"}) && !f.test() {
			packages[f.dir()] = append(packages[f.dir()], f)
		}
	}
	var out []finding
	for _, f := range t.golang() { // the tree's order, not the map's
		files := packages[f.dir()]
		delete(packages, f.dir())
		if len(files) > 0 {
			w := &threadWalk{tree: t, declared: map[string][]declaration{}, seen: map[ast.Node]bool{}}
			out = append(out, w.walk(files)...)
		}
	}
	return out
}

type declaration struct {
	file *file
	body *ast.BlockStmt
}

type threadWalk struct {
	tree     *tree
	declared map[string][]declaration // functions and methods by name
	seen     map[ast.Node]bool        // bodies looked at
	found    []finding
}

func (w *threadWalk) walk(files []*file) []finding {
	for _, f := range files {
		for _, d := range f.ast.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok && fn.Body != nil {
				w.declared[fn.Name.Name] = append(w.declared[fn.Name.Name], declaration{f, fn.Body})
			}
		}
	}
	for _, f := range files {
		ast.Inspect(f.ast, func(n ast.Node) bool {
			if started := startsGoroutine(n); started != nil {
				w.runsApart(f, started)
			}
			return true
		})
	}
	return w.found
}

// startsGoroutine returns the function that a node lets run on another
// goroutine: of `go f()`, `group.Go(f)` and `time.AfterFunc(d, f)`.
func startsGoroutine(n ast.Node) ast.Expr {
	switch n := n.(type) {
	case *ast.GoStmt:
		return n.Call.Fun
	case *ast.CallExpr:
		s, ok := n.Fun.(*ast.SelectorExpr)
		switch {
		case !ok || len(n.Args) == 0:
		case s.Sel.Name == "Go", s.Sel.Name == "AfterFunc" && named(s.X, "time"):
			return n.Args[len(n.Args)-1]
		}
	}
	return nil
}

// runsApart looks at a function that runs on another goroutine.
func (w *threadWalk) runsApart(f *file, fn ast.Expr) {
	switch fn := fn.(type) {
	case *ast.FuncLit:
		w.body(f, fn.Body)
	case *ast.Ident:
		w.follow(fn.Name)
	case *ast.SelectorExpr:
		w.follow(fn.Sel.Name)
	}
}

func (w *threadWalk) follow(name string) {
	for _, d := range w.declared[name] {
		w.body(d.file, d.body)
	}
}

func (w *threadWalk) body(f *file, body *ast.BlockStmt) {
	if w.seen[body] {
		return
	}
	w.seen[body] = true
	ast.Inspect(body, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok {
			return true
		}
		switch fn := call.Fun.(type) {
		case *ast.Ident:
			w.follow(fn.Name)
		case *ast.SelectorExpr:
			if handsOver(fn) {
				return false
			}
			if slices.Contains(windowCalls, fn.Sel.Name) && !named(fn.X, "os") { // os.RemoveAll is of files
				w.found = append(w.found, w.tree.at(f, call, "%s is called from another goroutine: hand it over with fyne.Do", fn.Sel.Name))
				return true
			}
			w.follow(fn.Sel.Name)
		}
		return true
	})
}

// handsOver is whether a call gives its function to the window's goroutine: by
// Fyne, or by the event loop of internal/doze.
func handsOver(fn *ast.SelectorExpr) bool {
	if fn.Sel.Name != "Do" && fn.Sel.Name != "DoAndWait" {
		return false
	}
	field, ok := fn.X.(*ast.SelectorExpr)
	return named(fn.X, "fyne") || named(fn.X, "loop") || ok && field.Sel.Name == "loop"
}
