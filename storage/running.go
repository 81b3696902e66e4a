package storage

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"calmster/model"
)

// BeginSession writes a session that starts now. It is given an ID where it has
// none. The error wraps [ErrNotFound] where its hamster or harness is unknown;
// a wrong field is a [*model.FieldError].
func (j *Journal) BeginSession(ctx context.Context, s *model.Session) error {
	trying := "begin the session"
	begun := *s
	begun.End, begun.Duration, begun.Events = model.EndNone, 0, nil
	if err := begun.Validate(); err != nil {
		return explain(trying, j.path, err)
	}
	begun.StartedAt = kept(begun.StartedAt)
	err := j.change(ctx, trying, func(tx *sql.Tx) (err error) {
		if begun.ID == (model.ID{}) {
			if begun.ID, err = newID(); err != nil {
				return err
			}
		}
		_, err = putWhole(ctx, tx, begun, nil)
		return err
	})
	if err == nil {
		*s = begun
	}
	return err
}

// ClockStarted notes when the clock of a session was started that had waited for it.
func (j *Journal) ClockStarted(session model.ID, at time.Time) error {
	m := momentOf(at)
	return j.running(session, "note when the clock was started",
		"UPDATE session SET started_ms = ?, started_tz = ? WHERE uid = ? AND end_reason = ''", m.ms, m.tz)
}

// AppendEvent writes the next events of a session's log, all or none. When it
// returns nil they are on the disk. It cannot be cancelled, because a write that
// was cancelled may still have happened, and it may be called again with the same
// events, which changes nothing: so it should be after an error, which does not
// mean that nothing was written. Another event of that number is refused with an
// error that wraps [ErrTaken]; a number that leaves a gap, or a wrong field, with
// a [*model.FieldError]. It does not wait for another program that writes; the
// error wraps [ErrBusy] then.
//
// A session that has ended takes events too; see [Journal.CorrectLog].
func (j *Journal) AppendEvent(session model.ID, events ...model.Event) error {
	return j.changeNow("write the event", j.growLog(session, events))
}

// Log returns what the journal holds of a session's log, as the next start will
// find it.
func (j *Journal) Log(session model.ID) (log []model.Event, err error) {
	ctx := context.Background()
	const trying = "read the session's log"
	err = j.look(ctx, trying, func(tx *sql.Tx) error {
		found, err := oneSession(ctx, tx, session)
		log = found.record.Events
		return err
	})
	if err == nil {
		err = explain(trying, j.path, j.withWriterNow(func(c *sql.Conn) error { return j.inPlace(ctx, c) }))
	}
	return log, err
}

// oneSession returns the session with that id, or an error that wraps
// [ErrNotFound].
func oneSession(ctx context.Context, tx *sql.Tx, id model.ID) (storedSession, error) {
	found, err := sessions(ctx, tx, "s.uid = ?", id[:])
	if err != nil {
		return storedSession{}, err
	}
	if len(found) == 0 {
		return storedSession{}, fmt.Errorf("%w: session %s", ErrNotFound, id)
	}
	return found[0], nil
}

// reseal writes how an ended session ended, and the sum over it.
func reseal(ctx context.Context, tx *sql.Tx, row int64, s model.Session) error {
	updated := momentOf(s.UpdatedAt)
	_, err := tx.ExecContext(ctx, `
		UPDATE session SET duration_ms = ?, end_reason = ?, note = ?, watch = ?, updated_ms = ?, updated_tz = ?, sum = ?
		WHERE id = ?`,
		s.Duration.Milliseconds(), s.End, s.Note, s.Watch, updated.ms, updated.tz, sumOf(s), row)
	return err
}

// Watched notes that somebody watched the session up to that active time. After
// a crash the session is taken up from the last such moment.
func (j *Journal) Watched(session model.ID, active time.Duration) error {
	return j.running(session, "note the session's time",
		"UPDATE session SET watched_ms = max(watched_ms, ?) WHERE uid = ? AND end_reason = ''", active.Milliseconds())
}

