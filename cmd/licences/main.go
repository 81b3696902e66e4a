// Command licences gathers the licences of all that is built into Calmster, on
// any system, into the file that the program shows them from.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// systems are those that Calmster is built for.
var systems = []string{"linux", "windows", "darwin"}

func main() {
	out := flag.String("out", "assets/licences/modules.txt", "where the licences go")
	flag.Parse()
	if err := run(*out); err != nil {
		fmt.Fprintln(os.Stderr, "licences:", err)
		os.Exit(1)
	}
}

func run(out string) error {
	var all []module
	for _, system := range systems {
		found, err := modules(system)
		if err != nil {
			return err
		}
		all = append(all, found...)
	}
	slices.SortFunc(all, func(a, b module) int { return strings.Compare(a.name, b.name) })
	all = slices.Compact(all)
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return fmt.Errorf("find Go: %w", err)
	}
	own := []module{{"Calmster", "LICENSE"}, {"Go", filepath.Join(strings.TrimSpace(string(root)), "LICENSE")}}
	text, err := gather(append(own, all...))
	if err != nil {
		return err
	}
	return os.WriteFile(out, text, 0o644)
}

// module is one that is built in: its path and version, and where its files are.
type module struct{ name, dir string }

// modules lists what is built into the program for a system.
func modules(system string) ([]module, error) {
	list := exec.Command("go", "list", "-e", "-deps", "-tags", "migrated_fynedo",
		"-f", "{{with .Module}}{{if not .Main}}{{.Path}} {{.Version}}\t{{.Dir}}{{end}}{{end}}", "calmster/cmd/calmster")
	list.Env = append(os.Environ(), "GOOS="+system, "CGO_ENABLED=1")
	list.Stderr = os.Stderr
	// -e: the file that this command writes is built in, and may not be there yet.
	said, err := list.Output()
	if err != nil {
		return nil, fmt.Errorf("list the modules for %s: %w", system, err)
	}
	var out []module
	for line := range strings.Lines(string(said)) {
		name, dir, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if ok && !slices.Contains(out, module{name, dir}) {
			out = append(out, module{name, dir})
		}
	}
	return out, nil
}

// licence is what files with terms are called.
var licence = regexp.MustCompile(`(?i)^(licen[cs]e|copying|notice|copyright)[^/]*$`)

// gather returns the terms of modules, each with a heading. A module may hold
// more than its own: fonts, or parts in C. The same text twice is there once.
func gather(all []module) ([]byte, error) {
	var out bytes.Buffer
	for _, m := range all {
		fmt.Fprintf(&out, "== %s\n\n", m.name)
		seen := map[string]bool{}
		err := filepath.WalkDir(m.dir, func(path string, d fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			if d.IsDir() && (d.Name() == "testdata" || d.Name() == "examples" || d.Name() == "_examples") {
				return filepath.SkipDir
			}
			if d.IsDir() || !licence.MatchString(d.Name()) || strings.HasSuffix(d.Name(), ".go") {
				return nil
			}
			text, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			plain := strings.TrimSpace(strings.ReplaceAll(string(text), "\r", ""))
			if !seen[plain] {
				seen[plain] = true
				fmt.Fprintf(&out, "%s\n\n", plain)
			}
			return nil
		})
		if err != nil {
			return nil, fmt.Errorf("read the licence of %s: %w", m.name, err)
		}
		if len(seen) == 0 {
			return nil, fmt.Errorf("%s has no licence", m.name)
		}
	}
	return out.Bytes(), nil
}
