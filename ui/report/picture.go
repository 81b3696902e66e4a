package report

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"calmster/model"
)

// Distances of a picture, in its own units: pixels on a page of usual width.
const (
	pictureWide = 720.0
	plotHigh    = 230.0
	rowHigh     = 26.0
	textHigh    = 12.0
	textWide    = 6.4  // of a letter, on average: nobody knows the reader's font
	wordWide    = 12.5 // of a Chinese or Japanese one
	markRoom    = 8.0
	labelGap    = 14.0
	rightRoom   = 18.0
	arrowHigh   = 8.0 // over a mark that lies beyond the axis
	stripHigh   = 20.0
	rowsMost    = 26 // letters of a row's name
	ruleMost    = 40 // letters of a rule's label
)

// picture is a chart drawn for paper and for a reader without JavaScript. It is
// all lines and words; the template makes SVG of it, and so escapes it.
type picture struct {
	Wide, High string
	Areas      []shape
	Boxes      []boxes
	Strokes    []stretch
	Lines      []shape
	Marks      []mark
	Words      []word
}

// shape is a line or an area.
type shape struct {
	Series int
	Token  string
	Points string
	Dashed bool
}

// boxes are all boxes of one look.
type boxes struct {
	Series          int
	Token, Strength string
	D               string
}

// stretch is a straight line.
type stretch struct {
	Token          string
	Wide           string
	X1, Y1, X2, Y2 string
}

// mark is all marks of a series.
type mark struct {
	Series int
	Token  string
	Open   bool
	D      string
}

type word struct {
	X, Y   string
	Anchor string
	Token  string
	Text   string
}

// plot is where the axes of a picture lie.
type plot struct {
	d                   drawing
	left, top, w, h     float64
	over                float64 // what marks need above the picture
	pic                 *picture
	looks               map[boxes]int // places in pic.Boxes and boxPaths
	boxPaths            [][]byte
	besideTicks, xTicks []model.Tick
}

// newPicture draws a chart.
func newPicture(d drawing) *picture {
	p := plot{d: d, over: markRoom, h: plotHigh, pic: &picture{}, looks: map[boxes]int{}}
	if d.Y.Rows {
		p.h = math.Max(3*rowHigh, d.Y.Max*rowHigh)
	}
	if slices.ContainsFunc(d.Points, func(t model.Point) bool { return t.Beyond }) {
		p.over += arrowHigh
	}
	p.top = p.over + textHigh/2
	if slices.ContainsFunc(d.Rules, func(r model.Rule) bool { return r.Upright && r.Label != "" }) {
		p.top += textHigh
	}
	p.besideTicks = d.Y.Fit(d.Y.Min, d.Y.Max, model.Space{
		Length: p.h, Before: textHigh, After: textHigh, Gap: map[bool]float64{false: textHigh}[d.Y.Rows],
		Size: func(string) float64 { return textHigh },
	})
	p.left = markRoom
	for _, t := range p.besideTicks {
		p.left = max(p.left, long(p.name(t))+12)
	}
	p.w = pictureWide - p.left - rightRoom
	p.xTicks = d.X.Fit(d.X.Min, d.X.Max, model.Space{Length: p.w, Before: p.left, After: rightRoom, Gap: labelGap, Size: long})
	bottom := p.top + p.h + textHigh + 12
	p.axes()
	p.areas()
	p.boxes()
	p.rules()
	if len(d.Strip.Runs) > 0 {
		p.strip(bottom)
		bottom += stripHigh + 4
	}
	p.lines()
	p.points()
	for i := range p.pic.Boxes {
		p.pic.Boxes[i].D = string(p.boxPaths[i])
	}
	p.pic.Wide, p.pic.High = num(pictureWide), num(bottom+4)
	return p.pic
}

func (p *plot) axes() {
	for _, t := range p.besideTicks {
		y := p.y(t.At)
		if !p.d.Y.Rows {
			p.stroke("line", 1, p.left, y, p.left+p.w, y)
		}
		p.word(p.left-6, y+4, "end", "soft-ink", p.name(t))
	}
	foot := p.top + p.h
	for _, t := range p.xTicks {
		x := p.x(t.At)
		p.stroke("line", 1, x, foot, x, foot+4)
		p.word(x, foot+textHigh+5, "middle", "soft-ink", t.Label)
	}
}

