package storage_test

import (
	"errors"
	"math/rand/v2"
	"strings"
	"testing"

	"calmster/model"
	"calmster/storage"
)

// owned counts what belongs to each hamster that can be seen.
func owned(t *testing.T, j *storage.Journal) map[model.ID][4]int {
	t.Helper()
	all, err := j.Hamsters(t.Context())
	must(t, err)
	out := map[model.ID][4]int{}
	for _, h := range all {
		history, err := j.History(t.Context(), h.ID)
		must(t, err)
		worn, err := j.Harnesses(t.Context(), h.ID)
		must(t, err)
		out[h.ID] = [4]int{len(history.Sessions), len(worn), len(history.Changes), len(history.Enrichments)}
	}
	return out
}

func plus(a, b [4]int) [4]int { return [4]int{a[0] + b[0], a[1] + b[1], a[2] + b[2], a[3] + b[3]} }

// All that a duplicate had goes to the other one, an older file brings nothing
// of it back, and a merge can be undone to the last record, also of a chain.
func TestDuplicatesAreMergedAndParted(t *testing.T) {
	merges := 0
	for seed := range uint64(40) {
		file := random{rand.New(rand.NewPCG(seed, 23))}.journal()
		j := mustOpen(t, "")
		mustImport(t, j, file)
		before := owned(t, j)
		all, err := j.Hamsters(t.Context())
		must(t, err)
		if len(all) < 3 {
			continue
		}
		merges++
		a, b, c := all[0].ID, all[1].ID, all[2].ID
		must(t, j.MergeHamsters(t.Context(), a, b))
		must(t, j.MergeHamsters(t.Context(), b, c))
		sound(t, j)
		now := owned(t, j)
		if len(now) != len(all)-2 || now[c] != plus(before[c], plus(before[a], before[b])) {
			t.Errorf("merged: %v before, %v now", before, now)
		}
		for range 2 {
			mustImport(t, j, file)
			if again := owned(t, j); again[c] != now[c] || len(again) != len(now) {
				t.Errorf("the old file changed %v to %v", now, again)
			}
		}
		if bin, err := j.Bin(t.Context()); err != nil || len(bin) > 0 {
			t.Errorf("in the bin: %v %v", bin, err)
		}
		if into, err := j.MergedInto(t.Context(), c); err != nil || len(into) != 1 || into[0].ID != b {
			t.Errorf("merged into it: %v %v", into, err)
		}
		// The one in the middle takes along what was merged into it.
		must(t, j.PartHamsters(t.Context(), b))
		if now = owned(t, j); now[c] != before[c] || now[b] != plus(before[a], before[b]) {
			t.Errorf("parted: %v before, %v now", before, now)
		}
		must(t, j.PartHamsters(t.Context(), a))
		now = owned(t, j)
		for id := range before {
			if now[id] != before[id] {
				t.Errorf("all parted: %v before, %v now", before, now)
			}
		}
		sound(t, j)
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
	if merges < 5 {
		t.Errorf("only %d journals had enough hamsters", merges)
	}
}

// A file that was written elsewhere after the merge still knows the duplicate:
// what is new in it goes to the other one, and back when they are parted.
func TestWhatAFileSaysOfADuplicateGoesToTheOther(t *testing.T) {
	j := mustOpen(t, "")
	twins := `{"format": "calmster-journal", "version": 1, "hamsters": [
		{"id": "018f0000-0000-7000-8000-0000000000a1", "name": "Biscuit"},
		{"id": "018f0000-0000-7000-8000-0000000000a2", "name": "Biskit"}], "sessions": [%s]}`
	const late = `{"id": "018f0000-0000-7000-8000-0000000000b1", "hamster_id": "018f0000-0000-7000-8000-0000000000a2",
		"stage": "meet", "started_at": "2026-06-20T20:15:00+02:00", "duration_s": 60, "end_reason": "planned"}`
	mustImport(t, j, strings.Replace(twins, "%s", "", 1))
	all, err := j.Hamsters(t.Context())
	must(t, err)
	biscuit, biskit := all[0].ID, all[1].ID
	must(t, j.MergeHamsters(t.Context(), biskit, biscuit))
	mustImport(t, j, strings.Replace(twins, "%s", late, 1))
	if now := owned(t, j); len(now) != 1 || now[biscuit][0] != 1 {
		t.Errorf("after the import: %v", now)
	}
	must(t, j.PartHamsters(t.Context(), biskit))
	if now := owned(t, j); now[biscuit][0] != 0 || now[biskit][0] != 1 {
		t.Errorf("parted: %v", now)
	}
	if err := j.PartHamsters(t.Context(), biskit); !errors.Is(err, storage.ErrNotFound) {
		t.Errorf("parted twice: %v", err)
	}
	if err := j.MergeHamsters(t.Context(), biskit, biskit); !errors.Is(err, storage.ErrNotFound) {
		t.Errorf("merged with itself: %v", err)
	}
	running := model.Session{HamsterID: biskit, Stage: model.StageMeet, StartedAt: noon}
	must(t, j.BeginSession(t.Context(), &running))
	if err := j.MergeHamsters(t.Context(), biskit, biscuit); !errors.Is(err, storage.ErrRunning) {
		t.Errorf("merged while a session runs: %v", err)
	}
}
