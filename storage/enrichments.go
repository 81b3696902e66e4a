package storage

import (
	"context"
	"database/sql"
	"encoding/json"

	"calmster/model"
)

// SaveEnrichment writes time without a harness: new where it has no ID, else
// one that the journal must hold. See [Journal.SaveHarness] for the errors.
func (j *Journal) SaveEnrichment(ctx context.Context, e *model.Enrichment) error {
	trying := "save time without a harness"
	if err := e.Validate(); err != nil {
		return explain(trying, j.path, err)
	}
	saved := *e
	err := j.change(ctx, trying, func(tx *sql.Tx) (err error) {
		if saved.ID == (model.ID{}) {
			if saved.ID, err = newID(); err != nil {
				return err
			}
		} else {
			if _, err := rowOf(ctx, tx, "enrichment", saved.ID); err != nil {
				return err
			}
			saved.UpdatedAt = j.stamp()
		}
		hamster, err := rowOf(ctx, tx, "hamster", saved.HamsterID)
		if err != nil {
			return err
		}
		return putEnrichment(ctx, tx, saved, hamster, nil)
	})
	if err == nil {
		*e = saved
	}
	return err
}

// DeleteEnrichment takes time without a harness out of sight; it can be brought
// back. The error wraps [ErrNotFound] where it is not there.
func (j *Journal) DeleteEnrichment(ctx context.Context, id model.ID) error {
	return j.change(ctx, "delete time without a harness", func(tx *sql.Tx) error {
		return j.bin(ctx, tx, "enrichment", id)
	})
}

// RestoreEnrichment brings back what was deleted, exactly as it was. The error
// wraps [ErrNotFound] where it was not.
func (j *Journal) RestoreEnrichment(ctx context.Context, id model.ID) error {
	return j.unbin(ctx, "restore time without a harness", "enrichment", id, "")
}

func enrichments(ctx context.Context, tx *sql.Tx, rest string, args ...any) ([]stored[model.Enrichment], error) {
	return selectAll(ctx, tx, scanEnrichment, `
		SELECT e.id, e.uid, h.uid, e.kind, e.started_ms, e.started_tz, e.duration_ms, e.temperature_c,
			e.comfort, e.stress, e.treats, e.note, e.updated_ms, e.updated_tz, e.form
		FROM enrichment e JOIN hamster h ON h.id = e.hamster `+rest, args...)
}

// endedEnrichments chooses those that are exported, the oldest first.
const endedEnrichments = "WHERE e.duration_ms IS NOT NULL AND e.deleted_ms IS NULL AND " + ownerNotBinned + " ORDER BY e.started_ms, e.id"

func scanEnrichment(rows *sql.Rows) (s stored[model.Enrichment], err error) {
	var (
		e                             = &s.record
		started, updated              moment
		duration                      sql.NullInt64
		temperature                   sql.NullFloat64
		comfort, stress, treats, form string
	)
	if err := rows.Scan(&s.row, &e.ID, &e.HamsterID, &e.Kind, &started.ms, &started.tz, &duration, &temperature,
		&comfort, &stress, &treats, &e.Note, &updated.ms, &updated.tz, &form); err != nil {
		return s, err
	}
	e.StartedAt, e.UpdatedAt = started.time(), updated.time()
	e.Duration, e.GoesOn = millis(duration.Int64), !duration.Valid
	if temperature.Valid {
		e.TemperatureC = &temperature.Float64
	}
	for _, list := range []struct {
		text string
		to   *[]string
	}{{comfort, &e.Comfort}, {stress, &e.Stress}, {treats, &e.Treats}} {
		if list.text == noCodes {
			continue
		}
		if err := json.Unmarshal([]byte(list.text), list.to); err != nil {
			*list.to = []string{list.text} // no code, which a check finds; the rest can be read
		}
	}
	s.form = parseForm(form)
	return s, nil
}

// putEnrichment writes it, in the place of one with the same id. One that was
// deleted stays so.
func putEnrichment(ctx context.Context, tx *sql.Tx, e model.Enrichment, hamster int64, f form) error {
	started, updated := momentOf(e.StartedAt), momentOf(e.UpdatedAt)
	duration := sql.NullInt64{Int64: e.Duration.Milliseconds(), Valid: !e.GoesOn}
	var temperature sql.NullFloat64
	if e.TemperatureC != nil {
		temperature = sql.NullFloat64{Float64: *e.TemperatureC, Valid: true}
	}
	_, err := tx.ExecContext(ctx, `
		INSERT INTO enrichment (uid, hamster, kind, started_ms, started_tz, duration_ms, temperature_c, comfort, stress, treats,
			note, updated_ms, updated_tz, form)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (uid) DO UPDATE SET hamster = excluded.hamster, kind = excluded.kind,
			started_ms = excluded.started_ms, started_tz = excluded.started_tz, duration_ms = excluded.duration_ms,
			temperature_c = excluded.temperature_c, comfort = excluded.comfort, stress = excluded.stress,
			treats = excluded.treats, note = excluded.note,
			updated_ms = excluded.updated_ms, updated_tz = excluded.updated_tz, form = excluded.form`,
		e.ID[:], hamster, e.Kind, started.ms, started.tz, duration, temperature,
		codesText(e.Comfort), codesText(e.Stress), codesText(e.Treats), e.Note, updated.ms, updated.tz, f.String())
	return err
}

// binnedEnrichments returns those in the bin.
func binnedEnrichments(ctx context.Context, tx *sql.Tx) (map[model.ID]bool, error) {
	found, err := enrichments(ctx, tx, "WHERE e.deleted_ms IS NOT NULL")
	out := map[model.ID]bool{}
	for _, s := range found {
		out[s.record.ID] = true
	}
	return out, err
}

const noCodes = "[]"

// codesText is a list of codes as the journal keeps it.
func codesText(codes []string) string {
	if len(codes) == 0 {
		return noCodes
	}
	text, _ := json.Marshal(codes) // any list of strings can be written
	return string(text)
}
