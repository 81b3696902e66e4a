package storage

import (
	"context"
	"database/sql"
	"errors"
	"net/url"
	"os"
)

// OpenToRead opens a journal that is there, and neither writes in it nor makes
// anything beside it: a file that cannot be written is read as well. What writes
// fails with [ErrReadOnly].
//
// Where SQLite would have to write before it can read, a private copy is read:
// of an older program's journal, of one that crashed on a disk that is full or
// read-only now. The error wraps [ErrMissing], [ErrEmpty], [ErrLost], [ErrForeign],
// [ErrNewer], [ErrAltered], [ErrDamaged] or [ErrBusy] where that is the reason.
func OpenToRead(ctx context.Context, path string, options ...Option) (*Journal, error) {
	const trying = "read the journal"
	j, err := journalAt(path, options)
	if err != nil {
		return nil, explain(trying, path, err)
	}
	path = j.path
	switch there, err := lies(path); {
	case err != nil:
		return nil, explain(trying, path, err)
	case !there && wasThere(path):
		return nil, explain(trying, path, ErrLost)
	case !there && exists(path):
		return nil, explain(trying, path, ErrEmpty)
	case !there:
		return nil, explain(trying, path, ErrMissing)
	}
	if err := j.openToRead(ctx); err != nil {
		return nil, errors.Join(explain(trying, path, about(path, err)), j.Close())
	}
	return j, nil
}

func (j *Journal) openToRead(ctx context.Context) (err error) {
	if j.file, err = os.Stat(j.path); err != nil {
		return err
	}
	os.SameFile(j.file, j.file) // Windows looks the file's number up at the first call
	s, err := surveyOf(ctx, j.path)
	if err != nil {
		return err
	}
	step := 0
	if !s.unready() {
		step, err = j.connectToRead(ctx, source(j.path, s.settings))
		if s.settings.Has("immutable") {
			j.still = j.unchanged
		}
	}
	if s.unready() || unreadableThere(err) {
		copied, drop, broken := privateCopy(j.path)
		if broken != nil {
			return errors.Join(err, broken)
		}
		j.drop = drop
		step, err = j.connectToRead(ctx, source(copied, url.Values{"mode": {"rw"}}))
	}
	switch {
	case err != nil:
		return err
	case step == 0:
		return ErrEmpty
	case step < len(schema):
		return j.readMigrated(ctx)
	}
	return nil
}

// connectToRead opens a file to be read by its address, and returns the step of
// its schema.
func (j *Journal) connectToRead(ctx context.Context, from string) (step int, err error) {
	if j.read != nil {
		if err := j.read.Close(); err != nil {
			return 0, err
		}
	}
	if j.read, err = sql.Open("sqlite", from+"&_query_only=1"); err != nil {
		return 0, err
	}
	j.read.SetMaxOpenConns(2)
	j.from = from
	return stepOf(ctx, j.read)
}

// readMigrated reads a copy of the journal that has the newest schema: an older
// program's file stays as it is.
func (j *Journal) readMigrated(ctx context.Context) error {
	w, err := spareWorkplace()
	if err != nil {
		return err
	}
	if drop := j.drop; drop != nil {
		j.drop = func() error { return errors.Join(w.clear(), drop()) }
	} else {
		j.drop = w.clear
	}
	if err := copyTo(ctx, j.from, w.file()); err != nil {
		return err
	}
	if err := migrateFile(ctx, w.file()); err != nil {
		return err
	}
	_, err = j.connectToRead(ctx, source(w.file(), alone()))
	return err
}

// migrateFile brings a copy of a journal to the newest schema.
func migrateFile(ctx context.Context, path string) (err error) {
	db, err := sql.Open("sqlite", source(path, url.Values{"mode": {"rw"}, "_foreign_keys": {"1"}, "_dqs": {"0"}}))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	db.SetMaxOpenConns(1)
	if err := setMarks(ctx, db); err != nil {
		return err
	}
	return migrate(ctx, db, schema)
}

// unchanged tells of a program that began to write in a journal while it was
// read: SQLite does not, where it was told that nothing is written.
func (j *Journal) unchanged() error {
	now, err := os.Stat(j.path)
	if err != nil {
		return err
	}
	if !os.SameFile(now, j.file) || now.Size() != j.file.Size() || !now.ModTime().Equal(j.file.ModTime()) {
		return ErrBusy
	}
	return nil
}
