package storage

import (
	"context"
	"database/sql"

	"calmster/model"
)

// Harnesses returns the harnesses of a hamster, the retired ones last, each
// part in the order they were added.
func (j *Journal) Harnesses(ctx context.Context, hamster model.ID) (out []model.Harness, err error) {
	err = j.look(ctx, "read the harnesses", func(tx *sql.Tx) error {
		all, err := harnesses(ctx, tx, "WHERE h.uid = ? AND "+ownerNotBinned+" ORDER BY n.retired_ms IS NOT NULL, n.id", hamster[:])
		out = records(all)
		return err
	})
	return out, err
}

// SaveHarness writes a harness: a new one where it has no ID, else one that the
// journal must hold. See [Journal.SaveHamster] for the errors; they also wrap
// [ErrNotFound] where the hamster is unknown.
func (j *Journal) SaveHarness(ctx context.Context, h *model.Harness) error {
	trying := "save the harness"
	if err := h.Validate(); err != nil {
		return explain(trying, j.path, err)
	}
	saved := *h
	err := j.change(ctx, trying, func(tx *sql.Tx) (err error) {
		if saved.ID == (model.ID{}) {
			if saved.ID, err = newID(); err != nil {
				return err
			}
		} else {
			if _, err := rowOf(ctx, tx, "harness", saved.ID); err != nil {
				return err
			}
			saved.UpdatedAt = j.stamp()
		}
		hamster, err := rowOf(ctx, tx, "hamster", saved.HamsterID)
		if err != nil {
			return err
		}
		return putHarness(ctx, tx, saved, hamster, nil)
	})
	if err == nil {
		*h = saved
	}
	return err
}

// FitChecks returns the fit checks of a harness, oldest first.
func (j *Journal) FitChecks(ctx context.Context, harness model.ID) (out []model.FitCheck, err error) {
	err = j.look(ctx, "read the fit checks", func(tx *sql.Tx) error {
		all, err := fitChecks(ctx, tx, "WHERE n.uid = ? AND "+ownerNotBinned+" ORDER BY c.at_ms, c.id", harness[:])
		out = records(all)
		return err
	})
	return out, err
}

// SaveFitCheck writes a fit check: a new one where it has no ID, made now where
// it says no other time, else one that the journal must hold. See
// [Journal.SaveHarness] for the errors.
func (j *Journal) SaveFitCheck(ctx context.Context, c *model.FitCheck) error {
	trying := "save the fit check"
	saved := *c
	if saved.At.IsZero() && saved.ID == (model.ID{}) {
		saved.At = j.stamp()
	}
	if err := saved.Validate(); err != nil {
		return explain(trying, j.path, err)
	}
	err := j.change(ctx, trying, func(tx *sql.Tx) (err error) {
		if saved.ID == (model.ID{}) {
			if saved.ID, err = newID(); err != nil {
				return err
			}
		} else {
			if _, err := rowOf(ctx, tx, "fit_check", saved.ID); err != nil {
				return err
			}
			saved.UpdatedAt = j.stamp()
		}
		harness, err := rowOf(ctx, tx, "harness", saved.HarnessID)
		if err != nil {
			return err
		}
		return putFitCheck(ctx, tx, saved, harness, nil)
	})
	if err == nil {
		*c = saved
	}
	return err
}

func harnesses(ctx context.Context, tx *sql.Tx, rest string, args ...any) ([]stored[model.Harness], error) {
	scan := func(rows *sql.Rows) (s stored[model.Harness], err error) {
		h := &s.record
		var retired, updated moment
		var form string
		err = rows.Scan(&s.row, &h.ID, &h.HamsterID, &h.Label, &h.Style, &h.Fastener, &h.Notes,
			&retired.ms, &retired.tz, &updated.ms, &updated.tz, &form)
		h.RetiredAt, h.UpdatedAt = retired.time(), updated.time()
		s.form = parseForm(form)
		return s, err
	}
	return selectAll(ctx, tx, scan, `
		SELECT n.id, n.uid, h.uid, n.label, n.style, n.fastener, n.notes,
			n.retired_ms, n.retired_tz, n.updated_ms, n.updated_tz, n.form
		FROM harness n JOIN hamster h ON h.id = n.hamster `+rest, args...)
}

// putHarness writes the harness, in the place of one with the same id.
func putHarness(ctx context.Context, tx *sql.Tx, h model.Harness, hamster int64, f form) error {
	retired, updated := momentOf(h.RetiredAt), momentOf(h.UpdatedAt)
	_, err := tx.ExecContext(ctx, `
		INSERT INTO harness (uid, hamster, label, style, fastener, notes, retired_ms, retired_tz, updated_ms, updated_tz, form)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (uid) DO UPDATE SET hamster = excluded.hamster, label = excluded.label, style = excluded.style,
			fastener = excluded.fastener, notes = excluded.notes,
			retired_ms = excluded.retired_ms, retired_tz = excluded.retired_tz,
			updated_ms = excluded.updated_ms, updated_tz = excluded.updated_tz, form = excluded.form`,
		h.ID[:], hamster, h.Label, h.Style, h.Fastener, h.Notes,
		retired.ms, retired.tz, updated.ms, updated.tz, f.String())
	return err
}

func fitChecks(ctx context.Context, tx *sql.Tx, rest string, args ...any) ([]stored[model.FitCheck], error) {
	scan := func(rows *sql.Rows) (s stored[model.FitCheck], err error) {
		c := &s.record
		var at, updated moment
		var form string
		err = rows.Scan(&s.row, &c.ID, &c.HarnessID, &at.ms, &at.tz, &c.OneFinger, &c.MovesFreely, &c.NoRubbing,
			&c.BreathesFreely, &c.Note, &updated.ms, &updated.tz, &form)
		c.At, c.UpdatedAt = at.time(), updated.time()
		s.form = parseForm(form)
		return s, err
	}
	return selectAll(ctx, tx, scan, `
		SELECT c.id, c.uid, n.uid, c.at_ms, c.at_tz, c.one_finger, c.moves_freely, c.no_rubbing,
			c.breathes_freely, c.note, c.updated_ms, c.updated_tz, c.form
		FROM fit_check c JOIN harness n ON n.id = c.harness JOIN hamster h ON h.id = n.hamster `+rest, args...)
}

// putFitCheck writes the fit check, in the place of one with the same id.
func putFitCheck(ctx context.Context, tx *sql.Tx, c model.FitCheck, harness int64, f form) error {
	at, updated := momentOf(c.At), momentOf(c.UpdatedAt)
	_, err := tx.ExecContext(ctx, `
		INSERT INTO fit_check (uid, harness, at_ms, at_tz, one_finger, moves_freely, no_rubbing, breathes_freely,
			note, updated_ms, updated_tz, form)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (uid) DO UPDATE SET harness = excluded.harness, at_ms = excluded.at_ms, at_tz = excluded.at_tz,
			one_finger = excluded.one_finger, moves_freely = excluded.moves_freely, no_rubbing = excluded.no_rubbing,
			breathes_freely = excluded.breathes_freely, note = excluded.note,
			updated_ms = excluded.updated_ms, updated_tz = excluded.updated_tz, form = excluded.form`,
		c.ID[:], harness, at.ms, at.tz, c.OneFinger, c.MovesFreely, c.NoRubbing, c.BreathesFreely,
		c.Note, updated.ms, updated.tz, f.String())
	return err
}
