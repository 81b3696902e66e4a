package parts

// NewTwice returns a button for what nobody should do by a slip: the first
// press asks, by the label sure, and the second one does it.
func NewTwice(label, sure, key string, run func()) *Button {
	var b *Button
	asked := false
	b = NewButton(label, key, ToneQuiet, func() {
		if asked {
			run()
			return
		}
		asked = true
		b.SetLabel(sure)
	})
	return b
}
