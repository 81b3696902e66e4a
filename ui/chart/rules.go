package chart

import (
	"math"
	"slices"
	"sort"

	"fyne.io/fyne/v2"

	"calmster/model"
)

// rules draws the straight lines and finds places for their labels: upright
// ones above the picture, level ones on their line where no mark is.
func (p *plan) rules(c *model.Chart, off map[int]bool, of measure, marks bool) {
	for _, a := range c.Areas {
		if b, ok := p.plain(c, a); ok {
			p.under = slices.Insert(p.under, 0, fill{box: b, colour: tint(a.Tone)})
		}
	}
	end, last := float32(math.Inf(-1)), float32(math.Inf(-1))
	for _, r := range c.Rules {
		s := of(r.Label)
		switch {
		case !r.Upright:
			y := p.y(c, r.At)
			p.under = append(p.under, fill{box: box{p.plot.x, y - ruleWide/2, p.plot.w, ruleWide}, colour: stroke(r.Tone)})
			if r.Label == "" {
				continue
			}
			if b, ok := p.beside(c, off, y, s); ok {
				p.labels = append(p.labels, label{text: r.Label, box: b, tone: r.Tone})
			}
		case r.At >= p.lo && r.At <= p.hi:
			x, top := p.x(r.At), p.plot.y
			if x >= last && x < last+1 {
				continue // it would lie on the one before
			}
			last = x
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

// beside finds a place for a label along a level line, from the right and
// rather above it, where it covers no mark, no box, no line and, if that can be, no
// upright line. Where there is none, there is no label: what it would say stands
// on the axis as well.
func (p *plan) beside(c *model.Chart, off map[int]bool, y float32, s fyne.Size) (at box, ok bool) {
	for _, uprights := range []bool{true, false} {
		for _, top := range []float32{y - s.Height - 2, y + 1} {
			if top < p.plot.y || top+s.Height > p.plot.y+p.plot.h {
				continue
			}
			for x := p.plot.x + p.plot.w - s.Width - step; x >= p.plot.x+step; x -= 2 * step {
				at := box{x, top, s.Width, s.Height}
				if !p.marked(at) && !p.boxed(c, at) && !p.crossed(c, off, at) && !(uprights && p.cut(c, at)) {
					return at, true
				}
			}
		}
	}
	return box{}, false
}

// marked is whether a mark lies on a place.
func (p *plan) marked(b box) bool {
	room := box{b.x - markRoom + 2, b.y - markRoom + 3, b.w + 2*markRoom - 4, b.h + 2*markRoom - 6}
	for _, s := range p.between(room.x, room.x+room.w) {
		if s.point >= 0 && room.has(s.at) {
			return true
		}
	}
	return false
}

// boxed is whether a box lies on a place.
func (p *plan) boxed(c *model.Chart, at box) bool {
	return slices.ContainsFunc(p.stops[p.boxes:], func(s stop) bool { return p.boxOf(c, c.Boxes[s.box]).meets(at) })
}

// crossed is whether a series' line may run through a place.
func (p *plan) crossed(c *model.Chart, off map[int]bool, b box) bool {
	lo, hi := p.day(b.x), p.day(b.x+b.w)
	for _, l := range c.Lines {
		if off[l.Series] {
			continue
		}
		from := sort.Search(len(l.At), func(i int) bool { return l.At[i].X >= lo })
		for i := max(1, from); i < len(l.At) && l.At[i-1].X <= hi; i++ {
			y0, y1 := p.y(c, l.At[i-1].Y), p.y(c, l.At[i].Y)
			if min(y0, y1) < b.y+b.h && max(y0, y1) > b.y {
				return true
			}
		}
	}
	return false
}

// cut is whether an upright line runs through a place.
func (p *plan) cut(c *model.Chart, b box) bool {
	return slices.ContainsFunc(c.Rules, func(r model.Rule) bool {
		return r.Upright && r.At >= p.day(b.x) && r.At <= p.day(b.x+b.w)
	})
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
