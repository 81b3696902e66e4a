package report

import (
	"fmt"
	"math"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"calmster/model"
)

// The option is built by go-echarts, of which only Validate and JSON are used:
// its own page runs what a person typed. Colours are names of tokens after a $,
// which the page's script looks up. The id of a series says what it is, of which
// series of the model (-1 for none), and which of its kind.

// option returns the chart as ECharts understands it.
func option(d drawing) map[string]any {
	c := charts.NewScatter()
	c.SetGlobalOptions(
		charts.WithAnimation(false),
		charts.WithLegendOpts(opts.Legend{Show: opts.Bool(false)}),
		charts.WithTooltipOpts(opts.Tooltip{Show: opts.Bool(true), Trigger: "item"}),
		charts.WithXAxisOpts(opts.XAxis{Type: "value", Min: d.X.Min, Max: d.X.Max}),
		charts.WithYAxisOpts(opts.YAxis{Type: "value", Min: d.Y.Min, Max: d.Y.Max}),
	)
	if d.Whole != "" {
		c.SetGlobalOptions(charts.WithDataZoomOpts(
			opts.DataZoom{Type: "inside", FilterMode: "none"},
			opts.DataZoom{Type: "slider", FilterMode: "none"},
		))
	}
	c.Overlap(grounds(d), lines(d))
	addPoints(c, d)
	c.Validate()
	for i := range c.MultiSeries {
		c.MultiSeries[i].Data = lean(c.MultiSeries[i].Data)
	}
	return c.JSON()
}

// lean writes what has no name as its values alone, which ECharts takes as well:
// long charts are a third smaller.
func lean(data any) any {
	var out []any
	switch data := data.(type) {
	case []opts.CustomData:
		for _, d := range data {
			if d.Name != "" {
				return data
			}
			out = append(out, d.Value)
		}
	case []opts.LineData:
		for _, d := range data {
			out = append(out, d.Value)
		}
	case []opts.ScatterData:
		for _, d := range data {
			out = append(out, d.Value)
		}
	default:
		return data
	}
	return out
}

// fine rounds a number to what is written of it: five decimals, on an axis of
// days less than a second, and far less than a pixel of any screen.
func fine(v float64) float64 { return math.Round(v*1e5) / 1e5 }

// grounds are areas, boxes, rules and the strip: what the page's script draws
// by itself, since ECharts has no kind of series for it.
func grounds(d drawing) *charts.Custom {
	c := charts.NewCustom()
	for n, a := range d.Areas {
		var data []opts.CustomData
		for _, e := range a.Edges {
			data = append(data, opts.CustomData{Value: []any{fine(e.X), fine(e.Low), fine(e.High)}})
		}
		c.AddSeries(d.name(a.Series), data, id("area", a.Series, n), colour(tint(a.Tone)))
	}
	// Boxes of one look make one series.
	type look struct {
		series int
		tone   model.Tone
	}
	var looks []look
	boxes := map[look][]opts.CustomData{}
	for i, b := range d.Boxes {
		l := look{b.Series, b.Tone}
		if _, ok := boxes[l]; !ok {
			looks = append(looks, l)
		}
		boxes[l] = append(boxes[l], opts.CustomData{Value: []any{fine(b.X0), fine(b.Y0), fine(b.X1), fine(b.Y1), fine(b.Strength), i}})
	}
	for n, l := range looks {
		c.AddSeries(d.name(l.series), boxes[l], id("boxes", l.series, n), colour(stroke(l.tone)))
	}
	for i, r := range d.Rules {
		data := []opts.CustomData{{Name: r.Label, Value: []any{fine(r.At), r.Upright}}}
		c.AddSeries("", data, id("rule", -1, i), charts.WithItemStyleOpts(opts.ItemStyle{Color: "$" + stroke(r.Tone), BorderColor: "$" + ink(r.Tone)}))
	}
	for i, r := range d.Strip.Runs {
		data := []opts.CustomData{{Name: r.Label, Value: []any{fine(r.X0), fine(r.X1)}}}
		c.AddSeries("", data, id("run", -1, i), colour(tint(r.Tone)))
	}
	return c
}

func lines(d drawing) *charts.Line {
	c := charts.NewLine()
	for n, l := range d.Lines {
		var data []opts.LineData
		for _, at := range l.At {
			data = append(data, opts.LineData{Value: []any{fine(at.X), fine(at.Y)}})
		}
		tone, form := "$"+stroke(d.Series[l.Series].Tone), "solid"
		if l.Dashed {
			form = "dashed"
		}
		c.AddSeries(d.name(l.Series), data, id("line", l.Series, n),
			charts.WithLineChartOpts(opts.LineChart{Symbol: "none"}),
			charts.WithLineStyleOpts(opts.LineStyle{Color: tone, Width: 2, Type: form}), colour(stroke(d.Series[l.Series].Tone)))
	}
	return c
}

// addPoints makes a series of the points of each of the model's, since the look
// belongs to a series. An arrow over a mark says that it lies beyond the axis.
func addPoints(c *charts.Scatter, d drawing) {
	for i, s := range d.Series {
		var points, beyond []opts.ScatterData
		for n, p := range d.Points {
			if p.Series != i {
				continue
			}
			at := opts.ScatterData{Value: []any{fine(p.X), fine(p.Y), n}}
			points = append(points, at)
			if p.Beyond {
				beyond = append(beyond, at)
			}
		}
		if len(points) > 0 {
			m := marksOf(s.Shape)
			style := opts.ItemStyle{Color: "$" + stroke(s.Tone), BorderColor: "$card", BorderWidth: 1, Opacity: opts.Float(1)}
			if m.open {
				style = opts.ItemStyle{Color: "$card", BorderColor: "$" + stroke(s.Tone), BorderWidth: 2, Opacity: opts.Float(1)}
			}
			c.AddSeries(s.Name, points, id("points", i, 0), charts.WithItemStyleOpts(style),
				charts.WithScatterChartOpts(opts.ScatterChart{Symbol: m.symbol, SymbolSize: m.size}))
		}
		if len(beyond) > 0 {
			c.AddSeries(s.Name, beyond, id("beyond", i, 0), colour(stroke(s.Tone)),
				charts.WithScatterChartOpts(opts.ScatterChart{Symbol: "triangle", SymbolSize: 7}))
		}
	}
}

// name returns the name of a series, none for none.
func (d drawing) name(series int) string {
	if series < 0 {
		return ""
	}
	return d.Series[series].Name
}

func id(kind string, of, n int) charts.SeriesOpts {
	return charts.WithSeriesId(fmt.Sprintf("%s:%d:%d", kind, of, n))
}

func colour(token string) charts.SeriesOpts {
	return charts.WithItemStyleOpts(opts.ItemStyle{Color: "$" + token})
}
