package storage

import (
	"errors"
	"fmt"
	"io/fs"
	"syscall"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"calmster/model"
)

// What can keep a journal from being opened, read or written. An error of this
// package wraps one of these where a person can do something about it.
const (
	// ErrMissing is returned by [OpenToRead] where there is no file.
	ErrMissing = problem("missing")
	// ErrEmpty is returned where a journal that is only to be read has nothing in it.
	ErrEmpty = problem("empty")
	// ErrLost is returned where there is no journal, or an empty one, but backups
	// or a log tell that there was one.
	ErrLost = problem("lost")
	// ErrNoFolder is returned where the folder of the journal is not there.
	ErrNoFolder = problem("no_folder")
	// ErrForeign is returned for a file, or a folder, that is no journal.
	ErrForeign = problem("foreign")
	// ErrNewer is returned for a journal that a later version of the program wrote.
	ErrNewer = problem("newer")
	// ErrDamaged is returned where the journal's file is broken.
	ErrDamaged = problem("damaged")
	// ErrAltered is returned where tables, triggers or the like of a journal are
	// not as this program makes them.
	ErrAltered = problem("altered")
	// ErrReadOnly is returned where the journal or its folder cannot be written.
	ErrReadOnly = problem("read_only")
	// ErrFull is returned where the disk is full.
	ErrFull = problem("full")
	// ErrBusy is returned where another program holds the journal for too long.
	ErrBusy = problem("busy")
	// ErrMoved is returned where the journal's file was moved or deleted while
	// open. What was written then may be nowhere.
	ErrMoved = problem("moved")
	// ErrMeddled is returned where another program has cut, replaced or overwritten
	// the journal's files while they were open. Nothing more is written into them.
	ErrMeddled = problem("meddled")
	// ErrReplaced is returned where another file was put in the journal's place while
	// it was open, and what it held was kept beside it. It is [ErrMoved] too.
	ErrReplaced = problem("replaced")
	// ErrUnsafe is returned where the file system does not give the safety that
	// was asked for, such as a write-ahead log.
	ErrUnsafe = problem("unsafe")
	// ErrOccupied is returned where a journal should go and a file lies already.
	ErrOccupied = problem("occupied")
	// ErrItself is returned where another file was asked for than the journal.
	ErrItself = problem("itself")
	// ErrPlace is returned where it cannot be read where the journal was moved to.
	ErrPlace = problem("place")
	// ErrAway is returned where a journal was moved to and does not lie now.
	ErrAway = problem("away")
	// ErrNotFound is returned for a record that the journal does not hold.
	ErrNotFound = problem("not_found")
	// ErrTaken is returned for an event whose place in the log another event has.
	ErrTaken = problem("taken")
	// ErrEnded is returned for what only a session that still runs can take.
	ErrEnded = problem("ended")
	// ErrNoHome is returned where the system says of no folder that it is the
	// keeper's own.
	ErrNoHome = problem("no_home")
	// ErrRunning is returned for what a session that still runs stands in the
	// way of.
	ErrRunning = problem("running")
)

// What can be wrong with a file to import as a whole. What is wrong with one
// record is a [*RecordError].
const (
	// ErrNotExchange is returned for a file that is no journal in the exchange
	// format, whatever else it may be.
	ErrNotExchange = problem("not_exchange")
	// ErrNewerExchange is returned for a later version of the format.
	ErrNewerExchange = problem("newer_exchange")
	// ErrTooLarge is returned for more than a journal can hold.
	ErrTooLarge = problem("too_large")
)

// problem is one of the errors above.
type problem string

