package model_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"calmster/model"
)

func TestTable(t *testing.T) {
	s := stressed(start, 90*time.Second)
	s.Note = "=HYPERLINK(\"x\")\tand\nmore"
	table := model.ToleranceChart(wear(s, calm(start.AddDate(0, 0, 1), goal), stressed(start.AddDate(0, 0, 2), 8*time.Second)), model.StageWear, model.DefaultRules(), plain).Table()
	by := func(column int, down bool) (days []float64) {
		for _, r := range table.Sorted(column, down).Rows {
			days = append(days, r.Cells[2].Key)
		}
		return days
	}
	if got := by(2, false); !slices.Equal(got, []float64{8, 90, 300}) {
		t.Errorf("by calm time: %v", got)
	}
	if got := by(0, true); !slices.Equal(got, []float64{8, 300, 90}) {
		t.Errorf("by date, newest first: %v", got)
	}
	if got := by(0, false); !slices.Equal(got, []float64{90, 300, 8}) {
		t.Errorf("by date, oldest first: %v", got)
	}
	if got := by(99, true); !slices.Equal(got, []float64{90, 300, 8}) {
		t.Errorf("by no column: %v", got)
	}
	lines := strings.Split(strings.TrimSuffix(table.TSV(), "\n"), "\n")
	if len(lines) != 4 {
		t.Fatalf("%d lines for the clipboard", len(lines))
	}
	for _, l := range lines {
		if strings.Count(l, "\t") != len(table.Columns)-1 {
			t.Errorf("cells: %q", l)
		}
	}
	if csv := table.CSV(); !strings.Contains(csv, `"'=HYPERLINK(""x"") and more"`) || strings.Count(csv, "\r\n") != 4 {
		t.Errorf("csv: %s", csv)
	}
}
