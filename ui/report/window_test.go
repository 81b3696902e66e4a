//go:build inspect

package report_test

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"golang.org/x/net/html"

	"calmster/model"
	"calmster/ui/chart"
	"calmster/ui/look"
)

// Whatever the journal, the window draws what the report tells: every tick with
// its label, every mark at its place with its shape, tip and session, every line,
// area, box, rule and stretch, every word, and nothing else. The window is read
// by what it has drawn, the report by what stands in the file.
func TestTheWindowAgreesWithTheReport(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(look.Theme{Mode: look.ModeLight})
	seeds := []int{0, 1, 5, 9, 20, 33, 150}
	if !testing.Short() {
		for n := range 8 {
			seeds = append(seeds, 3*n, 12*n)
		}
		seeds = append(seeds, 2500) // where marks are thinned out
	}
	shapes := map[model.Shape]int{}
	for seed, n := range seeds {
		rng := source(uint64(seed) + 100)
		g := random(rng, n, plainText(rng))
		doc := parse(t, written(t, g))
		sessions := model.StagesChart(g.History, g.Rules, g.Say).Table()
		for _, c := range expected(g) {
			card := doc.card(c.Title)
			if card == nil {
				t.Fatalf("seed %d, %s: not in the report", seed, c.Title)
			}
			d := inWindow(t, c)
			var wrong []string
			if figures := find(card, "figure", "", ""); len(figures) == 0 {
				wrong = compareEmpty(d, card)
			} else {
				number, err := strconv.Atoi(attr(figures[0], "data-chart"))
				if err != nil {
					t.Fatal(err)
				}
				told := doc.charts[number]
				if len(d.Stops) < len(told.Tips) {
					t.Fatalf("seed %d, %s: the window has %d of %d points", seed, c.Title, len(d.Stops), len(told.Tips))
				}
				for i, row := range told.Rows {
					if want := (model.ID{}); row >= 0 && d.Stops[i].ID != sessions.Rows[row].ID || row < 0 && d.Stops[i].ID != want {
						wrong = append(wrong, fmt.Sprintf("point %d opens another session", i))
					}
				}
				wrong = append(wrong, compareWindow(d, told, card)...)
			}
			for _, m := range d.Marks {
				shapes[m.Shape]++
			}
			for _, w := range wrong[:min(len(wrong), 5)] {
				t.Errorf("seed %d, %s: %s", seed, c.Title, w)
			}
		}
	}
	for _, s := range []model.Shape{model.ShapeRing, model.ShapeDiamond, model.ShapeOpenDiamond, model.ShapeCross, model.ShapeDot, model.ShapeSquare} {
		if shapes[s] == 0 {
			t.Errorf("no mark was a %s: nothing is known of it", s)
		}
	}
}

// inWindow draws a chart in a window large enough for all that belongs to it.
func inWindow(t *testing.T, c *model.Chart) chart.Drawn {
	t.Helper()
	w := chart.New(c)
	win := test.NewTempWindow(t, w)
	win.SetPadded(false)
	win.Resize(fyne.NewSize(1400, 700))
	return w.Drawn()
}

func compareEmpty(d chart.Drawn, card *html.Node) (wrong []string) {
	var said []string
	for _, w := range d.Words {
		said = append(said, w.Text)
	}
	if s := strings.Join(said, " "); s == "" || !strings.Contains(text(card), s) {
		wrong = append(wrong, fmt.Sprintf("without a picture the window says %q", s))
	}
	if len(d.Marks)+len(d.Stops)+len(d.Fills) > 0 {
		wrong = append(wrong, "without a picture the window draws one")
	}
	return wrong
}

// ruler turns the report's values into places of the window. It is made from
// where the window has put the words of two ticks.
type ruler struct{ at, value, per float64 }

func (r ruler) place(v float64) float32 { return float32(r.at + (v-r.value)*r.per) }

// comparison takes away from what the window has drawn whatever the report
// tells; what is left over at the end should not be there.
type comparison struct {
	d     chart.Drawn
	told  drawn
	words []chart.DrawnWord
	fills []chart.DrawnBox
	x, y  ruler
	wrong []string
}

