package storage

import (
	"context"
	"database/sql"
	"errors"
	"log/slog"
	"slices"
	"time"

	"calmster/model"
)

// What is seen outside the bin, for a query of hamsters (or of sessions alone)
// and for one that joins the owner of a record as h.
const (
	notBinned      = "deleted_ms IS NULL"
	ownerNotBinned = "h.deleted_ms IS NULL"
)

// DeleteSession puts an ended session into the bin: nothing counts or shows it
// any more, and it stays there until it is restored or removed. The error wraps
// [ErrRunning] where it still runs, [ErrNotFound] where there is none, or it
// lies in the bin already.
func (j *Journal) DeleteSession(ctx context.Context, session model.ID) error {
	return j.change(ctx, "delete the session", func(tx *sql.Tx) error {
		found, err := oneSession(ctx, tx, session)
		if err != nil {
			return err
		}
		if found.record.End == model.EndNone {
			return ErrRunning
		}
		return j.bin(ctx, tx, "session", session)
	})
}

// DiscardSession puts a session into the bin that was not finished, with all
// that is known of it. One that has ended is history: the error then wraps
// [ErrEnded].
func (j *Journal) DiscardSession(ctx context.Context, session model.ID) error {
	return j.change(ctx, "discard the session", func(tx *sql.Tx) error {
		found, err := oneSession(ctx, tx, session)
		if err != nil {
			return err
		}
		if found.record.End != model.EndNone {
			return ErrEnded
		}
		return j.bin(ctx, tx, "session", session)
	})
}

// RestoreSession takes a session out of the bin, exactly as it was: one that
// was not finished is so again. The error wraps [ErrNotFound] where it does not
// lie there.
func (j *Journal) RestoreSession(ctx context.Context, session model.ID) error {
	return j.unbin(ctx, "restore the session", "session", session, "")
}

// DeleteHamster puts a hamster into the bin, and with it out of sight all that
// belongs to it. The error wraps [ErrRunning] while one of its sessions runs,
// [ErrNotFound] where there is none, or it lies in the bin already.
func (j *Journal) DeleteHamster(ctx context.Context, hamster model.ID) error {
	return j.change(ctx, "delete the hamster", func(tx *sql.Tx) error {
		row, err := rowOf(ctx, tx, "hamster", hamster)
		if err != nil {
			return err
		}
		if err := notRunning(ctx, tx, row); err != nil {
			return err
		}
		return j.bin(ctx, tx, "hamster", hamster)
	})
}

// RestoreHamster takes a hamster out of the bin, and brings back all that went
// out of sight with it. A session of it that was deleted by itself stays in the
// bin. The error wraps [ErrNotFound] where it does not lie there.
func (j *Journal) RestoreHamster(ctx context.Context, hamster model.ID) error {
	return j.unbin(ctx, "restore the hamster", "hamster", hamster, " AND merged IS NULL")
}

func (j *Journal) bin(ctx context.Context, tx *sql.Tx, table string, id model.ID) error {
	now := momentOf(j.stamp())
	return touched(tx.ExecContext(ctx, "UPDATE "+table+" SET deleted_ms = ?, deleted_tz = ? WHERE uid = ? AND "+notBinned,
		now.ms, now.tz, id[:]))
}

func (j *Journal) unbin(ctx context.Context, trying, table string, id model.ID, and string) error {
	return j.change(ctx, trying, func(tx *sql.Tx) error {
		return touched(tx.ExecContext(ctx,
			"UPDATE "+table+" SET deleted_ms = NULL, deleted_tz = NULL WHERE uid = ? AND deleted_ms IS NOT NULL"+and, id[:]))
	})
}

// Bin returns what lies in the bin, the latest first. What belongs to a hamster
// that lies there itself is part of that. A session that was not finished comes
// with the time that its clock is known to have gone.
func (j *Journal) Bin(ctx context.Context) (out []model.Binned, err error) {
	err = j.look(ctx, "read the bin", func(tx *sql.Tx) error {
		animals, err := hamsters(ctx, tx, "")
		if err != nil {
			return err
		}
		owner := map[model.ID]model.Hamster{}
		for _, s := range animals {
			owner[s.record.ID] = s.record
		}
		binned, err := selectAll(ctx, tx, func(rows *sql.Rows) (b model.Binned, err error) {
			var id model.ID
			var at moment
			err = rows.Scan(&id, &at.ms, &at.tz, &b.Sessions)
			b.At, b.Hamster = at.time(), owner[id]
			return b, err
		}, `SELECT h.uid, h.deleted_ms, h.deleted_tz, (SELECT count(*) FROM session s WHERE s.hamster = h.id)
			FROM hamster h WHERE h.deleted_ms IS NOT NULL AND h.merged IS NULL`)
		if err != nil {
			return err
		}
		at, err := binnedAt(ctx, tx, "session")
		if err != nil {
			return err
		}
		lying, err := anySessions(ctx, tx, "s.deleted_ms IS NOT NULL AND "+ownerNotBinned)
		if err != nil {
			return err
		}
		for _, s := range lying {
			if s.record.End == model.EndNone {
				s.record.Duration = s.unfinished().Known()
			}
			binned = append(binned, model.Binned{At: at[s.record.ID], Hamster: owner[s.record.HamsterID], Session: &s.record, Sessions: 1})
		}
		if at, err = binnedAt(ctx, tx, "enrichment"); err != nil {
			return err
		}
		free, err := enrichments(ctx, tx, "WHERE e.deleted_ms IS NOT NULL AND "+ownerNotBinned)
		if err != nil {
			return err
		}
		for _, e := range free {
			binned = append(binned, model.Binned{At: at[e.record.ID], Hamster: owner[e.record.HamsterID], Free: &e.record})
		}
		slices.SortStableFunc(binned, func(a, b model.Binned) int { return b.At.Compare(a.At) })
		out = binned
		return nil
	})
	return out, err
}

