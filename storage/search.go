package storage

import (
	"context"
	"database/sql"
	"slices"
	"strings"
	"time"

	"calmster/model"
)

// Search returns the ids of the sessions that are looked for, the newest first.
// It can be cancelled at any time; the error is then that of the context.
func (j *Journal) Search(ctx context.Context, s model.Search) (out []model.ID, err error) {
	err = j.look(ctx, "search the sessions", func(tx *sql.Tx) error {
		all, err := search(ctx, tx, s)
		out = make([]model.ID, len(all))
		for i, f := range all {
			out[i] = f.id
		}
		return err
	})
	return out, err
}

// Sessions returns the ended sessions of those ids, in the order of the ids.
// One that is not there, or no longer, is left out.
func (j *Journal) Sessions(ctx context.Context, ids []model.ID) (out []model.Session, err error) {
	if len(ids) == 0 {
		return nil, nil
	}
	err = j.look(ctx, "read the sessions", func(tx *sql.Tx) error {
		args := make([]any, len(ids))
		for i, id := range ids {
			args[i] = id[:]
		}
		all, err := sessions(ctx, tx, "s.end_reason <> '' AND s.uid IN (?"+strings.Repeat(", ?", len(ids)-1)+")", args...)
		if err != nil {
			return err
		}
		at := make(map[model.ID]int, len(all))
		for i, s := range all {
			at[s.record.ID] = i
		}
		for _, id := range ids {
			if i, ok := at[id]; ok {
				out = append(out, all[i].record)
			}
		}
		return nil
	})
	return out, err
}

// foundSession is a session that a search found.
type foundSession struct {
	row int64
	id  model.ID
}

// search finds sessions, the newest first. Notes are read with LIKE: over the
// notes of 100,000 sessions that takes some 0.1 s, beside the window. A
// full-text index would find whole words or at least three letters only, and be
// another copy of all notes to keep in step.
func search(ctx context.Context, tx *sql.Tx, s model.Search) ([]foundSession, error) {
	return searchAll(ctx, tx, s, false)
}

// searchAll is search with the sessions that still run, or without.
func searchAll(ctx context.Context, tx *sql.Tx, s model.Search, running bool) ([]foundSession, error) {
	w := narrow(s)
	const byHand = " || char(0) || coalesce((SELECT group_concat(note, char(0)) FROM event WHERE session_id = s.id AND note <> ''), '')"
	notes, undone := "''", "0"
	if w.fold {
		notes = "s.note" + byHand
	}
	if s.Sign != "" {
		undone = "EXISTS (SELECT 1 FROM event WHERE session_id = s.id AND kind = 'undo')"
	}
	var doubtful []int64
	found, err := selectAll(ctx, tx, func(rows *sql.Rows) (f foundSession, err error) {
		var note string
		var doubt bool
		if err := rows.Scan(&f.row, &f.id, &note, &doubt); err != nil {
			return f, err
		}
		if w.fold && !s.Reads(note) {
			f.row = 0
		} else if doubt {
			doubtful = append(doubtful, f.row)
		}
		return f, nil
	}, "SELECT s.id, s.uid, "+notes+", "+undone+` FROM session s JOIN hamster h ON h.id = s.hamster
		WHERE (?1 OR s.end_reason <> '') AND s.deleted_ms IS NULL AND h.deleted_ms IS NULL`+w.sql+`
		ORDER BY s.started_ms DESC, s.id DESC`, append([]any{running}, w.args...)...)
	if err != nil {
		return nil, err
	}
	// Whether a sign stands where something was taken back, the log itself says.
	left := map[int64]bool{0: true}
	err = eachSession(ctx, tx, doubtful, func(of storedSession) error {
		left[of.row] = !s.Finds(of.record)
		return nil
	})
	return slices.DeleteFunc(found, func(f foundSession) bool { return left[f.row] }), err
}

// where is a search as a condition of a query of sessions.
type where struct {
	sql  string
	args []any
	// fold is whether the notes must be read again: SQLite knows of capitals in
	// ASCII only, so the condition lets any letter pass where others stand.
	fold bool
}

func narrow(s model.Search) (w where) {
	add := func(condition string, args ...any) {
		w.sql += " AND " + condition
		w.args = append(w.args, args...)
	}
	if s.HamsterID != (model.ID{}) {
		add("h.uid = ?", s.HamsterID[:])
	}
	if s.Stage != "" {
		add("s.stage = ?", s.Stage)
	}
	if s.End != "" {
		add("s.end_reason = ?", s.End)
	}
	if s.Place != "" {
		add("s.place = ?", s.Place)
	}
	const local = "s.started_ms + coalesce(s.started_tz, 0) * 60000"
	if !s.From.IsZero() {
		add(local+" >= ?", midnight(s.From))
	}
	if !s.To.IsZero() {
		add(local+" < ?", midnight(s.To.AddDate(0, 0, 1)))
	}
	if s.Sign != "" {
		add("EXISTS (SELECT 1 FROM event WHERE session_id = s.id AND code = ? AND kind IN ('stress', 'comfort'))", s.Sign)
	}
	if text := s.Words(); text != "" {
		like := "%"
		for _, r := range text {
			switch {
			case strings.ContainsRune("iIİı\u0307", r): // an i of one letter or of two
				w.fold = true
				like += "%"
			case r > 127:
				w.fold = true
				like += "_"
			case strings.ContainsRune(`%_\`, r):
				like += `\` + string(r)
			default:
				like += string(r)
			}
		}
		like += "%"
		add(`(s.note LIKE ? ESCAPE '\' OR s.id IN (SELECT session_id FROM event WHERE note <> '' AND note LIKE ? ESCAPE '\'))`, like, like)
	}
	return w
}

// midnight is the start of a calendar day as if its place were at UTC.
func midnight(day time.Time) int64 {
	return time.Date(day.Year(), day.Month(), day.Day(), 0, 0, 0, 0, time.UTC).UnixMilli()
}

// partOfAll is how many sessions are held at a time where all are read.
const partOfAll = 256

// eachSession reads sessions by their rows, in parts, and calls f for each in
// the order of the rows.
func eachSession(ctx context.Context, tx *sql.Tx, rows []int64, f func(storedSession) error) error {
	for part := range slices.Chunk(rows, partOfAll) {
		read, err := anySessions(ctx, tx, "s.id IN ("+numbers(part)+")")
		if err != nil {
			return err
		}
		at := make(map[int64]int, len(read))
		for i, s := range read {
			at[s.row] = i
		}
		for _, row := range part {
			if i, ok := at[row]; ok {
				if err := f(read[i]); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// oldestFirst returns the rows of what was found in the order of an export.
func oldestFirst(found []foundSession) []int64 {
	rows := make([]int64, len(found))
	for i, f := range found {
		rows[len(rows)-1-i] = f.row
	}
	return rows
}
