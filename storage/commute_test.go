package storage_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"calmster/storage"
)

// conflicting is a small journal of the records that all of them hold, with
// what each says of them picked anew.
func (r random) conflicting() string {
	updated := func(o object) object {
		if r.IntN(3) > 0 {
			o["updated_at"] = fmt.Sprintf("2026-07-0%dT00:00:00Z", 1+r.IntN(2))
		}
		return o
	}
	id := func(n int) string { return numbered(n) }
	hamster := updated(object{"id": id(1), "name": pick(r, "Biscuit", "Biskit"), "species": "syrian", "stage": "wear"})
	file := object{
		"format": "calmster-journal", "version": 1, "hamsters": []object{hamster},
		"harnesses": []object{updated(object{"id": id(2), "hamster_id": id(1), "style": "vest", "fastener": "velcro", "label": pick(r, "blue", "red")})},
		"enrichments": []object{updated(object{
			"id": id(3), "hamster_id": id(1), "kind": "digging_box", "started_at": "2026-06-20T20:15:00Z",
			"duration_s": pick(r, 600, 900), "comfort": []string{pick(r, "exploring", "grooming")},
		})},
	}
	var sessions []object
	for n := range 3 {
		if r.IntN(4) == 0 {
			continue
		}
		duration := pick(r, 60, 100, 300)
		events := []object{}
		for i := range r.IntN(5) {
			e := object{"seq": i + 1, "at_s": min(10*(i+1)+pick(r, 0, 0, 5), duration)}
			switch k := r.IntN(6); {
			case k == 0 && i > 0:
				e["kind"], e["of"] = "undo", 1+r.IntN(i)
				e["at_s"] = 400 // an undo may lie after the end
			case k == 1:
				e["kind"], e["code"] = "stress", "rolling"
			default:
				e["kind"], e["code"] = "treat", pick(r, "oats", "oats", "apple")
			}
			events = append(events, e)
		}
		sessions = append(sessions, updated(object{
			"id": id(10 + n), "hamster_id": id(1), "stage": "wear", "started_at": "2026-06-20T20:15:00Z", "planned_s": 300,
			"duration_s": duration, "end_reason": pick(r, "planned", "keeper", "interrupted"), "events": events,
		}))
	}
	file["sessions"] = append([]object{}, sessions...)
	b, err := json.Marshal(file)
	if err != nil {
		panic(err)
	}
	return string(b)
}

func numbered(n int) string { return fmt.Sprintf("018f0000-0000-7000-8000-%012d", n) }

// ordered is an export with its records in the order of their ids.
func ordered(t *testing.T, j *storage.Journal) string {
	t.Helper()
	var file map[string]any
	must(t, json.Unmarshal([]byte(mustExport(t, j)), &file))
	for _, list := range file {
		if records, ok := list.([]any); ok {
			slices.SortFunc(records, func(a, b any) int {
				return compareText(a.(map[string]any)["id"], b.(map[string]any)["id"])
			})
		}
	}
	b, err := json.MarshalIndent(file, "", " ")
	must(t, err)
	return string(b)
}

func compareText(a, b any) int {
	x, _ := a.(string)
	y, _ := b.(string)
	switch {
	case x < y:
		return -1
	case x > y:
		return 1
	}
	return 0
}

// Two journals that take each other's exports hold the same, and taking any of
// it again changes nothing.
func TestItDoesNotMatterWhichJournalTakesTheOther(t *testing.T) {
	pairs := uint64(60)
	if testing.Short() {
		pairs = 12
	}
	for seed := range pairs {
		r := random{rand.New(rand.NewPCG(seed, 15))}
		a, b := r.conflicting(), r.conflicting()
		merged := func(files ...string) string {
			j := mustOpen(t, "")
			for _, file := range files {
				mustImport(t, j, file)
			}
			out := ordered(t, j)
			for _, file := range append(files, mustExport(t, j)) {
				if again := mustImport(t, j, file); again.Changed() || ordered(t, j) != out {
					t.Errorf("seed %d: importing again changes it: %+v", seed, again)
				}
			}
			sound(t, j)
			must(t, j.Close())
			return out
		}
		if ab, ba := merged(a, b), merged(b, a); ab != ba {
			t.Errorf("seed %d: %s\n then %s\n is\n%s\nthe other way round\n%s", seed, a, b, ab, ba)
		}
		if t.Failed() {
			return
		}
	}
}
