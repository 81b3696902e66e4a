package parts

import (
	"strings"
	"testing"
)

// A path that is too long for its line goes on behind a separator; only where
// there is none a word is broken anywhere.
func TestPathsBreakAtSeparators(t *testing.T) {
	wide := func(s string) float32 { return float32(len([]rune(s))) }
	for text, want := range map[string]string{
		"/home/jane/journals/hamsters.calmster": "/home/jane/|journals/|hamsters.|calmster",
		`C:\Users\Jane\journal.calmster`:        `C:\Users\|Jane\|journal.|calmster`,
		"Donaudampfschifffahrt":                 "Donaudampfsc|hifffahrt",
		"a short line":                          "a short line",
		"one /two/three/four":                   "one|/two/three/|four",
	} {
		if got := strings.Join(breakLines(text, 12, wide), "|"); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}
