package parts

import (
	"sort"
	"strings"
	"unicode/utf8"
)

// breakLines breaks s at spaces so that no line is wider than width; a single
// word that is wider is broken where it must. No width yet breaks nothing.
//
// Measuring takes Fyne a tenth of a millisecond, and a screen has a hundred lines.
// So it guesses how many words fit, by the letters measured so far, and is told
// by two or three measures a line how far it was off.
func breakLines(s string, width float32, measure func(string) float32) []string {
	var out []string
	b := breaker{width: width, measure: measure}
	for _, para := range strings.Split(s, "\n") {
		if width <= 0 {
			out = append(out, para)
			continue
		}
		words := strings.Fields(para)
		if len(words) == 0 {
			out = append(out, "")
		}
		for len(words) > 0 {
			if n := b.fitting(words); n > 0 {
				out, words = append(out, strings.Join(words[:n], " ")), words[n:]
				continue
			}
			head, rest := b.split(words[0])
			out = append(out, head)
			if words = words[1:]; rest != "" {
				words = append([]string{rest}, words...)
			}
		}
	}
	return out
}

type breaker struct {
	width   float32
	measure func(string) float32
	letter  float32 // how wide a letter was in what was measured last
}

// fitting is how many of the words fit into a line.
func (b *breaker) fitting(words []string) int {
	whole := strings.Join(words, " ")
	ends, letters := make([]int, len(words)), make([]int, len(words))
	for i, end, count := 0, 0, 0; i < len(words); i++ {
		end, count = end+len(words[i]), count+utf8.RuneCountInString(words[i])
		ends[i], letters[i] = end, count
		end, count = end+1, count+1 // the space
	}
	if b.letter == 0 {
		b.letter = b.measure("n")
	}
	fits, not := 0, len(words)+1
	for fits+1 < not {
		guess := sort.Search(len(words), func(i int) bool { return float32(letters[i])*b.letter > b.width })
		n := min(max(guess, fits+1), not-1)
		wide := b.measure(whole[:ends[n-1]])
		if wide <= b.width {
			fits = n
		} else {
			not = n
		}
		b.letter = wide / float32(letters[n-1])
	}
	return fits
}

// split cuts a word that is wider than a line: what fits, at least a letter, and
// the rest.
func (b *breaker) split(word string) (head, rest string) {
	r := []rune(word)
	n := sort.Search(len(r)-1, func(i int) bool { return i > 0 && b.measure(string(r[:i+1])) > b.width })
	n = afterSeparator(r, max(n, 1))
	return string(r[:n]), string(r[n:])
}

// afterSeparator returns where to break a word of which n letters fit: behind
// the last separator of a path among them, or after all of them.
func afterSeparator(word []rune, n int) int {
	for i := n; i > 1; i-- {
		if strings.ContainsRune(`/\-_.`, word[i-1]) {
			return i
		}
	}
	return n
}

// ellipsis cuts s so that it fits into width.
func ellipsis(s string, width float32, measure func(string) float32) string {
	if measure(s) <= width+0.5 {
		return s
	}
	r := []rune(s)
	lo, hi := 0, len(r)
	for lo < hi {
		if mid := (lo + hi + 1) / 2; measure(string(r[:mid])+"…") <= width {
			lo = mid
		} else {
			hi = mid - 1
		}
	}
	return strings.TrimRight(string(r[:lo]), " ") + "…"
}
