package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"calmster/ui/look"
)

// Rows is a list of lines that scrolls. One can be chosen by a tap, or with the
// arrow keys and Enter, and can unfold something below itself. A line is made when
// it is first in sight, and drawn only while it is: Fyne draws what is scrolled
// away too.
type Rows struct {
	widget.BaseWidget
	focusable
	// OnChosen runs when a line is chosen.
	OnChosen func(i int)

	rows   []*row
	column *fyne.Container
	scroll *container.Scroll
	at     int // the line that the arrows are on
	unfold int // the line that something is unfolded below; -1: none
	below  fyne.CanvasObject
	has    bool // the focus
}

// NewRows returns an empty list.
func NewRows(onChosen func(i int)) *Rows {
	r := &Rows{OnChosen: onChosen, unfold: -1, column: Column(0, -1)}
	r.scroll = container.NewVScroll(r.column)
	r.scroll.OnScrolled = func(fyne.Position) { r.look() }
	r.focusable = focusable{self: r, press: func() { r.choose(r.at) }, change: func(on bool) {
		r.has = on
		r.ring(on)
	}}
	r.ExtendBaseWidget(r)
	return r
}

// CreateRenderer is for Fyne.
func (r *Rows) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(r.scroll) }

// Resize is for Fyne.
func (r *Rows) Resize(size fyne.Size) {
	r.BaseWidget.Resize(size)
	r.look()
}

// Set replaces the lines; labels name them, and line makes one. What was unfolded
// is put away.
func (r *Rows) Set(labels []string, line func(i int) fyne.CanvasObject) {
	r.rows, r.unfold, r.below = nil, -1, nil
	for i, label := range labels {
		row := newRow(label, func() fyne.CanvasObject { return line(i) }, func() { r.choose(i) })
		if i == 0 {
			row.show(true)
		} else {
			row.least.Height = r.rows[0].MinSize().Height
		}
		r.rows = append(r.rows, row)
	}
	r.at = max(0, min(r.at, len(r.rows)-1))
	r.ring(r.has)
	r.arrange()
}

// Unfold shows something below a line, in the place of what was unfolded.
func (r *Rows) Unfold(i int, below fyne.CanvasObject) {
	r.at, r.unfold, r.below = i, i, below
	r.arrange()
	r.Reach()
}

// Fold puts away what was unfolded and returns to the line that it was for. It
// reports whether there was anything.
func (r *Rows) Fold() bool {
	if r.unfold < 0 {
		return false
	}
	r.unfold, r.below = -1, nil
	r.arrange()
	r.Focus()
	return true
}

// Focus gives the list the keys.
func (r *Rows) Focus() {
	if c := r.canvas(); c != nil {
		c.Focus(r)
	}
}

// At moves to a line.
func (r *Rows) At(i int) {
	if i < 0 || i >= len(r.rows) {
		return
	}
	r.ring(false)
	r.at = i
	r.ring(r.has)
	r.Reach()
}

func (r *Rows) choose(i int) {
	if i < len(r.rows) {
		r.At(i)
		r.Focus()
		r.OnChosen(i)
	}
}

func (r *Rows) arrange() {
	var objs []fyne.CanvasObject
	for i, row := range r.rows {
		objs = append(objs, row)
		if i == r.unfold {
			objs = append(objs, r.below)
		}
		objs = append(objs, Rule())
	}
	r.column.Objects = objs
	r.column.Refresh()
	r.scroll.Refresh()
	r.look()
}

// look shows the lines that are in sight, and no others.
func (r *Rows) look() {
	for moved := true; moved; {
		moved = false
		for _, row := range r.rows {
			top := row.Position().Y - r.scroll.Offset.Y
			if row.show(top < r.scroll.Size().Height && top+row.Size().Height > 0) && row.MinSize().Height != row.Size().Height {
				moved = true
			}
		}
		if moved { // a line takes other room than was thought before it was made
			r.column.Refresh()
		}
	}
}

