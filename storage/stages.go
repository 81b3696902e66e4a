package storage

import (
	"context"
	"database/sql"

	"calmster/model"
)

// ChangeStage logs the keeper's decision and moves the hamster, both or
// neither. A change without an ID or a time is given them. The error wraps
// [ErrNotFound] where the hamster is unknown; a wrong field is a
// [*model.FieldError].
func (j *Journal) ChangeStage(ctx context.Context, c model.StageChange) error {
	trying := "change the stage"
	if err := j.ready(&c); err != nil {
		return explain(trying, j.path, err)
	}
	return j.change(ctx, trying, func(tx *sql.Tx) error { return j.moveTo(ctx, tx, c) })
}

// ready gives a change the time and the ID that it lacks, and looks at its fields.
func (j *Journal) ready(c *model.StageChange) (err error) {
	if c.At.IsZero() {
		c.At = j.stamp()
	}
	if err := c.Validate(); err != nil {
		return err
	}
	if c.ID == (model.ID{}) {
		c.ID, err = newID()
	}
	return err
}

// moveTo logs a change and moves its hamster.
func (j *Journal) moveTo(ctx context.Context, tx *sql.Tx, c model.StageChange) error {
	hamster, err := rowOf(ctx, tx, "hamster", c.HamsterID)
	if err != nil {
		return err
	}
	if err := putStageChange(ctx, tx, c, hamster, nil); err != nil {
		return err
	}
	now := momentOf(j.stamp())
	_, err = tx.ExecContext(ctx, "UPDATE hamster SET stage = ?, updated_ms = ?, updated_tz = ?, form = '' WHERE id = ?",
		c.To, now.ms, now.tz, hamster)
	return err
}

func stageChanges(ctx context.Context, tx *sql.Tx, rest string, args ...any) ([]stored[model.StageChange], error) {
	scan := func(rows *sql.Rows) (s stored[model.StageChange], err error) {
		c := &s.record
		var at, updated moment
		var form string
		err = rows.Scan(&s.row, &c.ID, &c.HamsterID, &at.ms, &at.tz, &c.From, &c.To, &c.Verdict, &c.Reason,
			&updated.ms, &updated.tz, &form)
		c.At, c.UpdatedAt = at.time(), updated.time()
		s.form = parseForm(form)
		return s, err
	}
	return selectAll(ctx, tx, scan, `
		SELECT c.id, c.uid, h.uid, c.at_ms, c.at_tz, c.from_stage, c.to_stage, c.verdict, c.reason,
			c.updated_ms, c.updated_tz, c.form
		FROM stage_change c JOIN hamster h ON h.id = c.hamster `+rest, args...)
}

// putStageChange writes the change, in the place of one with the same id.
func putStageChange(ctx context.Context, tx *sql.Tx, c model.StageChange, hamster int64, f form) error {
	at, updated := momentOf(c.At), momentOf(c.UpdatedAt)
	_, err := tx.ExecContext(ctx, `
		INSERT INTO stage_change (uid, hamster, at_ms, at_tz, from_stage, to_stage, verdict, reason, updated_ms, updated_tz, form)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (uid) DO UPDATE SET hamster = excluded.hamster, at_ms = excluded.at_ms, at_tz = excluded.at_tz,
			from_stage = excluded.from_stage, to_stage = excluded.to_stage, verdict = excluded.verdict,
			reason = excluded.reason, updated_ms = excluded.updated_ms, updated_tz = excluded.updated_tz, form = excluded.form`,
		c.ID[:], hamster, at.ms, at.tz, c.From, c.To, c.Verdict, c.Reason, updated.ms, updated.tz, f.String())
	return err
}
