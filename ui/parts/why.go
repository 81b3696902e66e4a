package parts

// NewWhy returns a small way to more about the line that it stands beside. of is
// that line: it parts one such way from the next for whoever sees no place.
func NewWhy(word, of string, tapped func()) *Button {
	b := NewButton(word, "", ToneLink, tapped)
	b.Small, b.Height, b.Of = true, 22, of
	return b
}
