// Command check holds the project to the rules that no ready-made tool knows:
// which way imports run, that the window is touched from its own goroutine
// only, that every key has its words in every language, and that no file grows out of hand or
// leaves work for later. `make check` runs it; so do its tests, on the project
// itself.
package main

import (
	"flag"
	"fmt"
	"os"
)

// rules are all that is checked, in the order told.
var rules = []func(*tree) []finding{imports, threads, keys, languages, untranslated, labels, lengths, leftovers}

func main() {
	root := flag.String("root", ".", "the project's folder")
	missing := flag.String("missing", "", "only list what this language lacks, with the English, as JSON")
	flag.Parse()
	t, err := load(*root)
	if err == nil && *missing != "" {
		if err = writeMissing(os.Stdout, t, *missing); err == nil {
			return
		}
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "check:", err)
		os.Exit(2)
	}
	failed := false
	for _, f := range check(t) {
		fmt.Println(f)
		failed = failed || !f.warning
	}
	if failed {
		os.Exit(1)
	}
}

func check(t *tree) []finding {
	var out []finding
	for _, rule := range rules {
		out = append(out, rule(t)...)
	}
	return out
}
