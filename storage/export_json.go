package storage

import (
	"bufio"
	"context"
	"database/sql"
	"fmt"
	"io"
	"time"

	"calmster/model"
)

// ExportJSON writes the whole journal in the exchange format, one record a
// line, with the keys that each record was imported with. now becomes
// exported_at. A session that still runs is written as interrupted, as far as it
// is known to have been watched. Time without a harness that goes on is left
// out: it has no length yet. So is what lies in the bin.
func (j *Journal) ExportJSON(ctx context.Context, w io.Writer, now time.Time) error {
	return j.look(ctx, "export", func(tx *sql.Tx) error {
		animals, err := hamsters(ctx, tx, "WHERE "+notBinned+" ORDER BY id")
		if err != nil {
			return err
		}
		worn, err := harnesses(ctx, tx, "WHERE "+ownerNotBinned+" ORDER BY n.id")
		if err != nil {
			return err
		}
		checks, err := fitChecks(ctx, tx, "WHERE "+ownerNotBinned+" ORDER BY c.at_ms, c.id")
		if err != nil {
			return err
		}
		changes, err := stageChanges(ctx, tx, "WHERE "+ownerNotBinned+" ORDER BY c.at_ms, c.id")
		if err != nil {
			return err
		}
		found, err := toExport(ctx, tx, model.Search{})
		if err != nil {
			return err
		}
		others, err := enrichments(ctx, tx, endedEnrichments)
		if err != nil {
			return err
		}
		out := beginJSON(w, now)
		writeList(out, "hamsters", hamsterFields, animals)
		writeList(out, "harnesses", harnessFields, worn)
		writeList(out, "fit_checks", fitCheckFields, checks)
		writeList(out, "stage_changes", stageChangeFields, changes)
		if len(others) > 0 { // a file without any stays as it always was
			writeList(out, "enrichments", enrichmentFields, others)
		}
		return writeSessions(ctx, tx, out, found, worn)
	})
}

// ExportFoundJSON writes the sessions that are looked for, as [Journal.ExportJSON]
// does, with their hamsters and harnesses and nothing else.
func (j *Journal) ExportFoundJSON(ctx context.Context, w io.Writer, s model.Search, now time.Time) error {
	return j.look(ctx, "export", func(tx *sql.Tx) error {
		found, err := toExport(ctx, tx, s)
		if err != nil {
			return err
		}
		whose, worn := map[model.ID]bool{}, map[model.ID]bool{}
		if err := eachSession(ctx, tx, oldestFirst(found), func(s storedSession) error {
			whose[s.record.HamsterID], worn[s.record.HarnessID] = true, true
			return nil
		}); err != nil {
			return err
		}
		animals, err := hamsters(ctx, tx, "WHERE "+notBinned+" ORDER BY id")
		if err != nil {
			return err
		}
		animals = only(animals, func(h model.Hamster) bool { return whose[h.ID] })
		own, err := harnesses(ctx, tx, "WHERE "+ownerNotBinned+" ORDER BY n.id")
		if err != nil {
			return err
		}
		// One that was borrowed would refer to a hamster that is not there.
		own = only(own, func(h model.Harness) bool { return worn[h.ID] && whose[h.HamsterID] })
		out := beginJSON(w, now)
		writeList(out, "hamsters", hamsterFields, animals)
		writeList(out, "harnesses", harnessFields, own)
		return writeSessions(ctx, tx, out, found, own)
	})
}

func only[T any](all []stored[T], that func(T) bool) (out []stored[T]) {
	for _, s := range all {
		if that(s.record) {
			out = append(out, s)
		}
	}
	return out
}

func beginJSON(w io.Writer, now time.Time) *bufio.Writer {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "{\n \"format\": %q,\n \"version\": %d,\n \"exported_at\": %s",
		exchangeFormat, exchangeVersion, appendMoment(nil, now))
	return out
}

// writeSessions writes the sessions that were found, the oldest first, and the
// end of the file. They name no harness but those.
func writeSessions(ctx context.Context, tx *sql.Tx, out *bufio.Writer, found []foundSession, worn []stored[model.Harness]) error {
	known := map[model.ID]bool{}
	for _, h := range worn {
		known[h.record.ID] = true
	}
	list := beginList(out, "sessions", sessionFields)
	if err := eachSession(ctx, tx, oldestFirst(found), func(s storedSession) error {
		s = s.interrupted()
		if !known[s.record.HarnessID] {
			s.record.HarnessID = model.ID{}
		}
		list.add(s.stored)
		return nil
	}); err != nil {
		return err
	}
	list.end()
	fmt.Fprint(out, "\n}\n")
	return out.Flush() // reports the first error of all the writes above
}

// jsonList is a list of records while it is written, one a line.
type jsonList[T any] struct {
	out    *bufio.Writer
	fields []field[T]
	line   []byte
	some   bool
}

func beginList[T any](out *bufio.Writer, key string, fields []field[T]) *jsonList[T] {
	fmt.Fprintf(out, ",\n %q: [", key)
	return &jsonList[T]{out: out, fields: fields}
}

func (l *jsonList[T]) add(s stored[T]) {
	if l.some {
		l.out.WriteByte(',')
	}
	l.some = true
	l.out.WriteString("\n  ")
	l.line = appendRecord(l.line[:0], l.fields, &s.record, s.form)
	l.out.Write(l.line)
}

func (l *jsonList[T]) end() { l.out.WriteString("\n ]") }

func writeList[T any](out *bufio.Writer, key string, fields []field[T], all []stored[T]) {
	list := beginList(out, key, fields)
	for _, s := range all {
		list.add(s)
	}
	list.end()
}
