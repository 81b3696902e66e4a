package session

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"calmster/ui/look"
	"calmster/ui/parts"
)

// columnLayout lays out the clock's column: from its foot the buttons, which are
// never left out, from its top who and where, and in between the time, the state
// and what is said. The time is a ring where there is room for one.
type columnLayout struct {
	gap float32
	low bool
}

// ringLeast is the smallest ring that can be read at a glance, before scale.
const ringLeast = 150

// MinSize is for Fyne: the column is laid out in whatever it is given.
func (l *columnLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(1, 1) }

// Layout is for Fyne.
func (l *columnLayout) Layout(objs []fyne.CanvasObject, size fyne.Size) {
	if size.Width <= 0 || size.Height <= 0 {
		return
	}
	head, beside, ring, digits, marks, state, told, foot := objs[0], objs[1], objs[2], objs[3], objs[4], objs[5], objs[6], objs[7]
	put := func(o fyne.CanvasObject, y, h float32) float32 {
		o.Resize(fyne.NewSize(size.Width, max(0, h)))
		o.Move(fyne.NewPos(0, y))
		return y + h + l.gap
	}
	high := func(o fyne.CanvasObject) float32 {
		if o.Size().Width != size.Width { // wrapped text then knows its height
			o.Resize(fyne.NewSize(size.Width, o.MinSize().Height))
		}
		return o.MinSize().Height
	}
	bottom := size.Height - high(foot)
	put(foot, bottom, high(foot))
	y := put(head, 0, high(head))
	if beside.Visible() {
		y = put(beside, y, high(beside))
	}
	free := bottom - l.gap - y
	said := toldHeight * look.Scale()
	if l.low {
		said = toldLow * look.Scale()
	}
	time := free - high(state) - said - 2*l.gap
	asRing := time >= ringLeast*look.Scale()
	show(ring, asRing)
	show(digits, !asRing)
	// Where all is small, what else says where the time stands has to go.
	show(marks, !asRing && free >= high(digits)+high(marks)+high(state)+l.gap)
	show(state, asRing || free >= high(digits)+high(state)+l.gap)
	if asRing {
		y = put(ring, y, time)
	} else {
		y = put(digits, y, high(digits)) - l.gap
		if marks.Visible() {
			y = put(marks, y, high(marks)) - l.gap
		}
		y += l.gap
	}
	if state.Visible() {
		y = put(state, y, high(state))
	}
	put(told, y, bottom-l.gap-y)
}

// chip is a state in a word on a tinted ground. Its
// letters get smaller where it would be wider than that.
func chip(ground fyne.ThemeColorName, mark fyne.CanvasObject, word *parts.Text, centre bool) fyne.CanvasObject {
	word.Shrink = true
	row := container.NewStack(parts.NewSurface(ground, "", look.CornerChip), parts.Pad(4, 14, parts.Row(8, 1, mark, word)))
	return container.New(chipLayout{word, centre}, row)
}

type chipLayout struct {
	word   *parts.Text
	centre bool
}

// MinSize is for Fyne.
func (l chipLayout) MinSize(objs []fyne.CanvasObject) fyne.Size { return objs[0].MinSize() }

// Layout is for Fyne.
func (l chipLayout) Layout(objs []fyne.CanvasObject, size fyne.Size) {
	least := objs[0].MinSize()
	width := min(size.Width, least.Width-l.word.MinSize().Width+l.word.Whole())
	objs[0].Resize(fyne.NewSize(width, least.Height))
	at := fyne.NewPos(0, (size.Height-least.Height)/2)
	if l.centre {
		at.X = (size.Width - width) / 2
	}
	objs[0].Move(at)
}
