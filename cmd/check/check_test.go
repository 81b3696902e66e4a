package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// The project itself, as it is.
func TestProjectKeepsItsRules(t *testing.T) {
	project, err := load("../..")
	if err != nil {
		t.Fatal(err)
	}
	if len(project.golang()) < 20 {
		t.Fatalf("only %d Go files found: the rules were not put to the project", len(project.golang()))
	}
	for _, f := range check(project) {
		if !f.warning {
			t.Error(f)
		}
	}
}

var want = regexp.MustCompile(`// want "([^"]+)"`)

// A small tree that breaks every rule: each line that breaks one says so, and
// every other line must be left alone.
func TestRulesFindWhatBreaksThem(t *testing.T) {
	broken, err := load("testdata/broken")
	if err != nil {
		t.Fatal(err)
	}
	var wanted []finding
	for _, f := range broken.files {
		for i, line := range strings.Split(f.text, "\n") {
			if m := want.FindStringSubmatch(line); m != nil {
				wanted = append(wanted, finding{file: f.name, line: i + 1, problem: m[1]})
			}
		}
	}
	wanted = append(wanted, finding{file: translations + "/en.json", line: 4, problem: `no code asks for "room.nobody"`})

	var found []finding
	for _, rule := range []func(*tree) []finding{imports, threads, keys, lengths, leftovers} {
		found = append(found, rule(broken)...)
	}

	for _, w := range wanted {
		at := slices.IndexFunc(found, func(f finding) bool {
			return f.file == w.file && f.line == w.line && strings.Contains(f.problem, w.problem)
		})
		if at < 0 {
			t.Errorf("not found: %s", w)
			continue
		}
		found = slices.Delete(found, at, at+1)
	}
	for _, f := range found {
		t.Errorf("found without cause: %s", f)
	}
}

func TestLongFileIsOnlyWarnedOf(t *testing.T) {
	root := t.TempDir()
	long := "package long\n" + strings.Repeat("\n", longest)
	if err := os.WriteFile(filepath.Join(root, "long.go"), []byte(long), 0o644); err != nil {
		t.Fatal(err)
	}
	tree, err := load(root)
	if err != nil {
		t.Fatal(err)
	}
	found := lengths(tree)
	if len(found) != 1 || !found[0].warning || !strings.Contains(found[0].String(), fmt.Sprint(longest+1)) {
		t.Errorf("a file of %d lines gave %v", longest+1, found)
	}
}
