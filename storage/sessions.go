package storage

import (
	"context"
	"database/sql"
	"slices"
	"strconv"
	"time"

	"calmster/model"
)

// storedSession is a session with what only the journal knows of it.
type storedSession struct {
	stored[model.Session]
	watched time.Duration
	off     bool // harness off, the closing-out is missing
	sum     []byte
	logSum  []byte // while it runs, see [logSum]
}

// History returns a hamster with its ended sessions, its stage changes and its
// time without a harness, each oldest first. The error wraps [ErrNotFound] where the hamster is unknown.
func (j *Journal) History(ctx context.Context, hamster model.ID) (out model.History, err error) {
	err = j.look(ctx, "read the history", func(tx *sql.Tx) error {
		animals, err := hamsters(ctx, tx, "WHERE uid = ? AND "+notBinned, hamster[:])
		if err != nil {
			return err
		}
		if len(animals) == 0 {
			return ErrNotFound
		}
		out.Hamster = animals[0].record
		ended, err := sessions(ctx, tx, "s.hamster = ? AND s.end_reason <> ''", animals[0].row)
		if err != nil {
			return err
		}
		out.Sessions = make([]model.Session, len(ended))
		for i, s := range ended {
			out.Sessions[i] = s.record
		}
		changes, err := stageChanges(ctx, tx, "WHERE c.hamster = ? ORDER BY c.at_ms, c.uid", animals[0].row)
		if err != nil {
			return err
		}
		out.Changes = records(changes)
		others, err := enrichments(ctx, tx, "WHERE e.hamster = ? AND e.deleted_ms IS NULL ORDER BY e.started_ms, e.id", animals[0].row)
		out.Enrichments = records(others)
		return err
	})
	return out, err
}

// Unfinished returns the sessions that were begun and not finished, oldest
// first.
func (j *Journal) Unfinished(ctx context.Context) (out []model.Unfinished, err error) {
	err = j.look(ctx, "look for unfinished sessions", func(tx *sql.Tx) error {
		running, err := sessions(ctx, tx, "s.end_reason = ''")
		for _, s := range running {
			out = append(out, s.unfinished())
		}
		return err
	})
	return out, err
}

// unfinished is the session as one without an end.
func (s storedSession) unfinished() model.Unfinished {
	return model.Unfinished{Session: s.record, Watched: s.watched, HarnessOff: s.off, Altered: s.altered()}
}

// sessions returns the sessions that meet a condition and are not in the bin,
// oldest first, with their events.
func sessions(ctx context.Context, tx *sql.Tx, condition string, args ...any) ([]storedSession, error) {
	return anySessions(ctx, tx, "s.deleted_ms IS NULL AND h.deleted_ms IS NULL AND ("+condition+")", args...)
}

