package storage

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"calmster/model"
)

// ImportReport says what an import did.
type ImportReport struct {
	Hamsters, Harnesses, FitChecks, StageChanges, Sessions, Enrichments Tally
	// Events is how many events were added, to new sessions and to others.
	Events int
	// Differences are the records that the journal held with other content, in
	// the order of the file.
	Differences []Difference
	// Odd are the file's entries that cannot have been so. They come in all the
	// same: only the keeper knows which is wrong.
	Odd []Odd
	// Unknown are the keys that were passed over, in alphabetical order.
	Unknown []UnknownKey
}

// Changed is whether the import changed the journal at all.
func (r ImportReport) Changed() bool {
	for _, t := range []Tally{r.Hamsters, r.Harnesses, r.FitChecks, r.StageChanges, r.Sessions, r.Enrichments} {
		if t.Added+t.Replaced > 0 {
			return true
		}
	}
	return r.Events > 0
}

// Tally counts the records of one kind.
type Tally struct {
	Added    int // new to the journal
	Replaced int // changed in the journal
	Same     int // in the journal already, with the same content
	Kept     int // in the journal with other content, which stays
}

// Difference is a record, or an event, that file and journal hold with
// different content.
type Difference struct {
	// Pointer is the place in the file, as a JSON pointer.
	Pointer string
	ID      model.ID
	Settled Settlement
	// Seq is the number that an event of the file has in the journal's log; of one
	// of the journal's that was moved, the number that it has now.
	Seq int
}

// Settlement is how a difference was settled.
type Settlement string

// The settlements.
const (
	// TookFile: the file's record is the newer one and replaced the journal's.
	TookFile Settlement = "took_file"
	// KeptJournal: the journal's is the newer one, or the one that counts where
	// nothing says which is.
	KeptJournal Settlement = "kept_journal"
	// TookEither: nothing says which is newer, and the file's is the one that
	// counts then.
	TookEither Settlement = "took_either"
	// TookEnd: the file knows how a session ended that the journal knows as
	// interrupted only.
	TookEnd Settlement = "took_end"
	// TookLonger: the file knows how the session went on after the journal's
	// log ends.
	TookLonger Settlement = "took_longer"
	// EventMoved: the file's event took the place of the journal's, which stands
	// at the end of the log now.
	EventMoved Settlement = "event_moved"
	// EventAdded: the file's event stands at the end of the journal's log.
	EventAdded Settlement = "event_added"
	// EventThere: the same, from an earlier import.
	EventThere Settlement = "event_there"
	// StillRunning: the session runs in the journal and was left alone.
	StillRunning Settlement = "still_running"
	// InBin: the record lies in the journal's bin and was left there.
	InBin Settlement = "in_bin"
)

// UnknownKey is a key that this version of the format does not know.
type UnknownKey struct {
	// Path is the place as a JSON pointer with * for each index.
	Path  string
	Times int
}

// Import reads a whole file in the exchange format into the journal, or, where
// anything in it is wrong, nothing. See [ReadExchange] and [Journal.Merge] for
// what it does and returns.
func (j *Journal) Import(ctx context.Context, r io.Reader) (ImportReport, error) {
	x, err := ReadExchange(r)
	if err != nil {
		return ImportReport{}, err
	}
	return j.Merge(ctx, x)
}

// Merge brings a file in the exchange format into the journal, in one
// transaction. Merging the same file again changes nothing.
//
// Of a record that the journal holds with other content the one with the newer
// updated_at counts; where neither is newer, the one whose JSON comes first in
// the order of its bytes, so that two journals that take each other's exports
// hold the same in the end. No event of a session's log is lost: what the file
// knows more is added, and of two that contradict each other one gets a new
// number at the end. All that is in the report.
//
// A hamster or a session that lies in the bin stays there as it is, whatever
// the file says of it; records that belong to such a hamster are taken, and are
// out of sight with it. Records of a hamster that was merged into another one go
// to that one, as they would have before; see [Journal.MergeHamsters].
//
// A reference to a record that neither the file nor the journal holds is a
// [*RecordError].
func (j *Journal) Merge(ctx context.Context, x *Exchange) (ImportReport, error) {
	return j.merge(ctx, x, true)
}

// Preview says what [Journal.Merge] would do, and changes nothing.
func (j *Journal) Preview(ctx context.Context, x *Exchange) (ImportReport, error) {
	return j.merge(ctx, x, false)
}

// errOnlyLooked takes back what was done to look at it.
var errOnlyLooked = errors.New("only looked")

