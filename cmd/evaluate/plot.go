package main

import (
	"fmt"
	"html"
	"math"
	"strings"
)

// drawing is an SVG picture that grows.
type drawing struct {
	strings.Builder
	width, height int
}

// The inks. Every series has a shape of its own too.
const (
	ink, soft, faint   = "#22303c", "#66727d", "#dde2e6"
	oursInk, othersInk = "#1d6f8f", "#b4551f"
	sought             = "#e3f1e6"
)

func (d *drawing) add(format string, args ...any) { fmt.Fprintf(d, format+"\n", args...) }

func (d *drawing) text(x, y float64, anchor, colour, text string) {
	d.add(`<text x="%.1f" y="%.1f" text-anchor="%s" fill="%s" stroke="#fff" stroke-width="3" paint-order="stroke">%s</text>`, x, y, anchor, colour, html.EscapeString(text))
}

func (d *drawing) line(x1, y1, x2, y2 float64, colour string, width float64) {
	d.add(`<line x1="%.1f" y1="%.1f" x2="%.1f" y2="%.1f" stroke="%s" stroke-width="%.1f"/>`, x1, y1, x2, y2, colour, width)
}

// dot is round and filled, diamond is hollow.
func (d *drawing) dot(x, y, r float64, colour string) {
	d.add(`<circle cx="%.1f" cy="%.1f" r="%.1f" fill="%s"/>`, x, y, r, colour)
}

func (d *drawing) diamond(x, y, r float64, colour string) {
	d.add(`<path d="M%.1f %.1fl%.1f %.1fl%.1f %.1fl%.1f %.1fz" fill="#fff" stroke="%s" stroke-width="2"/>`,
		x, y-r, r, r, -r, r, -r, -r, colour)
}

