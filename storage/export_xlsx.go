package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"strconv"
	"time"

	"github.com/xuri/excelize/v2"

	"calmster/model"
)

// ExportXLSX writes the sessions that are looked for as a workbook: a sheet of
// hamsters, harnesses, fit checks, stage changes, sessions, events and time
// without a harness each, of the hamsters whose sessions are found, or of all where everything is looked
// for. Dates, times, seconds and degrees are numbers; a text is always a text,
// and goes through [model.Inert] all the same, because it becomes a formula
// where somebody edits the cell or saves the sheet as CSV. What a sheet cannot hold goes on
// in another one.
func (j *Journal) ExportXLSX(ctx context.Context, w io.Writer, of model.Search) error {
	return j.exportXLSX(ctx, w, of, excelize.TotalRows)
}

func (j *Journal) exportXLSX(ctx context.Context, w io.Writer, of model.Search, sheetRows int) error {
	rules, err := j.Rules(ctx) // goals are the keeper's
	if err != nil {
		return err
	}
	return j.look(ctx, "export", func(tx *sql.Tx) (err error) {
		b, err := newBook(sheetRows)
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, b.file.Close()) }()
		if err := b.fill(ctx, tx, of, rules); err != nil {
			return err
		}
		_, err = b.file.WriteTo(w)
		return err
	})
}

// book is a workbook while it is written.
type book struct {
	file                   *excelize.File
	most                   int // rows that a sheet can hold
	bold, day, clock, full int // styles
}

func newBook(sheetRows int) (*book, error) {
	b := &book{file: excelize.NewFile(), most: sheetRows}
	for _, s := range []struct {
		to    *int
		style excelize.Style
	}{
		{&b.bold, excelize.Style{Font: &excelize.Font{Bold: true}}},
		{&b.day, excelize.Style{CustomNumFmt: ptr("yyyy-mm-dd")}},
		{&b.clock, excelize.Style{CustomNumFmt: ptr("hh:mm:ss")}},
		{&b.full, excelize.Style{CustomNumFmt: ptr("yyyy-mm-dd hh:mm")}},
	} {
		var err error
		if *s.to, err = b.file.NewStyle(&s.style); err != nil {
			return nil, err
		}
	}
	return b, nil
}

func ptr[T any](v T) *T { return &v }

