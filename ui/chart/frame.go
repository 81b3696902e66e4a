package chart

import (
	"cmp"
	"slices"

	"fyne.io/fyne/v2"

	"calmster/model"
)

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
	if with.side && p.plot.h >= high {
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
		x := max(0, min(p.plot.x+(p.plot.w-s.Width)/2, size.Width-s.Width))
		p.labels = append(p.labels, label{text: line, box: box{x, below + hintAt + float32(i)*high, s.Width, s.Height}, tone: model.ToneSoft})
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
