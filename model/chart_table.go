package model

import (
	"cmp"
	"encoding/csv"
	"slices"
	"strings"
	"unicode"
)

// Table is a chart told in rows.
type Table struct {
	Columns []Column
	Rows    []Row
}

// Column is a heading.
type Column struct {
	Title string
	// Numeric is whether the column is set to the right, as numbers are.
	Numeric bool
}

// Row is one line of a table.
type Row struct {
	ID    ID // the session to open; the zero ID where there is none
	Cells []Cell
}

// Cell is a text with the number that it sorts by.
type Cell struct {
	Text string
	// Key sorts its column, as of a date; where keys are alike, as of all texts,
	// a column that is not numeric sorts by its text.
	Key float64
}

// number is a cell of a whole number.
func number(n int, say Speak) Cell {
	return Cell{say("chart.number", Args{"Number": n}), float64(n)}
}

// Sorted returns the table in the order of a column, ties as they were. A
// column that does not exist changes nothing.
func (t Table) Sorted(column int, descending bool) Table {
	if column < 0 || column >= len(t.Columns) {
		return t
	}
	rows := slices.Clone(t.Rows)
	slices.SortStableFunc(rows, func(a, b Row) int {
		x, y := a.Cells[column], b.Cells[column]
		order := cmp.Compare(x.Key, y.Key)
		if order == 0 && !t.Columns[column].Numeric {
			order = cmp.Compare(strings.ToLower(x.Text), strings.ToLower(y.Text))
		}
		if descending {
			return -order
		}
		return order
	})
	t.Rows = rows
	return t
}

// TSV returns the table as lines of cells between tabs, for the clipboard.
func (t Table) TSV() string {
	var b strings.Builder
	for _, line := range t.lines() {
		for i, cell := range line {
			if i > 0 {
				b.WriteByte('\t')
			}
			b.WriteString(Inert(oneLine(cell)))
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// CSV returns the table as comma-separated values (RFC 4180).
func (t Table) CSV() string {
	var b strings.Builder
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	for _, line := range t.lines() {
		for i, cell := range line {
			line[i] = Inert(cell)
		}
		// A strings.Builder takes whatever is written to it.
		_ = w.Write(line)
	}
	w.Flush()
	return b.String()
}

func (t Table) lines() [][]string {
	head := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		head[i] = c.Title
	}
	out := [][]string{head}
	for _, r := range t.Rows {
		line := make([]string, len(r.Cells))
		for i, c := range r.Cells {
			line[i] = c.Text
		}
		out = append(out, line)
	}
	return out
}

// oneLine replaces what would break a line or a cell by a space.
func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == '\u2028' || r == '\u2029' {
			return ' '
		}
		return r
	}, s)
}
