package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// marks are what a file says of itself.
type marks struct {
	application, version, objects int
}

type queryer interface {
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// readMarks returns what the file says of itself.
func readMarks(ctx context.Context, db queryer) (m marks, err error) {
	for _, q := range []struct {
		query string
		to    *int
	}{
		{"PRAGMA application_id", &m.application},
		{"PRAGMA user_version", &m.version},
		{"SELECT count(*) FROM sqlite_schema", &m.objects},
	} {
		if err := db.QueryRowContext(ctx, q.query).Scan(q.to); err != nil {
			return m, err
		}
	}
	return m, nil
}

// judge says whether this program can work with such a file: one of its own,
// or a database with nothing in it, as a start that was cut short leaves it.
func (m marks) judge() error {
	ours := m.application == applicationID
	blank := m.application == 0 && m.version == 0 && m.objects == 0
	switch {
	case !ours && !blank:
		return ErrForeign
	case m.version > len(schema):
		return fmt.Errorf("%w: its schema is %d, this program knows %d", ErrNewer, m.version, len(schema))
	}
	return nil
}

// migrate brings the file to the newest schema, all steps in one transaction.
func migrate(ctx context.Context, db *sql.DB, steps []string) (err error) {
	c, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	defer c.Close()
	// Foreign keys cannot be switched inside a transaction, and a step that
	// rebuilds a table would delete its children with them on.
	if _, err := c.ExecContext(ctx, "PRAGMA foreign_keys = 0"); err != nil {
		return err
	}
	always := context.WithoutCancel(ctx)
	defer func() {
		_, on := c.ExecContext(always, "PRAGMA foreign_keys = 1")
		err = errors.Join(err, on)
	}()
	if _, err := c.ExecContext(ctx, "BEGIN IMMEDIATE"); err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_, back := c.ExecContext(always, "ROLLBACK")
			err = errors.Join(err, back)
		}
	}()
	// Read again under the lock: another process may have been faster.
	m, err := readMarks(ctx, c)
	if err != nil {
		return err
	}
	for n := m.version; n < len(steps); n++ {
		if _, err := c.ExecContext(ctx, steps[n]); err != nil {
			return fmt.Errorf("schema step %d: %w", n+1, err)
		}
	}
	if m.version < len(steps) {
		if err := noDangling(ctx, c); err != nil {
			return err
		}
		set := fmt.Sprintf("PRAGMA user_version = %d; PRAGMA application_id = %d", len(steps), applicationID)
		if _, err := c.ExecContext(ctx, set); err != nil {
			return err
		}
	}
	_, err = c.ExecContext(always, "COMMIT")
	return err
}

func noDangling(ctx context.Context, c *sql.Conn) error {
	rows, err := c.QueryContext(ctx, "PRAGMA foreign_key_check")
	if err != nil {
		return err
	}
	defer rows.Close()
	if rows.Next() {
		return errors.New("a schema step left dangling references")
	}
	return rows.Err()
}
