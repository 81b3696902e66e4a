package report_test

import (
	"bytes"
	"math"
	"math/rand/v2"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"calmster/model"
	"calmster/ui/report"
)

// hostile are texts that have run as code, broken a page or loaded something
// somewhere.
var hostile = []string{
	`</script><script>window.hacked=1;alert(1)</script>`,
	`</SCRIPT ><svg onload=window.hacked=1>`,
	`<img src=x onerror=window.hacked=1>`,
	`<img src=//evil.invalid/x.png>`,
	`__f__function(){window.hacked=1;return"x"}()__f__`,
	`"'` + "`" + `;window.hacked=1;//`,
	`" onmouseover="window.hacked=1`,
	"${window.hacked=1}`{{.}}{{template \"figure\"}}",
	`{a|b}{b}{c} $stress $calm`,
	`<!--<script>`, `]]></style><style>*{background:url(//evil.invalid)}`,
	`javascript:window.hacked=1`, `&lt;b&gt;&amp;&#60;i&#62;`,
	"a\u2028b\u2029c", "\u202eevil\u202c and \u200fright\u200e",
	`\u003cscript\u003ewindow.hacked=1\u003c/script\u003e`,
	strings.Repeat("A", 10_000), strings.Repeat("<b>", 3_400),
	"\U0001f439 <em>", `'-alert(1)-'`, `*/window.hacked=1/*`,
}

// hostileReport has such texts wherever there is room for a text, at least once
// each, also where the journal would refuse them.
func hostileReport() report.Given {
	next := 0
	g := random(rand.New(rand.NewPCG(7, 7)), 60, func() string {
		next++
		return hostile[next%len(hostile)]
	})
	h := &g.History
	h.Hamster.Name, h.Hamster.Notes = hostile[0], strings.Join(hostile, "\n")
	h.Hamster.Species = model.Species(hostile[2])
	for i := range h.Sessions {
		h.Sessions[i].Note = hostile[i%len(hostile)]
		if i%3 == 0 {
			h.Sessions[i].Place = model.Place(hostile[i%len(hostile)])
		}
		if i%5 == 0 {
			h.Sessions[i].End = model.EndReason(hostile[i%len(hostile)])
		}
		if i%2 == 0 {
			h.Sessions[i].Events = append(h.Sessions[i].Events,
				model.Event{Seq: 90, At: h.Sessions[i].Duration / 2, Kind: model.KindStress, Code: model.CustomPrefix + hostile[(i/2)%len(hostile)], Note: hostile[i%len(hostile)]},
				model.Event{Seq: 91, At: h.Sessions[i].Duration / 3, Kind: model.Kind(hostile[1]), Code: hostile[2], Note: hostile[3]},
			)
		}
	}
	return g
}

var dataBlock = regexp.MustCompile(`(?s)<script type="application/json" id="data">(.*?)</script>`)

// Nothing in the data can end its block or be taken for a reference.
func TestTheDataHoldsNothingThatCouldEndIt(t *testing.T) {
	page := written(t, hostileReport())
	parse(t, page)
	block := dataBlock.FindSubmatch(page)[1]
	for _, bad := range []string{"<", ">", "&", "\u2028", "\u2029", "\r", "\n"} {
		if bytes.Contains(block, []byte(bad)) {
			t.Errorf("the data holds %q", bad)
		}
	}
	if len(block) < 50_000 {
		t.Errorf("the data is only %d bytes", len(block))
	}
}

var policyTag = regexp.MustCompile(`<meta http-equiv="Content-Security-Policy"[^>]*>`)

