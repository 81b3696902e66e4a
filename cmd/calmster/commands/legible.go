package commands

import "io"

// legible writes text for people with a question mark for each character that
// steers a terminal: names, keys and files come from elsewhere, and a terminal
// does what such characters say.
type legible struct{ io.Writer }

// Write is for [io.Writer].
func (l legible) Write(p []byte) (int, error) {
	out := make([]byte, 0, len(p))
	for i := 0; i < len(p); i++ {
		switch b := p[i]; {
		case b < ' ' && b != '\n' && b != '\t', b == 0x7f:
			out = append(out, '?')
		case b == 0xc2 && i+1 < len(p) && p[i+1] >= 0x80 && p[i+1] < 0xa0: // U+0080 to U+009F
			out = append(out, '?')
			i++
		default:
			out = append(out, b)
		}
	}
	if _, err := l.Writer.Write(out); err != nil {
		return 0, err
	}
	return len(p), nil
}
