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
	"slices"

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
	w, err := newWorkplace(filepath.Dir(path))
	if err != nil {
		return explain(trying, path, err)
	}
	defer func() { err = errors.Join(err, w.clear()) }()
	copied := w.file()
	if err := copyTo(ctx, j.from, copied); err != nil {
		return explain(trying, path, err)
	}
	if err := leaveEra(ctx, copied); err != nil {
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
	syncFolder(filepath.Dir(path))
	return nil
}

// copyTo writes a copy of a journal, which is read by an address, to a new file
// of this user's own. It has a connection to itself, so that no tap waits for it.
func copyTo(ctx context.Context, from, to string) (err error) {
	if err := makeOwn(to); err != nil {
		return err
	}
	db, err := sql.Open("sqlite", from)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	_, err = db.ExecContext(ctx, "VACUUM INTO ?", to)
	return err
}

// makeOwn makes an empty file that only its user can read, whatever the umask.
// SQLite gives what it makes beside a database the mode of that.
func makeOwn(path string) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	return f.Close()
}

// leaveEra gives a copy of a journal an era of its own: the log of the one that
// it was copied from is not for it.
func leaveEra(ctx context.Context, path string) (err error) {
	db, err := sql.Open("sqlite", source(path, url.Values{"mode": {"rw"}}))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	db.SetMaxOpenConns(1)
	return markEra(ctx, db)
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
	j, err := OpenToRead(ctx, path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, j.Close()) }()
	return j.faultless(ctx)
}

func (j *Journal) faultless(ctx context.Context) error {
	found, err := j.Check(ctx)
	if err != nil {
		return err
	}
	if len(found) > 0 {
		return explain("check the journal", j.path, fmt.Errorf("%w: %s %s", ErrDamaged, found[0].Record, found[0].Detail))
	}
	return nil
}

// Restore puts the journal of a backup in the place of the one at path, and
// keeps the present one beside it under the name that it returns, "" where
// there was none. Nothing is touched where the backup is not sound, also once an
// older program's has become one of this. The journal must not be open
// elsewhere; the error wraps [ErrBusy] where it is seen to be.
func Restore(ctx context.Context, path, backup string, options ...Option) (aside string, err error) {
	const trying = "restore the journal"
	if path, err = RealPath(path); err != nil {
		return "", explain(trying, path, err)
	}
	from, err := OpenToRead(ctx, backup)
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, from.Close()) }()
	if from.LiesAt(path) {
		return "", explain(trying, from.path, ErrItself)
	}
	if err := from.faultless(ctx); err != nil {
		return "", err
	}
	if err := makeFolder(path); err != nil {
		return "", explain(trying, path, err)
	}
	if there, err := lies(path); err != nil {
		return "", explain(trying, path, err)
	} else if there {
		aside = path + stamp(".before-")
		if err := setAside(ctx, path, aside, options); err != nil {
			return "", err
		}
	}
	j, err := StartNew(ctx, path, options...)
	if err != nil {
		return aside, err
	}
	defer func() { err = errors.Join(err, j.Close()) }()
	if err := j.takeOver(ctx, from.from); err != nil {
		return aside, explain(trying, path, err)
	}
	begun, err := j.beginEra(ctx)
	if err == nil && !begun {
		err = ErrBusy // the file is in the backup's era, and its log is not
	}
	return aside, explain(trying, path, err)
}

// setAside keeps the journal at path under another name: a copy where it is
// sound, the file itself where it is not.
func setAside(ctx context.Context, path, aside string, options []Option) error {
	j, err := Open(ctx, path, options...)
	if err == nil {
		if err = errors.Join(j.Backup(ctx, aside), j.Close()); err == nil {
			return others(path)
		}
	}
	for _, passing := range []error{ErrBusy, ErrFull, ErrUnsafe} {
		if errors.Is(err, passing) {
			return err
		}
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	// What cannot be opened or copied can still be moved, with all that belongs to
	// it; the journal's file last, so that no log is ever beside another one.
	for _, part := range append(slices.Clone(logs), "") {
		if err := os.Rename(path+part, aside+part); err != nil && !errors.Is(err, os.ErrNotExist) {
			return explain("keep the present journal", path, &failure{ErrReadOnly, err})
		}
	}
	return nil
}

// others is nil where nobody has the journal open that was just closed. Whoever
// closes last removes the log: where it is, somebody else is left.
func others(path string) error {
	if exists(path + "-wal") {
		return explain("see whether the journal is open elsewhere", path, ErrBusy)
	}
	return nil
}

// takeOver fills the journal with the pages of another file, which is read by an
// address, through SQLite:
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
		b, err := to.NewRestore(from)
		if err != nil {
			return err
		}
		_, err = b.Step(-1)
		return errors.Join(err, b.Finish())
	})
}
