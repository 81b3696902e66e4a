package storage_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"calmster/model"
)

// What the journal finds is what the model says is looked for, whatever is in
// the journal.
func TestASearchFindsWhatIsLookedFor(t *testing.T) {
	for seed := range uint64(30) {
		r := random{rand.New(rand.NewPCG(seed, 5))}
		j := mustOpen(t, "")
		for range 4 {
			mustImport(t, j, r.journal())
		}
		var everyone []model.Session
		animals, err := j.Hamsters(t.Context())
		must(t, err)
		for _, h := range animals {
			history, err := j.History(t.Context(), h.ID)
			must(t, err)
			everyone = append(everyone, history.Sessions...)
		}
		for range 40 {
			s := r.search(everyone, animals)
			ids, err := j.Search(t.Context(), s)
			must(t, err)
			found, err := j.Sessions(t.Context(), ids)
			must(t, err)
			if len(found) != len(ids) {
				t.Fatalf("%d of %d sessions", len(found), len(ids))
			}
			want := 0
			for _, of := range everyone {
				if s.Finds(of) {
					want++
					if !slices.Contains(ids, of.ID) {
						t.Errorf("seed %d: %+v does not find %+v", seed, s, of)
					}
				}
			}
			if want != len(ids) {
				t.Errorf("seed %d: %+v finds %d, want %d", seed, s, len(ids), want)
			}
			if !slices.IsSortedFunc(found, func(a, b model.Session) int { return b.StartedAt.Compare(a.StartedAt) }) {
				t.Error("not the newest first")
			}
		}
		must(t, j.Close())
	}
}

// search looks for something that may be there.
func (r random) search(all []model.Session, animals []model.Hamster) (s model.Search) {
	some := func() bool { return r.IntN(4) == 0 }
	if some() {
		s.HamsterID = pick(r, animals...).ID
	}
	if some() {
		s.Stage = model.Ladder()[r.IntN(8)].Key
	}
	if some() {
		s.End = pick(r, model.EndReasons()...)
	}
	if some() {
		s.Place = pick(r, model.Places()...)
	}
	if some() {
		s.Sign = pick(r, pick(r, model.StressSigns()...).Key, pick(r, model.ComfortSigns()...).Key, "custom:own_one")
	}
	if len(all) > 0 && some() {
		s.From = pick(r, all...).StartedAt
	}
	if len(all) > 0 && some() {
		s.To = pick(r, all...).StartedAt
	}
	if some() {
		s.Text = pick(r, "LINE", "soft ", "mÄUS", "é", `\`, "%", "_", "1", "\u2028", "🐹", "istanbul", "İSTANBUL", "ıstanbul", "i̇stanbul", "k", "K")
	}
	return s
}

func TestASearchCanBeCalledOff(t *testing.T) {
	j := mustOpen(t, "")
	mustImport(t, j, whole)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := j.Search(ctx, model.Search{}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	// The next one is none the worse for it.
	if ids, err := j.Search(t.Context(), model.Search{To: time.Date(2026, 6, 20, 0, 0, 0, 0, time.UTC)}); err != nil || len(ids) == 0 {
		t.Errorf("got %v %v", ids, err)
	}
}

// An export of what is shown is a journal of its own.
func TestWhatWasFoundIsExported(t *testing.T) {
	for seed := range uint64(10) {
		r := random{rand.New(rand.NewPCG(seed, 9))}
		j := mustOpen(t, "")
		for range 3 {
			mustImport(t, j, r.journal())
		}
		all, err := j.Search(t.Context(), model.Search{})
		must(t, err)
		everyone, err := j.Sessions(t.Context(), all)
		must(t, err)
		animals, err := j.Hamsters(t.Context())
		must(t, err)
		for range 10 {
			s := r.search(everyone, animals)
			want, err := j.Search(t.Context(), s)
			must(t, err)
			var file, rows bytes.Buffer
			must(t, j.ExportFoundJSON(t.Context(), &file, s, noon))
			must(t, j.ExportCSV(t.Context(), &rows, s))
			valid(t, schema(t), file.String())
			other := mustOpen(t, "")
			if report := mustImport(t, other, file.String()); report.Sessions.Added != len(want) {
				t.Errorf("%d sessions in the file, want %d", report.Sessions.Added, len(want))
			}
			got, err := other.Search(t.Context(), model.Search{})
			must(t, err)
			if !slices.Equal(sorted(got), sorted(want)) {
				t.Error("other sessions are in the file")
			}
			lines, err := csv.NewReader(&rows).ReadAll()
			if err != nil || len(lines) != len(want)+1 {
				t.Errorf("%d lines, want %d and a head: %v", len(lines), len(want), err)
			}
			must(t, other.Close())
		}
		must(t, j.Close())
	}
}

func sorted(ids []model.ID) []string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = id.String()
	}
	slices.Sort(out)
	return out
}
