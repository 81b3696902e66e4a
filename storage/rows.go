package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/google/uuid"

	"calmster/model"
)

// stored is a record together with what only the journal knows of it.
type stored[T any] struct {
	record T
	row    int64
	form   form
}

// records drops what only the journal knows.
func records[T any](all []stored[T]) []T {
	out := make([]T, len(all))
	for i, s := range all {
		out[i] = s.record
	}
	return out
}

// selectAll runs a query and scans each of its rows.
func selectAll[T any](ctx context.Context, tx *sql.Tx, scan func(*sql.Rows) (T, error), query string, args ...any) (out []T, err error) {
	rows, err := tx.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		v, err := scan(rows)
		if err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	return out, rows.Err()
}

// rowOf returns the number of the record with that id in a table, or an error
// that wraps [ErrNotFound], also for one that lies in the bin.
func rowOf(ctx context.Context, tx *sql.Tx, table string, id model.ID) (row int64, err error) {
	query := "SELECT id FROM " + table + " WHERE uid = ?"
	if table == "hamster" || table == "session" || table == "enrichment" {
		query += " AND " + notBinned
	}
	err = tx.QueryRowContext(ctx, query, id[:]).Scan(&row)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, fmt.Errorf("%w: %s %s", ErrNotFound, table, id)
	}
	return row, err
}

// touched returns an error that wraps [ErrNotFound] where a change met no row.
func touched(res sql.Result, err error) error {
	if err != nil {
		return err
	}
	n, err := res.RowsAffected()
	if err == nil && n == 0 {
		err = ErrNotFound
	}
	return err
}

// newID returns an id that sorts by the time it was made at.
func newID() (model.ID, error) {
	id, err := uuid.NewV7()
	if err != nil {
		return model.ID{}, fmt.Errorf("make an id: %w", err)
	}
	return id, nil
}