func compareWindow(d chart.Drawn, told drawn, card *html.Node) []string {
	c := &comparison{d: d, told: told, words: slices.Clone(d.Words), fills: slices.Clone(d.Fills)}
	c.legend(card)
	middle := func(w chart.DrawnWord) (x, y float64) { return float64(w.X + w.W/2), float64(w.Y + w.H/2) }
	xs := c.ticks("X", told.X.Levels, func(w chart.DrawnWord) float64 { x, _ := middle(w); return x })
	ys := c.ticks("Y", told.Y.Levels, func(w chart.DrawnWord) float64 { _, y := middle(w); return y })
	if len(xs) < 2 || len(ys) < 1 {
		return append(c.wrong, "the window has no scale")
	}
	if len(ys) == 1 { // one row, which is as high as the picture
		ys = append(ys, seenTick{told.Option.YAxis[0].Max, float64(slices.MinFunc(c.fills, func(a, b chart.DrawnBox) int { return cmp.Compare(a.Y, b.Y) }).Y)})
	}
	c.x, c.y = c.ruler("X", xs), c.ruler("Y", ys)
	c.grid(xs, ys)
	points := 0
	for _, s := range told.Option.Series {
		kind, _, _ := strings.Cut(s.ID, ":")
		value := func(i, n int) float64 { v, _ := s.Data[i].Value[n].(float64); return v }
		switch kind {
		case "rule":
			c.rule(s.Data[0].Name, value(0, 0), s.Data[0].Value[1] == true)
		case "run":
			n, _ := strconv.Atoi(s.ID[strings.LastIndexByte(s.ID, ':')+1:])
			c.run(s.Data[0].Name, told.Short[n], value(0, 0), value(0, 1))
		case "area":
			c.area(len(s.Data), value)
		case "boxes":
			for i := range s.Data {
				c.box(value(i, 0), value(i, 1), value(i, 2), value(i, 3), told.BoxTips[int(value(i, 5))].texts)
			}
		case "line":
			for i := 1; i < len(s.Data); i++ {
				c.line(value(i-1, 0), value(i-1, 1), value(i, 0), value(i, 1))
			}
		case "points":
			points += len(s.Data)
			for i := range s.Data {
				c.point(s.Name, s.Symbol, s.ItemStyle.Color == "$card", value(i, 0), value(i, 1), int(value(i, 2)))
			}
		case "beyond":
			for i := range s.Data {
				if !slices.ContainsFunc(d.Marks, func(m chart.DrawnMark) bool { return m.Beyond && c.on(m, value(i, 0), value(i, 1)) }) {
					c.fail("no arrow over point %v", value(i, 2))
				}
			}
		}
	}
	if points < 1000 && len(d.Marks) != points {
		c.fail("the window has %d marks, the report %d", len(d.Marks), points)
	}
	c.hint(card)
	for _, w := range c.words {
		c.fail("the window says %q, the report does not", w.Text)
	}
	if len(c.fills) > 0 {
		c.fail("the window has %d rectangles more, such as %v", len(c.fills), c.fills[0])
	}
	return c.wrong
}

func (c *comparison) fail(format string, args ...any) {
	c.wrong = append(c.wrong, fmt.Sprintf(format, args...))
}

// word takes a word away.
func (c *comparison) word(such func(chart.DrawnWord) bool) (w chart.DrawnWord, ok bool) {
	i := slices.IndexFunc(c.words, such)
	if i < 0 {
		return w, false
	}
	w = c.words[i]
	c.words = slices.Delete(c.words, i, i+1)
	return w, true
}

// fill takes a rectangle away.
func (c *comparison) fill(what string, such func(chart.DrawnBox) bool) (b chart.DrawnBox, ok bool) {
	i := slices.IndexFunc(c.fills, such)
	if i < 0 {
		c.fail("the window lacks %s", what)
		return b, false
	}
	b = c.fills[i]
	c.fills = slices.Delete(c.fills, i, i+1)
	return b, true
}

func (c *comparison) legend(card *html.Node) {
	for _, li := range find(card, "li", "", "") {
		name := text(li)
		if _, ok := c.word(func(w chart.DrawnWord) bool { return w.Text == name }); !ok {
			c.fail("the window's legend lacks %q", name)
		}
	}
}

// hint takes the sentence beneath the picture away.
func (c *comparison) hint(card *html.Node) {
	for _, p := range find(card, "p", "", "") {
		for _, w := range slices.Clone(c.words) {
			if strings.Contains(text(p), w.Text) {
				c.word(func(o chart.DrawnWord) bool { return o == w })
			}
		}
	}
}

