package storage

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"

	"calmster/model"
)

// Finding is one thing that is wrong with a journal.
type Finding struct {
	Kind   FindingKind
	Record string // "session 0190…", empty where it is the file
	Detail string
}

// FindingKind is what sort of thing is wrong.
type FindingKind string

// What a check can find.
const (
	// FindingFile: SQLite finds the file's build broken.
	FindingFile FindingKind = "file"
	// FindingReference: a record refers to one that is not there.
	FindingReference FindingKind = "reference"
	// FindingRecord: a record holds a value that no journal takes.
	FindingRecord FindingKind = "record"
	// FindingSchema: tables, triggers or the like are not as a journal has them.
	FindingSchema FindingKind = "schema"
	// FindingSum: a session is not what it was when it ended.
	FindingSum FindingKind = "sum"
	// FindingLog: the log of a session that runs, or was found unfinished, is not
	// what was written while it ran.
	FindingLog FindingKind = "log"
)

// Check reads the whole journal and returns all that is wrong with it: the
// build of the file, references, every record by its own rules, and every ended
// session by the sum that was written at its end.
func (j *Journal) Check(ctx context.Context) (found []Finding, err error) {
	err = j.look(ctx, "check the journal", func(tx *sql.Tx) error {
		found, err = check(ctx, tx)
		return err
	})
	return found, err
}

func check(ctx context.Context, tx *sql.Tx) (found []Finding, err error) {
	file, err := selectAll(ctx, tx, func(rows *sql.Rows) (line string, err error) {
		return line, rows.Scan(&line)
	}, "PRAGMA integrity_check")
	if err != nil {
		return nil, err
	}
	for _, line := range file {
		if line != "ok" {
			found = append(found, Finding{FindingFile, "", line})
		}
	}
	dangling, err := selectAll(ctx, tx, func(rows *sql.Rows) (f Finding, err error) {
		var table, parent string
		var row, key sql.NullInt64
		err = rows.Scan(&table, &row, &parent, &key)
		return Finding{FindingReference, fmt.Sprintf("%s %d", table, row.Int64), parent}, err
	}, "PRAGMA foreign_key_check")
	if err != nil {
		return nil, err
	}
	found = append(found, dangling...)
	if _, err := stepOf(ctx, tx); errors.Is(err, ErrAltered) {
		found = append(found, Finding{FindingSchema, "", err.Error()})
	} else if err != nil {
		return nil, err
	}
	records, err := checkRecords(ctx, tx)
	if err != nil {
		return nil, err
	}
	return append(found, records...), nil
}

func checkRecords(ctx context.Context, tx *sql.Tx) (found []Finding, err error) {
	wrong := func(kind string, id model.ID, err error) {
		if err != nil {
			found = append(found, Finding{FindingRecord, kind + " " + id.String(), err.Error()})
		}
	}
	animals, err := hamsters(ctx, tx, "")
	if err != nil {
		return nil, err
	}
	for _, s := range animals {
		wrong("hamster", s.record.ID, validHamster(s.record))
	}
	lost, err := selectAll(ctx, tx, func(rows *sql.Rows) (id model.ID, err error) { return id, rows.Scan(&id) },
		"SELECT uid FROM hamster WHERE merged IS NOT NULL")
	if err != nil {
		return nil, err
	}
	homes, err := homes(ctx, tx)
	if err != nil {
		return nil, err
	}
	for _, id := range lost {
		if _, ok := homes[id]; !ok {
			wrong("hamster", id, errors.New("it was merged in a circle"))
		}
	}
	worn, err := harnesses(ctx, tx, "")
	if err != nil {
		return nil, err
	}
	for _, s := range worn {
		wrong("harness", s.record.ID, s.record.Validate())
	}
	checks, err := fitChecks(ctx, tx, "")
	if err != nil {
		return nil, err
	}
	for _, s := range checks {
		wrong("fit check", s.record.ID, s.record.Validate())
	}
	changes, err := stageChanges(ctx, tx, "")
	if err != nil {
		return nil, err
	}
	for _, s := range changes {
		wrong("stage change", s.record.ID, s.record.Validate())
	}
	others, err := enrichments(ctx, tx, "")
	if err != nil {
		return nil, err
	}
	for _, s := range others {
		wrong("enrichment", s.record.ID, s.record.Validate())
	}
	all, err := selectAll(ctx, tx, func(rows *sql.Rows) (row int64, err error) { return row, rows.Scan(&row) },
		"SELECT id FROM session ORDER BY started_ms, id")
	if err != nil {
		return nil, err
	}
	err = eachSession(ctx, tx, all, func(s storedSession) error {
		wrong("session", s.record.ID, s.record.Validate())
		if s.record.End != model.EndNone && !bytes.Equal(s.sum, sumOf(s.record)) {
			found = append(found, Finding{
				FindingSum, "session " + s.record.ID.String(),
				"it is not what was written at its end",
			})
		} else if s.altered() {
			found = append(found, Finding{
				FindingLog, "session " + s.record.ID.String(),
				"its log is not what was written while it ran",
			})
		}
		return nil
	})
	return found, err
}
