package parts

import (
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"calmster/ui/look"
)

// unborn is whether a container has no size yet. Laying its objects out all the
// same would break wrapped text into a word a line, and a window that asks for
// the height of that grows for good.
func unborn(size fyne.Size) bool { return size.Width <= 0 || size.Height <= 0 }

// Fixed gives an object a size of its own; a side of 0 is left to the object.
func Fixed(w, h float32, o fyne.CanvasObject) fyne.CanvasObject {
	if o == nil {
		o = canvas.NewRectangle(color.Transparent)
	}
	return container.New(fixedLayout{w, h}, o)
}

type fixedLayout struct{ w, h float32 }

func (l fixedLayout) MinSize(objs []fyne.CanvasObject) fyne.Size {
	s := objs[0].MinSize()
	k := look.Scale()
	if l.w > 0 {
		s.Width = l.w * k
	}
	if l.h > 0 {
		s.Height = l.h * k
	}
	return s
}

// Layout centres the object at its own size where the parent gives more.
func (l fixedLayout) Layout(objs []fyne.CanvasObject, size fyne.Size) {
	if unborn(size) {
		return
	}
	want := l.MinSize(objs)
	if l.w == 0 {
		want.Width = size.Width
	}
	if l.h == 0 {
		want.Height = size.Height
	}
	objs[0].Resize(want)
	objs[0].Move(fyne.NewPos((size.Width-want.Width)/2, (size.Height-want.Height)/2))
}

// Pad puts space around an object: top and bottom, then left and right.
func Pad(vertical, horizontal float32, o fyne.CanvasObject) fyne.CanvasObject {
	return container.New(padLayout{vertical, horizontal}, o)
}

type padLayout struct{ v, h float32 }

func (l padLayout) MinSize(objs []fyne.CanvasObject) fyne.Size {
	return objs[0].MinSize().AddWidthHeight(2*l.h, 2*l.v)
}

func (l padLayout) Layout(objs []fyne.CanvasObject, size fyne.Size) {
	if unborn(size) {
		return
	}
	objs[0].Move(fyne.NewPos(l.h, l.v))
	objs[0].Resize(fyne.NewSize(max(0, size.Width-2*l.h), max(0, size.Height-2*l.v)))
}

// Column stacks objects with a gap. The one at index grow takes the height that
// is left; -1 leaves it empty below.
func Column(gap float32, grow int, objs ...fyne.CanvasObject) *fyne.Container {
	return container.New(&lineLayout{gap: gap, grow: grow, down: true}, objs...)
}

// Row sets objects side by side with a gap, each at its own width and centred
// in height. The one at index grow takes the width that is left.
func Row(gap float32, grow int, objs ...fyne.CanvasObject) *fyne.Container {
	return container.New(&lineLayout{gap: gap, grow: grow}, objs...)
}

type lineLayout struct {
	gap  float32
	grow int
	down bool
}

func (l *lineLayout) MinSize(objs []fyne.CanvasObject) fyne.Size {
	var along, across float32
	n := 0
	for _, o := range objs {
		if !o.Visible() {
			continue
		}
		a, c := l.split(o.MinSize())
		along, across = along+a, max(across, c)
		n++
	}
	along += l.gap * float32(max(0, n-1))
	return l.join(along, across)
}

// Layout first gives each object the width that it will have and only then asks
// for its height: text that wraps knows its height no sooner. Asking in the
// other order would make a window grow for a moment, and it never shrinks back.
func (l *lineLayout) Layout(objs []fyne.CanvasObject, size fyne.Size) {
	if unborn(size) {
		return
	}
	if l.down {
		for _, o := range objs {
			if o.Visible() && o.Size().Width != size.Width {
				o.Resize(fyne.NewSize(size.Width, o.MinSize().Height))
			}
		}
	}
	total, across := l.split(size)
	used, _ := l.split(l.MinSize(objs))
	spare := max(0, total-used)
	at := float32(0)
	for i, o := range objs {
		if !o.Visible() {
			continue
		}
		a, c := l.split(o.MinSize())
		if i == l.grow {
			a += spare
		}
		if l.down {
			o.Resize(fyne.NewSize(across, a))
			o.Move(fyne.NewPos(0, at))
		} else {
			if o.Size().Width != a {
				o.Resize(fyne.NewSize(a, c))
				c = o.MinSize().Height
			}
			c = min(c, across)
			o.Resize(fyne.NewSize(a, c))
			o.Move(fyne.NewPos(at, (across-c)/2))
		}
		at += a + l.gap
	}
}

func (l *lineLayout) split(s fyne.Size) (along, across float32) {
	if l.down {
		return s.Height, s.Width
	}
	return s.Width, s.Height
}

func (l *lineLayout) join(along, across float32) fyne.Size {
	if l.down {
		return fyne.NewSize(across, along)
	}
	return fyne.NewSize(along, across)
}

// Even sets objects side by side at the same width, filling the height.
func Even(gap float32, objs ...fyne.CanvasObject) *fyne.Container {
	return container.New(evenLayout{gap: gap, columns: len(objs)}, objs...)
}

