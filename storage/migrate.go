package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// marks are what a file says of itself.
type marks struct {
	application, version, objects int
}

type queryer interface {
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

type queries interface {
	queryer
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
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

// newest is how far ahead of ours the schema of a newer program may be. What is
// further away is no number that a program wrote.
const newest = 1000

// stepOf returns which schema the file has, 0 for a database with nothing in it,
// as a start that was cut short leaves it. The tables themselves tell, so that a
// journal is not lost to one wrong bit in a number. Where they are as no step
// makes them, the error wraps [ErrNewer], [ErrAltered] or [ErrForeign].
func stepOf(ctx context.Context, db queries) (step int, err error) {
	defer func() {
		var se *sqlite.Error
		if errors.As(err, &se) && se.Code() == sqlite3.SQLITE_ERROR {
			err = &failure{ErrDamaged, err} // of a form that no SQLite writes
		}
	}()
	m, err := readMarks(ctx, db)
	if err != nil {
		return 0, err
	}
	known, err := shapes()
	if err != nil {
		return 0, err
	}
	is, err := shapeOf(ctx, db)
	if err != nil {
		return 0, err
	}
	ours := m.application == applicationID
	likely := m.version > 0 && m.version < len(known)
	switch {
	case m == marks{}:
		return 0, nil
	case ours && m.version >= len(known) && m.version < len(known)+newest:
		return 0, fmt.Errorf("%w: its schema is %d, this program knows %d", ErrNewer, m.version, len(schema))
	case likely && is.equals(known[m.version]):
		return m.version, nil
	}
	for n := len(known) - 1; n > 0; n-- {
		if is.equals(known[n]) {
			return n, nil
		}
	}
	if !ours {
		return 0, ErrForeign
	}
	want := known[len(known)-1]
	if likely {
		want = known[m.version]
	}
	return 0, fmt.Errorf("%w: %s", ErrAltered, want.difference(is))
}

// shape is how the tables and all else of a database were made, by their kind
// and name.
type shape map[string]string

// shapes are the shapes of a journal after each step of its schema.
var shapes = sync.OnceValues(func() (out []shape, err error) {
	db, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	db.SetMaxOpenConns(1)
	out = append(out, shape{})
	for n, step := range schema {
		if _, err := db.Exec(step); err != nil {
			return nil, fmt.Errorf("schema step %d: %w", n+1, err)
		}
		s, err := shapeOf(context.Background(), db)
		if err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, nil
})

func shapeOf(ctx context.Context, db queries) (shape, error) {
	rows, err := db.QueryContext(ctx, "SELECT type || ' ' || name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite!_%' ESCAPE '!'")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := shape{}
	for rows.Next() {
		var name string
		var made sql.NullString
		if err := rows.Scan(&name, &made); err != nil {
			return nil, err
		}
		// How it is laid out in lines has no meaning.
		out[name] = strings.Join(strings.Fields(made.String), " ")
	}
	return out, rows.Err()
}

func (s shape) equals(other shape) bool { return maps.Equal(s, other) }

// difference says what is another way in is than it should be.
func (s shape) difference(is shape) string {
	for _, name := range slices.Sorted(maps.Keys(is)) {
		if made, known := s[name]; !known {
			return name + " does not belong there"
		} else if made != is[name] {
			return name + " was made in another way"
		}
	}
	for _, name := range slices.Sorted(maps.Keys(s)) {
		if _, there := is[name]; !there {
			return name + " is missing"
		}
	}
	return "nothing is different"
}

// setMarks makes the file say which schema it has, where one wrong bit kept it
// from that.
func setMarks(ctx context.Context, db *sql.DB) error {
	step, err := stepOf(ctx, db)
	if err != nil {
		return err
	}
	m, err := readMarks(ctx, db)
	if err != nil || step == 0 || m.application == applicationID && m.version == step {
		return err
	}
	_, err = db.ExecContext(ctx, fmt.Sprintf("BEGIN IMMEDIATE; PRAGMA user_version = %d; PRAGMA application_id = %d; COMMIT", step, applicationID))
	return err
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