// anySessions is sessions with those in the bin.
func anySessions(ctx context.Context, tx *sql.Tx, condition string, args ...any) ([]storedSession, error) {
	out, err := selectAll(ctx, tx, scanSession, `
		SELECT s.id, s.uid, h.uid, n.uid, s.stage, s.started_ms, s.started_tz, s.planned_ms, s.duration_ms,
			s.end_reason, s.place, s.temperature_c, s.note, s.watch, s.watched_ms, s.off_ms IS NOT NULL,
			s.updated_ms, s.updated_tz, s.sum, s.log_sum, s.form
		FROM session s JOIN hamster h ON h.id = s.hamster LEFT JOIN harness n ON n.id = s.harness
		WHERE `+condition+` ORDER BY s.started_ms, s.uid`, args...)
	if err != nil {
		return nil, err
	}
	at := make(map[int64]*model.Session, len(out))
	rows := make([]int64, len(out))
	for i := range out {
		at[out[i].row], rows[i] = &out[i].record, out[i].row
	}
	scan := func(rows *sql.Rows) (none struct{}, err error) {
		var row, ms int64
		var e model.Event
		if err := rows.Scan(&row, &e.Seq, &ms, &e.Kind, &e.Code, &e.Of, &e.Note); err != nil {
			return none, err
		}
		e.At = millis(ms)
		at[row].Events = append(at[row].Events, e)
		return none, nil
	}
	// By the sessions' numbers: given their condition, SQLite may go through
	// every event there is.
	for part := range slices.Chunk(rows, partOfAll) {
		if _, err := selectAll(ctx, tx, scan, "SELECT session_id, seq, at_ms, kind, code, of, note FROM event WHERE session_id IN ("+
			numbers(part)+") ORDER BY session_id, seq"); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// numbers lists rows for a query.
func numbers(rows []int64) string {
	b := make([]byte, 0, 8*len(rows))
	for i, row := range rows {
		if i > 0 {
			b = append(b, ',')
		}
		b = strconv.AppendInt(b, row, 10)
	}
	return string(b)
}

func scanSession(rows *sql.Rows) (s storedSession, err error) {
	var (
		r                          = &s.record
		started, updated           moment
		planned, duration, watched int64
		temperature                sql.NullFloat64
		form                       string
	)
	err = rows.Scan(&s.row, &r.ID, &r.HamsterID, &r.HarnessID, &r.Stage, &started.ms, &started.tz, &planned, &duration,
		&r.End, &r.Place, &temperature, &r.Note, &r.Watch, &watched, &s.off,
		&updated.ms, &updated.tz, &s.sum, &s.logSum, &form)
	r.StartedAt, r.UpdatedAt = started.time(), updated.time()
	r.Planned, r.Duration, s.watched = millis(planned), millis(duration), millis(watched)
	if temperature.Valid {
		r.TemperatureC = &temperature.Float64
	}
	s.form = parseForm(form)
	// How an older program kept what a file said.
	if s.form["watched"] == formTrue {
		delete(s.form, "watched")
		if r.End != model.EndInterrupted {
			r.Watch = model.WatchWhole
		}
	}
	return s, err
}

// putSession writes the session without its events, in the place of one with
// the same id, and returns its row. harness is NULL where none was worn.
func putSession(ctx context.Context, tx *sql.Tx, s model.Session, hamster int64, harness sql.NullInt64, f form) (row int64, err error) {
	started, updated := momentOf(s.StartedAt), momentOf(s.UpdatedAt)
	var temperature sql.NullFloat64
	if s.TemperatureC != nil {
		temperature = sql.NullFloat64{Float64: *s.TemperatureC, Valid: true}
	}
	var sum []byte
	if s.End != model.EndNone {
		sum = sumOf(s)
	}
	err = tx.QueryRowContext(ctx, `
		INSERT INTO session (uid, hamster, harness, stage, started_ms, started_tz, planned_ms, duration_ms, end_reason,
			place, temperature_c, note, watch, updated_ms, updated_tz, sum, form)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (uid) DO UPDATE SET hamster = excluded.hamster, harness = excluded.harness, stage = excluded.stage,
			started_ms = excluded.started_ms, started_tz = excluded.started_tz, planned_ms = excluded.planned_ms,
			duration_ms = excluded.duration_ms, end_reason = excluded.end_reason, place = excluded.place,
			temperature_c = excluded.temperature_c, note = excluded.note, watch = excluded.watch,
			updated_ms = excluded.updated_ms, updated_tz = excluded.updated_tz, sum = excluded.sum, form = excluded.form
		RETURNING id`,
		s.ID[:], hamster, harness, s.Stage, started.ms, started.tz, s.Planned.Milliseconds(), s.Duration.Milliseconds(),
		s.End, s.Place, temperature, s.Note, s.Watch, updated.ms, updated.tz, sum, f.String()).Scan(&row)
	return row, err
}

func insertEvent(ctx context.Context, tx *sql.Tx, session int64, e model.Event) error {
	_, err := tx.ExecContext(ctx, "INSERT INTO event (session_id, seq, at_ms, kind, code, of, note) VALUES (?, ?, ?, ?, ?, ?, ?)",
		session, e.Seq, e.At.Milliseconds(), e.Kind, e.Code, e.Of, e.Note)
	return err
}
