package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"
)

// CanMoveTo is nil where a journal could be moved to path: its folder is there,
// may be written in and lies on this computer, and nothing has the name. The
// error wraps [ErrReadOnly], [ErrUnsafe] or [ErrOccupied] where that is the reason.
func CanMoveTo(path string) error {
	const trying = "move the journal"
	for _, part := range append(slices.Clone(logs), "") {
		switch _, err := os.Lstat(path + part); {
		case err == nil:
			return explain(trying, path, ErrOccupied)
		case !errors.Is(err, os.ErrNotExist):
			return explain(trying, path, &failure{ErrReadOnly, err})
		}
	}
	folder := filepath.Dir(path)
	if _, err := os.ReadDir(folder); err != nil {
		return explain(trying, path, &failure{ErrReadOnly, err})
	}
	if remote(folder) {
		return explain(trying, path, ErrUnsafe)
	}
	w, err := newWorkplace(folder)
	if err != nil && !errors.Is(err, syscall.ENOSPC) {
		return explain(trying, path, &failure{ErrReadOnly, err})
	}
	if err == nil {
		err = w.clear()
	}
	return explain(trying, path, err)
}

// Move moves the journal to a path where nothing lies, and closes it, whatever
// comes of it: the caller opens the one that counts now.
//
// The copy is made by SQLite, checked, and compared record by record with what
// it was made of. Only then remember is called with the new place, and the file
// that the journal was becomes aside, which holds every record too. Where
// anything fails the journal is where it was and remember was called with its
// old place. The error wraps [ErrBusy] where another program has it open.
func (j *Journal) Move(ctx context.Context, path string, remember func(path string) error) (aside string, err error) {
	const trying = "move the journal"
	closed := false
	defer func() {
		if !closed {
			err = errors.Join(err, j.Close())
		}
	}()
	path, err = filepath.Abs(path)
	if err != nil {
		return "", explain(trying, path, err)
	}
	if err := CanMoveTo(path); err != nil {
		return "", err
	}
	if err := j.alone(ctx, func() error { return j.Backup(ctx, path) }); err != nil {
		return "", err
	}
	if err := identical(ctx, j.path, path, url.Values{"mode": {"ro"}, "_busy_timeout": {"5000"}}); err != nil {
		return "", errors.Join(explain(trying, j.path, err), os.Remove(path))
	}
	if err := remember(path); err != nil {
		return "", errors.Join(explain(trying, path, err), os.Remove(path))
	}
	back := func(why error) error {
		// The copy is kept: what differs must not be lost.
		return errors.Join(explain(trying, j.path, why), remember(j.path), os.Rename(path, path+stamp(".unused-")))
	}
	closed = true
	if err := j.Close(); err != nil {
		return "", back(err)
	}
	if err := others(j.path); err != nil {
		return "", back(err)
	}
	aside = j.path + stamp(".moved-")
	if err := os.Rename(j.path, aside); err != nil {
		return "", back(err)
	}
	err = others(j.path) // who came in between
	if err == nil {
		// Without a log there is nothing to read but the file; looking for one
		// would make one.
		err = identical(ctx, aside, path, url.Values{"mode": {"ro"}, "immutable": {"1"}})
	}
	if err != nil {
		return "", errors.Join(os.Rename(aside, j.path), back(err))
	}
	return aside, nil
}

// stamp ends a file's name with this moment.
func stamp(mark string) string { return mark + time.Now().Format("20060102-150405.000") }

// alone runs do while nobody else can write in the journal.
func (j *Journal) alone(ctx context.Context, do func() error) error {
	c, err := j.write.Conn(ctx)
	if err != nil {
		return explain("keep others from writing", j.path, err)
	}
	tx, err := hold(ctx, c, patience)
	if err != nil {
		return errors.Join(explain("keep others from writing", j.path, err), c.Close())
	}
	return errors.Join(do(), explain("let others write again", j.path, tx.Rollback()), c.Close())
}

// identical is nil where two journals hold the same records in every table. The
// first is opened with settings.
func identical(ctx context.Context, one, other string, settings url.Values) (err error) {
	db, err := sql.Open("sqlite", source(one, settings))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	db.SetMaxOpenConns(1) // what is attached is attached to a connection
	if _, err := db.ExecContext(ctx, "ATTACH ? AS other", source(other, url.Values{"mode": {"ro"}})); err != nil {
		return err
	}
	tx, err := db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, tx.Rollback()) }()
	tables, err := selectAll(ctx, tx, func(rows *sql.Rows) (name string, err error) {
		return name, rows.Scan(&name)
	}, "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' AND name NOT LIKE 'sqlite_%'")
	if err != nil {
		return err
	}
	for _, name := range tables {
		if name == "era" {
			continue // each file has its own
		}
		table := `"` + strings.ReplaceAll(name, `"`, `""`) + `"`
		var differ bool
		if err := tx.QueryRowContext(ctx, `SELECT
			(SELECT count(*) FROM main.`+table+`) <> (SELECT count(*) FROM other.`+table+`)
			OR EXISTS (SELECT * FROM main.`+table+` EXCEPT SELECT * FROM other.`+table+`)`).Scan(&differ); err != nil {
			return err
		}
		if differ {
			return fmt.Errorf("%w: its table %s changed meanwhile", ErrBusy, name)
		}
	}
	return nil
}
