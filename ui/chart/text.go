package chart

import (
	"sort"
	"strings"
)

const ellipsis = "…"

// elide shortens a text to a width.
func elide(s string, width float32, of measure) string {
	if of(s).Width <= width {
		return s
	}
	r := []rune(s)
	n := sort.Search(len(r), func(n int) bool { return of(string(r[:n+1])+ellipsis).Width > width })
	if n == 0 {
		return ""
	}
	return strings.TrimRight(string(r[:n]), " ") + ellipsis
}

// wrap breaks a text into lines of a width. A single word that is too long is
// shortened.
func wrap(s string, width float32, of measure) []string {
	var lines []string
	end := func(line string) {
		if line = elide(line, width, of); line != "" {
			lines = append(lines, line)
		}
	}
	line := ""
	for _, word := range strings.Fields(s) {
		longer := word
		if line != "" {
			longer = line + " " + word
		}
		if line == "" || of(longer).Width <= width {
			line = longer
			continue
		}
		end(line)
		line = word
	}
	end(line)
	return lines
}
