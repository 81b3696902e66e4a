package chart

import (
	"fyne.io/fyne/v2"

	"calmster/model"
)

// Distances, in Fyne units. They grow with the text.
const (
	step        float32 = 4
	pad         float32 = 6  // between the edge, which shows the focus, and all else
	labelGap    float32 = 14 // between two labels of an axis
	markRoom    float32 = 9  // a mark's reach around its centre
	glyphWide   float32 = 20 // a mark or a stroke in the legend
	keyGap      float32 = 20 // between two entries of the legend
	plotLeast   float32 = 48 // a picture lower than this does without legend and strip
	plotNarrow  float32 = 80 // one narrower than this does without any words
	plotLow     float32 = 32 // and so does one lower than this
	ruleWide    float32 = 1.5
	stripSpaced float32 = 2
	ruleShare           = 0.5 // of the colour of an upright line
	rowShare            = 0.3 // of the width for the names of rows
)

// box is a rectangle.
type box struct{ x, y, w, h float32 }

func (b box) has(p fyne.Position) bool {
	return p.X >= b.x && p.X <= b.x+b.w && p.Y >= b.y && p.Y <= b.y+b.h
}

func (b box) meets(o box) bool {
	return b.x < o.x+o.w && o.x < b.x+b.w && b.y < o.y+o.h && o.y < b.y+b.h
}

// label is a text with its place.
type label struct {
	text string
	box  box
	tone model.Tone
	dim  bool // of a series that is switched off
}

// fill is a plain rectangle.
type fill struct {
	box    box
	colour colour
	share  float64 // of the colour's strength, 0 for all of it
	corner float32
}

// key is an entry of the legend.
type key struct {
	series int
	box    box
	glyph  fyne.Position // centre
}

// plan says where everything goes. It is made from a chart, a size and the
// measures of a text, and from nothing else.
type plan struct {
	plot   box
	lo, hi float64 // what the X axis shows
	under  []fill  // beneath the marks
	labels []label
	keys   []key
	stops  []stop
	boxes  int   // the first stop of a box; points come before
	byX    []int // stops to be seen, from left to right
	marks  []mark
	size   float32 // of marks, 1 for full
	whole  box     // the words that show the whole time again
}

// measure returns the size of a text.
type measure func(text string) fyne.Size

// extras is what a picture can do without when there is little room.
type extras struct{ legend, marks, strip, hint, below, side bool }

// without is the order in which a picture that gets too small does without.
var without = []func(*extras){
	func(*extras) {},
	func(e *extras) { e.hint = false },
	func(e *extras) { e.legend = false },
	func(e *extras) { e.strip, e.marks = false, false },
	func(e *extras) { e.below = false },
}

// arrange finds a place for everything on a size.
func arrange(c *model.Chart, axis model.Axis, off map[int]bool, size fyne.Size, of measure) plan {
	p := plan{lo: axis.Min, hi: axis.Max}
	inner := fyne.NewSize(max(0, size.Width-2*pad), max(0, size.Height-2*pad))
	if c.Empty != "" || !(p.hi > p.lo) || !(c.Y.Max > c.Y.Min) {
		p.sentence(c.Empty, inner, of)
		p.shift(pad)
		return p
	}
	p, with := around(c, axis, off, inner, of)
	p.shift(pad)
	p.place(c, off)
	p.thin(c)
	p.rules(c, off, of, with.marks)
	return p
}

// around lays out what stands around the picture, with less of it where there
// is little room.
func around(c *model.Chart, axis model.Axis, off map[int]bool, size fyne.Size, of measure) (p plan, with extras) {
	with = extras{legend: true, marks: true, strip: true, hint: true, below: true, side: true}
	for _, leave := range without {
		leave(&with)
		if size.Width < plotNarrow || size.Height < plotLow {
			with = extras{}
		}
		p = plan{lo: axis.Min, hi: axis.Max}
		p.frame(c, axis, off, size, of, with)
		if p.plot.h >= plotLeast {
			break
		}
	}
	return p, with
}

// shift moves all to the right and down.
func (p *plan) shift(by float32) {
	move := func(b *box) { b.x, b.y = b.x+by, b.y+by }
	move(&p.plot)
	if p.whole.w > 0 {
		move(&p.whole)
	}
	for i := range p.under {
		move(&p.under[i].box)
	}
	for i := range p.labels {
		move(&p.labels[i].box)
	}
	for i := range p.keys {
		move(&p.keys[i].box)
		p.keys[i].glyph = p.keys[i].glyph.AddXY(by, by)
	}
}

// boxOf returns a box's rectangle, cut to the picture.
func (p *plan) boxOf(c *model.Chart, b model.Box) box {
	x0, x1 := max(p.x(b.X0), p.plot.x), min(p.x(b.X1), p.plot.x+p.plot.w)
	y0, y1 := p.y(c, b.Y1), p.y(c, b.Y0)
	return box{x0, y0, x1 - x0, y1 - y0}
}

func (p *plan) x(v float64) float32 {
	return p.plot.x + float32((v-p.lo)/(p.hi-p.lo))*p.plot.w
}

func (p *plan) y(c *model.Chart, v float64) float32 {
	return p.plot.y + p.plot.h - float32((v-c.Y.Min)/(c.Y.Max-c.Y.Min))*p.plot.h
}

// day returns the value of the X axis at a place on the screen.
func (p *plan) day(x float32) float64 {
	return p.lo + float64((x-p.plot.x)/max(1, p.plot.w))*(p.hi-p.lo)
}
