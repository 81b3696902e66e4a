package report_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"calmster/model"
	"calmster/ui/report"
)

// drawn is a chart as the page's script reads it.
type drawn struct {
	Option struct {
		XAxis, YAxis []struct{ Min, Max float64 }
		Series       []struct {
			ID, Name, Type, Symbol string
			ItemStyle              struct{ Color string }
			Data                   []datum
		}
	}
	X, Y struct {
		Levels [][]model.Tick
		Rows   bool
	}
	Tips    []lines
	Rows    []int
	BoxTips []lines
	Short   []string
	Whole   string
}

// datum is an entry of a series: values, or values with a name.
type datum struct {
	Name  string
	Value []any
}

func (d *datum) UnmarshalJSON(text []byte) error {
	if text[0] == '[' {
		return json.Unmarshal(text, &d.Value)
	}
	type plain datum
	return json.Unmarshal(text, (*plain)(d))
}

// lines are those of a tip: places in the texts of the page, and then the texts.
type lines struct {
	places []int
	texts  []string
}

func (l *lines) UnmarshalJSON(text []byte) error { return json.Unmarshal(text, &l.places) }

func (l *lines) look(texts []string) {
	for _, at := range l.places {
		l.texts = append(l.texts, texts[at])
	}
}

// document is a report as a reader's program sees it.
type document struct {
	root   *html.Node
	charts []drawn
}

func parse(t testing.TB, page []byte) document {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatalf("parse the page: %v", err)
	}
	d := document{root: root}
	data := find(root, "script", "id", "data")
	if len(data) != 1 {
		t.Fatal("the report has no interactive charts; run make assets")
	}
	var block struct {
		Texts  []string
		Charts []drawn
	}
	if err := json.Unmarshal([]byte(text(data[0])), &block); err != nil {
		t.Fatalf("parse the data: %v", err)
	}
	for _, c := range block.Charts {
		for i := range c.Tips {
			c.Tips[i].look(block.Texts)
		}
		for i := range c.BoxTips {
			c.BoxTips[i].look(block.Texts)
		}
	}
	d.charts = block.Charts
	return d
}

