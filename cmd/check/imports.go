package main

import (
	"go/ast"
	"slices"
	"strings"
)

const module = "calmster"

// A boundary says what the files of some folders may not import.
type boundary struct {
	// of are folders; everything below belongs to them. Empty is everywhere.
	of []string
	// except are folders that the boundary does not hold for.
	except []string
	// forbidden are import paths; everything below is forbidden too.
	forbidden []string
	reason    string
	// tests is whether test files are held to it as well.
	tests bool
}

// boundaries are the house's walls: cmd -> ui, storage -> model.
var boundaries = []boundary{
	{
		of:        []string{"model"},
		forbidden: []string{"fyne.io", "database/sql", "modernc.org", "os", "io/fs", "net", module + "/ui", module + "/storage"},
		reason:    "the model is pure: no window, database, file or network",
	},
	{
		of:        []string{"ui"},
		forbidden: []string{module + "/storage", "database/sql", "modernc.org"},
		reason:    "a screen states the calls it needs as an interface of its own and never imports storage",
		tests:     true,
	},
	{
		of:        []string{"storage"},
		forbidden: []string{module + "/ui", "fyne.io"},
		reason:    "storage knows no window",
		tests:     true,
	},
	{
		except:    []string{"cmd"},
		forbidden: []string{module + "/cmd"},
		reason:    "nothing imports a command",
		tests:     true,
	},
	{
		except:    []string{"cmd/calmster"},
		forbidden: []string{"fyne.io/fyne/v2/app"},
		reason:    "only cmd/calmster starts the window, so that everything else is tested without one",
		tests:     true,
	},
}

// imports finds imports that run the wrong way, and reads of the clock in the
// model.
func imports(t *tree) []finding {
	var out []finding
	for _, f := range t.golang() {
		for _, b := range boundaries {
			if !b.holds(f) {
				continue
			}
			for target, spec := range f.imports() {
				if below(target, b.forbidden) {
					out = append(out, t.at(f, spec, "imports %s: %s", target, b.reason))
				}
			}
		}
		if below(f.name, []string{"model"}) && !f.test() {
			out = append(out, clockReads(t, f)...)
		}
	}
	return out
}

func (b boundary) holds(f *file) bool {
	if f.test() && !b.tests || below(f.name, b.except) {
		return false
	}
	return len(b.of) == 0 || below(f.name, b.of)
}

// below is whether a path is one of those folders or lies in one of them.
func below(name string, folders []string) bool {
	return slices.ContainsFunc(folders, func(folder string) bool {
		return name == folder || strings.HasPrefix(name, folder+"/")
	})
}

// clockReads finds calls that ask for the present moment.
func clockReads(t *tree, f *file) []finding {
	var out []finding
	ast.Inspect(f.ast, func(n ast.Node) bool {
		if s, ok := n.(*ast.SelectorExpr); ok && named(s.X, "time") &&
			slices.Contains([]string{"Now", "Since", "Until", "After", "AfterFunc", "Tick", "NewTicker", "NewTimer", "Sleep"}, s.Sel.Name) {
			out = append(out, t.at(f, s, "reads the clock with time.%s: moments come into the model as values", s.Sel.Name))
		}
		return true
	})
	return out
}

// named is whether an expression is that identifier.
func named(e ast.Expr, name string) bool {
	id, ok := e.(*ast.Ident)
	return ok && id.Name == name
}