// name is the label beside a row or a height. Names of rows may be long.
func (p *plot) name(t model.Tick) string {
	if p.d.Y.Rows {
		return cut(t.Label, rowsMost)
	}
	return t.Label
}

func (p *plot) areas() {
	for _, a := range p.d.Areas {
		var around []string
		for _, e := range a.Edges {
			around = append(around, p.at(e.X, e.High))
		}
		for _, e := range slices.Backward(a.Edges) {
			around = append(around, p.at(e.X, e.Low))
		}
		p.pic.Areas = append(p.pic.Areas, shape{a.Series, tint(a.Tone), strings.Join(around, " "), false})
	}
}

func (p *plot) boxes() {
	for _, b := range p.apart() {
		x, y := p.x(b.X0), p.y(b.Y1)
		p.box(b.Series, stroke(b.Tone), b.Strength, x, y, p.x(b.X1)-x, p.y(b.Y0)-y)
	}
}

// apart returns the boxes that can be told apart. Of several in one place that
// is narrower than half a unit the strongest is left, as wide as the place: so
// no week with a sign of stress is lost.
func (p *plot) apart() (out []model.Box) {
	const finest = 2 // places to a unit
	type place struct {
		column, y0, y1 float64
		series         int
	}
	at := map[place]int{}
	for _, b := range p.d.Boxes {
		if (p.x(b.X1)-p.x(b.X0))*finest >= 1 {
			out = append(out, b)
			continue
		}
		column := math.Floor(p.x(b.X0) * finest)
		key := place{column, b.Y0, b.Y1, b.Series}
		i, ok := at[key]
		if !ok {
			unit := (p.d.X.Max - p.d.X.Min) / p.w
			b.X0 = p.d.X.Min + (column/finest-p.left)*unit
			b.X1 = b.X0 + unit/finest
			at[key] = len(out)
			out = append(out, b)
			continue
		}
		if b.Strength > out[i].Strength {
			out[i].Strength, out[i].Tone = b.Strength, b.Tone
		}
	}
	return out
}

// box adds a box to those of its look.
func (p *plot) box(series int, token string, strength, x, y, w, h float64) {
	share := strconv.FormatFloat(strength, 'f', 2, 64)
	look := boxes{Series: series, Token: token, Strength: share}
	at, ok := p.looks[look]
	if !ok {
		at = len(p.pic.Boxes)
		p.looks[look] = at
		p.pic.Boxes, p.boxPaths = append(p.pic.Boxes, look), append(p.boxPaths, nil)
	}
	p.boxPaths[at] = fmt.Appendf(p.boxPaths[at], "M%s,%sh%sv%sh-%sz", num(x), num(y), num(w), num(h), num(w))
}

// rules draws the straight lines. Labels of upright ones stand above the
// picture, and only where they keep their distance.
func (p *plot) rules() {
	end := math.Inf(-1)
	for _, r := range p.d.Rules {
		label := cut(r.Label, ruleMost)
		if !r.Upright {
			y := p.y(r.At)
			p.stroke(stroke(r.Tone), 1.5, p.left, y, p.left+p.w, y)
			if label != "" {
				p.word(p.beside(y, long(label)), y-5, "end", ink(r.Tone), label)
			}
			continue
		}
		x := p.x(r.At)
		p.stroke(stroke(r.Tone), 1, x, p.top, x, p.top+p.h)
		left := min(max(x-long(label)/2, p.left), p.left+p.w+rightRoom-long(label))
		if label != "" && left >= end+labelGap && left >= p.left {
			p.word(left, p.top-p.over, "start", ink(r.Tone), label)
			end = left + long(label)
		}
	}
}

// beside finds the right end of a label on a level line, where no mark is.
func (p *plot) beside(y, wide float64) float64 {
	right := p.left + p.w - 4
	for end := right; end-wide > p.left; end -= 2 * markRoom {
		if !slices.ContainsFunc(p.d.Points, func(t model.Point) bool {
			x, at := p.x(t.X), p.y(t.Y)
			return x > end-wide-markRoom && x < end+markRoom && at < y+4 && at > y-textHigh-10
		}) {
			return end
		}
	}
	return right
}

