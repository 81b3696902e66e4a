package storage

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"

	"modernc.org/sqlite"
)

// Backup writes a whole and checked copy of the journal to path, also while a
// session runs. Where anything fails, what was at path is still there.
func (j *Journal) Backup(ctx context.Context, path string) (err error) {
	const trying = "back up the journal"
	path, err = filepath.Abs(path)
	if err != nil {
		return explain(trying, path, err)
	}
	if j.LiesAt(path) {
		return explain(trying, path, ErrItself)
	}
	if err := replaceable(path); err != nil {
		return explain(trying, path, err)
	}
	dir, err := os.MkdirTemp(filepath.Dir(path), unfinished+"*")
	if err != nil {
		return explain(trying, path, err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	copied := filepath.Join(dir, "journal.calmster")
	if err := vacuumInto(ctx, j.path, copied); err != nil {
		return explain(trying, path, err)
	}
	if err := sound(ctx, copied); err != nil {
		return explain(trying, path, err)
	}
	if err := syncFile(copied); err != nil {
		return explain(trying, path, err)
	}
	if err := os.Rename(copied, path); err != nil {
		return explain(trying, path, err)
	}
	return explain(trying, path, syncFolder(filepath.Dir(path)))
}

// unfinished begins the name of the folder in which a backup is made.
const unfinished = ".calmster-backup-"

// vacuumInto writes a copy of a journal through a connection of its own, so
// that no tap waits for it.
func vacuumInto(ctx context.Context, from, to string) (err error) {
	db, err := sql.Open("sqlite", source(from, url.Values{"mode": {"ro"}, "_busy_timeout": {"5000"}}))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	_, err = db.ExecContext(ctx, "VACUUM INTO ?", to)
	return err
}

func syncFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// sound is nil for a journal that this program can read and a check finds
// nothing wrong with. It changes nothing about the file.
func sound(ctx context.Context, path string) (err error) {
	if err := probe(ctx, path); err != nil {
		return err
	}
	db, err := sql.Open("sqlite", source(path, url.Values{"mode": {"ro"}, "_query_only": {"1"}}))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	tx, err := db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, tx.Rollback()) }()
	m, err := readMarks(ctx, tx)
	if err != nil {
		return err
	}
	if m.version == 0 {
		return ErrForeign // an empty database is no copy of a journal
	}
	if m.version < len(schema) {
		return nil // its records are read after the migration
	}
	found, err := check(ctx, tx)
	if err != nil {
		return err
	}
	if len(found) > 0 {
		return fmt.Errorf("%w: %s %s", ErrDamaged, found[0].Record, found[0].Detail)
	}
	return nil
}

// Restore puts the journal of a backup in the place of the one at path, and
// keeps the present one beside it under the name that it returns, "" where
// there was none. Nothing is touched where the backup is not sound. The journal
// must not be open elsewhere; the error wraps [ErrBusy] where it is seen to be.
func Restore(ctx context.Context, path, backup string, options ...Option) (aside string, err error) {
	const trying = "restore the journal"
	if path, err = filepath.Abs(path); err != nil {
		return "", explain(trying, path, err)
	}
	if backup, err = filepath.Abs(backup); err != nil {
		return "", explain(trying, backup, err)
	}
	from, err := os.Stat(backup)
	if errors.Is(err, os.ErrNotExist) {
		return "", explain(trying, backup, ErrMissing)
	}
	if err != nil {
		return "", explain(trying, backup, err)
	}
	if !from.Mode().IsRegular() {
		return "", explain(trying, backup, ErrForeign)
	}
	if err := keepLocks(); err != nil {
		return "", explain(trying, path, err)
	}
	if err := sound(ctx, backup); err != nil {
		return "", explain(trying, backup, about(backup, err))
	}
	present, err := os.Stat(path)
	if err == nil && os.SameFile(present, from) {
		return "", explain(trying, backup, ErrItself)
	}
	var j *Journal
	if present != nil {
		aside = path + stamp(".before-")
		j, err = setAside(ctx, path, aside, options)
	} else {
		j, err = Open(ctx, path, options...)
	}
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, j.Close()) }()
	if err := j.takeOver(ctx, backup); err != nil {
		return aside, explain(trying, path, err)
	}
	return aside, explain(trying, path, migrate(ctx, j.write, schema))
}

// setAside keeps the journal at path under another name and returns one open at
// path: the same where it is sound, a new one where it is not.
func setAside(ctx context.Context, path, aside string, options []Option) (*Journal, error) {
	j, err := Open(ctx, path, options...)
	if err == nil {
		if err = j.Backup(ctx, aside); err == nil {
			return j, nil
		}
		if closed := j.Close(); closed != nil {
			return nil, errors.Join(err, closed)
		}
	}
	// What cannot be read can still be moved, with all that belongs to it.
	if !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrForeign) {
		return nil, err
	}
	for _, part := range []string{"-wal", "-shm", ""} {
		if err := os.Rename(path+part, aside+part); err != nil && !errors.Is(err, os.ErrNotExist) {
			return nil, explain("keep the present journal", path, err)
		}
	}
	return Open(ctx, path, options...)
}

// takeOver fills the journal with the pages of another file, through SQLite:
// copying the file over would leave a write-ahead log that belongs to what was
// there before.
func (j *Journal) takeOver(ctx context.Context, from string) (err error) {
	c, err := j.write.Conn(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, c.Close()) }()
	if _, err := c.ExecContext(ctx, fmt.Sprintf("PRAGMA busy_timeout = %d", patience.Milliseconds())); err != nil {
		return err
	}
	return c.Raw(func(driverConn any) error {
		to, ok := driverConn.(interface {
			NewRestore(string) (*sqlite.Backup, error)
		})
		if !ok {
			return driver.ErrBadConn
		}
		b, err := to.NewRestore(source(from, url.Values{"mode": {"ro"}}))
		if err != nil {
			return err
		}
		_, err = b.Step(-1)
		return errors.Join(err, b.Finish())
	})
}
