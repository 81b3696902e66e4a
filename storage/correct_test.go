package storage_test

import (
	"errors"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"calmster/model"
	"calmster/storage"
)

// onlySession returns the one ended session of a journal with one hamster.
func onlySession(t *testing.T, j *storage.Journal) model.Session {
	t.Helper()
	all, err := j.Hamsters(t.Context())
	if err != nil || len(all) != 1 {
		t.Fatalf("%d hamsters, %v", len(all), err)
	}
	history, err := j.History(t.Context(), all[0].ID)
	if err != nil || len(history.Sessions) != 1 {
		t.Fatalf("%d sessions, %v", len(history.Sessions), err)
	}
	return history.Sessions[0]
}

// sound checks the journal, and that an export goes into an empty one and
// comes out again as it was.
func sound(t *testing.T, j *storage.Journal) {
	t.Helper()
	if found, err := j.Check(t.Context()); err != nil || len(found) > 0 {
		t.Errorf("check: %v %v", found, err)
	}
	out := mustExport(t, j)
	valid(t, schema(t), out)
	other := mustOpen(t, "")
	mustImport(t, other, out)
	sameFile(t, mustExport(t, other), out)
}

func correct(t *testing.T, j *storage.Journal, s model.Session) func([]model.Event, error) model.Session {
	t.Helper()
	return func(events []model.Event, err error) model.Session {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		if err := j.CorrectLog(s.ID, events); err != nil {
			t.Fatal(err)
		}
		s.Events = slices.Concat(s.Events, events)
		return s
	}
}

func TestAnEndedSessionIsCorrected(t *testing.T) {
	j := mustOpen(t, "")
	s := mustBegin(t, j, mustHamster(t, j, "Biscuit").ID, stress(1, 20*time.Second))
	s = mustFinish(t, j, s, model.EndStress, 25*time.Second)
	before := mustExport(t, j)

	events, err := s.Amend(1, 12*time.Second, "only a twitch first")
	s = correct(t, j, s)(events, err)
	if err := j.CorrectLog(s.ID, events); err != nil { // again, as after a write that timed out
		t.Errorf("the same again: %v", err)
	}
	got := onlySession(t, j)
	if got.CalmTime().For != 12*time.Second || !slices.Equal(got.Events, s.Events) || !got.UpdatedAt.Equal(noon) {
		t.Errorf("now %+v", got)
	}
	sound(t, j)

	// An export from before does not win over the correction.
	mustImport(t, j, before)
	if again := onlySession(t, j); !reflect.DeepEqual(again, got) {
		t.Errorf("after the import of an older file %+v, before %+v", again, got)
	}
}

