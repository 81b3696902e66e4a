package storage

import (
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"runtime"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// survey is how a file that is there may be read without changing anything about
// it, and what of its logs belongs to it.
type survey struct {
	// settings are those to read it with.
	settings url.Values
	// stray: what lies beside the file was written for another one that lay there
	// before. SQLite would put its pages into this one.
	stray bool
	// hot: a change was cut short, and nothing can be read before it is taken
	// back, which writes. So it is the first start that was cut short, or the file
	// is no journal.
	hot bool
	// left: its log is what a program left that ended without closing it.
	left bool
}

// unready is whether SQLite would write beside the file before it reads it.
func (s survey) unready() bool { return s.hot || s.left }

// alone returns the settings to read a database's file and nothing of what lies
// beside it. Nothing is made beside it either.
func alone() url.Values { return url.Values{"mode": {"ro"}, "immutable": {"1"}} }

// withLog returns the settings to read a database with its write-ahead log.
func withLog() url.Values {
	return url.Values{"mode": {"ro"}, "_busy_timeout": {"5000"}}
}

// surveyOf looks at the file at path, which is there, and at what lies beside it.
func surveyOf(ctx context.Context, path string) (s survey, err error) {
	switch {
	case size(path+"-journal") > 0:
		head, err := header(path)
		if err != nil {
			return s, err
		}
		if binary.BigEndian.Uint32(head[68:]) == applicationID {
			return survey{settings: alone(), stray: true}, nil
		}
		return survey{hot: true}, nil
	case isStray(ctx, path):
		return survey{settings: alone(), stray: true}, nil
	case size(path+"-wal") == 0 && !exists(path+"-shm"):
		return survey{settings: alone()}, nil // nobody has it open
	}
	return survey{settings: withLog(), left: !exists(path + "-shm")}, nil
}

// header returns the first hundred bytes of a database.
func header(path string) (head [100]byte, err error) {
	f, err := os.Open(path)
	if err != nil {
		return head, err
	}
	if _, err = io.ReadFull(f, head[:]); errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		err = nil
	}
	return head, errors.Join(err, f.Close())
}

// recognise is nil where the file at path is one that this program can work with.
// It changes nothing about it: opening it for writing would already turn another
// program's database into a WAL one.
func (s survey) recognise(ctx context.Context, path string) (err error) {
	settings := s.settings
	if s.unready() {
		copied, drop, err := privateCopy(path)
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, drop()) }()
		path, settings = copied, url.Values{"mode": {"rw"}}
	}
	db, err := sql.Open("sqlite", source(path, settings))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	db.SetMaxOpenConns(1)
	_, err = stepOf(ctx, db)
	return err
}

// privateCopy copies a database that nobody writes in, with its logs, to where
// only this user can read it. SQLite can bring the copy in order, and leaves the
// original as it is: that lies on a disk that is full or cannot be written, say.
func privateCopy(path string) (copied string, drop func() error, err error) {
	w, err := spareWorkplace()
	if err != nil {
		return "", nil, err
	}
	for _, part := range []string{"-wal", "-journal", ""} {
		if err := copyFile(path+part, w.file()+part); err != nil && !(part != "" && errors.Is(err, os.ErrNotExist)) {
			return "", nil, errors.Join(err, w.clear())
		}
	}
	return w.file(), w.clear, nil
}

func copyFile(from, to string) (err error) {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, in.Close()) }()
	out, err := os.OpenFile(to, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Close())
}

// spareWorkplace is a workplace somewhere else than beside the journal.
func spareWorkplace() (*workplace, error) {
	folders := []string{os.TempDir()}
	if runtime.GOOS == "linux" {
		folders = append(folders, os.Getenv("XDG_RUNTIME_DIR"), "/dev/shm")
	}
	var errs []error
	for _, folder := range folders {
		if !filepath.IsAbs(folder) {
			continue
		}
		w, err := newWorkplace(folder)
		if err == nil {
			return w, nil
		}
		errs = append(errs, err)
	}
	return nil, errors.Join(errs...)
}

// unreadableThere is whether SQLite could not read the file where it lies though
// nothing is known to be wrong with it: it wants to write beside it, and the disk
// is full or cannot be written.
func unreadableThere(err error) bool {
	var se *sqlite.Error
	if !errors.As(err, &se) {
		return false
	}
	switch se.Code() & 0xff { // the primary code
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_PERM:
		return true
	}
	return false
}