var problems = map[problem]string{
	ErrMissing:       "there is no journal",
	ErrEmpty:         "the journal is empty",
	ErrLost:          "the journal is gone or empty, though there was one",
	ErrNoFolder:      "there is no such folder",
	ErrAltered:       "the journal's tables were changed by another program",
	ErrForeign:       "not a journal of this program",
	ErrNewer:         "the journal was written by a newer version",
	ErrDamaged:       "the journal is damaged",
	ErrReadOnly:      "the journal cannot be written",
	ErrFull:          "the disk is full",
	ErrBusy:          "another program is using the journal",
	ErrMoved:         "the journal was moved or deleted while open",
	ErrMeddled:       "another program has changed the journal's files while they were open",
	ErrReplaced:      "another file was put in the journal's place",
	ErrUnsafe:        "the journal cannot be kept safely there",
	ErrOccupied:      "a file is there already",
	ErrItself:        "that is the journal itself",
	ErrPlace:         "the note of where the journal lies cannot be read",
	ErrAway:          "the journal is not where it was moved to",
	ErrNotFound:      "no such record",
	ErrTaken:         "another event has that place in the log",
	ErrEnded:         "the session has ended",
	ErrNoHome:        "no folder for the keeper's files is known",
	ErrRunning:       "a session still runs",
	ErrNotExchange:   "not a journal in the exchange format",
	ErrNewerExchange: "the file was written by a newer version",
	ErrTooLarge:      "the file is too large",
}

func (p problem) Error() string { return problems[p] }

// Explain says it in a person's terms.
func (p problem) Explain() (key string, args model.Args) { return "problem.journal." + string(p), nil }

// Error is a failure of a journal, with what was being tried.
type Error struct {
	Trying string // "open journal"
	Path   string // the journal's file
	Err    error
}

func (e *Error) Error() string { return e.Trying + " (" + e.Path + "): " + e.Err.Error() }

func (e *Error) Unwrap() error { return e.Err }

// Explain says it in a person's terms: what wraps one of the errors of this
// package by that, a wrong record or field by its place.
func (e *Error) Explain() (key string, args model.Args) {
	var kind *KindError
	if errors.As(e.Err, &kind) {
		return kind.Explain()
	}
	var p problem
	if errors.As(e.Err, &p) {
		return "problem.journal." + string(p), model.Args{"Path": e.Path}
	}
	var told model.Explained
	if errors.As(e.Err, &told) {
		return told.Explain()
	}
	return "problem.unexpected", model.Args{"Detail": e.Error()}
}

// explain wraps err with what was being tried, and with the error of this
// package that says what is wrong in a person's terms.
func explain(trying, path string, err error) error {
	if err == nil {
		return nil
	}
	err = named(err)
	var p problem
	var other *fs.PathError
	if !errors.As(err, &p) && errors.As(err, &other) {
		return fmt.Errorf("%s: %w", trying, err) // about another file, which it names
	}
	return &Error{Trying: trying, Path: path, Err: err}
}

// named adds to an error of the database or the system which of the errors of
// this package it is.
func named(err error) error {
	var p problem
	var se *sqlite.Error
	switch {
	case errors.As(err, &p):
	case errors.Is(err, syscall.ENOSPC):
		return &failure{ErrFull, err}
	case errors.As(err, &se):
		if kind, ok := problemOf(se.Code()); ok {
			return &failure{kind, err}
		}
	}
	return err
}

// failure is an error of the database or the system, with what it means.
type failure struct {
	problem problem
	cause   error
}

func (f *failure) Error() string   { return f.problem.Error() + ": " + f.cause.Error() }
func (f *failure) Unwrap() []error { return []error{f.problem, f.cause} }

func problemOf(code int) (problem, bool) {
	if code == sqlite3.SQLITE_IOERR_SHMSIZE {
		return ErrFull, true // there was no room for the index of the log
	}
	switch code & 0xff { // the primary code
	case sqlite3.SQLITE_NOTADB:
		return ErrForeign, true
	case sqlite3.SQLITE_CORRUPT:
		return ErrDamaged, true
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM:
		return ErrReadOnly, true
	case sqlite3.SQLITE_FULL:
		return ErrFull, true
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return ErrBusy, true
	}
	return "", false
}
