package storage

import (
	"context"
	"database/sql"
	"time"

	"calmster/internal/photo"
	"calmster/model"
)

// Hamsters returns every hamster that is not in the bin, the archived ones last, each part by name.
func (j *Journal) Hamsters(ctx context.Context) (out []model.Hamster, err error) {
	err = j.look(ctx, "read the hamsters", func(tx *sql.Tx) error {
		all, err := hamsters(ctx, tx, "WHERE "+notBinned+" ORDER BY archived_ms IS NOT NULL, name COLLATE NOCASE, id")
		out = records(all)
		return err
	})
	return out, err
}

// SaveHamster writes a hamster. One without an ID is new: it is given an ID and
// CreatedAt. Any other must be in the journal, else the error wraps
// [ErrNotFound], and is given UpdatedAt. A wrong field, or a photo that is none
// that package photo makes, is a [*model.FieldError].
func (j *Journal) SaveHamster(ctx context.Context, h *model.Hamster) error {
	trying := "save the hamster"
	if err := validHamster(*h); err != nil {
		return explain(trying, j.path, err)
	}
	saved := *h
	err := j.change(ctx, trying, func(tx *sql.Tx) (err error) {
		if saved.ID == (model.ID{}) {
			if saved.ID, err = newID(); err != nil {
				return err
			}
			saved.CreatedAt = j.stamp()
		} else {
			if _, err := rowOf(ctx, tx, "hamster", saved.ID); err != nil {
				return err
			}
			saved.UpdatedAt = j.stamp()
		}
		_, err = putHamster(ctx, tx, saved, nil)
		return err
	})
	if err == nil {
		*h = saved
	}
	return err
}

func hamsters(ctx context.Context, tx *sql.Tx, rest string, args ...any) ([]stored[model.Hamster], error) {
	return selectAll(ctx, tx, scanHamster, `
		SELECT id, uid, name, species, born, stage, notes, created_ms, created_tz,
			updated_ms, updated_tz, archived_ms, archived_tz, form, jpeg
		FROM hamster LEFT JOIN photo ON photo.hamster = hamster.id `+rest, args...)
}

func scanHamster(rows *sql.Rows) (s stored[model.Hamster], err error) {
	var (
		h                          = &s.record
		born                       sql.NullString
		created, updated, archived moment
		form                       string
	)
	if err := rows.Scan(&s.row, &h.ID, &h.Name, &h.Species, &born, &h.Stage, &h.Notes, &created.ms, &created.tz,
		&updated.ms, &updated.tz, &archived.ms, &archived.tz, &form, &h.Photo); err != nil {
		return s, err
	}
	if born.Valid {
		if h.Born, err = time.Parse(time.DateOnly, born.String); err != nil {
			return s, err
		}
	}
	h.CreatedAt, h.UpdatedAt, h.ArchivedAt = created.time(), updated.time(), archived.time()
	s.form = parseForm(form)
	return s, nil
}

// validHamster is the hamster's own check and that of its photo.
func validHamster(h model.Hamster) error {
	if err := h.Validate(); err != nil {
		return err
	}
	if len(h.Photo) > 0 && photo.Check(h.Photo) != nil {
		return &model.FieldError{Field: "photo", Problem: model.ProblemPicture}
	}
	return nil
}

// putHamster writes the hamster with its photo, in the place of one with the
// same id, and returns its row.
func putHamster(ctx context.Context, tx *sql.Tx, h model.Hamster, f form) (row int64, err error) {
	var born sql.NullString
	if !h.Born.IsZero() {
		born = sql.NullString{String: h.Born.Format(time.DateOnly), Valid: true}
	}
	created, updated, archived := momentOf(h.CreatedAt), momentOf(h.UpdatedAt), momentOf(h.ArchivedAt)
	if err := tx.QueryRowContext(ctx, `
		INSERT INTO hamster (uid, name, species, born, stage, notes, created_ms, created_tz,
			updated_ms, updated_tz, archived_ms, archived_tz, form)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (uid) DO UPDATE SET name = excluded.name, species = excluded.species, born = excluded.born,
			stage = excluded.stage, notes = excluded.notes,
			created_ms = excluded.created_ms, created_tz = excluded.created_tz,
			updated_ms = excluded.updated_ms, updated_tz = excluded.updated_tz,
			archived_ms = excluded.archived_ms, archived_tz = excluded.archived_tz, form = excluded.form
		RETURNING id`,
		h.ID[:], h.Name, h.Species, born, h.Stage, h.Notes, created.ms, created.tz,
		updated.ms, updated.tz, archived.ms, archived.tz, f.String()).Scan(&row); err != nil {
		return row, err
	}
	if len(h.Photo) == 0 {
		_, err = tx.ExecContext(ctx, "DELETE FROM photo WHERE hamster = ?", row)
		return row, err
	}
	_, err = tx.ExecContext(ctx, `
		INSERT INTO photo (hamster, jpeg) VALUES (?, ?)
		ON CONFLICT (hamster) DO UPDATE SET jpeg = excluded.jpeg`, row, h.Photo)
	return row, err
}
