package storage

import (
	"bytes"
	"database/sql"
	"slices"
	"strconv"

	"calmster/model"
)

// heldSession is what the merge needs to know of a session that the journal
// holds, before it reads it whole.
type heldSession struct {
	end    model.EndReason
	sum    []byte
	binned bool
}

func (m *merge) sessions(file []stored[model.Session]) error {
	held := map[model.ID]heldSession{}
	if _, err := selectAll(m.ctx, m.tx, func(rows *sql.Rows) (none struct{}, err error) {
		var id model.ID
		var h heldSession
		err = rows.Scan(&id, &h.end, &h.sum, &h.binned)
		held[id] = h
		return none, err
	}, "SELECT uid, end_reason, sum, deleted_ms IS NOT NULL FROM session"); err != nil {
		return err
	}
	tally := &m.report.Sessions
	for i, s := range file {
		at := []string{"sessions", strconv.Itoa(i)}
		have, there := held[s.record.ID]
		var err error
		switch {
		case !there:
			tally.Added++
			err = m.writeSession(s.record, s.form, 0)
		case have.binned:
			tally.Kept++
			m.differs(at, s.record.ID, InBin, 0)
		case have.end == model.EndNone:
			tally.Kept++
			m.differs(at, s.record.ID, StillRunning, 0)
		case bytes.Equal(have.sum, sumOf(s.record)):
			tally.Same++
		default:
			err = m.mergeSession(at, s)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// writeSession writes a session and those of its events that the journal does
// not hold yet: all after the first written.
func (m *merge) writeSession(s model.Session, f form, written int) error {
	var harness sql.NullInt64
	harness.Int64, harness.Valid = m.harnesses[s.HarnessID]
	row, err := putSession(m.ctx, m.tx, s, m.hamsters[s.HamsterID], harness, f)
	if err != nil {
		return err
	}
	for _, e := range s.Events[written:] {
		if err := insertEvent(m.ctx, m.tx, row, e); err != nil {
			return err
		}
		m.report.Events++
	}
	return nil
}

// mergeSession brings together two ended sessions of the same id that differ.
func (m *merge) mergeSession(at []string, file stored[model.Session]) error {
	// The animal may lie in the bin; what is known of it grows all the same.
	held, err := anySessions(m.ctx, m.tx, "s.uid = ?", file.record.ID[:])
	if err != nil {
		return err
	}
	have := held[0]
	log, found := mergeLogs(have.record.Events, file.record.Events)
	for i, seq := range found {
		if seq == i+1 && log[i].Same(file.record.Events[i]) {
			continue // in its place, or where the journal's log goes on
		}
		settled := EventThere
		if seq > len(have.record.Events) {
			settled = EventAdded
		}
		m.differs(append(at, "events", strconv.Itoa(i)), file.record.ID, settled, seq)
	}

	head, headForm := have.record, have.form
	a, b := have.record, file.record
	a.Events, b.Events = nil, nil
	replaced := false
	if !sameContent(sessionFields, &a, &b) {
		longer := len(log) == len(file.record.Events) && len(log) > len(have.record.Events)
		switch newer := file.record.UpdatedAt.Compare(have.record.UpdatedAt); {
		case newer > 0:
			head, headForm, replaced = file.record, file.form, true
			m.differs(at, file.record.ID, TookFile, 0)
		case newer == 0 && longer:
			head, headForm, replaced = file.record, file.form, true
			m.differs(at, file.record.ID, TookLonger, 0)
		default:
			m.differs(at, file.record.ID, KeptJournal, 0)
		}
	}
	head.Events = log
	// What the head's own log took back may lie after an end that was set
	// earlier since. An event of the other log says that it lasted longer.
	for i, e := range log {
		own := i < len(have.record.Events)
		if e.At > head.Duration && replaced {
			own = slices.Contains(found, i+1)
		}
		if e.At > head.Duration && !own {
			head.Duration = max(have.record.Duration, file.record.Duration)
		}
	}
	head.Duration = max(head.Duration, head.Shortest())
	// The same session as before, where an earlier import has settled all this.
	if bytes.Equal(sumOf(head), sumOf(have.record)) {
		m.report.Sessions.Kept++
		return nil
	}
	if replaced || len(log) > len(have.record.Events) || head.Duration != have.record.Duration {
		m.report.Sessions.Replaced++
	}
	return m.writeSession(head, headForm, len(have.record.Events))
}

// mergeLogs returns the journal's log with what the file's knows more, and the
// number in it of each of the file's events. The journal's events keep their
// place. From the first event on in which the two differ, an event of the file
// goes to the end, unless the journal's has one that says the same there
// already; an undo then names the new number of what it takes back.
func mergeLogs(have, file []model.Event) (log []model.Event, found []int) {
	log = append(log, have...)
	same := 0
	for same < len(have) && same < len(file) && have[same].Same(file[same]) {
		same++
		found = append(found, same)
	}
	taken := map[int]bool{}
	for _, e := range file[same:] {
		if e.Kind == model.KindUndo {
			e.Of = found[e.Of-1]
		}
		at := -1
		for i := same; i < len(have) && at < 0; i++ {
			e.Seq = i + 1
			if !taken[i] && have[i].Same(e) {
				at = i
			}
		}
		if at < 0 {
			at = len(log)
			e.Seq = at + 1
			log = append(log, e)
		}
		taken[at] = true
		found = append(found, at+1)
	}
	return log, found
}
