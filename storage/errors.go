package storage

import (
	"errors"
	"fmt"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// What can keep a journal from being opened, read or written. Errors of this
// package wrap one of these where a person can do something about it.
var (
	// ErrMissing is returned by [OpenExisting] where there is no file.
	ErrMissing = errors.New("there is no journal")
	// ErrForeign is returned for a file, or a folder, that is no journal.
	ErrForeign = errors.New("not a Calmster journal")
	// ErrNewer is returned for a journal that a later version of the program wrote.
	ErrNewer = errors.New("the journal was written by a newer version")
	// ErrDamaged is returned where the journal's file is broken.
	ErrDamaged = errors.New("the journal is damaged")
	// ErrReadOnly is returned where the journal or its folder cannot be written.
	ErrReadOnly = errors.New("the journal cannot be written")
	// ErrFull is returned where the disk is full.
	ErrFull = errors.New("the disk is full")
	// ErrBusy is returned where another program holds the journal for too long.
	ErrBusy = errors.New("another program is using the journal")
	// ErrMoved is returned where the journal's file was moved or deleted while
	// open. What was written then may be nowhere.
	ErrMoved = errors.New("the journal was moved or deleted while open")
	// ErrUnsafe is returned where the file system does not give the safety that
	// was asked for, such as a write-ahead log.
	ErrUnsafe = errors.New("the journal cannot be kept safely there")
	// ErrNotFound is returned for a record that the journal does not hold.
	ErrNotFound = errors.New("no such record")
	// ErrTaken is returned for an event whose place in the log another event has.
	ErrTaken = errors.New("another event has that place in the log")
	// ErrEnded is returned for what only a session that still runs can take.
	ErrEnded = errors.New("the session has ended")
)

// explain wraps err with what was being tried, and with the error of this
// package that says what is wrong in a person's terms.
func explain(trying string, err error) error {
	if err == nil {
		return nil
	}
	var se *sqlite.Error
	if errors.As(err, &se) {
		if kind := kindOf(se.Code()); kind != nil && !errors.Is(err, kind) {
			return fmt.Errorf("%s: %w: %w", trying, kind, err)
		}
	}
	return fmt.Errorf("%s: %w", trying, err)
}

func kindOf(code int) error {
	switch code & 0xff { // the primary code
	case sqlite3.SQLITE_NOTADB:
		return ErrForeign
	case sqlite3.SQLITE_CORRUPT:
		return ErrDamaged
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM:
		return ErrReadOnly
	case sqlite3.SQLITE_FULL:
		return ErrFull
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return ErrBusy
	}
	return nil
}
