package chart

import (
	"image"
	"image/color"
	"math"
	"runtime"
	"sync"

	"calmster/model"
)

const (
	lineWide  = 2.0 // of a series, in Fyne units
	areaShare = 0.7 // of a tint that lies over the grid
	dimShare  = 0.35
	// filledShare is of a line where it runs up and down by more than filledHigh
	// units in a column of pixels: the marks beneath must be seen.
	filledShare = 0.5
	filledHigh  = 24.0
	barShare    = 0.6 // of a tone, for bars in the legend
	haloWide    = 1.2 // of the card's colour around a line over marks
	// crowded is how many units wide a picture is for each of its marks where
	// the lines are drawn over them.
	crowded = 2.0
)

// paint draws areas, boxes, lines and marks at device pixels.
func (v *view) paint(w, h int) image.Image {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	if w < 1 || h < 1 || v.size.Width <= 0 || v.size.Height <= 0 {
		return img
	}
	k := float64(w) / float64(v.size.Width)
	parts := 1
	if len(v.plan.stops) > manyPoints {
		parts = runtime.GOMAXPROCS(0)
	}
	var all sync.WaitGroup
	for _, band := range bands(img, parts) {
		all.Go(func() { painter{img: band, k: k, v: v}.all() })
	}
	all.Wait()
	return img
}

// bands parts a picture into some that can be painted at the same time.
func bands(img *image.RGBA, n int) (out []*image.RGBA) {
	r := img.Rect
	for i := range n {
		band := image.Rect(r.Min.X, r.Min.Y+r.Dy()*i/n, r.Max.X, r.Min.Y+r.Dy()*(i+1)/n)
		out = append(out, img.SubImage(band).(*image.RGBA))
	}
	return out
}

type painter struct {
	img *image.RGBA // or a part of it
	k   float64     // device pixels a unit
	v   *view
}

// all paints what lies on the painter's part of the picture.
func (p painter) all() {
	c := p.v.w.chart
	p.areas(c)
	p.boxes(c)
	if float64(p.v.plan.plot.w)/float64(max(1, len(p.v.plan.byX))) < crowded {
		p.points(c)
		p.lines(c, haloWide)
	} else {
		p.lines(c, 0)
		p.points(c)
	}
	p.legend(c)
}

func (p *painter) areas(c *model.Chart) {
	for _, a := range c.Areas {
		if _, plain := p.v.plan.plain(c, a); plain || p.v.w.off[a.Series] {
			continue
		}
		tone := premultiplied(faded(p.v.colour(tint(a.Tone)), areaShare))
		for i := 1; i < len(a.Edges); i++ {
			p.wedge(c, a.Edges[i-1], a.Edges[i], tone)
		}
	}
}

// wedge fills between two edges of an area, column by column.
func (p *painter) wedge(c *model.Chart, a, b model.Edge, tone color.RGBA) {
	x0, x1 := p.px(a.X), p.px(b.X)
	clip := p.picture()
	for x := max(clip.Min.X, int(math.Round(x0))); x < min(clip.Max.X, int(math.Round(x1))); x++ {
		t := min(1, max(0, (float64(x)+0.5-x0)/(x1-x0)))
		top := p.py(c, a.High+(b.High-a.High)*t)
		bottom := p.py(c, a.Low+(b.Low-a.Low)*t)
		for y := max(clip.Min.Y, int(top)); y < min(clip.Max.Y, int(bottom)+1); y++ {
			p.blend(image.Pt(x, y), tone, min(float64(y+1), bottom)-max(float64(y), top))
		}
	}
}

func (p *painter) boxes(c *model.Chart) {
	for _, b := range c.Boxes {
		if p.v.w.off[b.Series] || b.X1 < p.v.plan.lo || b.X0 > p.v.plan.hi {
			continue
		}
		p.fill(p.v.plan.boxOf(c, b), premultiplied(faded(p.v.colour(stroke(b.Tone)), b.Strength)))
	}
}