// find returns the elements of that name with that attribute.
func find(n *html.Node, name, key, value string) (out []*html.Node) {
	for e := range n.Descendants() {
		if e.Type == html.ElementNode && e.Data == name && (key == "" || slices.Contains(strings.Fields(attr(e, key)), value)) {
			out = append(out, e)
		}
	}
	return out
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func text(n *html.Node) string {
	var b strings.Builder
	for e := range n.Descendants() {
		if e.Type == html.TextNode {
			b.WriteString(e.Data)
		}
	}
	return b.String()
}

// card returns the part of the page that is headed by a title.
func (d document) card(title string) *html.Node {
	for _, h := range find(d.root, "h3", "", "") {
		if text(h) == title {
			if h.Parent.Data == "summary" {
				return h.Parent.Parent
			}
			return h.Parent
		}
	}
	return nil
}

// expected are the charts that a report must show, as the window shows them.
func expected(g report.Given) []*model.Chart {
	h, now := g.History, g.History.Hamster.Stage
	out := []*model.Chart{
		model.ToleranceChart(h, now, g.Rules, g.Say), model.ReadinessChart(h, now, g.Rules, g.Now, g.Say), model.SurvivalChart(h, now, g.Rules, g.Say),
		model.StagesChart(h, g.Rules, g.Say), model.SignsChart(h, g.Rules, g.Say),
	}
	for _, s := range model.Ladder() {
		if c := model.ToleranceChart(h, s.Key, g.Rules, g.Say); s.Key != now && c.Empty == "" {
			out = append(out, c)
		}
	}
	for i := len(h.Sessions) - 1; i >= 0 && i >= len(h.Sessions)-10; i-- {
		out = append(out, model.TimelineChart(h.Sessions[i], g.Rules, g.Say))
	}
	return out
}

// Whatever the journal, the report shows every point, tick, label, line, box and
// row of the model's charts, as the window does, and nothing else.
func TestTheReportAgreesWithTheModel(t *testing.T) {
	for seed := range uint64(40) {
		rng := source(seed)
		g := random(rng, int(seed*seed)/10, plainText(rng))
		doc := parse(t, written(t, g))
		shown := 0
		for _, c := range expected(g) {
			where := fmt.Sprintf("seed %d, %s", seed, c.Title)
			card := doc.card(c.Title)
			if card == nil {
				t.Fatalf("%s: not on the page", where)
			}
			if c.Empty != "" {
				if !strings.Contains(text(card), c.Empty) {
					t.Errorf("%s: does not say %q", where, c.Empty)
				}
				continue
			}
			shown++
			number, err := strconv.Atoi(attr(find(card, "figure", "", "")[0], "data-chart"))
			if err != nil {
				t.Fatalf("%s: %v", where, err)
			}
			for _, wrong := range slices.Concat(compareLive(c, doc.charts[number]), compareStill(c, card), compareWords(c, card)) {
				t.Errorf("%s: %s", where, wrong)
			}
			sessions := model.StagesChart(g.History, g.Rules, g.Say).Table()
			for i, p := range c.Points {
				if row := doc.charts[number].Rows[i]; row >= 0 && sessions.Rows[row].ID != p.ID || row < 0 && p.ID != (model.ID{}) {
					t.Errorf("%s: point %d leads to row %d", where, i, row)
				}
			}
		}
		if shown != len(doc.charts) {
			t.Errorf("seed %d: %d charts are drawn, %d are expected", seed, len(doc.charts), shown)
		}
	}
}

// compareLive compares what the page's script draws.
func compareLive(c *model.Chart, d drawn) (wrong []string) {
	differ := func(what string, got, want any) {
		if !reflect.DeepEqual(got, want) {
			wrong = append(wrong, fmt.Sprintf("%s: %v, want %v", what, got, want))
		}
	}
	differ("X axis", []float64{d.Option.XAxis[0].Min, d.Option.XAxis[0].Max}, []float64{c.X.Min, c.X.Max})
	differ("Y axis", []float64{d.Option.YAxis[0].Min, d.Option.YAxis[0].Max}, []float64{c.Y.Min, c.Y.Max})
	differ("X ticks", d.X.Levels, c.X.Levels)
	differ("Y ticks", d.Y.Levels, c.Y.Levels)
	differ("rows", d.Y.Rows, c.Y.Rows)
	differ("whole", d.Whole, c.Whole)

	// All is written down in the order of the model and compared as a list.
	var got, want []string
	for _, s := range d.Option.Series {
		kind, of, _ := strings.Cut(s.ID, ":")
		of, _, _ = strings.Cut(of, ":")
		for _, e := range s.Data {
			got = append(got, fmt.Sprint(kind, of, s.Name, e.Name, e.Value))
		}
	}
	name := func(series int) string {
		if series < 0 {
			return ""
		}
		return c.Series[series].Name
	}
	say := func(kind string, series int, label string, values ...any) {
		for i, v := range values {
			if v, ok := v.(float64); ok { // written to five decimals
				values[i] = math.Round(v*1e5) / 1e5
			}
		}
		if kind == "rule" || kind == "run" {
			want = append(want, fmt.Sprint(kind, "-1", "", label, values))
			return
		}
		want = append(want, fmt.Sprint(kind, strconv.Itoa(series), name(series), label, values))
	}
	for _, a := range c.Areas {
		for _, e := range a.Edges {
			say("area", a.Series, "", e.X, e.Low, e.High)
		}
	}
	for i, b := range c.Boxes {
		say("boxes", b.Series, "", b.X0, b.Y0, b.X1, b.Y1, b.Strength, float64(i))
		differ("tip of a box", d.BoxTips[i].texts, b.Tip)
	}
	for _, r := range c.Rules {
		say("rule", -1, r.Label, r.At, r.Upright)
	}
	for i, r := range c.Strip.Runs {
		say("run", -1, r.Label, r.X0, r.X1)
		differ("short of a run", d.Short[i], r.Short)
	}
	for _, l := range c.Lines {
		for _, at := range l.At {
			say("line", l.Series, "", at.X, at.Y)
		}
	}
	for i, p := range c.Points {
		say("points", p.Series, "", p.X, p.Y, float64(i))
		if p.Beyond {
			say("beyond", p.Series, "", p.X, p.Y, float64(i))
		}
		differ("tip of a point", d.Tips[i].texts, c.Tip(i))
	}
	slices.Sort(got)
	slices.Sort(want)
	differ("drawn", got, want)
	return wrong
}

var boxShape = regexp.MustCompile(`M(-?[\d.]+),(-?[\d.]+)h(-?[\d.]+)v(-?[\d.]+)h`)

var pathStart = regexp.MustCompile(`M(-?[\d.]+),(-?[\d.]+)([la])(-?[\d.]+)`)

// compareStill compares the picture. Where its ticks stand says where every
// point must be.
func compareStill(c *model.Chart, card *html.Node) (wrong []string) {
	svg := find(card, "svg", "class", "still")[0]
	type place struct{ value, at float64 }
	var xs, ys []place
	for _, w := range find(svg, "text", "", "") {
		for _, side := range []struct {
			anchor, key string
			shift       float64
			levels      [][]model.Tick
			into        *[]place
		}{{"middle", "x", 0, c.X.Levels, &xs}, {"end", "y", 4, c.Y.Levels, &ys}} {
			if attr(w, "text-anchor") != side.anchor || attr(w, "class") != "f-soft-ink" {
				continue
			}
			at, err := strconv.ParseFloat(attr(w, side.key), 64)
			value, ok := valueOf(text(w), side.levels)
			if err != nil || !ok {
				wrong = append(wrong, fmt.Sprintf("%q is no tick", text(w)))
				continue
			}
			*side.into = append(*side.into, place{value, at - side.shift})
		}
	}
	if len(ys) == 1 && c.Y.Rows { // one row, as high as three
		ys = append(ys, place{ys[0].value + 1, ys[0].at - 78})
	}
	if len(xs) < 2 || len(ys) < 2 {
		return append(wrong, "has no scale")
	}
	on := func(p []place, v float64) float64 {
		a, b := p[0], p[len(p)-1]
		return a.at + (v-a.value)/(b.value-a.value)*(b.at-a.at)
	}
	for _, p := range [][]place{xs, ys} {
		for _, q := range p {
			if math.Abs(on(p, q.value)-q.at) > 0.2 {
				wrong = append(wrong, fmt.Sprintf("the tick of %v is at %v", q.value, q.at))
			}
		}
	}
	near := func(what string, at [][2]float64, x, y, by float64) {
		if !slices.ContainsFunc(at, func(at [2]float64) bool { return math.Hypot(at[0]-x, at[1]-y) < by }) {
			wrong = append(wrong, fmt.Sprintf("%s is not at %.1f, %.1f", what, x, y))
		}
	}
	places := func(name, key string) (out [][2]float64) {
		for _, e := range find(svg, name, "", "") {
			for pair := range strings.FieldsSeq(attr(e, key)) {
				var x, y float64
				fmt.Sscanf(pair, "%g,%g", &x, &y)
				out = append(out, [2]float64{x, y})
			}
		}
		return out
	}
	lines, areas := places("polyline", "points"), places("polygon", "points")
	for _, l := range c.Lines {
		for _, at := range l.At {
			near("a line", lines, on(xs, at.X), on(ys, at.Y), 0.3)
		}
	}
	for _, a := range c.Areas {
		for _, e := range a.Edges {
			near("an area", areas, on(xs, e.X), on(ys, e.Low), 0.3)
			near("an area", areas, on(xs, e.X), on(ys, e.High), 0.3)
		}
	}
	var corners, ends [][2]float64
	for _, b := range find(svg, "path", "class", "box") {
		for _, m := range boxShape.FindAllStringSubmatch(attr(b, "d"), -1) {
			var x, y, w, h float64
			fmt.Sscanf(strings.Join(m[1:], " "), "%g %g %g %g", &x, &y, &w, &h)
			corners, ends = append(corners, [2]float64{x, y}), append(ends, [2]float64{x + w, y + h})
		}
	}
	for _, b := range c.Boxes {
		near("a box", corners, on(xs, b.X0), on(ys, b.Y1), 0.3)
		near("a box", ends, on(xs, b.X1), on(ys, b.Y0), 0.3)
	}
	centres := map[int][][2]float64{}
	for _, m := range find(svg, "path", "", "") {
		if strings.Contains(attr(m, "class"), "box") {
			continue
		}
		series, _ := strconv.Atoi(attr(m, "data-series"))
		shape := c.Series[series].Shape
		for _, start := range pathStart.FindAllStringSubmatch(attr(m, "d"), -1) {
			x, _ := strconv.ParseFloat(start[1], 64)
			y, _ := strconv.ParseFloat(start[2], 64)
			switch shape {
			case model.ShapeRing:
				x += 4.2
			case model.ShapeDot:
				x += 3.5
			case model.ShapeDiamond, model.ShapeOpenDiamond:
				y += 5.5
			case model.ShapeCross:
				x, y = x+3, y+3
			}
			centres[series] = append(centres[series], [2]float64{x, y})
		}
	}
	for i, p := range c.Points {
		if c.Series[p.Series].Shape == model.ShapeSquare {
			continue // its path starts otherwise; the live chart is compared
		}
		near(fmt.Sprintf("point %d", i), centres[p.Series], on(xs, p.X), on(ys, p.Y), 1.3)
	}
	return wrong
}

func valueOf(label string, levels [][]model.Tick) (float64, bool) {
	for _, level := range levels {
		for _, t := range level {
			if t.Label == label {
				return t.At, true
			}
		}
	}
	return 0, false
}

// compareWords compares legend, summary and table.
func compareWords(c *model.Chart, card *html.Node) (wrong []string) {
	var names []string
	for _, s := range c.Series {
		if s.Name != "" {
			names = append(names, s.Name)
		}
	}
	var legend []string
	for _, li := range find(card, "li", "", "") {
		legend = append(legend, text(li))
	}
	if !slices.Equal(legend, names) {
		wrong = append(wrong, fmt.Sprintf("legend %q, want %q", legend, names))
	}
	for _, sentence := range []string{c.Summary, c.Hint} {
		if !strings.Contains(text(card), sentence) {
			wrong = append(wrong, fmt.Sprintf("does not say %q", sentence))
		}
	}
	for _, table := range find(card, "table", "", "") {
		want := c.Table()
		rows := find(find(table, "tbody", "", "")[0], "tr", "", "")
		if len(rows) != len(want.Rows) {
			wrong = append(wrong, fmt.Sprintf("%d rows, want %d", len(rows), len(want.Rows)))
			continue
		}
		for i, row := range want.Rows {
			var line strings.Builder
			for _, cell := range row.Cells {
				line.WriteString(cell.Text)
			}
			if got := text(rows[i]); got != line.String() {
				wrong = append(wrong, fmt.Sprintf("row %d: %q, want %q", i, got, line.String()))
			}
		}
	}
	return wrong
}
