package storage

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"os"
	"sync"
)

// SQLite goes on writing into files that were deleted or cut, or that another
// program has overwritten, without an error. So the journal's files are looked at
// before and after each write: two calls of stat. Only what does not look as it was
// left is looked into.

// files is what the journal's files looked like when they were looked at last.
type files struct {
	sync.Mutex
	main, wal os.FileInfo
	copied    int   // frames of the write-ahead log that were in the main file
	meddled   error // what was found once and for all
	// kept is where what the journal held was written to when another file was put
	// in its place.
	kept string
}

// errAnew says that the connection must not be used any more; the next one may.
var errAnew = errors.New("the journal was opened anew")

// inPlace is nil where what c writes is what the next start will find.
func (j *Journal) inPlace(ctx context.Context, c *sql.Conn) error {
	main, err := os.Stat(j.path)
	if err != nil {
		return fmt.Errorf("%w: %s", ErrMoved, j.path)
	}
	j.files.Lock()
	defer j.files.Unlock()
	if !os.SameFile(j.file, main) {
		return j.keepReplaced(ctx, c)
	}
	if j.files.meddled != nil {
		return j.files.meddled
	}
	if err := j.mainAsLeft(ctx, c, main); err != nil {
		return err
	}
	return j.logAsLeft(ctx, c)
}

// keepReplaced says that another file lies in the journal's place, and writes, once,
// all that this one holds to a file beside it: it has no name of its own any more,
// and would be gone with this program.
func (j *Journal) keepReplaced(ctx context.Context, c *sql.Conn) error {
	moved := fmt.Errorf("%w: another file is at %s", ErrMoved, j.path)
	if j.files.kept == "" {
		to := j.path + stamp(".kept-")
		if err := makeOwn(to); err != nil {
			return errors.Join(moved, err)
		}
		if _, err := c.ExecContext(ctx, "VACUUM INTO ?", to); err != nil {
			return errors.Join(moved, err, os.Remove(to))
		}
		j.files.kept = to
	}
	return &failure{ErrReplaced, moved}
}

// mainAsLeft is nil where nobody but SQLite has written into the main file.
func (j *Journal) mainAsLeft(ctx context.Context, c *sql.Conn, main os.FileInfo) error {
	f := &j.files
	if f.main != nil && main.ModTime().Equal(f.main.ModTime()) && main.Size() == f.main.Size() {
		return nil
	}
	if main.Size() == 0 { // a connection that finds it empty deletes the log
		return f.meddle("it was emptied")
	}
	_, copied, err := frames(ctx, c)
	// SQLite writes there when it copies the log back, and counts that.
	if err == nil && f.main != nil && (copied == 0 || copied == f.copied) {
		err = j.sound(ctx)
	}
	switch {
	case err == nil:
		f.main, f.copied = main, copied
	case errors.Is(named(err), ErrDamaged), errors.Is(named(err), ErrForeign):
		return f.meddle("it was overwritten")
	}
	return err
}

// logAsLeft is nil where the write-ahead log is the one that c writes, and holds
// what was written into it.
func (j *Journal) logAsLeft(ctx context.Context, c *sql.Conn) error {
	f := &j.files
	wal, err := os.Stat(j.path + "-wal")
	switch {
	case errors.Is(err, os.ErrNotExist):
		return j.rescue(ctx, c)
	case err != nil:
		return fmt.Errorf("%w: %w", ErrMoved, err)
	case f.wal == nil: // the first look
		os.SameFile(wal, wal) // Windows looks the file's number up at the first call
	case !os.SameFile(wal, f.wal) && wal.Size() == 0:
		return j.rescue(ctx, c)
	case !os.SameFile(wal, f.wal):
		return f.meddle("its log was replaced")
	case wal.Size() < f.wal.Size():
		if whole, err := wholeLog(ctx, c, wal.Size()); err != nil {
			return err
		} else if !whole {
			return f.meddle("its log was cut")
		}
	}
	f.wal = wal
	return nil
}

// meddle notes that nothing must be written any more.
func (f *files) meddle(how string) error {
	f.meddled = fmt.Errorf("%w: %s", ErrMeddled, how)
	return f.meddled
}

// frames counts what SQLite knows to be in the write-ahead log, and what of it is
// in the main file. It changes nothing.
func frames(ctx context.Context, c *sql.Conn) (logged, copied int, err error) {
	var busy int
	err = c.QueryRowContext(ctx, "PRAGMA wal_checkpoint(NOOP)").Scan(&busy, &logged, &copied)
	return logged, copied, err
}

// wholeLog is whether a write-ahead log of that size holds all that SQLite believes
// it to hold. Another program may have copied it back and emptied it.
func wholeLog(ctx context.Context, c *sql.Conn, size int64) (bool, error) {
	const head, frameHead = 32, 24
	var page int64
	if err := c.QueryRowContext(ctx, "PRAGMA page_size").Scan(&page); err != nil {
		return false, err
	}
	logged, _, err := frames(ctx, c)
	return err == nil && (logged <= 0 || size >= head+int64(logged)*(frameHead+page)), err
}

// sound is nil where a start would find a journal, as far as can be told without
// reading all of it.
func (j *Journal) sound(ctx context.Context) (err error) {
	if err := (survey{settings: withLog()}).recognise(ctx, j.path); err != nil {
		return err
	}
	// A connection of its own: the others have seen the file as it was.
	db, err := sql.Open("sqlite", source(j.path, withLog()))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	var said string
	if err := db.QueryRowContext(ctx, "PRAGMA quick_check(1)").Scan(&said); err != nil {
		return err
	}
	if said != "ok" {
		return fmt.Errorf("%w: %s", ErrDamaged, said)
	}
	return nil
}

// rescue brings what is in a write-ahead log that was deleted into the main file:
// the connections of this journal still have it open. They are then given up, as
// the next ones make a new log.
func (j *Journal) rescue(ctx context.Context, c *sql.Conn) error {
	var busy, logged, copied int
	err := c.QueryRowContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)").Scan(&busy, &logged, &copied)
	if err == nil && busy != 0 {
		err = ErrBusy // somebody reads
	}
	if err != nil {
		return err
	}
	j.files.main, j.files.wal = nil, nil
	j.read.SetMaxIdleConns(0) // also of those that are in use now
	if err := c.Raw(func(any) error { return driver.ErrBadConn }); !errors.Is(err, driver.ErrBadConn) {
		return err
	}
	return errAnew
}
