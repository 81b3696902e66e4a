package storage_test

import (
	"bytes"
	"database/sql"
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"calmster/model"
	"calmster/storage"
)

// A session that runs is exported as interrupted, as far as it is known to have
// been watched, by every export of the whole journal.
func TestAnUnfinishedSessionIsExported(t *testing.T) {
	j := mustOpen(t, "")
	h := mustHamster(t, j, "Biscuit")
	tapped := mustBegin(t, j, h.ID, treat(1, 10*time.Second), treat(2, 21*time.Second))
	watched := mustBegin(t, j, h.ID)
	off := mustBegin(t, j, h.ID)
	must(t, j.Watched(watched.ID, 95*time.Second))
	must(t, j.HarnessOff(off.ID, 31500*time.Millisecond))
	if p, err := j.Pending(t.Context()); err != nil || p != (storage.Pending{Sessions: 3}) {
		t.Errorf("pending: %+v %v", p, err)
	}
	file := mustExport(t, j)
	valid(t, schema(t), file)
	other := mustOpen(t, "")
	mustImport(t, other, file)
	got, err := other.Sessions(t.Context(), []model.ID{tapped.ID, watched.ID, off.ID})
	must(t, err)
	for i, want := range []time.Duration{21 * time.Second, 95 * time.Second, 31500 * time.Millisecond} {
		if s := got[i]; s.Duration != want || s.End != model.EndInterrupted || s.Watch != model.WatchUnsaid ||
			s.Outcome(10*time.Second) != model.OutcomeUnknown {
			t.Errorf("session %d: %+v", i, s)
		}
	}
	if len(got[0].Events) != 2 {
		t.Errorf("its log: %v", got[0].Events)
	}
	var table, book bytes.Buffer
	must(t, j.ExportCSV(t.Context(), &table, model.Search{HamsterID: h.ID}))
	must(t, j.ExportXLSX(t.Context(), &book, model.Search{}))
	rows, err := csv.NewReader(&table).ReadAll()
	must(t, err)
	f, err := excelize.OpenReader(&book)
	must(t, err)
	defer f.Close()
	sheet, err := f.GetRows("sessions")
	must(t, err)
	for name, rows := range map[string][][]string{"CSV": rows, "workbook": sheet} {
		if len(rows) != 4 || rows[1][14] != "interrupted" || rows[1][13] != "unknown" {
			t.Errorf("%s: %v", name, rows)
		}
	}
	// What a keeper looks for is what is listed, and that has ended.
	table.Reset()
	must(t, j.ExportCSV(t.Context(), &table, model.Search{Stage: tapped.Stage}))
	if n := strings.Count(table.String(), "\n"); n != 1 {
		t.Errorf("%d lines of what was looked for", n)
	}
	if running, err := j.Unfinished(t.Context()); err != nil || len(running) != 3 {
		t.Errorf("the export ended something: %v %v", running, err)
	}
}

// Where a file says how a session ended that another one knows as interrupted
// only, that counts, whichever comes first.
func TestTheEndOfASessionWinsOverItsInterruption(t *testing.T) {
	j := mustOpen(t, "")
	h := mustHamster(t, j, "Biscuit")
	s := mustBegin(t, j, h.ID, treat(1, 10*time.Second))
	must(t, j.Watched(s.ID, 40*time.Second))
	early := mustExport(t, j)
	mustFinish(t, j, s, model.EndPlanned, 5*time.Minute)
	late := mustExport(t, j)
	mustImport(t, j, early)
	if mustExport(t, j) != late {
		t.Error("the early export took the end away")
	}
	for name, files := range map[string][]string{"early first": {early, late}, "late first": {late, early}} {
		other := mustOpen(t, "")
		for _, file := range files {
			mustImport(t, other, file)
		}
		if got := mustExport(t, other); got != late {
			t.Errorf("%s: %s", name, got)
		}
	}
}

func TestTheLogOfARunningSessionIsCovered(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.calmster")
	j := mustOpen(t, path)
	h := mustHamster(t, j, "Biscuit")
	s := mustBegin(t, j, h.ID, treat(1, 10*time.Second), model.Event{Seq: 2, At: 20 * time.Second, Kind: model.KindTreat, Code: "custom:pumpkin"})
	if u := onlyUnfinished(t, j); u.Altered {
		t.Error("a good log is called altered")
	}
	must(t, j.Close())
	for name, statement := range map[string]string{
		"changed": "UPDATE event SET code = 'custom:bumpkin' WHERE seq = 2",
		"lost":    "DELETE FROM event WHERE seq = 2",
		"added":   "INSERT INTO event (session_id, seq, at_ms, kind, code) SELECT session_id, 3, 30000, 'treat', 'oats' FROM event WHERE seq = 1",
	} {
		t.Run(name, func(t *testing.T) {
			whole, err := os.ReadFile(path)
			must(t, err)
			damaged := filepath.Join(t.TempDir(), "journal.calmster")
			must(t, os.WriteFile(damaged, whole, 0o600))
			db, err := sql.Open("sqlite", damaged)
			must(t, err)
			_, err = db.Exec(statement)
			must(t, err)
			must(t, db.Close())
			j := mustOpen(t, damaged)
			found := func() storage.FindingKind {
				all, err := j.Check(t.Context())
				must(t, err)
				if len(all) != 1 {
					t.Fatalf("found %v", all)
				}
				return all[0].Kind
			}
			if u := onlyUnfinished(t, j); !u.Altered || found() != storage.FindingLog {
				t.Errorf("not found: %+v", u)
			}
			if p, err := j.Pending(t.Context()); err != nil || p.Altered != 1 {
				t.Errorf("pending: %+v %v", p, err)
			}
			// Going on and ending it does not make it look right.
			must(t, j.AppendEvent(s.ID, treat(len(onlyUnfinished(t, j).Session.Events)+1, time.Minute)))
			mustFinish(t, j, s, model.EndPlanned, 5*time.Minute)
			if kind := found(); kind != storage.FindingLog {
				t.Errorf("after its end: %s", kind)
			}
		})
	}
	j = mustOpen(t, path)
	mustFinish(t, j, s, model.EndPlanned, 5*time.Minute)
	sound(t, j)
	must(t, j.ReopenSession(s.ID))
	must(t, j.AppendEvent(s.ID, treat(4, 5*time.Minute)))
	sound(t, j)
}

// What was removed for good is nowhere in the journal's files.
func TestWhatWasRemovedIsWrittenOver(t *testing.T) {
	j := mustOpen(t, "")
	h := mustHamster(t, j, "Biscuit")
	const secret = "a word that nobody shall read"
	s := mustBegin(t, j, h.ID, model.Event{Seq: 1, At: time.Second, Kind: model.KindNote, Note: secret})
	s.Note = strings.Repeat(secret+" ", 200) // on pages of its own
	mustFinish(t, j, s, model.EndPlanned, 5*time.Minute)
	must(t, j.DeleteSession(t.Context(), s.ID))
	must(t, j.RemoveSession(t.Context(), s.ID))
	for _, part := range []string{"", "-wal"} {
		data, err := os.ReadFile(j.Path() + part)
		must(t, err)
		if n := bytes.Count(data, []byte(secret)); n > 0 {
			t.Errorf("it stands in %s %d times", filepath.Base(j.Path()+part), n)
		}
	}
}
