package parts

// NewWhy returns a small way to more about the line that it stands beside, which
// needs its width for itself: only a sign is drawn. word is what it is called,
// and of is that line: it parts one such way from the next for whoever sees no
// place.
func NewWhy(word, of string, tapped func()) *Button {
	b := NewButton("?", "", ToneLink, tapped)
	b.Small, b.Bold, b.Centre, b.Height, b.Least, b.Said, b.Of = true, true, true, 22, 24, word, of
	return b
}
