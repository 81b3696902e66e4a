package storage

import (
	"context"
	"database/sql"

	"calmster/model"
)

// Odd is an entry of a hamster's that cannot have been so; see [model.Oddity].
type Odd struct {
	HamsterID model.ID
	Hamster   string // its name
	model.Oddity
}

// Odd returns what is odd in the whole journal, but for what lies in the bin.
func (j *Journal) Odd(ctx context.Context) (found []Odd, err error) {
	err = j.look(ctx, "look for what cannot have been", func(tx *sql.Tx) error {
		found, err = j.odd(ctx, tx, "WHERE "+notBinned+" ORDER BY id")
		return err
	})
	return found, err
}

func (j *Journal) odd(ctx context.Context, tx *sql.Tx, which string) (found []Odd, err error) {
	animals, err := hamsters(ctx, tx, which)
	if err != nil {
		return nil, err
	}
	for _, h := range animals {
		history, err := outline(ctx, tx, h)
		if err != nil {
			return nil, err
		}
		for _, o := range model.Oddities(history, j.now()) {
			found = append(found, Odd{h.record.ID, h.record.Name, o})
		}
	}
	return found, nil
}

// outline is a hamster's history by when each entry began and how long it
// lasted: without logs, it takes little memory however long it is.
func outline(ctx context.Context, tx *sql.Tx, h stored[model.Hamster]) (out model.History, err error) {
	out.Hamster = h.record
	if out.Sessions, err = selectAll(ctx, tx, func(rows *sql.Rows) (s model.Session, err error) {
		var at moment
		var ms int64
		err = rows.Scan(&s.ID, &at.ms, &at.tz, &ms, &s.End)
		s.HamsterID, s.StartedAt, s.Duration = h.record.ID, at.time(), millis(ms)
		return s, err
	}, "SELECT uid, started_ms, started_tz, duration_ms, end_reason FROM session WHERE hamster = ? AND deleted_ms IS NULL ORDER BY started_ms, uid", h.row); err != nil {
		return out, err
	}
	out.Enrichments, err = selectAll(ctx, tx, func(rows *sql.Rows) (e model.Enrichment, err error) {
		var at moment
		err = rows.Scan(&e.ID, &at.ms, &at.tz)
		e.HamsterID, e.StartedAt = h.record.ID, at.time()
		return e, err
	}, "SELECT uid, started_ms, started_tz FROM enrichment WHERE hamster = ? AND deleted_ms IS NULL ORDER BY started_ms, uid", h.row)
	return out, err
}

// odd finds what is odd among what the file says.
func (m *merge) odd(x *Exchange) error {
	said := map[model.ID]bool{}
	for _, s := range x.hamsters {
		said[s.record.ID] = true
	}
	for _, s := range x.sessions {
		said[s.record.ID] = true
	}
	for _, s := range x.enrichments {
		said[s.record.ID] = true
	}
	found, err := m.journal.odd(m.ctx, m.tx, "WHERE "+notBinned+" ORDER BY id")
	for _, o := range found {
		if said[o.Session] || said[o.Enrichment] || said[o.Other] || o.Kind == model.OddBirth && said[o.HamsterID] {
			m.report.Odd = append(m.report.Odd, o)
		}
	}
	return err
}
