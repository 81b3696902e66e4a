package storage

import (
	"context"
	"database/sql"

	"calmster/model"
)

// MergeHamsters makes two hamsters that are one animal into one: all sessions,
// harnesses, stage changes and time without a harness of from, those in the bin
// too, go to into, which keeps its own profile. What is left of from lies in the
// bin, unseen, so that a file that still knows it is understood: what such a
// file says of from goes to into as well. [Journal.PartHamsters] takes all of it
// back.
//
// The error wraps [ErrRunning] while a session of from runs, [ErrNotFound]
// where one of them is unknown or both are the same.
func (j *Journal) MergeHamsters(ctx context.Context, from, into model.ID) error {
	return j.change(ctx, "merge two hamsters", func(tx *sql.Tx) error {
		gone, err := rowOf(ctx, tx, "hamster", from)
		if err != nil {
			return err
		}
		stays, err := rowOf(ctx, tx, "hamster", into)
		if err != nil {
			return err
		}
		if gone == stays {
			return ErrNotFound
		}
		if err := notRunning(ctx, tx, gone); err != nil {
			return err
		}
		if err := j.rehome(ctx, tx, gone, gone, stays, into); err != nil {
			return err
		}
		now := momentOf(j.stamp())
		_, err = tx.ExecContext(ctx, "UPDATE hamster SET merged = ?, deleted_ms = ?, deleted_tz = ? WHERE id = ?",
			stays, now.ms, now.tz, gone)
		return err
	})
}

// PartHamsters takes a merge back: the hamster is there again, with all that
// was its own. The error wraps [ErrNotFound] where it was not merged.
func (j *Journal) PartHamsters(ctx context.Context, merged model.ID) error {
	return j.change(ctx, "part two hamsters", func(tx *sql.Tx) error {
		homes, err := homes(ctx, tx)
		if err != nil {
			return err
		}
		home, ok := homes[merged]
		if !ok {
			return ErrNotFound
		}
		if err := j.rehome(ctx, tx, home.shell, home.row, home.shell, merged); err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx,
			"UPDATE hamster SET merged = NULL, deleted_ms = NULL, deleted_tz = NULL WHERE id = ?", home.shell)
		return err
	})
}

// MergedInto returns the hamsters that were merged into one, by name.
func (j *Journal) MergedInto(ctx context.Context, into model.ID) (out []model.Hamster, err error) {
	err = j.look(ctx, "read the merged hamsters", func(tx *sql.Tx) error {
		found, err := hamsters(ctx, tx,
			"WHERE merged = (SELECT id FROM hamster WHERE uid = ?) ORDER BY name COLLATE NOCASE, id", into[:])
		out = records(found)
		return err
	})
	return out, err
}

// rehome takes what is or was whose from one hamster, by its row, to another,
// and notes where it came from. What came to whose by a merge goes along. When
// a record was changed is noted too, so that an older file does not take it back.
func (j *Journal) rehome(ctx context.Context, tx *sql.Tx, whose, from, to int64, id model.ID) error {
	const own = `hamster = ?2 AND coalesce(origin, hamster) IN (
		WITH RECURSIVE part(id) AS (SELECT ?1 UNION SELECT h.id FROM hamster h JOIN part ON h.merged = part.id)
		SELECT id FROM part)`
	moved, err := anySessions(ctx, tx, "s.id IN (SELECT id FROM session WHERE "+own+")", whose, from)
	if err != nil {
		return err
	}
	now := j.stamp()
	at := momentOf(now)
	for _, table := range []string{"harness", "stage_change", "session", "enrichment"} {
		if _, err := tx.ExecContext(ctx, "UPDATE "+table+` SET origin = nullif(coalesce(origin, hamster), ?3), hamster = ?3,
			updated_ms = ?4, updated_tz = ?5 WHERE `+own, whose, from, to, at.ms, at.tz); err != nil {
			return err
		}
	}
	for _, s := range moved {
		if s.record.End == model.EndNone {
			continue // discarded; it has no sum yet
		}
		s.record.HamsterID, s.record.UpdatedAt = id, now // whose it is belongs to the sum
		if err := reseal(ctx, tx, s.row, s.record); err != nil {
			return err
		}
	}
	return nil
}

// home is where the records of a merged hamster are.
type home struct {
	shell int64 // the row of the merged one
	row   int64 // of the one that has its records now
	id    model.ID
}

// homes returns the merged hamsters. Those of a ring, which only a damaged
// journal has, have no home.
func homes(ctx context.Context, tx *sql.Tx) (map[model.ID]home, error) {
	out := map[model.ID]home{}
	_, err := selectAll(ctx, tx, func(rows *sql.Rows) (none struct{}, err error) {
		var merged model.ID
		var h home
		err = rows.Scan(&merged, &h.shell, &h.row, &h.id)
		out[merged] = h
		return none, err
	}, `WITH RECURSIVE at(shell, row) AS (
			SELECT id, merged FROM hamster WHERE merged IS NOT NULL
			UNION SELECT at.shell, h.merged FROM at JOIN hamster h ON h.id = at.row WHERE h.merged IS NOT NULL)
		SELECT s.uid, s.id, h.id, h.uid FROM at
			JOIN hamster s ON s.id = at.shell JOIN hamster h ON h.id = at.row AND h.merged IS NULL`)
	return out, err
}

// brought is what a file calls the belongings of a hamster that was merged
// since: they are brought to the one that has its records now.
type brought struct {
	table string
	id    model.ID
	shell int64
}

// bringHome returns a file's records with each merged hamster's going to where
// its own went, and which these are.
func bringHome[T any](all []stored[T], table string, homes map[model.ID]home, hamster func(*T) *model.ID) (out []stored[T], found []brought) {
	if len(homes) == 0 {
		return all, nil
	}
	for _, s := range all {
		if h, merged := homes[*hamster(&s.record)]; merged {
			*hamster(&s.record) = h.id
			found = append(found, brought{table, *idOf(&s.record), h.shell})
		}
		out = append(out, s)
	}
	return out, found
}

// remember notes where records that a file brought came from, as if they had
// been there before the merge.
func (m *merge) remember(all []brought) error {
	for _, b := range all {
		if _, err := m.tx.ExecContext(m.ctx, "UPDATE "+b.table+` SET origin = ?1
			WHERE uid = ?2 AND origin IS NULL AND hamster <> ?1`, b.shell, b.id[:]); err != nil {
			return err
		}
	}
	return nil
}

// notRunning is [ErrRunning] while a session of the hamster runs that was not
// discarded.
func notRunning(ctx context.Context, tx *sql.Tx, hamster int64) error {
	var running bool
	err := tx.QueryRowContext(ctx,
		"SELECT EXISTS (SELECT 1 FROM session WHERE hamster = ? AND end_reason = '' AND deleted_ms IS NULL)", hamster).Scan(&running)
	if err == nil && running {
		err = ErrRunning
	}
	return err
}
