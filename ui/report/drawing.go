package report

import (
	"slices"

	"calmster/model"
)

// drawing is a chart as the report shows it: it decides nothing that the chart
// has decided.
type drawing struct {
	*model.Chart
	// X is the stretch of the chart's axis that is shown.
	X model.Axis
	// Tips and Rows belong to the points: what explains each, and in which row
	// of the table of sessions it stands, -1 for none.
	Tips [][]string
	Rows []int

	whole *model.Chart
	from  float64 // where the stretch begins; 0 for the whole
}

// Table returns the rows of that stretch.
func (d drawing) Table() model.Table {
	t := d.whole.Table()
	if d.from > d.whole.X.Min {
		t.Rows = slices.DeleteFunc(slices.Clone(t.Rows), func(r model.Row) bool { return r.Cells[0].Key < d.from })
	}
	return t
}

// draw takes a chart from a day on, or whole where from is 0. Nothing of what
// lies before is kept, so that a report on last month tells of last month only.
func draw(chart *model.Chart, from float64, rows map[model.ID]int) drawing {
	c := *chart
	d := drawing{Chart: &c, X: chart.X, whole: chart, from: from}
	gone := func(x float64) bool { return x < from }
	if from > c.X.Min {
		d.X = c.Part(from, c.X.Max)
		c.Areas, c.Lines, c.Points = slices.Clone(c.Areas), slices.Clone(c.Lines), nil
		for i := range c.Areas {
			c.Areas[i].Edges = slices.DeleteFunc(slices.Clone(c.Areas[i].Edges), func(e model.Edge) bool { return gone(e.X) })
		}
		for i := range c.Lines {
			c.Lines[i].At = slices.DeleteFunc(slices.Clone(c.Lines[i].At), func(at model.XY) bool { return gone(at.X) })
		}
		c.Rules = slices.DeleteFunc(slices.Clone(c.Rules), func(r model.Rule) bool { return r.Upright && gone(r.At) })
		c.Strip.Runs = slices.DeleteFunc(slices.Clone(c.Strip.Runs), func(r model.Run) bool { return gone(r.X1) })
		if len(c.Strip.Runs) > 0 {
			c.Strip.Runs[0].X0 = max(c.Strip.Runs[0].X0, from)
		}
	}
	for i, p := range chart.Points {
		if from > chart.X.Min && gone(p.X) {
			continue
		}
		if from > chart.X.Min {
			c.Points = append(c.Points, p)
		}
		row, ok := rows[p.ID]
		if !ok {
			row = -1
		}
		d.Tips, d.Rows = append(d.Tips, chart.Tip(i)), append(d.Rows, row)
	}
	return d
}