// fill fills a rectangle, to whole pixels.
func (p *painter) fill(b box, tone color.RGBA) {
	px := func(u float32) int { return int(math.Round(float64(u) * p.k)) }
	in := image.Rect(px(b.x), px(b.y), px(b.x+b.w), px(b.y+b.h)).Intersect(p.img.Rect)
	for y := in.Min.Y; y < in.Max.Y; y++ {
		for x := in.Min.X; x < in.Max.X; x++ {
			p.blend(image.Pt(x, y), tone, 1)
		}
	}
}

func (p *painter) lines(c *model.Chart, halo float64) {
	card := premultiplied(p.v.colour(colourCard))
	clip := p.picture()
	for _, l := range c.Lines {
		if p.v.w.off[l.Series] {
			continue
		}
		tone := premultiplied(p.v.colour(stroke(c.Series[l.Series].Tone)))
		at := make([][2]float64, len(l.At))
		for i, xy := range l.At {
			at[i] = [2]float64{p.px(xy.X), p.py(c, xy.Y)}
		}
		for _, pass := range []struct {
			half float64
			tone color.RGBA
		}{{(lineWide/2 + halo) * p.k, card}, {lineWide * p.k / 2, tone}} {
			switch many := len(at) > 2*clip.Dx(); {
			case pass.tone == card && (halo == 0 || many):
			case many:
				p.envelope(at, pass.half, pass.tone, clip)
			default:
				for _, s := range p.strokes(at, l.Dashed) {
					p.segment(s[0], s[1], pass.half, pass.tone, clip)
				}
			}
		}
	}
}

// dashOn and dashOff are the lengths of a dash and of the space after it.
const dashOn, dashOff = 5.0, 5.0

// strokes returns the straight pieces of a line, cut into dashes where asked for.
func (p *painter) strokes(at [][2]float64, dashed bool) (out [][2][2]float64) {
	done := 0.0 // of the line's length
	for i := 1; i < len(at); i++ {
		a, b := at[i-1], at[i]
		if !dashed {
			out = append(out, [2][2]float64{a, b})
			continue
		}
		long := math.Hypot(b[0]-a[0], b[1]-a[1])
		on := func(d float64) [2]float64 { return [2]float64{a[0] + (b[0]-a[0])*d/long, a[1] + (b[1]-a[1])*d/long} }
		period := (dashOn + dashOff) * p.k
		for from := -math.Mod(done, period); from < long; from += period {
			if lo, hi := max(from, 0), min(from+dashOn*p.k, long); hi > lo {
				out = append(out, [2][2]float64{on(lo), on(hi)})
			}
		}
		done += long
	}
	return out
}

// envelope draws a line that has several places in every column of pixels: of
// each column it fills what the line passes through, which is all that can be
// seen of it.
func (p *painter) envelope(at [][2]float64, half float64, tone color.RGBA, clip image.Rectangle) {
	for from, to := 0, 0; from < len(at); from = to {
		column := int(at[from][0])
		entry := at[max(0, from-1)][1]
		low, high := entry, entry
		for to = from; to < len(at) && int(at[to][0]) == column; to++ {
			low, high = min(low, at[to][1]), max(high, at[to][1])
		}
		if column < clip.Min.X || column >= clip.Max.X {
			continue
		}
		top, bottom, share := low-half, high+half, 1.0
		if high-low > filledHigh*p.k {
			share = filledShare
		}
		for y := max(clip.Min.Y, int(top)); y < min(clip.Max.Y, int(bottom)+1); y++ {
			p.blend(image.Pt(column, y), tone, share*(min(float64(y+1), bottom)-max(float64(y), top)))
		}
	}
}