// Grid sets objects in rows of so many, all of the same size, filling the space.
func Grid(gap float32, columns int, objs ...fyne.CanvasObject) *fyne.Container {
	return container.New(evenLayout{gap: gap, columns: columns}, objs...)
}

type evenLayout struct {
	gap     float32
	columns int
}

func (l evenLayout) rows(n int) int { return (n + l.columns - 1) / max(1, l.columns) }

func (l evenLayout) MinSize(objs []fyne.CanvasObject) fyne.Size {
	var cell fyne.Size
	for _, o := range objs {
		cell = cell.Max(o.MinSize())
	}
	c, r := float32(l.columns), float32(l.rows(len(objs)))
	return fyne.NewSize(c*cell.Width+(c-1)*l.gap, r*cell.Height+max(0, r-1)*l.gap)
}

func (l evenLayout) Layout(objs []fyne.CanvasObject, size fyne.Size) {
	if len(objs) == 0 || unborn(size) {
		return
	}
	for i, o := range objs {
		left, right := span(i%l.columns, l.columns, l.gap, size.Width)
		top, bottom := span(i/l.columns, l.rows(len(objs)), l.gap, size.Height)
		o.Resize(fyne.NewSize(right-left, bottom-top))
		o.Move(fyne.NewPos(left, top))
	}
}

// span is where the i-th of n equal parts of a length begins and ends, on whole
// pixels.
func span(i, n int, gap, length float32) (from, to float32) {
	part := (length - float32(n-1)*gap) / float32(n)
	from = float32(i) * (part + gap)
	k := pixelsAUnit()
	whole := func(v float32) float32 { return float32(math.Round(float64(v*k))) / k }
	return whole(from), whole(from + part)
}

// pixelsAUnit is how many of the window's pixels one of Fyne's units is.
func pixelsAUnit() float32 {
	if all := fyne.CurrentApp().Driver().AllWindows(); len(all) > 0 {
		return all[0].Canvas().Scale()
	}
	return 1
}

// Shares sets objects side by side, sharing the width in the given proportions
// and filling the height. One that is hidden leaves its share to the others.
func Shares(gap float32, shares []float32, objs ...fyne.CanvasObject) *fyne.Container {
	return container.New(shareLayout{gap, shares}, objs...)
}

type shareLayout struct {
	gap    float32
	shares []float32
}

func (l shareLayout) MinSize(objs []fyne.CanvasObject) fyne.Size {
	var out fyne.Size
	seen := 0
	for _, o := range objs {
		if !o.Visible() {
			continue
		}
		m := o.MinSize()
		out.Width += m.Width
		out.Height = max(out.Height, m.Height)
		seen++
	}
	out.Width += l.gap * float32(max(0, seen-1))
	return out
}

func (l shareLayout) Layout(objs []fyne.CanvasObject, size fyne.Size) {
	if unborn(size) {
		return
	}
	sum, free := float32(0), size.Width+l.gap
	for i, o := range objs {
		if o.Visible() {
			sum += l.shares[i]
			free -= l.gap
		}
	}
	x := float32(0)
	for i, o := range objs {
		if !o.Visible() {
			continue
		}
		w := free * l.shares[i] / sum
		o.Resize(fyne.NewSize(w, size.Height))
		o.Move(fyne.NewPos(x, 0))
		x += w + l.gap
	}
}

// Spread is [Shares] for objects that scroll by themselves: where they would find no
// room side by side, they lie below each other instead of making the page wider than
// its window.
func Spread(gap float32, shares []float32, objs ...fyne.CanvasObject) *fyne.Container {
	return container.New(&spreadLayout{shareLayout{gap, shares}, 0}, objs...)
}

type spreadLayout struct {
	shareLayout
	width float32 // as it was laid out last
}

// paneLeast is the height that each of them has where they are stacked, before scale.
const paneLeast = 240

func (l *spreadLayout) stacked(objs []fyne.CanvasObject) bool {
	return l.width > 0 && l.width+0.5 < l.shareLayout.MinSize(objs).Width
}

func (l *spreadLayout) MinSize(objs []fyne.CanvasObject) (out fyne.Size) {
	for _, o := range objs {
		out = out.Max(o.MinSize())
	}
	if l.stacked(objs) {
		n := float32(len(objs))
		out.Height = n*paneLeast*look.Scale() + (n-1)*l.gap
	}
	return out
}

func (l *spreadLayout) Layout(objs []fyne.CanvasObject, size fyne.Size) {
	if unborn(size) {
		return
	}
	l.width = size.Width
	if !l.stacked(objs) {
		l.shareLayout.Layout(objs, size)
		return
	}
	for i, o := range objs {
		from, to := span(i, len(objs), l.gap, size.Height)
		o.Resize(fyne.NewSize(size.Width, to-from))
		o.Move(fyne.NewPos(0, from))
	}
}

// Flow sets objects side by side and goes to the next row where the width ends.
func Flow(gap float32, objs ...fyne.CanvasObject) *fyne.Container {
	return container.New(&flowLayout{gap: gap}, objs...)
}

type flowLayout struct {
	gap   float32
	width float32
}

