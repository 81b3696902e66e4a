package parts

// Button is a [Tap] that can be reached with Tab and pressed with Space or
// Enter.
type Button struct {
	Tap
	focusable
}

// NewButton returns a button.
func NewButton(label, key string, tone Tone, tapped func()) *Button {
	b := &Button{Tap: Tap{Label: label, Key: key, Tone: tone, OnTapped: tapped}}
	b.Tap.self = b
	b.focusable = focusable{self: b, press: func() { b.Tapped(nil) }, change: func(on bool) {
		b.focused = on
		b.Refresh()
	}}
	b.ExtendBaseWidget(b)
	return b
}
