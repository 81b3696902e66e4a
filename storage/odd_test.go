//go:build unix

package storage_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"calmster/storage"
)

// odder is a file with two sessions that overlap, one before the birth and one
// that has not come yet.
const odder = `{"format": "calmster-journal", "version": 1,
 "hamsters": [{"id": "018f0000-0000-7000-8000-000000000001", "name": "Over", "born": "2026-06-01"}],
 "sessions": [
  {"id": "018f0000-0000-7000-8000-000000000041", "hamster_id": "018f0000-0000-7000-8000-000000000001", "stage": "wear",
   "started_at": "2026-06-10T20:00:00Z", "duration_s": 301, "end_reason": "planned"},
  {"id": "018f0000-0000-7000-8000-000000000042", "hamster_id": "018f0000-0000-7000-8000-000000000001", "stage": "wear",
   "started_at": "2026-06-10T20:02:00Z", "duration_s": 301, "end_reason": "planned"},
  {"id": "018f0000-0000-7000-8000-000000000043", "hamster_id": "018f0000-0000-7000-8000-000000000001", "stage": "wear",
   "started_at": "2025-11-10T20:00:00Z", "duration_s": 301, "end_reason": "planned"},
  {"id": "018f0000-0000-7000-8000-000000000044", "hamster_id": "018f0000-0000-7000-8000-000000000001", "stage": "wear",
   "started_at": "2028-11-10T20:00:00Z", "duration_s": 301, "end_reason": "planned"}]}`

func TestWhatCannotHaveBeenIsSaid(t *testing.T) {
	j := mustOpen(t, "")
	kinds := func(all []storage.Odd) string {
		var out []string
		for _, o := range all {
			out = append(out, o.Hamster+" "+string(o.Kind)+" "+o.Session.String()[35:])
		}
		return strings.Join(out, ", ")
	}
	const want = "Over before_birth 3, Over overlap 2, Over future 4"
	if got := kinds(mustImport(t, j, odder).Odd); got != want {
		t.Errorf("at the import: %s, want %s", got, want)
	}
	found, err := j.Odd(t.Context())
	must(t, err)
	if got := kinds(found); got != want {
		t.Errorf("in the journal: %s, want %s", got, want)
	}
	sound(t, j) // it is no damage
	// What another file brings has no part in it.
	if report := mustImport(t, j, whole); strings.Contains(kinds(report.Odd), "Over") {
		t.Errorf("of another file: %s", kinds(report.Odd))
	}
}

func TestAPreviewChangesNothing(t *testing.T) {
	j := mustOpen(t, "")
	mustImport(t, j, whole)
	before := mustExport(t, j)
	x, err := storage.ReadExchange(strings.NewReader(odder))
	must(t, err)
	looked, err := j.Preview(t.Context(), x)
	must(t, err)
	if mustExport(t, j) != before {
		t.Error("the preview changed the journal")
	}
	done, err := j.Merge(t.Context(), x)
	must(t, err)
	if looked.Sessions != done.Sessions || looked.Hamsters != done.Hamsters || len(looked.Odd) != len(done.Odd) || !looked.Changed() {
		t.Errorf("looked %+v, done %+v", looked, done)
	}
}

func TestAnImportCanBeTakenBack(t *testing.T) {
	j := mustOpen(t, "")
	if path, err := j.KeepBeforeImport(t.Context()); err != nil || path != "" {
		t.Errorf("a copy of nothing: %s %v", path, err)
	}
	mustImport(t, j, whole)
	before := mustExport(t, j)
	kept, err := j.KeepBeforeImport(t.Context())
	must(t, err)
	again, err := j.KeepBeforeImport(t.Context())
	must(t, err)
	stem := strings.TrimSuffix(j.Path(), ".calmster") + ".before-import-2026-06-20"
	if kept != stem+".calmster" || again != stem+"-2.calmster" {
		t.Errorf("kept as %s and %s", kept, again)
	}
	mustImport(t, j, odder)
	must(t, j.Close())
	_, err = storage.Restore(t.Context(), j.Path(), kept)
	must(t, err)
	if mustExport(t, mustOpen(t, j.Path())) != before {
		t.Error("the journal is not as it was before the import")
	}
}

func TestOnlyFilesArePickedForAnImport(t *testing.T) {
	j := mustOpen(t, "")
	pipe := filepath.Join(t.TempDir(), "pipe.json")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Skip(err)
	}
	for _, path := range []string{pipe, t.TempDir(), os.DevNull} {
		var kind *storage.KindError
		if _, err := j.ReadExchangeFile(t.Context(), path); !errors.As(err, &kind) || kind.Kind != storage.KindNoFile {
			t.Errorf("%s: %v", path, err)
		}
	}
	if _, err := j.ReadExchangeFile(t.Context(), j.Path()); !errors.Is(err, storage.ErrItself) {
		t.Errorf("the journal itself: %v", err)
	}
}