type seenTick struct{ value, at float64 }

// ticks finds the level that the window shows: all of it that has room, so that
// only the outermost may be missing.
func (c *comparison) ticks(axis string, levels [][]model.Tick, middle func(chart.DrawnWord) float64) []seenTick {
	var best []seenTick
	var level []model.Tick
	for _, l := range levels {
		var seen []seenTick
		for _, t := range l {
			if i := slices.IndexFunc(c.words, func(w chart.DrawnWord) bool { return w.Text == t.Label }); i >= 0 {
				seen = append(seen, seenTick{t.At, middle(c.words[i])})
			}
		}
		if len(seen) >= len(best) { // of levels that hold what is seen, the coarsest
			best, level = seen, l
		}
	}
	if len(best) < len(level)-2 {
		c.fail("%s: of %d ticks of a level %d are shown", axis, len(level), len(best))
	}
	for _, t := range level {
		c.word(func(w chart.DrawnWord) bool { return w.Text == t.Label })
	}
	return best
}

func (c *comparison) ruler(axis string, ticks []seenTick) ruler {
	a, b := ticks[0], ticks[len(ticks)-1]
	r := ruler{a.at, a.value, (b.at - a.at) / (b.value - a.value)}
	for _, t := range ticks {
		if math.Abs(float64(r.place(t.value))-t.at) > 0.6 {
			c.fail("%s: the tick of %v stands at %v, by the others it should at %v", axis, t.value, t.at, r.place(t.value))
		}
	}
	return r
}

// near is whether places are one, up to what rounding does.
func near(a, b float32) bool { return math.Abs(float64(a-b)) <= 0.8 }

func (c *comparison) grid(xs, ys []seenTick) {
	for _, t := range xs {
		c.fill("a tick's stroke", func(b chart.DrawnBox) bool { return b.W == 1 && b.H < 6 && near(b.X+0.5, c.x.place(t.value)) })
	}
	if c.told.Y.Rows {
		return
	}
	for _, t := range ys {
		c.fill("a line of the grid", func(b chart.DrawnBox) bool { return b.H == 1 && near(b.Y+0.5, c.y.place(t.value)) })
	}
}

func (c *comparison) rule(label string, at float64, upright bool) {
	x, y := c.x.place(at), c.y.place(at)
	if upright && !slices.ContainsFunc(c.fills, func(b chart.DrawnBox) bool { return b.W == 1 && b.H > 100 && near(b.X+0.5, x) }) &&
		slices.ContainsFunc(c.d.Fills, func(b chart.DrawnBox) bool { return b.W == 1 && b.H > 100 && math.Abs(float64(b.X+0.5-x)) < 1.8 }) {
		return // it shares its place with another, which stands for it
	}
	c.fill(fmt.Sprintf("the rule at %v", at), func(b chart.DrawnBox) bool {
		if upright {
			return b.W == 1 && b.H > 100 && near(b.X+0.5, x)
		}
		return b.H > 1 && b.H < 2 && near(b.Y+b.H/2, y)
	})
	if label == "" {
		return
	}
	// A label may find no place; where it stands, it stands at its rule.
	c.word(func(w chart.DrawnWord) bool {
		if upright {
			return w.Text == label && w.X-1 <= x && x <= w.X+w.W+10
		}
		return w.Text == label && min(math.Abs(float64(w.Y-y)), math.Abs(float64(w.Y+w.H-y))) < 4
	})
}

func (c *comparison) run(label, short string, x0, x1 float64) {
	left, right := c.x.place(x0), c.x.place(x1)
	if right-left < 0.5 {
		i := slices.IndexFunc(c.fills, func(b chart.DrawnBox) bool { return b.W == 1 && near(b.X, left) })
		if i >= 0 {
			c.fills = slices.Delete(c.fills, i, i+1)
		}
		return
	}
	b, ok := c.fill(fmt.Sprintf("the stretch %q from %v to %v", label, x0, x1), func(b chart.DrawnBox) bool {
		return b.H > 15 && near(b.X, left) && (near(b.X+b.W+2, right) || b.W == 1)
	})
	if !ok {
		return
	}
	inside := func(text string) bool {
		_, ok := c.word(func(w chart.DrawnWord) bool {
			return w.Text == text && w.X >= b.X && w.X+w.W <= b.X+b.W && w.Y >= b.Y && w.Y+w.H <= b.Y+b.H
		})
		return ok
	}
	if !inside(label) && !(short != "" && inside(short)) && b.W > 320 {
		c.fail("a stretch %v wide does not say %q", b.W, label)
	}
}

