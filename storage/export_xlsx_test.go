package storage

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"calmster/model"
)

func TestAWorkbookHoldsTheJournal(t *testing.T) {
	j, err := Open(t.Context(), t.TempDir()+"/j")
	if err != nil {
		t.Fatal(err)
	}
	defer j.Close()
	start := time.Date(2026, 6, 20, 20, 15, 30, 0, time.FixedZone("", 7200))
	h := model.Hamster{Name: "=HYPERLINK(\"http://x\")", Species: model.SpeciesSyrian, Stage: model.StageWear, Notes: "+1"}
	if err := j.SaveHamster(t.Context(), &h); err != nil {
		t.Fatal(err)
	}
	cold := -3.5
	s := model.Session{
		HamsterID: h.ID, Stage: model.StageWear, StartedAt: start, Duration: 90500 * time.Millisecond, End: model.EndStress,
		TemperatureC: &cold, Note: "@SUM(A1)\x01 and\nmore",
		Events: []model.Event{
			{Seq: 1, At: time.Second, Kind: model.KindTreat, Code: "oats", Note: "'-2+3"},
			{Seq: 2, At: 2 * time.Second, Kind: model.KindUndo, Of: 1},
			{Seq: 3, At: 3 * time.Second, Kind: model.KindNote, Note: "=1+1"},
			{Seq: 4, At: 60 * time.Second, Kind: model.KindStress, Code: "freezing"},
		},
	}
	if err := j.AddSession(t.Context(), &s); err != nil {
		t.Fatal(err)
	}
	dug := model.Enrichment{
		HamsterID: h.ID, Kind: "digging_box", StartedAt: start, Duration: 15 * time.Minute,
		Comfort: []string{"exploring", "custom:yawns"}, Treats: []string{"oats"}, Note: "=2+2",
	}
	if err := j.SaveEnrichment(t.Context(), &dug); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := j.exportXLSX(t.Context(), &out, model.Search{}, 3); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&out)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if got := strings.Join(f.GetSheetList(), " "); got != "hamsters harnesses fit_checks stage_changes sessions events enrichments events 2" {
		t.Errorf("sheets: %s", got)
	}
	for _, c := range []struct{ sheet, cell, want string }{
		{"hamsters", "A1", "name"},
		{"hamsters", "A2", "'" + h.Name},
		{"hamsters", "E2", "+1"},
		{"sessions", "A2", "2026-06-20"},
		{"sessions", "B2", "20:15:30"},
		{"sessions", "D2", "'" + h.Name},
		{"sessions", "G2", "-3.5"},
		{"sessions", "J2", "90.5"},
		{"sessions", "K2", "60"},
		{"sessions", "R2", "freezing"},
		{"events", "E2", "1"},
		{"events", "H2", "no"},
		{"events", "I2", "'-2+3"},
		{"sessions", "W2", h.ID.String()},
		{"events 2", "A1", "session_id"},
		{"enrichments", "A2", "'" + h.Name},
		{"enrichments", "C2", "digging_box"},
		{"enrichments", "D2", "900"},
		{"enrichments", "F2", "exploring; yawns"},
		{"enrichments", "I2", "'=2+2"},
	} {
		if got, err := f.GetCellValue(c.sheet, c.cell); err != nil || got != c.want {
			t.Errorf("%s %s: %q %v, want %q", c.sheet, c.cell, got, err, c.want)
		}
	}
	if note, _ := f.GetCellValue("sessions", "U2"); !strings.HasPrefix(note, "'@SUM(A1)") || !strings.HasSuffix(note, " and\nmore") {
		t.Errorf("the note: %q", note)
	}
	if kind, err := f.GetCellType("sessions", "J2"); err != nil || kind == excelize.CellTypeInlineString || kind == excelize.CellTypeSharedString {
		t.Errorf("the duration is a text: %v %v", kind, err)
	}
	for _, name := range f.GetSheetList() {
		all, err := f.GetRows(name)
		if err != nil {
			t.Fatal(err)
		}
		for y, row := range all {
			for x := range row {
				at, _ := excelize.CoordinatesToCellName(x+1, y+1)
				if formula, err := f.GetCellFormula(name, at); err != nil || formula != "" {
					t.Errorf("%s %s is a formula: %s %v", name, at, formula, err)
				}
			}
		}
	}
}