// svg is the whole picture. Its ground is white, for a page may be dark.
func (d *drawing) svg(title string) string {
	return fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %[1]d %[2]d" font-family="sans-serif" font-size="13" role="img">
<title>%s</title>
<rect width="100%%" height="100%%" fill="#fff"/>
%s</svg>
`, d.width, d.height, html.EscapeString(title), d.String())
}

// panel is one pair of axes, both from 0.
type panel struct {
	*drawing
	left, top, width, height float64
	xMost, yMost             float64
}

func (p panel) x(v float64) float64 { return p.left + p.width*min(v, p.xMost)/p.xMost }
func (p panel) y(v float64) float64 { return p.top + p.height*(1-min(v, p.yMost)/p.yMost) }

func (p panel) axes(title, xName, yName string, xStep, yStep float64, yUnit string) {
	for v := 0.0; v <= p.xMost+1e-9; v += xStep {
		p.line(p.x(v), p.y(0), p.x(v), p.y(p.yMost), faint, 1)
		p.text(p.x(v), p.y(0)+18, "middle", soft, fmt.Sprintf("%.0f", v))
	}
	for v := 0.0; v <= p.yMost+1e-9; v += yStep {
		p.line(p.x(0), p.y(v), p.x(p.xMost), p.y(v), faint, 1)
		p.text(p.x(0)-8, p.y(v)+4, "end", soft, fmt.Sprintf("%.0f%s", v, yUnit))
	}
	p.line(p.x(0), p.y(0), p.x(p.xMost), p.y(0), soft, 1)
	p.line(p.x(0), p.y(0), p.x(0), p.y(p.yMost), soft, 1)
	p.add(`<text x="%.1f" y="%.1f" fill="%s" font-weight="bold">%s</text>`, p.left, p.top-30, ink, html.EscapeString(title))
	p.text(p.left, p.top-12, "start", soft, yName)
	p.text(p.left+p.width, p.y(0)+38, "end", soft, xName)
}

// shortNames name the usual rules where there is little room.
var shortNames = []string{"2", "3", "4", "5", "4/5", "9/10"}

// set is one set of animals with what was measured of it.
type set struct {
	name string
	results
	ideal float64 // the Brier score that counts as full skill; 0 where none is known
}

// calibrationPlot shows how many forecasts of each tenth came true, with the
// range that chance alone gives nine times out of ten.
func calibrationPlot(sets []set) string {
	d := &drawing{width: 40 + 430*len(sets), height: 460}
	for i, s := range sets {
		p := panel{d, 60 + 430*float64(i), 70, 350, 320, 100, 100}
		p.add(`<path d="M%.1f %.1fL%.1f %.1fL%.1f %.1fL%.1f %.1fL%.1f %.1fL%.1f %.1fz" fill="%s"/>`,
			p.x(0), p.y(0), p.x(0), p.y(5), p.x(95), p.y(100), p.x(100), p.y(100), p.x(100), p.y(95), p.x(5), p.y(0), sought)
		p.axes(s.name, "chance told, %", "came true", 20, 20, " %")
		p.line(p.x(0), p.y(0), p.x(100), p.y(100), soft, 1)
		for _, t := range s.tenths {
			if t.n == 0 {
				continue
			}
			n := float64(t.n)
			said, came := 100*t.said/n, t.became/n
			spread := 100 * 1.645 * math.Sqrt(came*(1-came)/n)
			x := p.x(said)
			p.line(x, p.y(max(0, 100*came-spread)), x, p.y(min(100, 100*came+spread)), oursInk, 2)
			p.dot(x, p.y(100*came), 5, oursInk)
		}
	}
	d.text(60, 452, "start", soft, "Dots: forecasts by tenths. Bars: nine times out of ten by chance alone. Green: within 5 points of what was told.")
	return d.svg("Calibration: what was told against what came true")
}

// thresholdsPlot shows wrong and early verdicts over their delay: of our rule at
// each threshold, and of the usual rules.
func thresholdsPlot(sets []set) string {
	const across, down = 470, 400
	d := &drawing{width: max(1000, 60+across*len(sets)), height: 40 + 2*down}
	for i, s := range sets {
		for j, what := range []struct {
			title, name string
			most, step  float64
			of          func(verdicts) int
		}{
			{"wrong", "wrong: true chance below 0.6", 50, 10, func(v verdicts) int { return v.wrong }},
			{"early", "early: true chance from 0.6 to 0.8", 50, 10, func(v verdicts) int { return v.early }},
		} {
			p := panel{d, 60 + across*float64(i), 70 + down*float64(j), 390, 270, delayMost, what.most}
			p.axes(s.name, "mean delay, sessions", what.name, 3, what.step, " %")
			path := ""
			for k, f := range s.frontier {
				x, y := p.x(f.meanDelay()), p.y(f.share(what.of(f.verdicts)))
				path += fmt.Sprintf("%s%.1f %.1f", []string{"M", "L"}[min(k, 1)], x, y)
			}
			p.add(`<path d="%s" fill="none" stroke="%s" stroke-width="2"/>`, path, oursInk)
			for k, f := range s.frontier {
				x, y := p.x(f.meanDelay()), p.y(f.share(what.of(f.verdicts)))
				at, r := thresholds[k], 3.0
				if at == 0.8 {
					r = 6
				}
				p.dot(x, y, r, oursInk)
				switch at {
				case 0.8:
					p.text(x-8, y+16, "end", oursInk, "0.80")
				case 0.9:
					p.text(x, y-10, "middle", oursInk, "0.90")
				}
			}
			if s.ideal > 0 {
				x, y := p.x(idealDelay), p.y([]float64{idealWrong, idealEarly}[j])
				p.diamond(x, y, 6, ink)
			}
			for k, o := range s.others {
				x, y := p.x(o.meanDelay()), p.y(o.share(what.of(o.verdicts)))
				p.diamond(x, y, 5, othersInk)
				p.text(x+9, y+5, "start", othersInk, shortNames[k])
			}
		}
	}
	d.dot(66, float64(d.height)-16, 6, oursInk)
	d.text(80, float64(d.height)-12, "start", soft, "ours, by the chance that ready asks for; large: the default")
	d.diamond(480, float64(d.height)-16, 5, othersInk)
	d.text(494, float64(d.height)-12, "start", soft, "the usual rules: 2 to 5 calm in a row, 4 of 5, 9 of 10")
	d.diamond(850, float64(d.height)-16, 6, ink)
	d.text(864, float64(d.height)-12, "start", soft, "an ideal observer")
	return d.svg("Wrong and early verdicts against their delay")
}