// A browser without a network shows hostile texts as the texts that they are,
// draws every chart and does nothing else; and that does not hang on the policy
// at the top of the page.
func TestHostileTextsAreOnlyTexts(t *testing.T) {
	g := hostileReport()
	guarded := written(t, g)
	bare := policyTag.ReplaceAll(guarded, nil)
	if len(bare) == len(guarded) {
		t.Fatal("there is no policy")
	}
	for name, page := range map[string][]byte{"with the policy": guarded, "without it": bare} {
		t.Run(name, func(t *testing.T) {
			r := newReader(t)
			r.open(page)
			r.compare(page)
			for _, want := range []struct{ at, text string }{
				{"h1", g.Say("report.heading", model.Args{"Name": hostile[0]})},
				{"title", g.Say("report.title", model.Args{"Name": hostile[0]})},
				{".note", g.History.Hamster.Notes},
				{"#session-2 > :last-child", hostile[2]},
				{"#session-16 > :last-child", hostile[16]},
			} {
				if got := ask[string](r, `document.querySelector("`+want.at+`").textContent`); got != want.text {
					t.Errorf("%s: %.200q, want %.200q", want.at, got, want.text)
				}
			}
			r.quiet()
		})
	}
}

// compare holds what the browser has drawn against the page's data: every chart,
// every point at its place, ticks of one level with their labels, every tip.
func (r *reader) compare(page []byte) {
	r.t.Helper()
	doc := parse(r.t, page)
	charts := r.charts()
	if len(charts) != len(doc.charts) || len(charts) < 6 {
		r.t.Fatalf("%d charts are drawn of %d", len(charts), len(doc.charts))
	}
	for _, c := range charts {
		d := doc.charts[c.Number]
		if c.Points != len(d.Tips) || c.Wide < 300 || c.High < 100 {
			r.t.Errorf("chart %d: %d of %d points on %d by %d", c.Number, c.Points, len(d.Tips), c.Wide, c.High)
		}
		kinds := map[string]int{}
		for _, s := range d.Option.Series {
			kind, _, _ := strings.Cut(s.ID, ":")
			kinds[kind]++
		}
		if c.Areas != kinds["area"] || c.Lines != kinds["line"] || c.Boxes < len(d.BoxTips) {
			r.t.Errorf("chart %d: drawn are %d areas of %d, %d lines of %d, %d boxes of %d", c.Number,
				c.Areas, kinds["area"], c.Lines, kinds["line"], c.Boxes, len(d.BoxTips))
		}
		for _, axis := range []struct {
			at     []float64
			levels [][]model.Tick
			words  bool
		}{{c.XTicks, d.X.Levels, true}, {c.YTicks, d.Y.Levels, !d.Y.Rows}} {
			if !oneLevel(axis.at, axis.levels, func(label string) bool {
				return !axis.words || len(c.Words) == 0 || slices.Contains(c.Words, label)
			}) {
				r.t.Errorf("chart %d: ticks %v are of no level, or without their labels", c.Number, axis.at)
			}
		}
		x, y := d.Option.XAxis[0], d.Option.YAxis[0]
		for _, s := range d.Option.Series {
			if !strings.HasPrefix(s.ID, "points:") {
				continue
			}
			for _, p := range s.Data {
				vx, vy, n := p.Value[0].(float64), p.Value[1].(float64), int(p.Value[2].(float64))
				left := c.Scale[0] + (vx-x.Min)/(x.Max-x.Min)*(c.Scale[1]-c.Scale[0])
				top := c.Scale[2] + (vy-y.Min)/(y.Max-y.Min)*(c.Scale[3]-c.Scale[2])
				if at := c.Places[n]; math.Hypot(at[0]-left, at[1]-top) > 0.6 {
					r.t.Errorf("chart %d: point %d is at %v, want %v, %v", c.Number, n, at, left, top)
				}
			}
		}
		for n := 0; n < len(d.Tips); n += 1 + len(d.Tips)/12 {
			if got := r.tip(c.Number, n); !slices.Equal(got, d.Tips[n].texts) {
				r.t.Errorf("chart %d: tip %d is %.300q, want %.300q", c.Number, n, got, d.Tips[n].texts)
			}
		}
	}
}

// oneLevel is whether ticks are all of one level, with all their labels drawn.
func oneLevel(at []float64, levels [][]model.Tick, drawn func(label string) bool) bool {
	return len(at) > 0 && slices.ContainsFunc(levels, func(level []model.Tick) bool {
		found := 0
		for _, t := range level {
			if slices.Contains(at, t.At) && drawn(t.Label) {
				found++
			}
		}
		return found == len(at)
	})
}

func itoa(n int) string { return strconv.Itoa(n) }
