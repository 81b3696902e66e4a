package session

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"calmster/ui/look"
	"calmster/ui/parts"
)

// rest is the part of the pad below the stress signs: headings, and rows of
// buttons that share what height there is. Where that is too little it scrolls.
type rest struct {
	view   *fyne.Container
	gap    float32
	shares []float32 // of each object; 0 for a heading, which has its own height
}

func newRest(gap float32) *rest {
	r := &rest{gap: gap}
	r.view = container.New(r)
	return r
}

func (r *rest) head(o fyne.CanvasObject) { r.put(o, 0) }

func (r *rest) add(buttons []*parts.Tap, columns int, share float32) {
	r.put(block(buttons, columns, r.gap, share))
}

func (r *rest) put(o fyne.CanvasObject, share float32) {
	r.shares = append(r.shares, share)
	r.view.Objects = append(r.view.Objects, o)
}

// share is that of all rows together, and fixed what the headings and the gaps take.
func (r *rest) share() (sum float32) {
	for _, s := range r.shares {
		sum += s
	}
	return sum
}

func (r *rest) fixed() float32 {
	fixed := r.gap * float32(len(r.shares)-1)
	for i, o := range r.view.Objects {
		if r.shares[i] == 0 {
			fixed += o.MinSize().Height
		}
	}
	return fixed
}

// MinSize is for Fyne.
func (r *rest) MinSize(objs []fyne.CanvasObject) (s fyne.Size) {
	for _, o := range objs {
		s.Height += o.MinSize().Height
	}
	s.Height += r.gap * float32(len(objs)-1)
	return s
}

// Layout is for Fyne.
func (r *rest) Layout(objs []fyne.CanvasObject, size fyne.Size) {
	if size.Width <= 0 || size.Height <= 0 {
		return
	}
	free, sum := size.Height-r.fixed(), r.share()
	y := float32(0)
	for i, o := range objs {
		h := o.MinSize().Height
		if r.shares[i] > 0 {
			h = free * r.shares[i] / sum
		}
		o.Resize(fyne.NewSize(size.Width, h))
		o.Move(fyne.NewPos(0, y))
		y += h + r.gap
	}
}

// restLeast is how much of the rest is always in sight, before scale: a row, and
// that there is more.
const restLeast = 46

// padLayout sets the line over the pad, the heading of the stress signs, the signs
// and the rest below each other. The signs have a row's share of the height as any
// other row, but are never lower than can be hit while the rest can still scroll.
type padLayout struct {
	gap      float32
	signs    float32 // their share
	signRows int
	rest     *rest
}

// MinSize is for Fyne: the pad is laid out in whatever it is given.
func (l padLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(1, 1) }

// Layout is for Fyne.
func (l padLayout) Layout(objs []fyne.CanvasObject, size fyne.Size) {
	if size.Width <= 0 || size.Height <= 0 {
		return
	}
	banner, heading, signs, below := objs[0], objs[1], objs[2], objs[3]
	free := size.Height - banner.MinSize().Height - 2*l.gap
	if heading.Visible() {
		free -= heading.MinSize().Height + l.gap
	}
	fair := (free - l.rest.fixed()) * l.signs / (l.signs + l.rest.share())
	least := l.height(signHeight)
	high := max(fair, least)
	if spare := free - l.rest.view.MinSize().Height; high > spare {
		high = max(spare, least)
	}
	if spare := free - restLeast*look.Scale(); high > spare {
		high = max(spare, min(l.height(lowestSign), free))
	}
	y := float32(0)
	for _, o := range []fyne.CanvasObject{banner, heading, signs, below} {
		if !o.Visible() {
			continue
		}
		h := o.MinSize().Height
		switch o {
		case signs:
			h = high
		case below:
			h = max(0, size.Height-y)
		}
		o.Resize(fyne.NewSize(size.Width, h))
		o.Move(fyne.NewPos(0, y))
		y += h + l.gap
	}
}

// height is that of all rows of signs, if each is so high before scale.
func (l padLayout) height(row float32) float32 {
	n := float32(l.signRows)
	return n*row*look.Scale() + (n-1)*l.gap
}
