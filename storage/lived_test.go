package storage_test

import (
	"errors"
	"math/rand/v2"
	"reflect"
	"testing"
	"time"

	"calmster/model"
	"calmster/storage"
)

// Random sessions as keepers lead them, with taps, undo, redo, pauses and
// corrections: what the journal holds after each is the session that was led,
// and what its export brings into an empty journal is the same once more.
func TestASessionThatWasLedComesBackAsItWas(t *testing.T) {
	ctx := t.Context()
	for seed := range uint64(40) {
		rng := rand.New(rand.NewPCG(seed, 23))
		j := mustOpen(t, "")
		h := model.Hamster{Name: "Biscuit", Species: model.AllSpecies()[0], Stage: model.StageWear}
		if err := j.SaveHamster(ctx, &h); err != nil {
			t.Fatal(err)
		}
		s := model.Session{HamsterID: h.ID, Stage: model.StageWear, StartedAt: noon.Add(-time.Hour), Planned: 5 * time.Minute, Place: model.PlacePlaypen}
		if err := j.BeginSession(ctx, &s); err != nil {
			t.Fatal(err)
		}
		now := model.Instant{Wall: s.StartedAt}
		live := model.Begin(s, model.DefaultRules().Stage(s.Stage).Goal, now)
		for range rng.IntN(50) {
			for range rng.IntN(20) {
				gone := time.Duration(rng.IntN(2000)) * time.Millisecond
				now.Mono += gone
				now.Wall = now.Wall.Add(gone)
				live.Look(now)
			}
			for _, e := range lead(t, rng, live, now) {
				if err := j.AppendEvent(s.ID, e); err != nil {
					t.Fatal(err)
				}
				live.Commit(e, now)
				if e.Kind == model.KindResume && e.At == 0 {
					if err := j.ClockStarted(s.ID, live.Session(now).StartedAt); err != nil {
						t.Fatal(err)
					}
				}
			}
		}
		live.Stop(now)
		s = live.Session(now)
		if err := j.HarnessOff(s.ID, s.Duration); err != nil {
			t.Fatal(err)
		}
		s.End, s.Note = model.EndKeeper, "led"
		if s.Duration == 0 {
			continue // nothing happened; such a session is discarded
		}
		if err := j.FinishSession(s); err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		other := mustOpen(t, "")
		mustImport(t, other, mustExport(t, j))
		for _, from := range []*storage.Journal{j, other} {
			all, err := from.History(ctx, h.ID)
			if err != nil || len(all.Sessions) != 1 {
				t.Fatalf("seed %d: %d sessions came back: %v", seed, len(all.Sessions), err)
			}
			got := all.Sessions[0]
			if !reflect.DeepEqual(got.Events, s.Events) || got.Duration != s.Duration || got.CalmTime() != s.CalmTime() ||
				!reflect.DeepEqual(got.Standing(), s.Standing()) || !got.StartedAt.Equal(s.StartedAt) || got.End != s.End || got.Note != s.Note {
				t.Fatalf("seed %d: it came back as\n%+v\nand was\n%+v", seed, got, s)
			}
		}
	}
}

// lead does one random thing and returns the events that it makes.
func lead(t *testing.T, rng *rand.Rand, live *model.LiveSession, now model.Instant) []model.Event {
	t.Helper()
	one := func(e model.Event, err error) []model.Event {
		if errors.Is(err, model.ErrNothing) {
			return nil
		}
		if err != nil {
			t.Fatal(err)
		}
		return []model.Event{e}
	}
	several := func(events []model.Event, err error) []model.Event {
		if err != nil && !errors.Is(err, model.ErrNothing) {
			t.Fatal(err)
		}
		return events
	}
	s := live.Session(now)
	switch rng.IntN(9) {
	case 0:
		return one(live.Record(now, model.KindStress, model.StressSigns()[rng.IntN(9)].Key, ""))
	case 1:
		return one(live.Record(now, model.KindNote, "", "it looked\nabout — “calmly” 🐹"))
	case 2:
		return several(live.Undo(now))
	case 3:
		return several(live.Redo(now))
	case 4:
		if live.Paused() {
			return one(live.Resume(now))
		}
		return one(live.Pause(now))
	case 5, 6:
		for _, e := range s.Standing() {
			if e.Kind == model.KindPause || e.Kind == model.KindResume || rng.IntN(3) > 0 {
				continue
			}
			at := time.Duration(rng.Int64N(s.Duration.Milliseconds()+1)) * time.Millisecond
			if at == e.At {
				continue
			}
			events, err := s.Retime(e.Seq, at)
			if err != nil {
				t.Fatal(err)
			}
			return events
		}
		return nil
	}
	return one(live.Record(now, model.KindTreat, "custom:pea_flakes", ""))
}
