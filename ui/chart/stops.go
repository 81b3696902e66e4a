package chart

import (
	"cmp"
	"slices"
	"sort"

	"fyne.io/fyne/v2"

	"calmster/model"
)

// stop is something that a pointer or the arrow keys can stop at: a point or a
// box of the chart.
type stop struct {
	at    fyne.Position
	point int32 // index into the chart's points, -1 for a box
	box   int32 // index into the chart's boxes, -1 for a point
	// outside is whether it lies beyond the stretch that is looked at.
	outside bool
}

// place puts points and boxes onto the picture.
func (p *plan) place(c *model.Chart, off map[int]bool) {
	p.stops = make([]stop, 0, len(c.Points)+len(c.Boxes))
	for i, t := range c.Points {
		if !off[t.Series] {
			p.stops = append(p.stops, stop{fyne.NewPos(p.x(t.X), p.y(c, t.Y)), int32(i), -1, t.X < p.lo || t.X > p.hi})
		}
	}
	p.boxes = len(p.stops)
	for i, b := range c.Boxes {
		if off[b.Series] || b.X1 < p.lo || b.X0 > p.hi || len(b.Tip) == 0 {
			continue
		}
		r := p.boxOf(c, b)
		p.stops = append(p.stops, stop{fyne.NewPos(r.x+r.w/2, r.y+r.h/2), -1, int32(i), false})
	}
	p.byX = make([]int, 0, len(p.stops))
	for i, s := range p.stops {
		if !s.outside {
			p.byX = append(p.byX, i)
		}
	}
	slices.SortStableFunc(p.byX, func(a, b int) int { return cmp.Compare(p.stops[a].at.X, p.stops[b].at.X) })
}

// nearest returns the stop under a pointer, -1 for none.
func (p *plan) nearest(c *model.Chart, at fyne.Position) int {
	best, least := -1, reach*reach
	for i, s := range p.between(at.X-reach, at.X+reach) {
		dx, dy := s.at.X-at.X, s.at.Y-at.Y
		if d := dx*dx + dy*dy; s.point >= 0 && d < least {
			best, least = i, d
		}
	}
	if best >= 0 {
		return best
	}
	for i := p.boxes; i < len(p.stops); i++ {
		if p.boxOf(c, c.Boxes[p.stops[i].box]).has(at) {
			return i
		}
	}
	return -1
}

// covered returns the other points whose marks share the place of a stop's, so
// that one may hide another.
func (p *plan) covered(stop int) (points []int) {
	at := p.stops[stop].at
	for i, s := range p.between(at.X-sameSpot, at.X+sameSpot) {
		if i != stop && s.point >= 0 && max(s.at.Y-at.Y, at.Y-s.at.Y) <= sameSpot {
			points = append(points, int(s.point))
		}
	}
	return points
}

// between goes through the stops to be seen from one place to another.
func (p *plan) between(left, right float32) func(yield func(int, stop) bool) {
	from := sort.Search(len(p.byX), func(i int) bool { return p.stops[p.byX[i]].at.X >= left })
	return func(yield func(int, stop) bool) {
		for _, i := range p.byX[from:] {
			if s := p.stops[i]; s.at.X > right || !yield(i, s) {
				return
			}
		}
	}
}
