package chart

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"calmster/model"
	"calmster/ui/parts"
)

// NewTable shows a chart's rows as a table: its twin for whoever reads numbers
// better than marks. A tap on a heading sorts by it, a tap on a row opens its
// session.
func NewTable(c *model.Chart, open func(id model.ID)) fyne.CanvasObject {
	t := &table{rows: c.Table(), open: open, sorted: -1}
	t.view = widget.NewTableWithHeaders(
		func() (int, int) { return len(t.rows.Rows), len(t.rows.Columns) },
		cell, t.fill)
	t.view.ShowHeaderColumn = false
	t.view.CreateHeader = func() fyne.CanvasObject {
		return parts.NewTap("", "", parts.ToneLink, nil)
	}
	t.view.UpdateHeader = t.heading
	t.view.OnSelected = func(at widget.TableCellID) {
		if at.Row >= 0 && at.Row < len(t.rows.Rows) && open != nil && t.rows.Rows[at.Row].ID != (model.ID{}) {
			open(t.rows.Rows[at.Row].ID)
		}
	}
	for i, w := range t.widths() {
		t.view.SetColumnWidth(i, w)
	}
	return t.view
}

type table struct {
	view   *widget.Table
	rows   model.Table
	open   func(id model.ID)
	sorted int
	down   bool
}

func cell() fyne.CanvasObject {
	text := parts.NewText("")
	text.TextSize, text.Cut = 13, true
	return container.NewPadded(text)
}

func (t *table) fill(at widget.TableCellID, o fyne.CanvasObject) {
	text := o.(*fyne.Container).Objects[0].(*parts.Text)
	text.Align = fyne.TextAlignLeading
	if t.rows.Columns[at.Col].Numeric {
		text.Align = fyne.TextAlignTrailing
	}
	text.Set(t.rows.Rows[at.Row].Cells[at.Col].Text)
}

func (t *table) heading(at widget.TableCellID, o fyne.CanvasObject) {
	tap := o.(*parts.Tap)
	if at.Col < 0 || at.Col >= len(t.rows.Columns) {
		return
	}
	title := t.rows.Columns[at.Col].Title
	if at.Col == t.sorted {
		title += map[bool]string{false: " ↑", true: " ↓"}[t.down]
	}
	tap.SetLabel(title)
	tap.OnTapped = func() {
		t.down = at.Col == t.sorted && !t.down
		t.sorted = at.Col
		t.rows = t.rows.Sorted(at.Col, t.down)
		t.view.Refresh()
	}
}

// widths gives each column what its longest text asks for, within reason.
func (t *table) widths() []float32 {
	out := make([]float32, len(t.rows.Columns))
	probe := parts.NewText("")
	probe.TextSize = 14
	longest := func(i int, s string) {
		probe.Set(s)
		out[i] = max(out[i], min(probe.MinSize().Width+28, 340))
	}
	for i, c := range t.rows.Columns {
		longest(i, c.Title+" ↓")
		for _, r := range t.rows.Rows {
			longest(i, r.Cells[i].Text)
		}
	}
	return out
}
