package model_test

import (
	"encoding/csv"
	"strings"
	"testing"

	"calmster/model"
)

func TestNoCellIsAFormula(t *testing.T) {
	for in, want := range map[string]string{
		"":                           "",
		"Biscuit":                    "Biscuit",
		"-3.5":                       "-3.5",
		"-3,5":                       "-3,5",
		"+7":                         "+7",
		"-3:20":                      "'-3:20",
		"1-2; 3=4":                   "1-2; 3=4",
		"=1+1":                       "'=1+1",
		"@SUM(A1)":                   "'@SUM(A1)",
		"＝1":                         "'＝1",
		"＋1":                         "'＋1",
		"－1":                         "'－1",
		"＠1":                         "'＠1",
		"\t=1":                       "'\t'=1",
		"\rx":                        "'\rx",
		"\nx":                        "'\nx",
		" =1":                        " '=1",
		"\u200b=1":                   "\u200b'=1",
		"\u00a0-2+3":                 "\u00a0'-2+3",
		`"=1"`:                       `"'=1"`,
		"first\n- second":            "first\n'- second",
		"oats;=cmd|' /C calc'!A0":    "oats;'=cmd|' /C calc'!A0",
		`oats; "=1"`:                 `oats; "'=1"`,
		"a\t@b\r\n＝c;;+d\u2028-e--f": "a\t'@b\r\n'＝c;;'+d\u2028'-e--f",
	} {
		if got := model.Inert(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

// Whatever separates its cells, a reader finds no formula in what a chart gives.
func TestATableHasNoFormulaHoweverItIsCut(t *testing.T) {
	table := model.Table{Columns: []model.Column{{Title: "=title"}, {Title: "note"}}}
	for _, text := range []string{"x;=1", "x\t=1", "x\n=1", "＝1", "\n@x", `";=1`, "x;\"=1", "-3.5"} {
		table.Rows = append(table.Rows, model.Row{Cells: []model.Cell{{Text: "plain"}, {Text: text}}})
	}
	for name, text := range map[string]string{"CSV": table.CSV(), "TSV": table.TSV()} {
		for _, comma := range ",;\t" {
			r := csv.NewReader(strings.NewReader(text))
			r.Comma, r.LazyQuotes, r.FieldsPerRecord = comma, true, -1
			rows, err := r.ReadAll()
			if err != nil {
				t.Fatalf("%s cut by %q: %v", name, comma, err)
			}
			for _, row := range rows {
				for _, cell := range row {
					cell = strings.TrimLeft(cell, "\" \r\n")
					if cell != "" && strings.ContainsAny(cell[:1], "=+-@") && !strings.HasPrefix(cell, "-3.5") || strings.HasPrefix(cell, "＝") {
						t.Errorf("%s cut by %q: %q", name, comma, cell)
					}
				}
			}
		}
	}
}