func (j *Journal) merge(ctx context.Context, x *Exchange, keep bool) (ImportReport, error) {
	m := merge{ctx: ctx, journal: j}
	for _, path := range slices.Sorted(maps.Keys(x.unknown)) {
		m.report.Unknown = append(m.report.Unknown, UnknownKey{path, x.unknown[path]})
	}
	err := j.change(ctx, "import", func(tx *sql.Tx) error {
		m.tx = tx
		if err := m.all(x); err != nil {
			return err
		}
		if err := m.odd(x); err != nil || keep {
			return err
		}
		return errOnlyLooked
	})
	if err != nil && !errors.Is(err, errOnlyLooked) {
		return ImportReport{}, err
	}
	return m.report, nil
}

// merge is one import while it runs.
type merge struct {
	ctx     context.Context
	journal *Journal
	tx      *sql.Tx
	report  ImportReport

	hamsters, harnesses map[model.ID]int64 // rows
	binned              map[model.ID]bool  // hamsters in the bin
}

func (m *merge) all(x *Exchange) error {
	var err error
	if m.hamsters, err = m.rows("hamster"); err != nil {
		return err
	}
	if m.harnesses, err = m.rows("harness"); err != nil {
		return err
	}
	if m.binned, err = binnedHamsters(m.ctx, m.tx); err != nil {
		return err
	}
	if err := x.references(m.hamsters, m.harnesses); err != nil {
		return err
	}
	homes, err := homes(m.ctx, m.tx)
	if err != nil {
		return err
	}
	worn, wornBrought := bringHome(x.harnesses, "harness", homes, func(h *model.Harness) *model.ID { return &h.HamsterID })
	changes, changesBrought := bringHome(x.stageChanges, "stage_change", homes, func(c *model.StageChange) *model.ID { return &c.HamsterID })
	ended, endedBrought := bringHome(x.sessions, "session", homes, func(s *model.Session) *model.ID { return &s.HamsterID })
	free, freeBrought := bringHome(x.enrichments, "enrichment", homes, func(e *model.Enrichment) *model.ID { return &e.HamsterID })
	held, err := hamsters(m.ctx, m.tx, "")
	if err != nil {
		return err
	}
	if err := mergeRecords(m, &m.report.Hamsters, "hamsters", hamsterFields, x.hamsters, held, m.binned, m.putHamster); err != nil {
		return err
	}
	heldHarnesses, err := harnesses(m.ctx, m.tx, "")
	if err != nil {
		return err
	}
	if err := mergeRecords(m, &m.report.Harnesses, "harnesses", harnessFields, worn, heldHarnesses, nil, m.putHarness); err != nil {
		return err
	}
	heldChecks, err := fitChecks(m.ctx, m.tx, "")
	if err != nil {
		return err
	}
	if err := mergeRecords(m, &m.report.FitChecks, "fit_checks", fitCheckFields, x.fitChecks, heldChecks, nil, m.putFitCheck); err != nil {
		return err
	}
	heldChanges, err := stageChanges(m.ctx, m.tx, "")
	if err != nil {
		return err
	}
	if err := mergeRecords(m, &m.report.StageChanges, "stage_changes", stageChangeFields, changes, heldChanges, nil, m.putStageChange); err != nil {
		return err
	}
	if err := m.sessions(ended); err != nil {
		return err
	}
	heldEnrichments, err := enrichments(m.ctx, m.tx, "")
	if err != nil {
		return err
	}
	binned, err := binnedEnrichments(m.ctx, m.tx)
	if err != nil {
		return err
	}
	if err := mergeRecords(m, &m.report.Enrichments, "enrichments", enrichmentFields, free, heldEnrichments, binned, m.putEnrichment); err != nil {
		return err
	}
	return m.remember(slices.Concat(wornBrought, changesBrought, endedBrought, freeBrought))
}

// rows returns the row of each record of a table that others refer to.
func (m *merge) rows(table string) (map[model.ID]int64, error) {
	out := map[model.ID]int64{}
	_, err := selectAll(m.ctx, m.tx, func(rows *sql.Rows) (none struct{}, err error) {
		var id model.ID
		var row int64
		err = rows.Scan(&row, &id)
		out[id] = row
		return none, err
	}, "SELECT id, uid FROM "+table)
	return out, err
}

