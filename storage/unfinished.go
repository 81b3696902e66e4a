package storage

import (
	"context"
	"database/sql"

	"calmster/model"
)

// Pending counts what the journal holds without its end.
type Pending struct {
	// Sessions run, or were found unfinished. An export has them as interrupted.
	Sessions int
	// Altered are those of them whose log is not what was written.
	Altered int
	// Enrichments is time without a harness that goes on. No export has it: it
	// has no length yet.
	Enrichments int
}

// Pending counts what has no end yet.
func (j *Journal) Pending(ctx context.Context) (p Pending, err error) {
	err = j.look(ctx, "look for unfinished sessions", func(tx *sql.Tx) error {
		running, err := sessions(ctx, tx, "s.end_reason = ''")
		if err != nil {
			return err
		}
		p.Sessions = len(running)
		for _, s := range running {
			if s.altered() {
				p.Altered++
			}
		}
		return tx.QueryRowContext(ctx, `SELECT count(*) FROM enrichment e JOIN hamster h ON h.id = e.hamster
			WHERE e.duration_ms IS NULL AND e.deleted_ms IS NULL AND h.deleted_ms IS NULL`).Scan(&p.Enrichments)
	})
	return p, err
}

// interrupted is the session as it is exported: one that still runs, or was
// found unfinished, as one that was interrupted when it was last known to be
// watched. Whether it was watched all that time nobody has said yet.
func (s storedSession) interrupted() storedSession {
	if s.record.End != model.EndNone {
		return s
	}
	known := s.unfinished().Known()
	if s.off {
		known = s.record.Duration
	}
	s.record.End = model.EndInterrupted
	s.record.Duration = min(max(known, s.record.Shortest()), model.MaxDuration)
	s.record.Watch = model.WatchUnsaid
	return s
}

// toExport finds what an export holds of what is looked for: with the sessions
// that still run, unless only some are looked for, which are those that a
// keeper sees listed.
func toExport(ctx context.Context, tx *sql.Tx, s model.Search) ([]foundSession, error) {
	if s.Narrows() {
		return search(ctx, tx, s)
	}
	return searchAll(ctx, tx, s, true)
}