func (r *Rows) ring(on bool) {
	if r.at < len(r.rows) {
		r.rows[r.at].ring(on)
	}
}

// Reach scrolls so that the line that the arrows are on, and what is unfolded
// below it, is seen, also after that has grown.
func (r *Rows) Reach() {
	r.column.Refresh()
	r.scroll.Refresh()
	if r.at >= len(r.rows) {
		return
	}
	for range 2 { // what comes into sight may take more room than was thought
		line := r.rows[r.at]
		top := line.Position().Y
		foot := top + line.Size().Height
		if r.unfold == r.at && r.below != nil {
			foot = r.below.Position().Y + r.below.Size().Height
		}
		y := r.scroll.Offset.Y
		y = min(max(y, foot-r.scroll.Size().Height), top)
		if y != r.scroll.Offset.Y {
			r.scroll.ScrollToOffset(fyne.NewPos(0, max(0, y)))
		}
		r.look()
	}
}

// TypedKey moves between the lines.
func (r *Rows) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyDown:
		r.At(r.at + 1)
	case fyne.KeyUp:
		r.At(r.at - 1)
	case fyne.KeyHome:
		r.At(0)
	case fyne.KeyEnd:
		r.At(len(r.rows) - 1)
	default:
		r.focusable.TypedKey(k)
	}
}

// KeyDown keeps what TypedKey takes.
func (r *Rows) KeyDown(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyDown, fyne.KeyUp, fyne.KeyHome, fyne.KeyEnd:
		return
	}
	r.focusable.KeyDown(k)
}

// row is one line: it takes taps, the list has the focus.
type row struct {
	widget.BaseWidget
	label  string
	line   func() fyne.CanvasObject
	tapped func()
	ground *Surface
	place  *fyne.Container // of the line, which is made at its first sight
	least  fyne.Size       // what it takes while it is out of sight
}

var (
	_ fyne.Tappable      = (*row)(nil)
	_ desktop.Hoverable  = (*row)(nil)
	_ desktop.Cursorable = (*row)(nil)
)

func newRow(label string, line func() fyne.CanvasObject, tapped func()) *row {
	r := &row{label: label, line: line, tapped: tapped, ground: NewSurface("", "", 8), place: container.NewStack()}
	r.ground.Stroke = 2
	r.place.Hide()
	r.ExtendBaseWidget(r)
	return r
}

// show shows the line or hides it, and reports whether that is new. It keeps its
// room.
func (r *row) show(in bool) (changed bool) {
	switch {
	case in == r.place.Visible():
		return false
	case !in:
		r.least = r.MinSize()
		r.place.Hide()
	default:
		r.place.Show()
		if len(r.place.Objects) == 0 {
			r.place.Add(Pad(1, 4, r.line()))
		}
	}
	return true
}

// MinSize is for Fyne.
func (r *row) MinSize() fyne.Size {
	if r.place.Hidden {
		return r.least
	}
	return r.BaseWidget.MinSize()
}

// InspectLabel names the line to the tests that look at a real window.
func (r *row) InspectLabel() string { return r.label }

// CreateRenderer is for Fyne.
func (r *row) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewStack(r.ground, r.place))
}

// Tapped, Cursor, MouseIn, MouseMoved and MouseOut are for Fyne.
func (r *row) Tapped(*fyne.PointEvent)        { r.tapped() }
func (r *row) Cursor() desktop.Cursor         { return desktop.PointerCursor }
func (r *row) MouseIn(*desktop.MouseEvent)    { r.ground.Paint(look.ColorPrimaryTint, r.ground.Line) }
func (r *row) MouseMoved(*desktop.MouseEvent) {}
func (r *row) MouseOut()                      { r.ground.Paint("", r.ground.Line) }

func (r *row) ring(on bool) {
	line := fyne.ThemeColorName("")
	if on {
		line = look.ColorPrimary
	}
	r.ground.Paint(r.ground.Fill, line)
}
