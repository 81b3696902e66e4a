package chart

import (
	"cmp"
	"math"
	"slices"
	"sort"

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
	text  string
	box   box
	tone  model.Tone
	dim   bool // of a series that is switched off
	plate bool // laid over marks: needs a ground of its own
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

// stop is something that a pointer or the arrow keys can stop at.
type stop struct {
	at    fyne.Position
	box   box // of a box; zero for a point
	point int // index into the chart's points, -1 for a box
	// outside is whether it lies beyond the stretch that is looked at.
	outside bool
	tip     []string
	id      model.ID
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
	byX    []int // stops to be seen, from left to right
	whole  box   // the words that show the whole time again
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
	p := within(c, axis, off, fyne.NewSize(max(0, size.Width-2*pad), max(0, size.Height-2*pad)), of)
	p.shift(pad)
	return p
}

func within(c *model.Chart, axis model.Axis, off map[int]bool, size fyne.Size, of measure) plan {
	p := plan{lo: axis.Min, hi: axis.Max}
	if c.Empty != "" || !(p.hi > p.lo) || !(c.Y.Max > c.Y.Min) {
		p.sentence(c.Empty, size, of)
		return p
	}
	with := extras{legend: true, marks: true, strip: true, hint: true, below: true, side: true}
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
	p.place(c, off)
	p.rules(c, of, with.marks)
	return p
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
	for i := range p.stops {
		move(&p.stops[i].box)
		p.stops[i].at = p.stops[i].at.AddXY(by, by)
	}
}

// sentence puts a text into the middle of an empty picture.
func (p *plan) sentence(text string, size fyne.Size, of measure) {
	lines := wrap(text, min(size.Width, 420), of)
	high := of("X").Height
	lines = lines[:min(len(lines), int(size.Height/high))]
	y := (size.Height - high*float32(len(lines))) / 2
	for _, line := range lines {
		s := of(line)
		p.labels = append(p.labels, label{text: line, box: box{(size.Width - s.Width) / 2, y, s.Width, s.Height}, tone: model.ToneSoft})
		y += high
	}
}

// frame lays out what stands around the picture, and so the picture itself.
func (p *plan) frame(c *model.Chart, axis model.Axis, off map[int]bool, size fyne.Size, of measure, with extras) {
	high := of("0").Height
	top, bottom := max(markRoom, high/2), max(markRoom, high/2)
	if with.legend {
		top += p.legend(c, off, size, of)
	}
	if c.Whole != "" && (p.lo > c.X.Min || p.hi < c.X.Max) {
		top += p.back(c.Whole, size, of)
	}
	if with.marks && slices.ContainsFunc(c.Rules, func(r model.Rule) bool { return r.Upright && r.Label != "" }) {
		top += high + step/2
	}
	if with.below {
		bottom = high/2 + step/2 + high
	}
	stripAt := bottom + step
	if with.strip && len(c.Strip.Runs) > 0 {
		bottom += step + high + 2*step
	}
	hintAt := bottom + step
	var hint []string
	if with.hint && c.Hint != "" {
		hint = wrap(c.Hint, size.Width, of)
		bottom += step + high*float32(len(hint))
	}
	p.plot = box{0, top, size.Width, max(1, size.Height-top-bottom)}

	var beside []model.Tick
	if with.side {
		gap := 0.8
		if c.Y.Rows {
			gap = 0
		}
		beside = c.Y.Fit(c.Y.Min, c.Y.Max, model.Space{
			Length: float64(p.plot.h), Before: float64(high), After: float64(high), Gap: float64(high) * gap,
			Size: func(string) float64 { return float64(high) },
		})
		for i, t := range beside {
			if c.Y.Rows { // names may be long, numbers are not
				beside[i].Label = elide(t.Label, size.Width*rowShare, of)
			}
		}
	}
	gutter := markRoom
	for _, t := range beside {
		gutter = max(gutter, of(t.Label).Width+2*step)
	}
	if gutter > size.Width/2 {
		beside, gutter = nil, markRoom
	}
	p.plot.x, p.plot.w = gutter, max(1, size.Width-gutter-markRoom)
	for _, t := range beside {
		y, s := p.y(c, t.At), of(t.Label)
		if !c.Y.Rows {
			p.under = append(p.under, fill{box: box{p.plot.x, y - 0.5, p.plot.w, 1}, colour: colourLine})
		}
		p.labels = append(p.labels, label{text: t.Label, box: box{gutter - 2*step - s.Width, y - s.Height/2, s.Width, s.Height}, tone: model.ToneSoft})
	}
	below := p.plot.y + p.plot.h
	if with.below {
		for _, t := range axis.Fit(p.lo, p.hi, model.Space{
			Length: float64(p.plot.w), Before: float64(p.plot.x), After: float64(markRoom + pad), Gap: float64(labelGap),
			Size: func(s string) float64 { return float64(of(s).Width) },
		}) {
			x, s := p.x(t.At), of(t.Label)
			p.under = append(p.under, fill{box: box{x - 0.5, below, 1, step}, colour: colourLine})
			p.labels = append(p.labels, label{text: t.Label, box: box{x - s.Width/2, below + high/2 + step/2, s.Width, s.Height}, tone: model.ToneSoft})
		}
	}
	if with.strip {
		p.strip(c, below+stripAt, high, of)
	}
	for i, line := range hint {
		s := of(line)
		p.labels = append(p.labels, label{text: line, box: box{p.plot.x + (p.plot.w-s.Width)/2, below + hintAt + float32(i)*high, s.Width, s.Height}, tone: model.ToneSoft})
		if p.labels[len(p.labels)-1].box.x < 0 {
			p.labels[len(p.labels)-1].box.x = 0
		}
	}
}

// legend lays out the legend from the right in as many rows as it needs, and
// returns its height.
func (p *plan) legend(c *model.Chart, off map[int]bool, size fyne.Size, of measure) float32 {
	type entry struct {
		series int
		text   string
		size   fyne.Size
	}
	var rows [][]entry
	used := float32(0)
	for i, s := range c.Series {
		if s.Name == "" {
			continue
		}
		text := elide(s.Name, size.Width-glyphWide-step, of)
		if text == "" {
			continue
		}
		e := entry{i, text, of(text)}
		wide := glyphWide + step + e.size.Width
		if len(rows) == 0 || used+keyGap+wide > size.Width {
			rows, used = append(rows, nil), -keyGap
		}
		rows[len(rows)-1] = append(rows[len(rows)-1], e)
		used += keyGap + wide
	}
	y := float32(0)
	for _, row := range rows {
		x, high := size.Width, float32(0)
		for i := len(row) - 1; i >= 0; i-- {
			e := row[i]
			x -= e.size.Width
			high = e.size.Height
			p.labels = append(p.labels, label{text: e.text, box: box{x, y, e.size.Width, high}, tone: model.ToneSoft, dim: off[e.series]})
			x -= step + glyphWide
			p.keys = append(p.keys, key{e.series, box{x, y, glyphWide + step + e.size.Width, high}, fyne.NewPos(x+glyphWide/2, y+high/2)})
			x -= keyGap
		}
		y += high + step
	}
	slices.SortFunc(p.keys, func(a, b key) int { return cmp.Compare(a.series, b.series) })
	if y > 0 {
		y += step
	}
	return y
}

// back lays out the words that show the whole time again: to the left of the
// legend, or above it all where there is no room, and returns the height taken.
func (p *plan) back(text string, size fyne.Size, of measure) float32 {
	s := of(text)
	if s.Width > size.Width || s.Height > size.Height {
		return 0
	}
	p.whole = box{0, 0, s.Width, s.Height}
	room := box{0, 0, s.Width + keyGap, s.Height}
	down := float32(0)
	for _, k := range p.keys {
		if k.box.meets(room) {
			down = s.Height + step
		}
	}
	if len(p.keys) == 0 {
		down = s.Height + step
	}
	if down > 0 {
		for i := range p.labels {
			p.labels[i].box.y += down
		}
		for i := range p.keys {
			p.keys[i].box.y += down
			p.keys[i].glyph.Y += down
		}
	}
	p.labels = append(p.labels, label{text: text, box: p.whole, tone: model.TonePrimary})
	return down
}

// strip lays out the labelled stretches beneath the picture.
func (p *plan) strip(c *model.Chart, y, high float32, of measure) {
	for _, r := range c.Strip.Runs {
		x0, x1 := max(p.x(r.X0), p.plot.x), min(p.x(r.X1), p.plot.x+p.plot.w)
		b := box{x0, y, x1 - x0 - stripSpaced, high + 2*step}
		if b.w < 1 {
			b.w = 1
		}
		if x1 <= x0 {
			continue
		}
		p.under = append(p.under, fill{box: b, colour: tint(r.Tone), corner: min(step, b.w/2)})
		for _, text := range []string{r.Label, r.Short} {
			if s := of(text); text != "" && s.Width+2*step <= b.w {
				p.labels = append(p.labels, label{text: text, box: box{b.x + step, y + step, s.Width, s.Height}, tone: model.ToneText})
				break
			}
		}
	}
}

// place puts points and boxes onto the picture.
func (p *plan) place(c *model.Chart, off map[int]bool) {
	for i, t := range c.Points {
		if off[t.Series] {
			continue
		}
		p.stops = append(p.stops, stop{
			at: fyne.NewPos(p.x(t.X), p.y(c, t.Y)), point: i, id: t.ID, outside: t.X < p.lo || t.X > p.hi,
		})
	}
	for _, b := range c.Boxes {
		if off[b.Series] || b.X1 < p.lo || b.X0 > p.hi || len(b.Tip) == 0 {
			continue
		}
		r := p.boxOf(c, b)
		p.stops = append(p.stops, stop{at: fyne.NewPos(r.x+r.w/2, r.y+r.h/2), box: r, point: -1, tip: b.Tip})
	}
	p.byX = make([]int, 0, len(p.stops))
	for i, s := range p.stops {
		if !s.outside {
			p.byX = append(p.byX, i)
		}
	}
	slices.SortStableFunc(p.byX, func(a, b int) int { return cmp.Compare(p.stops[a].at.X, p.stops[b].at.X) })
}

// boxOf returns a box's rectangle, cut to the picture.
func (p *plan) boxOf(c *model.Chart, b model.Box) box {
	x0, x1 := max(p.x(b.X0), p.plot.x), min(p.x(b.X1), p.plot.x+p.plot.w)
	y0, y1 := p.y(c, b.Y1), p.y(c, b.Y0)
	return box{x0, y0, x1 - x0, y1 - y0}
}

// rules draws the straight lines and finds places for their labels: upright
// ones above the picture, level ones on their line where no mark is.
func (p *plan) rules(c *model.Chart, of measure, marks bool) {
	for _, a := range c.Areas {
		if b, ok := p.plain(c, a); ok {
			p.under = slices.Insert(p.under, 0, fill{box: b, colour: tint(a.Tone)})
		}
	}
	end := float32(math.Inf(-1))
	for _, r := range c.Rules {
		s := of(r.Label)
		switch {
		case !r.Upright:
			y := p.y(c, r.At)
			p.under = append(p.under, fill{box: box{p.plot.x, y - ruleWide/2, p.plot.w, ruleWide}, colour: stroke(r.Tone)})
			if b, plate, ok := p.beside(y, s); r.Label != "" && ok {
				p.labels = append(p.labels, label{text: r.Label, box: b, tone: r.Tone, plate: plate})
			}
		case r.At >= p.lo && r.At <= p.hi:
			x, top := p.x(r.At), p.plot.y
			if marks && r.Label != "" {
				y := p.plot.y - max(markRoom, s.Height/2) - s.Height + step
				for _, left := range []float32{x - s.Width/2, x, x - s.Width} {
					left = min(max(left, p.plot.x), p.plot.x+p.plot.w+markRoom-s.Width)
					if left >= end+labelGap && left >= p.plot.x {
						p.labels = append(p.labels, label{text: r.Label, box: box{left, y, s.Width, s.Height}, tone: model.ToneSoft})
						end, top = left+s.Width, y+s.Height
						break
					}
				}
			}
			p.under = append(p.under, fill{box: box{x - 0.5, top, 1, p.plot.y + p.plot.h - top}, colour: stroke(r.Tone), share: ruleShare})
		}
	}
}

// beside finds a place for a label just above a level line, from the right; if
// marks are everywhere it goes to the right on a plate.
func (p *plan) beside(y float32, s fyne.Size) (at box, plate, ok bool) {
	if s.Width+2*step > p.plot.w {
		return box{}, false, false
	}
	top := y - s.Height - 2
	if top < p.plot.y {
		top = y + 1
	}
	if top+s.Height > p.plot.y+p.plot.h {
		return box{}, false, false
	}
	right := box{p.plot.x + p.plot.w - s.Width - step, top, s.Width, s.Height}
	free := func(b box) bool {
		room := box{b.x - markRoom + 2, b.y - markRoom + 3, b.w + 2*markRoom - 4, b.h + 2*markRoom - 6}
		from := sort.Search(len(p.byX), func(i int) bool { return p.stops[p.byX[i]].at.X >= room.x })
		for _, i := range p.byX[from:] {
			if p.stops[i].at.X > room.x+room.w {
				break
			}
			if room.has(p.stops[i].at) {
				return false
			}
		}
		return true
	}
	for b := right; b.x >= p.plot.x+step; b.x -= 2 * step {
		if free(b) {
			return b, false, true
		}
	}
	return right, true, true
}

// plain returns an area's rectangle if it is one.
func (p *plan) plain(c *model.Chart, a model.Area) (b box, ok bool) {
	if len(a.Edges) != 2 || a.Edges[0].Low != a.Edges[1].Low || a.Edges[0].High != a.Edges[1].High {
		return box{}, false
	}
	x0, x1 := max(p.x(a.Edges[0].X), p.plot.x), min(p.x(a.Edges[1].X), p.plot.x+p.plot.w)
	y0, y1 := p.y(c, a.Edges[0].High), p.y(c, a.Edges[0].Low)
	return box{x0, y0, max(0, x1-x0), max(0, y1-y0)}, true
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

// nearest returns the stop under a pointer, -1 for none.
func (p *plan) nearest(at fyne.Position) int {
	best, least := -1, reach*reach
	from := sort.Search(len(p.byX), func(i int) bool { return p.stops[p.byX[i]].at.X >= at.X-reach })
	for _, i := range p.byX[from:] {
		s := p.stops[i]
		if s.at.X > at.X+reach {
			break
		}
		dx, dy := s.at.X-at.X, s.at.Y-at.Y
		if d := dx*dx + dy*dy; s.point >= 0 && d < least {
			best, least = i, d
		}
	}
	if best >= 0 {
		return best
	}
	return slices.IndexFunc(p.stops, func(s stop) bool { return s.point < 0 && s.box.has(at) })
}