// A correction is written whole or not at all: a sign is never taken back
// without the one that stands in for it.
func TestACorrectionIsTakenWholeOrNotAtAll(t *testing.T) {
	j := mustOpen(t, "")
	s := mustBegin(t, j, mustHamster(t, j, "Biscuit").ID, stress(1, 20*time.Second))
	s = mustFinish(t, j, s, model.EndStress, 25*time.Second)
	take := model.Event{Seq: 2, At: 25 * time.Second, Kind: model.KindUndo, Of: 1}
	var fe *model.FieldError
	for name, events := range map[string][]model.Event{
		"after the end": {take, stress(3, 26*time.Second)},
		"a gap":         {take, stress(4, 10*time.Second)},
		"unknown":       {take, {Seq: 3, Kind: model.KindStress, Code: "bored"}},
		"twice":         {take, take},
	} {
		if err := j.CorrectLog(s.ID, events); !errors.As(err, &fe) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := j.CorrectLog(s.ID, []model.Event{treat(1, 20*time.Second)}); !errors.Is(err, storage.ErrTaken) {
		t.Errorf("in another's place: %v", err)
	}
	if got := onlySession(t, j); len(got.Events) != 1 || !got.UpdatedAt.IsZero() {
		t.Errorf("now %+v", got)
	}
	sound(t, j)
}

func TestARunningSessionIsCorrected(t *testing.T) {
	j := mustOpen(t, "")
	s := mustBegin(t, j, mustHamster(t, j, "Biscuit").ID, stress(1, 20*time.Second))
	s.Duration = 30 * time.Second
	s = correct(t, j, s)(s.Retime(1, 10*time.Second))
	u := onlyUnfinished(t, j)
	if first, _ := u.Session.FirstStress(); first.At != 10*time.Second || !u.Session.UpdatedAt.IsZero() {
		t.Errorf("found %+v", u)
	}
	mustFinish(t, j, s, model.EndStress, 31*time.Second)
	sound(t, j)
}

func TestWhatASessionSaysOfItselfIsCorrected(t *testing.T) {
	j := mustOpen(t, "")
	h := mustHamster(t, j, "Biscuit")
	n := model.Harness{HamsterID: h.ID, Style: model.StyleVest, Fastener: model.FastenerVelcro}
	if err := j.SaveHarness(t.Context(), &n); err != nil {
		t.Fatal(err)
	}
	s := mustBegin(t, j, h.ID, stress(1, 20*time.Second), treat(2, 11*time.Minute))
	s = mustFinish(t, j, s, model.EndStress, 12*time.Minute)
	celsius := 19.5
	right := s
	right.StartedAt = noon.Add(-25 * time.Hour).In(time.FixedZone("", 3600))
	right.Planned, right.Place, right.HarnessID, right.TemperatureC = time.Minute, model.PlaceYard, n.ID, &celsius
	right.Note, right.Watch, right.End = "the bell rang", model.WatchNot, model.EndKeeper
	right.Duration = 25 * time.Second
	var fe *model.FieldError
	if err := j.CorrectSession(right); !errors.As(err, &fe) || fe.Field != "events/1/at_s" {
		t.Errorf("shorter than its last event: %v", err)
	}
	s = correct(t, j, s)(s.TakeBack(2))
	for range 2 {
		if err := j.CorrectSession(right); err != nil {
			t.Fatal(err)
		}
	}
	got := onlySession(t, j)
	right.Events, right.UpdatedAt = s.Events, got.UpdatedAt
	if got.StartedAt.Format(time.RFC3339) != "2026-06-19T10:00:00+01:00" || !got.UpdatedAt.Equal(noon) {
		t.Errorf("now %+v", got)
	}
	if got.StartedAt = right.StartedAt; !reflect.DeepEqual(got, right) {
		t.Errorf("now %+v, want %+v", got, right)
	}
	sound(t, j)

	t.Run("an older file does not make it long again", func(t *testing.T) {
		older := strings.Replace(mustExport(t, j), `"duration_s": 25`, `"duration_s": 720`, 1)
		older = strings.Replace(older, `"updated_at": "2026-06-20T12:00:00+02:00"`, `"updated_at": "2026-06-20T11:00:00+02:00"`, 1)
		mustImport(t, j, older)
		if got := onlySession(t, j); got.Duration != 25*time.Second {
			t.Errorf("now %v long", got.Duration)
		}
	})
	t.Run("what is refused", func(t *testing.T) {
		for name, c := range map[string]struct {
			change func(*model.Session)
			want   func(error) bool
		}{
			"an unknown harness": {func(s *model.Session) { s.HarnessID = model.ID{9} }, func(err error) bool { return errors.Is(err, storage.ErrNotFound) }},
			"an unknown session": {func(s *model.Session) { s.ID = model.ID{9} }, func(err error) bool { return errors.Is(err, storage.ErrNotFound) }},
			"no end":             {func(s *model.Session) { s.End = model.EndNone }, func(err error) bool { return errors.As(err, &fe) && fe.Field == "end_reason" }},
			"no start":           {func(s *model.Session) { s.StartedAt = time.Time{} }, func(err error) bool { return errors.As(err, &fe) && fe.Field == "started_at" }},
		} {
			wrong := right
			c.change(&wrong)
			if err := j.CorrectSession(wrong); !c.want(err) {
				t.Errorf("%s: %v", name, err)
			}
		}
		running := mustBegin(t, j, h.ID)
		running.End = model.EndKeeper
		if err := j.CorrectSession(running); !errors.As(err, &fe) {
			t.Errorf("a session that runs: %v", err)
		}
	})
}

func TestASessionFromPaperIsAdded(t *testing.T) {
	j := mustOpen(t, "")
	h := mustHamster(t, j, "Biscuit")
	s := model.Session{
		HamsterID: h.ID, Stage: model.StageWear, StartedAt: noon.Add(-time.Hour), Duration: 95 * time.Second,
		End: model.EndStress, Place: model.PlaceRoom, Note: "on the back of an envelope",
		Events: []model.Event{treat(1, 42*time.Second), stress(2, 90*time.Second)},
	}
	wrong := s
	wrong.Events = []model.Event{treat(1, 42*time.Second), stress(2, 96*time.Second)}
	var fe *model.FieldError
	if err := j.AddSession(t.Context(), &wrong); !errors.As(err, &fe) || fe.Field != "events/1/at_s" {
		t.Errorf("an event after the end: %v", err)
	}
	stranger := s
	stranger.HamsterID = model.ID{9}
	if err := j.AddSession(t.Context(), &stranger); !errors.Is(err, storage.ErrNotFound) {
		t.Errorf("of nobody: %v", err)
	}
	for range 2 { // the second time it has its ID, as after a write that timed out
		if err := j.AddSession(t.Context(), &s); err != nil {
			t.Fatal(err)
		}
	}
	got := onlySession(t, j)
	if got.StartedAt = s.StartedAt; !reflect.DeepEqual(got, s) {
		t.Errorf("kept %+v, want %+v", got, s)
	}
	sound(t, j)
	s.Note = "another"
	if err := j.AddSession(t.Context(), &s); err == nil {
		t.Error("another session of that id is written over it")
	}
}

// Any corrections, in any order, leave a journal that is sound.
func TestRandomCorrectionsLeaveASoundJournal(t *testing.T) {
	for seed := range uint64(25) {
		rng := rand.New(rand.NewPCG(seed, 3))
		j := mustOpen(t, "")
		s := mustBegin(t, j, mustHamster(t, j, "Biscuit").ID, stress(1, 20*time.Second), treat(2, 30*time.Second))
		s = mustFinish(t, j, s, model.EndKeeper, 5*time.Minute)
		for range 12 {
			at := time.Duration(rng.Int64N(int64(s.Duration)))
			var events []model.Event
			var err error
			switch seq := 1 + rng.IntN(len(s.Events)); rng.IntN(5) {
			case 0:
				events, err = s.AddForgotten(at, model.KindComfort, "curious", "")
			case 1:
				events, err = s.Retime(seq, at)
			case 2:
				events, err = s.TakeBack(seq)
			case 3:
				events, err = s.BringBack(seq)
			case 4:
				s.Duration = max(s.Shortest(), at)
				if err := j.CorrectSession(s); err != nil {
					t.Fatalf("seed %d: %v", seed, err)
				}
				continue
			}
			if err != nil {
				continue // what it cannot be, such as bringing back what stands
			}
			s = correct(t, j, s)(events, nil)
		}
		if got := onlySession(t, j); got.Duration != s.Duration.Truncate(time.Millisecond) || len(got.Events) != len(s.Events) {
			t.Errorf("kept %+v, want %+v", got, s)
		}
		sound(t, j)
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
}

// A session of the wrong animal or stage is put right, and put back again by
// the same way. Parting two hamsters that were merged does not take it away.
func TestASessionIsGivenToAnotherHamster(t *testing.T) {
	ctx := t.Context()
	j := mustOpen(t, "")
	a, b, c := mustHamster(t, j, "Biscuit"), mustHamster(t, j, "Biscotti"), mustHamster(t, j, "Nut")
	s := mustFinish(t, j, mustBegin(t, j, a.ID, treat(1, 3000)), model.EndPlanned, 42*time.Second)
	must(t, j.MergeHamsters(ctx, a.ID, b.ID))
	was, err := j.Sessions(ctx, []model.ID{s.ID})
	must(t, err)
	moved := was[0]
	moved.HamsterID, moved.Stage = c.ID, model.StageFasten
	for range 2 {
		must(t, j.CorrectSession(moved))
	}
	must(t, j.PartHamsters(ctx, a.ID))
	for id, n := range map[model.ID]int{a.ID: 0, b.ID: 0, c.ID: 1} {
		h, err := j.History(ctx, id)
		if err != nil || len(h.Sessions) != n {
			t.Errorf("%d sessions, want %d: %v", len(h.Sessions), n, err)
		}
	}
	is, err := j.Sessions(ctx, []model.ID{s.ID})
	must(t, err)
	if is[0].Stage != model.StageFasten || is[0].UpdatedAt.IsZero() || len(is[0].Events) != 1 {
		t.Errorf("became %+v", is[0])
	}
	// It goes along where its new animal is merged.
	d := mustHamster(t, j, "Nutmeg")
	must(t, j.MergeHamsters(ctx, c.ID, d.ID))
	if h, err := j.History(ctx, d.ID); err != nil || len(h.Sessions) != 1 {
		t.Errorf("%d sessions after a merge: %v", len(h.Sessions), err)
	}
	must(t, j.PartHamsters(ctx, c.ID))
	is[0].HamsterID, is[0].Stage = b.ID, was[0].Stage
	must(t, j.CorrectSession(is[0]))
	back, err := j.Sessions(ctx, []model.ID{s.ID})
	must(t, err)
	back[0].UpdatedAt = was[0].UpdatedAt
	if !reflect.DeepEqual(back, was) {
		t.Errorf("came back as %+v, was %+v", back, was)
	}
	is[0].HamsterID = model.ID{1}
	if err := j.CorrectSession(is[0]); !errors.Is(err, storage.ErrNotFound) {
		t.Errorf("given to nobody: %v", err)
	}
	if found, err := j.Check(ctx); err != nil || len(found) > 0 {
		t.Errorf("check: %v %v", found, err)
	}
}
