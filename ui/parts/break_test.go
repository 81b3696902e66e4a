package parts

import (
	"math/rand/v2"
	"slices"
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

// However wide letters are: every word is there, in its order, no line is wider
// than the width unless it is a single letter, and none could take the next word.
func TestLinesAreFullAndNoneIsTooWide(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		var widths [26]float32
		for i := range widths {
			widths[i] = 1 + 9*random.Float32()
		}
		wide := func(s string) (w float32) {
			for _, r := range s {
				if r == ' ' {
					w += 3
				} else {
					w += widths[r-'a']
				}
			}
			return w
		}
		var words []string
		for range random.IntN(30) {
			word := make([]byte, 1+random.IntN(9))
			for i := range word {
				word[i] = 'a' + byte(random.IntN(26))
			}
			words = append(words, string(word))
		}
		text, width := strings.Join(words, " "), 5+100*random.Float32()
		broken := slices.ContainsFunc(words, func(w string) bool { return wide(w) > width })
		lines := breakLines(text, width, wide)
		if strings.ReplaceAll(strings.Join(lines, ""), " ", "") != strings.ReplaceAll(text, " ", "") {
			t.Fatalf("%q at %v: %q", text, width, lines)
		}
		for i, line := range lines {
			if len(line) > 1 && wide(line) > width {
				t.Fatalf("%q is wider than %v", line, width)
			}
			if i == 0 || broken {
				continue
			}
			if next, _, _ := strings.Cut(line, " "); wide(lines[i-1]+" "+next) <= width {
				t.Fatalf("%q had room for %q in %v", lines[i-1], next, width)
			}
		}
	}
}

// A line is measured a few times, not once for each of its words: measuring is
// what takes most of the time until a screen is there.
func TestALineIsMeasuredAFewTimes(t *testing.T) {
	text := strings.Repeat("the harness lies beside the treats and nobody minds it at all ", 12)
	measured := 0
	lines := breakLines(text, 300, func(s string) float32 {
		measured++
		return 7 * float32(len(s))
	})
	if most := 3 * len(lines); measured > most {
		t.Errorf("%d lines were measured %d times, want at most %d", len(lines), measured, most)
	}
}
