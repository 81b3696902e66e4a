package chart

import (
	"math"

	"fyne.io/fyne/v2"

	"calmster/model"
)

const (
	// manyPoints is from where on marks are thinned out: a mark that lies within
	// one unit of another alike cannot be told from it.
	manyPoints = 1000
	// morePoints is how many marks more make the places a unit wider, up to
	// widestSpot.
	morePoints = 10000
	widestSpot = 4
	// sameSpot is how near to each other marks share a place. A mark that is
	// not drawn shares that of one that is.
	sameSpot float32 = widestSpot * math.Sqrt2
	// roomy is how many units wide a picture is for each of its marks where
	// they have their full size; with no room at all they have leastMark of it.
	roomy     = 4.0
	leastMark = 0.6
)

// mark is a mark to be drawn.
type mark struct {
	at     fyne.Position
	series int32
	beyond bool
}

// thin decides which marks are drawn, the lowest first: stress lies over calm.
// Of many marks alike at one place one is drawn, and of each column of the
// picture the highest and the lowest: so the outline of a cloud is exact. What
// is not drawn is told by the tip of what is; see [plan.covered].
func (p *plan) thin(c *model.Chart) {
	n := len(p.byX)
	p.size = float32(min(1, leastMark+(1-leastMark)*float64(p.plot.w)/float64(max(1, n))/roomy))
	keep := func(stop) bool { return true }
	if n > manyPoints {
		keep = p.spots(c, min(widestSpot, 1+n/morePoints))
	}
	// Each series has a stretch of the list, in the order of the layers.
	count := make([]int, len(c.Series)+1)
	shown := make([]bool, p.boxes)
	for i := p.boxes - 1; i >= 0; i-- {
		if s := p.stops[i]; !s.outside && keep(s) {
			shown[i] = true
			count[c.Points[s.point].Series]++
		}
	}
	next, total := make([]int, len(c.Series)), 0
	for _, series := range c.Layers() {
		next[series] = total
		total += count[series]
	}
	p.marks = make([]mark, total)
	for i, s := range p.stops[:p.boxes] {
		if shown[i] {
			t := c.Points[s.point]
			p.marks[next[t.Series]] = mark{s.at, int32(t.Series), t.Beyond}
			next[t.Series]++
		}
	}
}

// spots returns what keeps the first mark of each series at a place that many
// units wide, and what lies at the edge of its column.
func (p *plan) spots(c *model.Chart, wide int) func(stop) bool {
	columns, rows := int(p.plot.w)/wide+2, int(p.plot.h)/wide+3 // the last row is for what lies beyond
	clamp := func(v float32, n int) int { return min(max(int(v)/wide, 0), n-1) }
	column := func(s stop) int {
		return int(c.Points[s.point].Series)*columns + clamp(s.at.X-p.plot.x, columns)
	}
	type ends struct{ top, bottom float32 }
	edges := make([]ends, columns*len(c.Series))
	for i := range edges {
		edges[i] = ends{math.MaxFloat32, -math.MaxFloat32}
	}
	for _, s := range p.stops[:p.boxes] {
		if e := &edges[column(s)]; !s.outside {
			e.top, e.bottom = min(e.top, s.at.Y), max(e.bottom, s.at.Y)
		}
	}
	taken := make([]bool, len(edges)*rows)
	return func(s stop) bool {
		col := column(s)
		row := clamp(s.at.Y-p.plot.y, rows-1)
		if c.Points[s.point].Beyond {
			row = rows - 1
		}
		spot := &taken[col*rows+row]
		if e := &edges[col]; s.at.Y == e.top || s.at.Y == e.bottom {
			// Once each: many may lie at the edge.
			if s.at.Y == e.top {
				e.top = -math.MaxFloat32
			}
			if s.at.Y == e.bottom {
				e.bottom = math.MaxFloat32
			}
			*spot = true
			return true
		}
		if *spot {
			return false
		}
		*spot = true
		return true
	}
}