// segment draws a straight line with round ends, half its width to each side.
func (p *painter) segment(a, b [2]float64, half float64, tone color.RGBA, clip image.Rectangle) {
	dx, dy := b[0]-a[0], b[1]-a[1]
	long := math.Hypot(dx, dy)
	if long == 0 {
		dx, long = 1e-6, 1e-6
	}
	ux, uy := dx/long, dy/long
	// Walk along the longer side, and across only as far as the line is wide.
	main, cross := 0, 1
	if math.Abs(dy) > math.Abs(dx) {
		main, cross = 1, 0
	}
	slope := [2]float64{dx, dy}[cross] / [2]float64{dx, dy}[main]
	low, high := min(a[main], b[main]), max(a[main], b[main])
	across := (half + 1) * math.Sqrt(1+slope*slope)
	least, most := [2]int{clip.Min.X, clip.Min.Y}, [2]int{clip.Max.X, clip.Max.Y}
	for m := max(int(low-half-1), least[main]); m < min(int(high+half+2), most[main]); m++ {
		on := a[cross] + (min(max(float64(m)+0.5, low), high)-a[main])*slope
		for n := max(int(on-across), least[cross]); n < min(int(on+across+1), most[cross]); n++ {
			pixel := [2]int{m, n}
			x, y := pixel[main], pixel[cross]
			fx, fy := float64(x)+0.5-a[0], float64(y)+0.5-a[1]
			d := math.Abs(fx*uy - fy*ux)
			if d >= half+0.5 {
				continue
			}
			switch along := fx*ux + fy*uy; {
			case along < 0:
				d = math.Hypot(fx, fy)
			case along > long:
				d = math.Hypot(fx-dx, fy-dy)
			}
			p.blend(image.Pt(x, y), tone, cover(d-half))
		}
	}
}

func (p *painter) blend(at image.Point, tone color.RGBA, share float64) {
	i := p.img.PixOffset(at.X, at.Y)
	blend(p.img.Pix[i:i+4], tone, share)
}

func (p *painter) points(c *model.Chart) {
	stamps, arrows := make([]stamp, len(c.Series)), make([]stamp, len(c.Series))
	card, k := p.v.colour(colourCard), p.k*float64(p.v.plan.size)
	for i, s := range c.Series {
		tone := p.v.colour(stroke(s.Tone))
		stamps[i], arrows[i] = newStamp(s.Shape, tone, card, k), newArrow(tone, k)
	}
	for _, m := range p.v.plan.marks {
		x, y := int(float64(m.at.X)*p.k), int(float64(m.at.Y)*p.k)
		stamps[m.series].set(p.img, x, y)
		if m.beyond {
			arrows[m.series].set(p.img, x, y-int(10*k))
		}
	}
}

// legend draws the marks and strokes of the legend.
func (p *painter) legend(c *model.Chart) {
	for _, k := range p.v.plan.keys {
		s := c.Series[k.series]
		tone := p.v.colour(stroke(s.Tone))
		if p.v.w.off[k.series] {
			tone = faded(tone, dimShare)
		}
		x, y := float64(k.glyph.X)*p.k, float64(k.glyph.Y)*p.k
		if s.Shape == model.ShapeBar {
			p.fill(box{k.glyph.X - glyphWide/2 + step, k.glyph.Y - step, glyphWide - 2*step, 2 * step}, premultiplied(faded(tone, barShare)))
			continue
		}
		if s.Shape != model.ShapeNone {
			newStamp(s.Shape, tone, p.v.colour(colourCard), p.k).set(p.img, int(x), int(y))
			continue
		}
		wide := float64(glyphWide) * p.k / 2
		p.segment([2]float64{x - wide + 2*p.k, y}, [2]float64{x + wide - 2*p.k, y}, lineWide*p.k/2, premultiplied(tone), p.img.Rect)
	}
}

func (p *painter) px(v float64) float64 { return float64(p.v.plan.x(v)) * p.k }

func (p *painter) py(c *model.Chart, v float64) float64 { return float64(p.v.plan.y(c, v)) * p.k }

// picture returns the pixels that lines and areas may touch.
func (p *painter) picture() image.Rectangle {
	plot := p.v.plan.plot
	return image.Rect(
		int(float64(plot.x-2)*p.k), int(float64(plot.y-2)*p.k),
		int(math.Ceil(float64(plot.x+plot.w+2)*p.k)), int(math.Ceil(float64(plot.y+plot.h+2)*p.k)),
	).Intersect(p.img.Rect)
}