func (l *flowLayout) walk(objs []fyne.CanvasObject, width float32, place func(fyne.CanvasObject, fyne.Position, fyne.Size)) fyne.Size {
	var x, y, row, widest float32
	for _, o := range objs {
		if !o.Visible() {
			continue
		}
		m := o.MinSize()
		if x > 0 && width > 0 && x+m.Width > width+0.5 {
			x, y, row = 0, y+row+l.gap, 0
		}
		if place != nil {
			place(o, fyne.NewPos(x, y), m)
		}
		row = max(row, m.Height)
		widest = max(widest, m.Width)
		x += m.Width + l.gap
	}
	return fyne.NewSize(widest, y+row)
}

func (l *flowLayout) MinSize(objs []fyne.CanvasObject) fyne.Size {
	return l.walk(objs, l.width, nil)
}

func (l *flowLayout) Layout(objs []fyne.CanvasObject, size fyne.Size) {
	if unborn(size) {
		return
	}
	l.width = size.Width
	l.walk(objs, size.Width, func(o fyne.CanvasObject, p fyne.Position, s fyne.Size) {
		o.Move(p)
		o.Resize(s)
	})
}

// Beside sets two objects side by side at the same width and height, or the second below
// the first where each would be narrower than least.
func Beside(gap, least float32, left, right fyne.CanvasObject) *fyne.Container {
	return container.New(&besideLayout{gap: gap, least: least}, left, right)
}

type besideLayout struct{ gap, least, width float32 }

func (l *besideLayout) stacked(width float32) bool {
	return width < 2*l.least*look.Scale()+l.gap
}

func (l *besideLayout) MinSize(objs []fyne.CanvasObject) fyne.Size {
	a, b := objs[0].MinSize(), objs[1].MinSize()
	out := a.Max(b)
	if l.width > 0 && l.stacked(l.width) {
		out.Height = a.Height + l.gap + b.Height
	}
	return out
}

func (l *besideLayout) Layout(objs []fyne.CanvasObject, size fyne.Size) {
	if unborn(size) {
		return
	}
	l.width = size.Width
	width := (size.Width - l.gap) / 2
	if l.stacked(size.Width) {
		width = size.Width
	}
	for _, o := range objs { // the width first: wrapped text then knows its height
		o.Resize(fyne.NewSize(width, o.MinSize().Height))
	}
	first, second := objs[0].MinSize().Height, objs[1].MinSize().Height
	if !l.stacked(size.Width) {
		first = max(first, second)
		second = first
	}
	objs[0].Move(fyne.NewPos(0, 0))
	objs[0].Resize(fyne.NewSize(width, first))
	at := fyne.NewPos(width+l.gap, 0)
	if l.stacked(size.Width) {
		at = fyne.NewPos(0, first+l.gap)
	}
	objs[1].Move(at)
	objs[1].Resize(fyne.NewSize(width, second))
}

// AtMost keeps an object no wider than a line can be read, in the middle of what
// it is given.
func AtMost(width float32, o fyne.CanvasObject) fyne.CanvasObject {
	return container.New(mostLayout{width}, o)
}

type mostLayout struct{ width float32 }

func (l mostLayout) MinSize(objs []fyne.CanvasObject) fyne.Size { return objs[0].MinSize() }

func (l mostLayout) Layout(objs []fyne.CanvasObject, size fyne.Size) {
	if unborn(size) {
		return
	}
	width := max(min(size.Width, l.width*look.Scale()), objs[0].MinSize().Width)
	objs[0].Resize(fyne.NewSize(width, size.Height))
	objs[0].Move(fyne.NewPos(max(0, (size.Width-width)/2), 0))
}

// barRoom is the room that a scroll bar has beside what it scrolls.
const barRoom = 12

// Scroll lets an object scroll up and down. The bar lies beside it, in the
// margin on its right, and not on what is scrolled.
func Scroll(o fyne.CanvasObject) fyne.CanvasObject {
	return container.New(wider{barRoom}, container.NewVScroll(container.New(wider{-barRoom}, o)))
}

// ScrollBoth is [Scroll] for what can also be too wide.
func ScrollBoth(o fyne.CanvasObject) fyne.CanvasObject {
	return container.New(settling{wider{barRoom}, o}, container.NewScroll(container.New(wider{-barRoom}, o)))
}

// settling lays a scroll out once more where what it scrolls is higher in the width
// that it was given.
type settling struct {
	wider
	content fyne.CanvasObject
}

func (l settling) Layout(objs []fyne.CanvasObject, size fyne.Size) {
	before := l.content.MinSize()
	l.wider.Layout(objs, size)
	if l.content.MinSize() != before {
		objs[0].Refresh()
	}
}

// wider makes an object reach further to the right than its place, or less far.
type wider struct{ by float32 }

func (l wider) MinSize(objs []fyne.CanvasObject) fyne.Size {
	return objs[0].MinSize().SubtractWidthHeight(l.by, 0)
}

func (l wider) Layout(objs []fyne.CanvasObject, size fyne.Size) {
	if unborn(size) {
		return
	}
	objs[0].Resize(size.AddWidthHeight(l.by, 0))
	objs[0].Move(fyne.NewPos(0, 0))
}
