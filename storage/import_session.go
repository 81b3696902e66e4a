package storage

import (
	"bytes"
	"cmp"
	"database/sql"
	"slices"
	"strconv"

	"calmster/model"
)

// heldSession is what the merge needs to know of a session that the journal
// holds, before it reads it whole.
type heldSession struct {
	end     model.EndReason
	sum     []byte
	binned  bool
	updated moment
}

func (m *merge) sessions(file []stored[model.Session]) error {
	held := map[model.ID]heldSession{}
	if _, err := selectAll(m.ctx, m.tx, func(rows *sql.Rows) (none struct{}, err error) {
		var id model.ID
		var h heldSession
		err = rows.Scan(&id, &h.end, &h.sum, &h.binned, &h.updated.ms, &h.updated.tz)
		held[id] = h
		return none, err
	}, "SELECT uid, end_reason, sum, deleted_ms IS NOT NULL, updated_ms, updated_tz FROM session"); err != nil {
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
			if s.record.UpdatedAt.After(have.updated.time()) {
				err = m.changedAt(s.record)
			}
		default:
			err = m.mergeSession(at, s)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// changedAt notes when a session was changed that is the same otherwise.
func (m *merge) changedAt(s model.Session) error {
	at := momentOf(s.UpdatedAt)
	_, err := m.tx.ExecContext(m.ctx, "UPDATE session SET updated_ms = ?, updated_tz = ? WHERE uid = ?", at.ms, at.tz, s.ID[:])
	return err
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
	merged := mergeLogs(have.record.Events, file.record.Events)
	m.reportLog(at, file.record, merged)
	head, own := have.stored, merged.held
	a, b := headOf(have.record), headOf(file.record)
	if !sameContent(sessionFields, &a, &b) {
		settled := settleSessions(have.record, file.record)
		m.differs(at, file.record.ID, settled, 0)
		if settled != KeptJournal {
			head, own = file, merged.file
		}
	} else if file.record.UpdatedAt.After(have.record.UpdatedAt) {
		head.record.UpdatedAt = file.record.UpdatedAt
	}
	// What the head's own log took back may lie after an end that was set
	// earlier since. An event of the other log says that it lasted longer.
	head.record.Events = merged.log
	for i, e := range merged.log {
		if e.At > head.record.Duration && !slices.Contains(own, i+1) {
			head.record.Duration = max(have.record.Duration, file.record.Duration)
		}
	}
	head.record.Duration = max(head.record.Duration, head.record.Shortest())
	// The same session as before, where an earlier import has settled all this.
	if bytes.Equal(sumOf(head.record), sumOf(have.record)) {
		m.report.Sessions.Kept++
		if head.record.UpdatedAt.After(have.record.UpdatedAt) {
			return m.changedAt(head.record)
		}
		return nil
	}
	m.report.Sessions.Replaced++
	written := len(have.record.Events)
	if merged.moved() {
		if _, err := m.tx.ExecContext(m.ctx, "DELETE FROM event WHERE session_id = ?", have.row); err != nil {
			return err
		}
		m.report.Events -= written // which are written again
		written = 0
	}
	return m.writeSession(head.record, head.form, written)
}

// headOf is a session without its log.
func headOf(s model.Session) model.Session {
	s.Events = nil
	return s
}

// settleSessions says which of two sessions that differ besides their logs
// counts: the newer one; where neither is newer, one that ended over one that is
// known as interrupted only; then the one whose log goes on after the other's
// ends; then the one whose content comes first, its length last of all.
func settleSessions(journal, file model.Session) Settlement {
	if c := file.UpdatedAt.Compare(journal.UpdatedAt); c != 0 {
		return settle(sessionFields, &journal, &file)
	}
	if cut := file.End == model.EndInterrupted; cut != (journal.End == model.EndInterrupted) {
		if cut {
			return KeptJournal
		}
		return TookEnd
	}
	n, m := len(journal.Events), len(file.Events)
	if same := sameUpTo(journal.Events, file.Events); n != m && same == min(n, m) {
		if m > n {
			return TookLonger
		}
		return KeptJournal
	}
	journal, file = headOf(journal), headOf(file)
	a, b := journal, file
	a.Duration, b.Duration = 0, 0
	if sameContent(sessionFields, &a, &b) {
		return settle(sessionFields, &journal, &file)
	}
	return settle(sessionFields, &a, &b)
}

// mergedLog is what two logs of one session say together.
type mergedLog struct {
	log []model.Event
	// held and file are the numbers that the events of the journal's log and of
	// the file's have in it.
	held, file []int
}

// moved is whether an event of the journal has another number now.
func (m mergedLog) moved() bool {
	for i, seq := range m.held {
		if seq != i+1 {
			return true
		}
	}
	return false
}

// mergeLogs brings two logs together. Where one goes on after the other's end,
// that is all. Otherwise the one whose event comes first, where they first
// differ, keeps all its numbers, and what the other one has besides follows it.
// So it does not matter which of the two is the journal's, and with either of
// them again nothing changes.
func mergeLogs(held, file []model.Event) mergedLog {
	same := sameUpTo(held, file)
	if same < min(len(held), len(file)) && compareEvents(file[same], held[same]) < 0 || same == len(held) {
		log, first, second := appendLog(file, held, same)
		return mergedLog{log, second, first}
	}
	log, first, second := appendLog(held, file, same)
	return mergedLog{log, first, second}
}

// sameUpTo is how many events two logs begin with alike.
func sameUpTo(a, b []model.Event) (n int) {
	for n < len(a) && n < len(b) && a[n].Same(b[n]) {
		n++
	}
	return n
}

// compareEvents orders two events of the same number.
func compareEvents(a, b model.Event) int {
	return cmp.Or(cmp.Compare(a.At.Milliseconds(), b.At.Milliseconds()), cmp.Compare(a.Kind, b.Kind),
		cmp.Compare(a.Code, b.Code), cmp.Compare(a.Of, b.Of), cmp.Compare(a.Note, b.Note))
}

// appendLog is the log first with what second has besides, and the numbers that
// the events of each have in it. They are alike in the first so many. An event
// of second goes to the end, unless first has one that says the same; an undo
// then names the new number of what it takes back.
func appendLog(first, second []model.Event, same int) (log []model.Event, ofFirst, ofSecond []int) {
	log = slices.Clone(first)
	for i := range first {
		ofFirst = append(ofFirst, i+1)
	}
	ofSecond = append(ofSecond, ofFirst[:same]...)
	taken := map[int]bool{}
	for _, e := range second[same:] {
		if e.Kind == model.KindUndo {
			e.Of = ofSecond[e.Of-1]
		}
		at := -1
		for i := same; i < len(first) && at < 0; i++ {
			e.Seq = i + 1
			if !taken[i] && first[i].Same(e) {
				at = i
			}
		}
		if at < 0 {
			at = len(log)
			e.Seq = at + 1
			log = append(log, e)
		}
		taken[at] = true
		ofSecond = append(ofSecond, at+1)
	}
	return log, ofFirst, ofSecond
}

// reportLog tells of each event that another one stands against.
func (m *merge) reportLog(at []string, file model.Session, merged mergedLog) {
	at = append(slices.Clone(at), "events", "")
	if merged.moved() {
		for i, seq := range merged.held {
			if seq != i+1 {
				at[len(at)-1] = strconv.Itoa(min(i, len(file.Events)-1))
				m.differs(at, file.ID, EventMoved, seq)
			}
		}
		return
	}
	for i, seq := range merged.file {
		if seq == i+1 {
			continue // in its place, or where the journal's log goes on
		}
		at[len(at)-1] = strconv.Itoa(i)
		settled := EventThere
		if seq > len(merged.held) {
			settled = EventAdded
		}
		m.differs(at, file.ID, settled, seq)
	}
}
