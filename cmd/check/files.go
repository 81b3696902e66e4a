package main

import (
	"fmt"
	"slices"
	"strings"
)

// longest is how many lines a Go file may have before it is worth asking
// whether it is still about one thing.
const longest = 500

// lengths warns of long files.
func lengths(t *tree) []finding {
	var out []finding
	for _, f := range t.golang() {
		if n := strings.Count(f.text, "\n"); n > longest {
			out = append(out, finding{file: f.name, line: n, warning: true, problem: fmt.Sprintf("%d lines: is it still about one thing?", n)})
		}
	}
	return out
}

// marks are the words that put work off. They are joined here so that this
// file does not find itself.
var marks = []string{"TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK"}

// leftovers finds notes that put work off: what is to be done belongs in an
// issue, not in the tree.
func leftovers(t *tree) []finding {
	var out []finding
	for _, f := range t.files {
		for i, line := range strings.Split(f.text, "\n") {
			words := strings.FieldsFunc(line, func(r rune) bool {
				return r != '_' && (r < 'A' || r > 'Z') && (r < 'a' || r > 'z')
			})
			for _, mark := range marks {
				if slices.Contains(words, mark) {
					out = append(out, finding{file: f.name, line: i + 1, problem: mark + " puts work off: do it now or open an issue"})
				}
			}
		}
	}
	return out
}