// HarnessOff notes that the clock was stopped at that active time. The session
// still waits for its closing-out, also after a crash.
func (j *Journal) HarnessOff(session model.ID, duration time.Duration) error {
	ms := duration.Milliseconds()
	return j.running(session, "note that the harness is off",
		"UPDATE session SET off_ms = ?1, duration_ms = ?1 WHERE uid = ?2 AND end_reason = ''", ms)
}

// HarnessOn takes [Journal.HarnessOff] back, which was a mistake: the session
// still runs, and is known to be watched up to there.
func (j *Journal) HarnessOn(session model.ID) error {
	return j.running(session, "note that the harness is still on",
		"UPDATE session SET watched_ms = max(watched_ms, ifnull(off_ms, 0)), off_ms = NULL, duration_ms = ? WHERE uid = ? AND end_reason = ''", 0)
}

// running changes a session that still runs; the error wraps [ErrEnded] or
// [ErrNotFound] where there is none.
func (j *Journal) running(session model.ID, trying, statement string, values ...any) error {
	ctx := context.Background()
	return j.changeNow(trying, func(tx *sql.Tx) error {
		res, err := tx.ExecContext(ctx, statement, append(values, session[:])...)
		if err = touched(res, err); err == nil {
			return nil
		}
		if _, missing := rowOf(ctx, tx, "session", session); missing == nil {
			return ErrEnded
		}
		return err
	})
}

// ReopenSession takes back the end of a session, which was a mistake: it has
// none again, and what was said at its end is forgotten but for the note. Its
// log says that it was paused there, so that nothing of the time since counts.
// Called for one without an end it changes nothing.
func (j *Journal) ReopenSession(session model.ID) error {
	ctx := context.Background()
	return j.change(ctx, "go on with the session", func(tx *sql.Tx) error {
		found, err := oneSession(ctx, tx, session)
		if err != nil || found.record.End == model.EndNone {
			return err
		}
		s, sum := found.record, found.logSum
		if sum == nil { // its log is what was written
			sum = logSum(nil, s.Events...)
		}
		if !s.Paused() {
			e := model.Event{Seq: len(s.Events) + 1, At: s.Duration, Kind: model.KindPause}
			if err := insertEvent(ctx, tx, found.row, e); err != nil {
				return err
			}
			sum = logSum(sum, e)
		}
		changed := momentOf(j.stamp())
		_, err = tx.ExecContext(ctx, `
			UPDATE session SET end_reason = '', watch = '', watched_ms = ?, off_ms = NULL, duration_ms = 0, sum = NULL, log_sum = ?,
				updated_ms = ?, updated_tz = ?
			WHERE id = ?`, s.Duration.Milliseconds(), sum, changed.ms, changed.tz, found.row)
		return err
	})
}

// FinishSession writes how a session ended: reason, duration, note, and whether
// it was watched. It touches nothing else, least of all events, and may be
// called again for the same session. Called for one that ended otherwise, it
// corrects that and notes when. The error wraps [ErrNotFound] where the session
// is unknown; a wrong field, or a duration before the last event, is a
// [*model.FieldError].
func (j *Journal) FinishSession(s model.Session) error {
	ctx := context.Background()
	return j.change(ctx, "finish the session", func(tx *sql.Tx) error {
		found, err := oneSession(ctx, tx, s.ID)
		if err != nil {
			return err
		}
		ended := found.record
		ended.End, ended.Note, ended.Watch = s.End, s.Note, s.Watch
		ended.Duration = s.Duration.Truncate(time.Millisecond)
		if ended.End == model.EndNone {
			return &model.FieldError{Field: "end_reason", Problem: model.ProblemMissing}
		}
		if err := ended.Validate(); err != nil {
			return err
		}
		before := found.record
		if before.End == model.EndNone && !found.altered() {
			if _, err := tx.ExecContext(ctx, "UPDATE session SET log_sum = NULL WHERE id = ?", found.row); err != nil {
				return err
			}
		}
		if before.End != model.EndNone {
			if before.End == ended.End && before.Note == ended.Note && before.Watch == ended.Watch &&
				before.Duration == ended.Duration {
				return nil
			}
			ended.UpdatedAt = j.stamp()
		}
		return reseal(ctx, tx, found.row, ended)
	})
}