// mergeRecords merges one list of records that have no log. What lies in the bin
// stays there as it is.
func mergeRecords[T any](m *merge, tally *Tally, list string, fields []field[T], file, held []stored[T],
	binned map[model.ID]bool, put func(s stored[T]) error,
) error {
	have := make(map[model.ID]*stored[T], len(held))
	for i := range held {
		have[*idOf(&held[i].record)] = &held[i]
	}
	for i, s := range file {
		id := *idOf(&s.record)
		at := []string{list, strconv.Itoa(i)}
		old := have[id]
		switch {
		case old == nil:
			tally.Added++
		case binned[id]:
			tally.Kept++
			m.differs(at, id, InBin, 0)
			continue
		case sameContent(fields, &old.record, &s.record):
			tally.Same++
			if !updatedOf(&s.record).After(*updatedOf(&old.record)) {
				continue
			}
			s.form = old.form // as it was, but for when it was changed
		default:
			settled := settle(fields, &old.record, &s.record)
			m.differs(at, id, settled, 0)
			if settled == KeptJournal {
				tally.Kept++
				continue
			}
			tally.Replaced++
		}
		if err := put(s); err != nil {
			return err
		}
	}
	return nil
}

func (m *merge) differs(at []string, id model.ID, settled Settlement, seq int) {
	pointer := ""
	for _, part := range at {
		pointer += "/" + part
	}
	m.report.Differences = append(m.report.Differences, Difference{pointer, id, settled, seq})
}

// sameContent is whether two records say the same, whenever they were changed.
func sameContent[T any](fields []field[T], a, b *T) bool {
	return bytes.Equal(content(fields, *a), content(fields, *b))
}

// settle says which of two records that differ counts: the newer one, or where
// neither is newer the one whose content comes first.
func settle[T any](fields []field[T], journal, file *T) Settlement {
	switch updatedOf(file).Compare(*updatedOf(journal)) {
	case 1:
		return TookFile
	case 0:
		if bytes.Compare(content(fields, *file), content(fields, *journal)) < 0 {
			return TookEither
		}
	}
	return KeptJournal
}

func content[T any](fields []field[T], r T) []byte {
	*updatedOf(&r) = time.Time{}
	return appendRecord(nil, fields, &r, nil)
}

// updatedOf returns when a record of the exchange format was last changed; the
// zero time, which is before any other, where that was never.
func updatedOf(record any) *time.Time {
	switch r := record.(type) {
	case *model.Hamster:
		return &r.UpdatedAt
	case *model.Harness:
		return &r.UpdatedAt
	case *model.FitCheck:
		return &r.UpdatedAt
	case *model.StageChange:
		return &r.UpdatedAt
	case *model.Session:
		return &r.UpdatedAt
	case *model.Enrichment:
		return &r.UpdatedAt
	}
	return nil
}

func (m *merge) putHamster(s stored[model.Hamster]) error {
	row, err := putHamster(m.ctx, m.tx, s.record, s.form)
	m.hamsters[s.record.ID] = row
	return err
}

func (m *merge) putHarness(s stored[model.Harness]) error {
	if err := putHarness(m.ctx, m.tx, s.record, m.hamsters[s.record.HamsterID], s.form); err != nil {
		return err
	}
	row, err := rowOf(m.ctx, m.tx, "harness", s.record.ID)
	m.harnesses[s.record.ID] = row
	return err
}

func (m *merge) putFitCheck(s stored[model.FitCheck]) error {
	return putFitCheck(m.ctx, m.tx, s.record, m.harnesses[s.record.HarnessID], s.form)
}

func (m *merge) putStageChange(s stored[model.StageChange]) error {
	return putStageChange(m.ctx, m.tx, s.record, m.hamsters[s.record.HamsterID], s.form)
}

func (m *merge) putEnrichment(s stored[model.Enrichment]) error {
	return putEnrichment(m.ctx, m.tx, s.record, m.hamsters[s.record.HamsterID], s.form)
}

// KeepBeforeImport writes a checked copy of the journal beside it, to go back to
// with [Restore] where an import was a mistake, and returns where; "" where the
// journal holds nothing yet.
func (j *Journal) KeepBeforeImport(ctx context.Context) (path string, err error) {
	holds, err := j.contents(ctx)
	if err != nil || holds == (Contents{}) {
		return "", err
	}
	const ending = ".calmster" // which a dialog for backups shows
	stem := strings.TrimSuffix(j.path, ending) + ".before-import-" + j.now().Format("2006-01-02")
	path = stem + ending
	for n := 2; ; n++ { // another one of the day stays
		if _, err := os.Lstat(path); errors.Is(err, os.ErrNotExist) {
			return path, j.Backup(ctx, path)
		}
		path = fmt.Sprintf("%s-%d%s", stem, n, ending)
	}
}
