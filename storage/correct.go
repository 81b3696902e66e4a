package storage

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"slices"
	"time"

	"calmster/model"
)

// CorrectLog writes the events of a correction at the end of a session's log:
// all of them or, where one is refused, none, so that a sign is never taken
// back without the one that stands in for it. The session may run or have
// ended; one that has ended is marked as changed now. When it returns nil the
// events are on the disk. It cannot be cancelled and may be called again with
// the same events, which changes nothing. Errors are those of
// [Journal.AppendEvent].
func (j *Journal) CorrectLog(session model.ID, events []model.Event) error {
	return j.change(context.Background(), "correct the session's log", j.growLog(session, events))
}

// growLog writes events at the end of a session's log.
func (j *Journal) growLog(session model.ID, events []model.Event) func(tx *sql.Tx) error {
	ctx := context.Background()
	return func(tx *sql.Tx) error {
		found, err := oneSession(ctx, tx, session)
		if err != nil {
			return err
		}
		s := found.record
		held := len(s.Events)
		sum := found.logSum
		if sum == nil { // a session that an older program began
			sum = logSum(nil, s.Events...)
		}
		for _, e := range events {
			if e.Seq >= 1 && e.Seq <= held {
				if !s.Events[e.Seq-1].Same(e) {
					return fmt.Errorf("%w: event %d", ErrTaken, e.Seq)
				}
				continue
			}
			if err := e.Validate(s.Events); err != nil {
				return err
			}
			if err := insertEvent(ctx, tx, found.row, e); err != nil {
				return err
			}
			s.Events = append(s.Events, e)
			sum = logSum(sum, e)
		}
		if len(s.Events) == held {
			return nil
		}
		if s.End == model.EndNone {
			if _, err := tx.ExecContext(ctx, "UPDATE session SET log_sum = ? WHERE id = ?", sum, found.row); err != nil {
				return err
			}
			return standsAt(ctx, tx, found.row, s, s.Events[held:])
		}
		if err := s.Validate(); err != nil {
			return err
		}
		s.UpdatedAt = j.stamp()
		return reseal(ctx, tx, found.row, s)
	}
}

// standsAt takes the note of how far a running session was watched back to where its
// clock stands, where new events say that it had not gone on from there.
func standsAt(ctx context.Context, tx *sql.Tx, row int64, s model.Session, grown []model.Event) error {
	at, stands := s.Stands()
	undo := func(e model.Event) bool { return e.Kind == model.KindUndo }
	if !stands || !slices.ContainsFunc(grown, undo) {
		return nil
	}
	_, err := tx.ExecContext(ctx, "UPDATE session SET watched_ms = min(watched_ms, ?) WHERE id = ?", at.Milliseconds(), row)
	return err
}

// CorrectSession changes what an ended session says of itself: its start,
// plan, duration, end, place, harness, temperature, note, and whether it was
// watched, whose it is, and at which stage. Its log stays as the journal has it,
// and it is marked as changed now. It may be called again with the same, which
// changes nothing. The error wraps [ErrNotFound] where the session, its
// hamster or its harness is unknown; a wrong field, a duration before the last event that
// stands, or a session that still runs, is a [*model.FieldError].
func (j *Journal) CorrectSession(s model.Session) error {
	ctx := context.Background()
	return j.change(ctx, "correct the session", func(tx *sql.Tx) error {
		found, err := oneSession(ctx, tx, s.ID)
		if err != nil {
			return err
		}
		before := found.record
		if before.End == model.EndNone || s.End == model.EndNone {
			return &model.FieldError{Field: "end_reason", Problem: model.ProblemMissing}
		}
		right := s
		right.Events = before.Events
		right = asKept(right)
		if err := right.Validate(); err != nil {
			return err
		}
		if bytes.Equal(sumOf(right), found.sum) {
			return nil
		}
		right.UpdatedAt = j.stamp()
		row, err := putWhole(ctx, tx, right, found.form)
		if err != nil || right.HamsterID == before.HamsterID {
			return err
		}
		// It is the other animal's own: parting two that were merged leaves it there.
		_, err = tx.ExecContext(ctx, "UPDATE session SET origin = NULL WHERE id = ?", row)
		return err
	})
}

// AddSession writes a session that has ended already, with its log: one that
// was kept on paper. It is given an ID where it has none, and may then be
// called again with the same session, which changes nothing. Errors are those
// of [Journal.BeginSession].
func (j *Journal) AddSession(ctx context.Context, s *model.Session) error {
	trying := "add the session"
	if s.End == model.EndNone {
		return explain(trying, j.path, &model.FieldError{Field: "end_reason", Problem: model.ProblemMissing})
	}
	if err := s.Validate(); err != nil {
		return explain(trying, j.path, err)
	}
	if s.ID == (model.ID{}) {
		id, err := newID()
		if err != nil {
			return explain(trying, j.path, err)
		}
		s.ID = id
	}
	*s = asKept(*s)
	return j.change(ctx, trying, func(tx *sql.Tx) error {
		there, err := anySessions(ctx, tx, "s.uid = ?", s.ID[:])
		if err != nil {
			return err
		}
		if len(there) > 0 {
			if bytes.Equal(there[0].sum, sumOf(*s)) {
				return nil
			}
			return fmt.Errorf("there is another session %s", s.ID)
		}
		row, err := putWhole(ctx, tx, *s, nil)
		if err != nil {
			return err
		}
		for _, e := range s.Events {
			if err := insertEvent(ctx, tx, row, e); err != nil {
				return err
			}
		}
		return nil
	})
}

// asKept is the session as it comes back from the journal: a sum over it must
// be the same before and after.
func asKept(s model.Session) model.Session {
	s.StartedAt, s.UpdatedAt = kept(s.StartedAt), kept(s.UpdatedAt)
	s.Planned, s.Duration = s.Planned.Truncate(time.Millisecond), s.Duration.Truncate(time.Millisecond)
	return s
}

// putWhole is [putSession] for a session that names its animal and harness by
// their ids.
func putWhole(ctx context.Context, tx *sql.Tx, s model.Session, f form) (row int64, err error) {
	hamster, err := rowOf(ctx, tx, "hamster", s.HamsterID)
	if err != nil {
		return 0, err
	}
	var harness sql.NullInt64
	if s.HarnessID != (model.ID{}) {
		harness.Valid = true
		if harness.Int64, err = rowOf(ctx, tx, "harness", s.HarnessID); err != nil {
			return 0, err
		}
	}
	return putSession(ctx, tx, s, hamster, harness, f)
}