func (c *comparison) area(n int, value func(i, n int) float64) {
	if n == 2 && value(0, 1) == value(1, 1) && value(0, 2) == value(1, 2) {
		c.fill("a band", func(b chart.DrawnBox) bool {
			return near(b.X, c.x.place(value(0, 0))) && near(b.X+b.W, c.x.place(value(1, 0))) &&
				near(b.Y, c.y.place(value(0, 2))) && near(b.Y+b.H, c.y.place(value(0, 1)))
		})
		return
	}
	for i := 1; i < n; i++ {
		x0, x1 := c.x.place(value(i-1, 0)), c.x.place(value(i, 0))
		low, high := c.y.place((value(i-1, 1)+value(i, 1))/2), c.y.place((value(i-1, 2)+value(i, 2))/2)
		if x1-x0 > 3 && low-high > 3 && c.d.Ink((x0+x1)/2, (low+high)/2) == 0 {
			c.fail("the area is not tinted between %v and %v", value(i-1, 0), value(i, 0))
		}
	}
}

func (c *comparison) box(x0, y0, x1, y1 float64, tip []string) {
	x, y := (c.x.place(x0)+c.x.place(x1))/2, (c.y.place(y0)+c.y.place(y1))/2
	if c.x.place(x1)-c.x.place(x0) > 2 && c.d.Ink(x, y) == 0 {
		c.fail("the box at %v, %v is not drawn", x0, y0)
	}
	if !slices.ContainsFunc(c.d.Stops, func(s chart.DrawnStop) bool {
		return s.Box && near(s.X, x) && near(s.Y, y) && says(s.Tip, tip)
	}) {
		c.fail("no box at %v, %v has the tip %q", x0, y0, tip)
	}
}

func (c *comparison) line(x0, y0, x1, y1 float64) {
	a, b := [2]float32{c.x.place(x0), c.y.place(y0)}, [2]float32{c.x.place(x1), c.y.place(y1)}
	if x, y := (a[0]+b[0])/2, (a[1]+b[1])/2; c.d.Ink(x, y) < 100 && c.d.Ink(x, y-0.5) < 100 && c.d.Ink(x, y+0.5) < 100 {
		c.fail("there is no line from %v, %v to %v, %v", x0, y0, x1, y1)
	}
}

// on is whether a mark stands where the report has a point.
func (c *comparison) on(m chart.DrawnMark, x, y float64) bool {
	by := 0.8
	if len(c.told.Tips) > 1000 {
		by = 6 // where many lie together, one that shares its place may stand for it
	}
	return math.Hypot(float64(m.X-c.x.place(x)), float64(m.Y-c.y.place(y))) <= by
}

// symbols are the window's shapes in the report's words: symbol, and whether open.
var symbols = map[model.Shape]string{
	model.ShapeRing: "circle true", model.ShapeDiamond: "diamond false", model.ShapeOpenDiamond: "diamond true",
	model.ShapeCross: "path://M0,0L6,6M6,0L0,6 true", model.ShapeDot: "circle false", model.ShapeSquare: "rect true",
}

func (c *comparison) point(name, symbol string, open bool, x, y float64, n int) {
	if !slices.ContainsFunc(c.d.Marks, func(m chart.DrawnMark) bool {
		return m.Name == name && symbols[m.Shape] == fmt.Sprint(symbol, " ", open) && c.on(m, x, y)
	}) {
		c.fail("point %d has no mark such as %q, %s", n, name, symbol)
	}
	if c.d.Ink(c.x.place(x), c.y.place(y)) < 200 {
		c.fail("point %d is not painted", n)
	}
	if s := c.d.Stops[n]; !near(s.X, c.x.place(x)) || !near(s.Y, c.y.place(y)) || !says(s.Tip, c.told.Tips[n].texts) {
		c.fail("at point %d, %v, %v, the pointer finds %v", n, c.x.place(x), c.y.place(y), s)
	}
}

// says is whether shown lines, however they break, begin with what is told.
func says(shown, told []string) bool {
	words := func(lines []string) string { return strings.Join(strings.Fields(strings.Join(lines, " ")), " ") }
	return strings.HasPrefix(words(shown), words(told))
}
