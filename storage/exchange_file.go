package storage

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"

	"calmster/model"
)

// SyntaxError says where a file stops being JSON.
type SyntaxError struct {
	Line, Column int // from 1; Column counts bytes
	Err          error
}

func (e *SyntaxError) Error() string {
	return fmt.Sprintf("line %d, column %d: %v", e.Line, e.Column, e.Err)
}

func (e *SyntaxError) Unwrap() error { return e.Err }

// Explain names the place.
func (e *SyntaxError) Explain() (key string, args model.Args) {
	return "problem.exchange.syntax", model.Args{"Line": e.Line, "Column": e.Column}
}

// RecordError says which record of a file is wrong, and how: it wraps a
// [*model.FieldError].
type RecordError struct {
	// Pointer is the place in the file as a JSON pointer:
	// "/sessions/12/events/3/at_s".
	Pointer string
	Err     *model.FieldError
}

func (e *RecordError) Error() string {
	if e.Err.Value == "" {
		return e.Pointer + ": " + e.Err.Problem
	}
	return e.Pointer + ": " + e.Err.Problem + " (" + e.Err.Value + ")"
}

func (e *RecordError) Unwrap() error { return e.Err }

// Explain names the place and what is wrong there.
func (e *RecordError) Explain() (key string, args model.Args) {
	return "problem.field." + e.Err.Problem, model.Args{"Field": e.Pointer, "Value": e.Err.Value}
}

// Exchange is a file in the exchange format, checked as far as that goes
// without a journal.
type Exchange struct {
	hamsters     []stored[model.Hamster]
	harnesses    []stored[model.Harness]
	fitChecks    []stored[model.FitCheck]
	stageChanges []stored[model.StageChange]
	sessions     []stored[model.Session]
	enrichments  []stored[model.Enrichment]
	unknown      map[string]int
}

// ReadExchange reads a whole file: UTF-8 or UTF-16, with or without a mark, and
// the same packed with gzip. The error wraps [ErrNotExchange],
// [ErrNewerExchange] or [ErrTooLarge], or is a [*SyntaxError] or, for the first
// thing that is wrong with a record, a [*RecordError]. Where it is known what
// other file it is, it is a [*KindError].
func ReadExchange(r io.Reader) (*Exchange, error) {
	data, err := readText(r)
	if err != nil {
		return nil, err
	}
	if err := syntax(data); err != nil {
		return nil, err
	}
	top := &parser{dec: decoder(data), unknown: map[string]int{}}
	lists, err := top.header()
	if err != nil {
		return nil, err
	}
	x := &Exchange{unknown: top.unknown}
	if x.hamsters, err = readList(top, lists, "hamsters", hamsterFields, true, checked); err != nil {
		return nil, err
	}
	if x.harnesses, err = readList(top, lists, "harnesses", harnessFields, false, checked); err != nil {
		return nil, err
	}
	if x.fitChecks, err = readList(top, lists, "fit_checks", fitCheckFields, false, checked); err != nil {
		return nil, err
	}
	if x.stageChanges, err = readList(top, lists, "stage_changes", stageChangeFields, false, checked); err != nil {
		return nil, err
	}
	if x.sessions, err = readList(top, lists, "sessions", sessionFields, true, checkedSession); err != nil {
		return nil, err
	}
	if x.enrichments, err = readList(top, lists, "enrichments", enrichmentFields, false, checked); err != nil {
		return nil, err
	}
	return x, nil
}

// ReadExchangeFile is [ReadExchange] for a file of the file system that a keeper
// picked. It reads no pipe, which could keep it waiting for ever, no folder, and
// not the journal itself; and it stops where ctx is cancelled.
func (j *Journal) ReadExchangeFile(ctx context.Context, path string) (x *Exchange, err error) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, &KindError{KindNoFile, ErrNotExchange}
	case j.LiesAt(path): // to close it could drop the locks on it
		return nil, explain("import", path, ErrItself)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	return ReadExchange(&stoppable{f, ctx})
}

// stoppable reads until its context is cancelled.
type stoppable struct {
	io.Reader
	ctx context.Context
}

func (s *stoppable) Read(p []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	return s.Reader.Read(p)
}

// Complete is nil where every record that the file refers to is in the file
// itself, so that a new journal can take it; otherwise a [*RecordError].
func (x *Exchange) Complete() error { return x.references(nil, nil) }

// references checks that every record that the file refers to is in the file or
// among those given.
func (x *Exchange) references(hamsters, harnesses map[model.ID]int64) error {
	known := func(held map[model.ID]int64) map[model.ID]bool {
		out := make(map[model.ID]bool, len(held))
		for id := range held {
			out[id] = true
		}
		return out
	}
	animals, worn := known(hamsters), known(harnesses)
	for _, s := range x.hamsters {
		animals[s.record.ID] = true
	}
	for _, s := range x.harnesses {
		worn[s.record.ID] = true
	}
	dangling := func(list string, i int, key string, id model.ID) error {
		return recordError([]string{list, strconv.Itoa(i)},
			&model.FieldError{Field: key, Problem: model.ProblemReference, Value: id.String()})
	}
	for i, s := range x.harnesses {
		if !animals[s.record.HamsterID] {
			return dangling("harnesses", i, "hamster_id", s.record.HamsterID)
		}
	}
	for i, s := range x.fitChecks {
		if !worn[s.record.HarnessID] {
			return dangling("fit_checks", i, "harness_id", s.record.HarnessID)
		}
	}
	for i, s := range x.stageChanges {
		if !animals[s.record.HamsterID] {
			return dangling("stage_changes", i, "hamster_id", s.record.HamsterID)
		}
	}
	for i, s := range x.sessions {
		if !animals[s.record.HamsterID] {
			return dangling("sessions", i, "hamster_id", s.record.HamsterID)
		}
		if id := s.record.HarnessID; id != (model.ID{}) && !worn[id] {
			return dangling("sessions", i, "harness_id", id)
		}
	}
	for i, s := range x.enrichments {
		if !animals[s.record.HamsterID] {
			return dangling("enrichments", i, "hamster_id", s.record.HamsterID)
		}
	}
	return nil
}
