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
// exported_at. A session that still runs is left out, and so is time without a
// harness that goes on: the format has no way to say that. So is
// what lies in the bin.
func (j *Journal) ExportJSON(ctx context.Context, w io.Writer, now time.Time) error {
	return j.look(ctx, "export", func(tx *sql.Tx) error {
		out := bufio.NewWriter(w)
		fmt.Fprintf(out, "{\n \"format\": %q,\n \"version\": %d,\n \"exported_at\": %s",
			exchangeFormat, exchangeVersion, appendMoment(nil, now))
		animals, err := hamsters(ctx, tx, "WHERE "+notBinned+" ORDER BY id")
		if err != nil {
			return err
		}
		writeList(out, "hamsters", hamsterFields, animals)
		worn, err := harnesses(ctx, tx, "WHERE "+ownerNotBinned+" ORDER BY n.id")
		if err != nil {
			return err
		}
		writeList(out, "harnesses", harnessFields, worn)
		checks, err := fitChecks(ctx, tx, "WHERE "+ownerNotBinned+" ORDER BY c.at_ms, c.id")
		if err != nil {
			return err
		}
		writeList(out, "fit_checks", fitCheckFields, checks)
		changes, err := stageChanges(ctx, tx, "WHERE "+ownerNotBinned+" ORDER BY c.at_ms, c.id")
		if err != nil {
			return err
		}
		writeList(out, "stage_changes", stageChangeFields, changes)
		ended, err := sessions(ctx, tx, "s.end_reason <> ''")
		if err != nil {
			return err
		}
		writeSessions(out, without(ended, worn))
		others, err := enrichments(ctx, tx, "WHERE e.duration_ms IS NOT NULL AND e.deleted_ms IS NULL AND "+ownerNotBinned+" ORDER BY e.started_ms, e.id")
		if err != nil {
			return err
		}
		if len(others) > 0 {
			writeList(out, "enrichments", enrichmentFields, others)
		}
		fmt.Fprint(out, "\n}\n")
		return out.Flush() // reports the first error of all the writes above
	})
}

func writeSessions(out *bufio.Writer, ended []storedSession) {
	all := make([]stored[model.Session], len(ended))
	for i, s := range ended {
		all[i] = s.stored
	}
	writeList(out, "sessions", sessionFields, all)
}

func writeList[T any](out *bufio.Writer, key string, fields []field[T], all []stored[T]) {
	fmt.Fprintf(out, ",\n %q: [", key)
	var line []byte
	for i := range all {
		if i > 0 {
			out.WriteByte(',')
		}
		out.WriteString("\n  ")
		line = appendRecord(line[:0], fields, &all[i].record, all[i].form)
		out.Write(line)
	}
	out.WriteString("\n ]")
}