func (p *plot) strip(y float64) {
	for _, r := range p.d.Strip.Runs {
		x0, x1 := max(p.x(r.X0), p.left), min(p.x(r.X1), p.left+p.w)
		if x1 <= x0 {
			continue
		}
		p.box(-1, tint(r.Tone), 1, x0, y, max(1, x1-x0-2), stripHigh)
		for _, text := range []string{r.Label, r.Short} {
			if text != "" && long(text)+8 <= x1-x0-2 {
				p.word(x0+4, y+14, "start", "text-ink", text)
				break
			}
		}
	}
}

func (p *plot) lines() {
	for _, l := range p.d.Lines {
		var at []string
		for _, xy := range p.thin(l.At) {
			at = append(at, p.at(xy.X, xy.Y))
		}
		p.pic.Lines = append(p.pic.Lines, shape{l.Series, stroke(p.d.Series[l.Series].Tone), strings.Join(at, " "), l.Dashed})
	}
}

// thin leaves of a line with several places to a unit of the picture the first,
// the last, the highest and the lowest of each: what it fills stays the same.
func (p *plot) thin(line []model.XY) (out []model.XY) {
	if float64(len(line)) <= 2*pictureWide {
		return line
	}
	for from, to := 0, 0; from < len(line); from = to {
		column := math.Floor(p.x(line[from].X))
		low, high := from, from
		for to = from; to < len(line) && math.Floor(p.x(line[to].X)) == column; to++ {
			if line[to].Y < line[low].Y {
				low = to
			}
			if line[to].Y > line[high].Y {
				high = to
			}
		}
		kept := []int{from, low, high, to - 1}
		slices.Sort(kept)
		for _, i := range slices.Compact(kept) {
			out = append(out, line[i])
		}
	}
	return out
}

// points marks the points. Of several marks alike on one spot only one can be
// seen, and only one is drawn.
func (p *plot) points() {
	for i, s := range p.d.Series {
		var marks, arrows strings.Builder
		there := map[string]bool{}
		for _, t := range p.d.Points {
			if t.Series != i {
				continue
			}
			x, y := p.x(t.X), p.y(t.Y)
			if at := num(math.Round(x)) + num(math.Round(y)); !there[at] {
				there[at] = true
				marks.WriteString(glyph(s.Shape, x, y))
				if t.Beyond {
					arrows.WriteString(glyph(shapeArrow, x, y))
				}
			}
		}
		if marks.Len() > 0 {
			p.pic.Marks = append(p.pic.Marks, mark{i, stroke(s.Tone), marksOf(s.Shape).open, marks.String()})
		}
		if arrows.Len() > 0 {
			p.pic.Marks = append(p.pic.Marks, mark{i, stroke(s.Tone), false, arrows.String()})
		}
	}
}

func (p *plot) stroke(token string, wide, x1, y1, x2, y2 float64) {
	p.pic.Strokes = append(p.pic.Strokes, stretch{token, num(wide), num(x1), num(y1), num(x2), num(y2)})
}

func (p *plot) word(x, y float64, anchor, token, text string) {
	p.pic.Words = append(p.pic.Words, word{num(x), num(y), anchor, token, text})
}

func (p *plot) x(v float64) float64 { return p.left + (v-p.d.X.Min)/(p.d.X.Max-p.d.X.Min)*p.w }

func (p *plot) y(v float64) float64 { return p.top + p.h - (v-p.d.Y.Min)/(p.d.Y.Max-p.d.Y.Min)*p.h }

func (p *plot) at(x, y float64) string { return num(p.x(x)) + "," + num(p.y(y)) }

// num writes a number to a tenth of a unit.
func num(v float64) string { return strconv.FormatFloat(math.Round(v*10)/10, 'f', -1, 64) }

// long is about how wide a text is.
func long(text string) float64 {
	w := 0.0
	for _, r := range text {
		if r < 0x2e80 {
			w += textWide
		} else {
			w += wordWide
		}
	}
	return w
}

// cut shortens a text to so many letters.
func cut(text string, most int) string {
	if r := []rune(text); len(r) > most {
		return strings.TrimRight(string(r[:most-1]), " ") + "…"
	}
	return text
}
