package model_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"

	"calmster/model"
)

// numberedID is an ID that is told by one number.
func numberedID(n int) model.ID {
	return uuid.MustParse(fmt.Sprintf("00000000-0000-4000-8000-%012d", n))
}

func spell(n int, start string, d time.Duration) model.Session {
	at, err := time.Parse(time.RFC3339, start)
	if err != nil {
		panic(err)
	}
	return model.Session{ID: numberedID(n), HamsterID: numberedID(100), Stage: model.StageWear, StartedAt: at, Duration: d, End: model.EndPlanned}
}

func TestOfTwoSessionsThatOverlapOneCounts(t *testing.T) {
	first := spell(1, "2026-11-10T20:00:00+01:00", 5*time.Minute)
	other := spell(5, "2026-11-10T20:01:00+01:00", 5*time.Minute)
	other.HamsterID = numberedID(101)
	running := spell(6, "2026-11-10T20:01:00+01:00", 0)
	running.End = model.EndNone
	for _, c := range []struct {
		name     string
		sessions []model.Session
		want     map[int]int
	}{
		{"two minutes in", []model.Session{first, spell(2, "2026-11-10T20:02:00+01:00", time.Hour)}, map[int]int{2: 1}},
		{"at the same moment, by the ID", []model.Session{spell(2, "2026-11-10T20:00:00+01:00", time.Second), first}, map[int]int{2: 1}},
		{"the same moment on another clock", []model.Session{first, spell(2, "2026-11-10T19:00:00Z", 0)}, map[int]int{2: 1}},
		{"one after the other", []model.Session{first, spell(2, "2026-11-10T20:05:00+01:00", time.Hour)}, nil},
		{"what does not count hides nothing", []model.Session{
			first, spell(2, "2026-11-10T20:04:00+01:00", time.Hour), spell(3, "2026-11-10T20:10:00+01:00", time.Minute),
		}, map[int]int{2: 1}},
		{"another animal, and one that runs", []model.Session{first, other, running}, nil},
	} {
		want := map[model.ID]model.ID{}
		for a, b := range c.want {
			want[numberedID(a)] = numberedID(b)
		}
		got := model.Overlapping(c.sessions)
		slices.Reverse(c.sessions)
		if again := model.Overlapping(c.sessions); !maps.Equal(got, want) || !maps.Equal(again, want) {
			t.Errorf("%s: %v and, the other way round, %v; want %v", c.name, got, again, want)
		}
	}
}

// What counts never overlaps, and each session that does not count overlaps
// with the one that is named.
func TestWhatCountsNeverOverlaps(t *testing.T) {
	r := rand.New(rand.NewPCG(13, 15))
	for range 300 {
		var all []model.Session
		for n := range r.IntN(12) {
			s := spell(n+1, "2026-11-10T20:00:00Z", time.Duration(r.IntN(5))*time.Minute)
			s.StartedAt = s.StartedAt.Add(time.Duration(r.IntN(20)) * time.Minute)
			all = append(all, s)
		}
		meet := func(a, b model.Session) bool {
			if b.StartedAt.Before(a.StartedAt) {
				a, b = b, a
			}
			return a.StartedAt.Equal(b.StartedAt) || b.StartedAt.Before(a.StartedAt.Add(a.Duration))
		}
		hidden := model.Overlapping(all)
		for i, a := range all {
			if by, ok := hidden[a.ID]; ok {
				n := slices.IndexFunc(all, func(s model.Session) bool { return s.ID == by })
				if !meet(a, all[n]) || hidden[by] != (model.ID{}) {
					t.Fatalf("%s is hidden by %s", a.ID, by)
				}
				continue
			}
			for _, b := range all[i+1:] {
				if _, gone := hidden[b.ID]; !gone && meet(a, b) {
					t.Fatalf("%v and %v both count", a, b)
				}
			}
		}
	}
}

func TestOdditiesOfAHistory(t *testing.T) {
	now := time.Date(2026, 11, 29, 11, 0, 0, 0, time.FixedZone("", 3600))
	h := model.History{
		Hamster: model.Hamster{Born: time.Date(2026, 6, 1, 0, 0, 0, 0, time.UTC)},
		Sessions: []model.Session{
			spell(1, "2025-11-10T20:00:00Z", 301*time.Second),
			spell(2, "2026-06-01T00:10:00+02:00", 301*time.Second), // of the day of birth, by its own clock
			spell(3, "2026-06-01T00:12:00+02:00", 301*time.Second),
			spell(4, "2028-11-10T20:02:00Z", 301*time.Second),
		},
		Enrichments: []model.Enrichment{{ID: numberedID(9), StartedAt: now.Add(time.Minute)}},
	}
	told := func(found []model.Oddity) string {
		var out []string
		for _, o := range found {
			id := o.Session
			if id == (model.ID{}) {
				id = o.Enrichment
			}
			out = append(out, fmt.Sprintf("%s %d", o.Kind, id[15]))
		}
		return strings.Join(out, ", ")
	}
	if got, want := told(model.Oddities(h, now)), "before_birth 1, overlap 3, future 4, future 9"; got != want {
		t.Errorf("odd: %s; want %s", got, want)
	}
	h.Hamster.Born = now.AddDate(0, 0, 1)
	const unborn = "birth 0, before_birth 1, before_birth 2, before_birth 3, overlap 3, future 4, before_birth 9, future 9"
	if got := told(model.Oddities(h, now)); got != unborn {
		t.Errorf("odd before birth: %s; want %s", got, unborn)
	}
	// A session that is about to be typed in front of another one hides it.
	typed := spell(7, "2026-06-01T00:09:00+02:00", 10*time.Minute)
	h.Hamster.Born = time.Time{}
	found := model.OdditiesOf(typed, h, now)
	if told(found) != "overlap 7, overlap 7" || found[0].Other != numberedID(2) || !found[0].OtherAt.Equal(h.Sessions[1].StartedAt) {
		t.Errorf("typed: %v", found)
	}
	// What is odd about others is none of a session's that has no ID yet.
	fresh := spell(0, now.Format(time.RFC3339), time.Minute)
	fresh.ID, fresh.StartedAt = model.ID{}, now.Add(-time.Hour)
	young := h
	young.Hamster.Born = now.AddDate(0, 0, -1)
	if found := model.OdditiesOf(fresh, young, now); len(found) != 0 {
		t.Errorf("of others: %v", found)
	}
	typed.ID = h.Sessions[3].ID // corrected
	typed.StartedAt = now.Add(-time.Hour)
	if found := model.OdditiesOf(typed, h, now); len(found) != 0 {
		t.Errorf("corrected: %v", found)
	}
}
