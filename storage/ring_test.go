package storage_test

import (
	"context"
	"database/sql"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"calmster/model"
	"calmster/storage"
)

// A damaged journal can say of two hamsters that each was merged into the
// other. Nothing may look for the end of that.
func TestARingOfMergedHamstersHangsNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.calmster")
	j := mustOpen(t, path)
	mustImport(t, j, whole)
	all, err := j.Hamsters(t.Context())
	must(t, err)
	must(t, j.Close())
	db, err := sql.Open("sqlite", path)
	must(t, err)
	_, err = db.Exec("UPDATE hamster SET deleted_ms = 1, merged = (SELECT id FROM hamster h WHERE h.id <> hamster.id LIMIT 1)")
	must(t, err)
	must(t, db.Close())

	j = mustOpen(t, path)
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute) // never reached, unless it hangs
	defer cancel()
	if _, err := j.Import(ctx, strings.NewReader(whole)); err != nil {
		t.Errorf("import: %v", err)
	}
	found, err := j.Check(ctx)
	if err != nil || len(found) == 0 || found[0].Kind != storage.FindingRecord {
		t.Errorf("check: %v %v", found, err)
	}
	if err := j.PartHamsters(ctx, all[0].ID); err == nil {
		t.Error("a hamster of a ring was parted")
	}
}

// What an export writes, an import reads: also of a clock that was set to before
// 1970.
func TestAStartBefore1970ComesBack(t *testing.T) {
	j := mustOpen(t, "")
	h := mustHamster(t, j, "Biscuit")
	s := model.Session{
		HamsterID: h.ID, Stage: model.StageMeet, Duration: time.Minute, End: model.EndPlanned,
		StartedAt: time.Date(1969, 12, 31, 20, 0, 0, 0, time.FixedZone("", 3600)),
	}
	must(t, j.AddSession(t.Context(), &s))
	file := mustExport(t, j)
	other := mustOpen(t, "")
	mustImport(t, other, file)
	sameFile(t, mustExport(t, other), file)
	s.ID, s.StartedAt = model.ID{}, s.StartedAt.AddDate(9000, 0, 0)
	if err := j.AddSession(t.Context(), &s); err == nil {
		t.Error("a year of five digits was taken")
	}
}
