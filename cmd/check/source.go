package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// A finding is a place that breaks a rule.
type finding struct {
	file    string // relative to the tree, with slashes
	line    int
	problem string
	// warning marks what is told and does not fail the check.
	warning bool
}

func (f finding) String() string {
	kind := ""
	if f.warning {
		kind = "warning: "
	}
	return fmt.Sprintf("%s:%d: %s%s", f.file, f.line, kind, f.problem)
}

// A file is one of the project's own files.
type file struct {
	name string // relative to the tree, with slashes
	text string
	ast  *ast.File // nil for what is not Go
}

// dir is the folder of the file, "." for the root.
func (f *file) dir() string { return path.Dir(f.name) }

func (f *file) test() bool { return strings.HasSuffix(f.name, "_test.go") }

// imports are the import paths of a Go file with their specs.
func (f *file) imports() map[string]*ast.ImportSpec {
	out := map[string]*ast.ImportSpec{}
	for _, spec := range f.ast.Imports {
		out[strings.Trim(spec.Path.Value, `"`)] = spec
	}
	return out
}

// A tree is the project as the rules see it.
type tree struct {
	root  string
	fset  *token.FileSet
	files []*file
}

// texts are the kinds of files that people write here.
var texts = []string{".go", ".md", ".sh", ".toml", ".json", ".js", ".css", ".html", ".tmpl"}

// load reads the project below root. Folders that hold no source of ours are
// left out: version control, what is built, and testdata, where files that
// break rules are kept on purpose.
func load(root string) (*tree, error) {
	t := &tree{root: root, fset: token.NewFileSet()}
	err := filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, name)
		if err != nil {
			return err
		}
		rel = filepath.ToSlash(rel)
		if entry.IsDir() {
			hidden := strings.HasPrefix(entry.Name(), ".") && rel != "." && rel != ".ci"
			if hidden || rel == "bin" || rel == "out" || entry.Name() == "testdata" || entry.Name() == "node_modules" {
				return filepath.SkipDir
			}
			return nil
		}
		ours := slices.Contains(texts, filepath.Ext(rel)) || rel == "Makefile" || strings.HasPrefix(rel, ".ci/")
		if !ours || !entry.Type().IsRegular() {
			return nil
		}
		return t.add(rel)
	})
	if err != nil {
		return nil, fmt.Errorf("read the source tree: %w", err)
	}
	return t, nil
}

func (t *tree) add(rel string) error {
	text, err := os.ReadFile(filepath.Join(t.root, filepath.FromSlash(rel)))
	if err != nil {
		return err
	}
	f := &file{name: rel, text: string(text)}
	if strings.HasSuffix(rel, ".go") {
		f.ast, err = parser.ParseFile(t.fset, rel, text, parser.ParseComments)
		if err != nil {
			return err
		}
	}
	t.files = append(t.files, f)
	return nil
}

// golang are the Go files, tests among them.
func (t *tree) golang() []*file {
	var out []*file
	for _, f := range t.files {
		if f.ast != nil {
			out = append(out, f)
		}
	}
	return out
}

func (t *tree) at(f *file, n ast.Node, problem string, args ...any) finding {
	return finding{file: f.name, line: t.fset.Position(n.Pos()).Line, problem: fmt.Sprintf(problem, args...)}
}