// binnedAt returns when each record of a table was put into the bin, but for
// those whose hamster lies there itself.
func binnedAt(ctx context.Context, tx *sql.Tx, table string) (map[model.ID]time.Time, error) {
	out := map[model.ID]time.Time{}
	_, err := selectAll(ctx, tx, func(rows *sql.Rows) (none struct{}, err error) {
		var id model.ID
		var at moment
		err = rows.Scan(&id, &at.ms, &at.tz)
		out[id] = at.time()
		return none, err
	}, "SELECT r.uid, r.deleted_ms, r.deleted_tz FROM "+table+" r JOIN hamster h ON h.id = r.hamster WHERE r.deleted_ms IS NOT NULL AND "+ownerNotBinned)
	return out, err
}

// RemoveSession deletes a session that lies in the bin for good. The error
// wraps [ErrNotFound] where it does not lie there.
func (j *Journal) RemoveSession(ctx context.Context, session model.ID) error {
	return j.remove(ctx, "remove the session", "session", session)
}

// RemoveEnrichment deletes time without a harness that lies in the bin for good.
// The error wraps [ErrNotFound] where it does not lie there.
func (j *Journal) RemoveEnrichment(ctx context.Context, id model.ID) error {
	return j.remove(ctx, "remove time without a harness", "enrichment", id)
}

func (j *Journal) remove(ctx context.Context, trying, table string, id model.ID) error {
	err := j.change(ctx, trying, func(tx *sql.Tx) error {
		return touched(tx.ExecContext(ctx, "DELETE FROM "+table+" WHERE uid = ? AND deleted_ms IS NOT NULL", id[:]))
	})
	if err == nil {
		j.forget(ctx)
	}
	return err
}

// forget takes what was removed for good out of the write-ahead log too, where
// it stands as it was written. While somebody reads in the log it has to stay
// until the next time.
func (j *Journal) forget(ctx context.Context) {
	c, err := j.write.Conn(ctx)
	if err == nil {
		err = errors.Join(j.renewLog(ctx, c), c.Close())
	}
	if err != nil { // nothing was lost by it
		slog.Warn("empty the journal's write-ahead log", "error", err)
	}
}

// RemoveHamster deletes a hamster that lies in the bin for good, with all that
// belongs to it. The error wraps [ErrNotFound] where it does not lie there.
func (j *Journal) RemoveHamster(ctx context.Context, hamster model.ID) error {
	err := j.change(ctx, "remove the hamster", func(tx *sql.Tx) error {
		found, err := hamsters(ctx, tx, "WHERE uid = ? AND deleted_ms IS NOT NULL AND merged IS NULL", hamster[:])
		if err != nil {
			return err
		}
		if len(found) == 0 {
			return ErrNotFound
		}
		row := found[0].row
		// Another animal may have worn one of its harnesses.
		borrowed, err := anySessions(ctx, tx, "s.hamster <> ?1 AND s.harness IN (SELECT id FROM harness WHERE hamster = ?1)", row)
		if err != nil {
			return err
		}
		for _, s := range borrowed {
			s.record.HarnessID = model.ID{}
			if _, err := tx.ExecContext(ctx, "UPDATE session SET harness = NULL WHERE id = ?", s.row); err != nil {
				return err
			}
			if s.record.End == model.EndNone {
				continue
			}
			s.record.UpdatedAt = j.stamp()
			if err := reseal(ctx, tx, s.row, s.record); err != nil {
				return err
			}
		}
		for _, statement := range belongings {
			if _, err := tx.ExecContext(ctx, statement, row); err != nil {
				return err
			}
		}
		// Settings that are one hamster's, such as its plan, end in its id.
		_, err = tx.ExecContext(ctx, "DELETE FROM setting WHERE key LIKE ?", "%."+hamster.String())
		return err
	})
	if err == nil {
		j.forget(ctx)
	}
	return err
}

// belongings deletes all that belongs to a hamster, what refers to others
// first, and it last. What refers to it ON DELETE CASCADE goes by itself.
var belongings = []string{
	"DELETE FROM session WHERE hamster = ?",
	"DELETE FROM fit_check WHERE harness IN (SELECT id FROM harness WHERE hamster = ?)",
	"DELETE FROM harness WHERE hamster = ?",
	"DELETE FROM stage_change WHERE hamster = ?",
	"DELETE FROM enrichment WHERE hamster = ?",
	"DELETE FROM hamster WHERE id = ?",
}

// binnedHamsters returns the hamsters in the bin; those that were merged are
// only out of sight.
func binnedHamsters(ctx context.Context, tx *sql.Tx) (map[model.ID]bool, error) {
	found, err := hamsters(ctx, tx, "WHERE deleted_ms IS NOT NULL AND merged IS NULL")
	out := map[model.ID]bool{}
	for _, s := range found {
		out[s.record.ID] = true
	}
	return out, err
}