func (b *book) fill(ctx context.Context, tx *sql.Tx, of model.Search, rules model.Rules) error {
	found, err := toExport(ctx, tx, of)
	if err != nil {
		return err
	}
	names, err := newSheet(ctx, tx, rules)
	if err != nil {
		return err
	}
	// The sheets stand in the order in which they are begun.
	begin := func(name string, columns ...string) *rows {
		r := &rows{book: b, name: name, columns: columns}
		if err == nil {
			err = r.begin()
		}
		return r
	}
	animals := begin("hamsters", "name", "species", "born", "stage", "notes", "created", "archived", "hamster_id")
	worn := begin("harnesses", "hamster", "label", "style", "fastener", "notes", "retired", "harness_id", "hamster_id")
	checks := begin("fit_checks", "harness", "at", "one_finger", "moves_freely", "no_rubbing", "breathes_freely", "note", "harness_id")
	changes := begin("stage_changes", "hamster", "at", "from", "to", "verdict", "reason", "hamster_id")
	sessions := begin("sessions", sessionColumns...)
	events := begin("events", "session_id", "hamster", "date", "seq", "at_s", "kind", "code", "stands", "note")
	free := begin("enrichments", "hamster", "started", "kind", "duration_s", "temperature_c", "comfort_signs", "stress_signs", "treats", "note", "enrichment_id", "hamster_id")
	if err != nil {
		return err
	}
	whose := map[model.ID]bool{}
	err = eachSession(ctx, tx, oldestFirst(found), func(s storedSession) error {
		s = s.interrupted()
		whose[s.record.HamsterID] = true
		if err := sessions.add(b.sessionCells(names.row(s.record))...); err != nil {
			return err
		}
		for _, l := range s.record.Log() {
			if err := events.add(s.record.ID.String(), names.hamster[s.record.HamsterID], b.date(s.record.StartedAt),
				l.Seq, l.At.Seconds(), string(l.Kind), l.Code, yesNo(l.Stands), l.Note); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	all := of == model.Search{}
	shown := func(hamster model.ID) bool { return all || whose[hamster] }
	if err := b.addRecords(ctx, tx, names, shown, animals, worn, checks, changes); err != nil {
		return err
	}
	if err := b.addEnrichments(ctx, tx, names, shown, free); err != nil {
		return err
	}
	for _, r := range []*rows{animals, worn, checks, changes, sessions, events, free} {
		if err := r.end(); err != nil {
			return err
		}
	}
	return b.file.DeleteSheet("Sheet1") // which every new workbook has
}

// addRecords writes what there is besides sessions and enrichments of the
// hamsters that are shown.
func (b *book) addRecords(ctx context.Context, tx *sql.Tx, names sheet, shown func(model.ID) bool, animals, worn, checks, changes *rows) error {
	beasts, err := hamsters(ctx, tx, "WHERE "+notBinned+" ORDER BY id")
	if err != nil {
		return err
	}
	for _, s := range beasts {
		h := s.record
		if !shown(h.ID) {
			continue
		}
		if err := animals.add(h.Name, string(h.Species), b.date(h.Born), string(h.Stage), h.Notes, b.moment(h.CreatedAt), b.moment(h.ArchivedAt), h.ID.String()); err != nil {
			return err
		}
	}
	own, err := harnesses(ctx, tx, "WHERE "+ownerNotBinned+" ORDER BY n.id")
	if err != nil {
		return err
	}
	owner := map[model.ID]model.ID{}
	for _, s := range own {
		h := s.record
		owner[h.ID] = h.HamsterID
		if !shown(h.HamsterID) {
			continue
		}
		if err := worn.add(names.hamster[h.HamsterID], h.Label, string(h.Style), string(h.Fastener), h.Notes, b.moment(h.RetiredAt), h.ID.String(), h.HamsterID.String()); err != nil {
			return err
		}
	}
	fits, err := fitChecks(ctx, tx, "WHERE "+ownerNotBinned+" ORDER BY c.at_ms, c.id")
	if err != nil {
		return err
	}
	for _, s := range fits {
		c := s.record
		if !shown(owner[c.HarnessID]) {
			continue
		}
		if err := checks.add(names.harness[c.HarnessID], b.moment(c.At), yesNo(c.OneFinger), yesNo(c.MovesFreely), yesNo(c.NoRubbing), yesNo(c.BreathesFreely), c.Note, c.HarnessID.String()); err != nil {
			return err
		}
	}
	moves, err := stageChanges(ctx, tx, "WHERE "+ownerNotBinned+" ORDER BY c.at_ms, c.id")
	if err != nil {
		return err
	}
	for _, s := range moves {
		c := s.record
		if !shown(c.HamsterID) {
			continue
		}
		if err := changes.add(names.hamster[c.HamsterID], b.moment(c.At), string(c.From), string(c.To), string(c.Verdict), c.Reason, c.HamsterID.String()); err != nil {
			return err
		}
	}
	return nil
}

// addEnrichments writes the time without a harness that is over.
func (b *book) addEnrichments(ctx context.Context, tx *sql.Tx, names sheet, shown func(model.ID) bool, free *rows) error {
	found, err := enrichments(ctx, tx, endedEnrichments)
	if err != nil {
		return err
	}
	for _, s := range found {
		e := s.record
		if !shown(e.HamsterID) {
			continue
		}
		var temperature any
		if e.TemperatureC != nil {
			temperature = *e.TemperatureC
		}
		if err := free.add(names.hamster[e.HamsterID], b.moment(e.StartedAt), e.Kind, e.Duration.Seconds(), temperature,
			listed(e.Comfort), listed(e.Stress), listed(e.Treats), e.Note, e.ID.String(), e.HamsterID.String()); err != nil {
			return err
		}
	}
	return nil
}

// sessionCells makes numbers of what is one in a row of the CSV.
func (b *book) sessionCells(row []string) []any {
	out := make([]any, len(row))
	for i, text := range row {
		out[i] = text
		switch sessionColumns[i] {
		case "date":
			if t, err := time.Parse(time.DateOnly, text); err == nil {
				out[i] = b.date(t)
			}
		case "time":
			if t, err := time.Parse(time.TimeOnly, text); err == nil {
				out[i] = excelize.Cell{StyleID: b.clock, Value: float64(t.Hour()*3600+t.Minute()*60+t.Second()) / (24 * 3600)}
			}
		case "temperature_c", "planned_s", "duration_s", "calm_s", "goal_s":
			if n, err := strconv.ParseFloat(text, 64); err == nil {
				out[i] = n
			} else {
				out[i] = nil
			}
		}
	}
	return out
}

// date and moment are a calendar day, and a moment on the clock of its place,
// as workbooks count them; nothing for the zero time.
func (b *book) date(t time.Time) any {
	if t.IsZero() {
		return nil
	}
	return excelize.Cell{StyleID: b.day, Value: float64(int(serial(t)))}
}

func (b *book) moment(t time.Time) any {
	if t.IsZero() {
		return nil
	}
	return excelize.Cell{StyleID: b.full, Value: serial(t)}
}

// serial is the number of days since the end of 1899, by the clock of the place.
func serial(t time.Time) float64 {
	local := time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0, time.UTC)
	return local.Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)).Hours() / 24
}

// rows is a sheet while it is written, and the next one where it is full.
type rows struct {
	book    *book
	name    string
	columns []string
	out     *excelize.StreamWriter
	sheets  int
	n       int // rows in the present sheet
}

func (r *rows) begin() error {
	r.sheets++
	name := r.name
	if r.sheets > 1 {
		name = fmt.Sprint(r.name, " ", r.sheets)
	}
	if _, err := r.book.file.NewSheet(name); err != nil {
		return err
	}
	var err error
	if r.out, err = r.book.file.NewStreamWriter(name); err != nil {
		return err
	}
	if err := r.out.SetColWidth(1, len(r.columns), 14); err != nil {
		return err
	}
	if err := r.out.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	head := make([]any, len(r.columns))
	for i, c := range r.columns {
		head[i] = excelize.Cell{StyleID: r.book.bold, Value: c}
	}
	r.n = 0
	return r.add(head...)
}

// add writes a row; nothing is an empty cell.
func (r *rows) add(cells ...any) error {
	if r.n >= r.book.most {
		if err := r.end(); err != nil {
			return err
		}
		if err := r.begin(); err != nil {
			return err
		}
	}
	r.n++
	at, err := excelize.CoordinatesToCellName(1, r.n)
	if err != nil {
		return err
	}
	for i, cell := range cells {
		if text, ok := cell.(string); ok {
			cells[i] = model.Inert(text)
		}
	}
	return r.out.SetRow(at, cells)
}

func (r *rows) end() error { return r.out.Flush() }
