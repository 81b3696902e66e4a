package model

import (
	"regexp"
	"strings"
	"unicode"
)

// Inert returns the text of a cell as no spreadsheet runs it: with an apostrophe
// before each character that begins a formula. Every cell of every table that
// leaves the program goes through it.
//
// A formula can begin where the cell does, and after a semicolon, a tab or the
// end of a line in it: a spreadsheet that separates cells by those, as many do
// outside of English, takes what follows for a cell of its own. Spaces, quotes
// and characters that nobody sees may stand before it. A cell that is a plain
// number stays one.
func Inert(text string) string {
	if plainNumber.MatchString(text) {
		return text
	}
	var b strings.Builder
	begins := true // whether a formula could begin here
	from := 0
	for i, r := range text {
		switch {
		case strings.ContainsRune(";\t\r\n\u0085\u2028\u2029", r):
			begins = true
		case begins && strings.ContainsRune("=+-@＝＋－＠", r):
			b.WriteString(text[from:i])
			b.WriteByte('\'')
			from = i
			begins = false
		case r == '"' || unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) || unicode.IsControl(r):
		default:
			begins = false
		}
	}
	b.WriteString(text[from:])
	out := b.String()
	if out != "" && strings.ContainsRune("\t\r\n", rune(out[0])) {
		out = "'" + out // some take what follows a blank that they drop
	}
	return out
}

// plainNumber is a number as any of our languages writes it.
var plainNumber = regexp.MustCompile(`^[+-]?[0-9]+([.,][0-9]+)?$`)
