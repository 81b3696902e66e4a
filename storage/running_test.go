package storage_test

import (
	"errors"
	"reflect"
	"testing"
	"time"

	"calmster/model"
	"calmster/storage"
)

func onlyUnfinished(t *testing.T, j *storage.Journal) model.Unfinished {
	t.Helper()
	all, err := j.Unfinished(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if len(all) != 1 {
		t.Fatalf("%d unfinished sessions", len(all))
	}
	return all[0]
}

func TestASessionIsTakenUpWhereItWasLeft(t *testing.T) {
	j := mustOpen(t, "")
	h := mustHamster(t, j, "Biscuit")
	s := mustBegin(t, j, h.ID, treat(1, 10*time.Second))
	began := noon.Add(3 * time.Minute).In(time.FixedZone("", 7200))
	if err := errors.Join(j.ClockStarted(s.ID, began), j.Watched(s.ID, 25*time.Second)); err != nil {
		t.Fatal(err)
	}
	if err := j.Watched(s.ID, 20*time.Second); err != nil { // a late one takes nothing back
		t.Fatal(err)
	}
	j = mustOpen(t, j.Path())
	u := onlyUnfinished(t, j)
	if u.Watched != 25*time.Second || u.HarnessOff || len(u.Session.Events) != 1 || u.Session.Planned != s.Planned {
		t.Errorf("found %+v", u)
	}
	if got := u.Session.StartedAt; got.Format(time.RFC3339) != began.Format(time.RFC3339) {
		t.Errorf("begun at %v", got)
	}
	if err := j.HarnessOff(s.ID, 31*time.Second); err != nil {
		t.Fatal(err)
	}
	j = mustOpen(t, j.Path())
	if u = onlyUnfinished(t, j); !u.HarnessOff || u.Session.Duration != 31*time.Second || u.Session.End != model.EndNone {
		t.Errorf("found %+v", u)
	}
	if err := errors.Join(j.HarnessOn(s.ID), j.HarnessOn(s.ID)); err != nil {
		t.Fatal(err)
	}
	if u = onlyUnfinished(t, j); u.HarnessOff || u.Watched != 31*time.Second {
		t.Errorf("the harness is on again, and found is %+v", u)
	}
	if err := j.HarnessOff(s.ID, 31*time.Second); err != nil {
		t.Fatal(err)
	}
	u = onlyUnfinished(t, j)
	history, err := j.History(t.Context(), h.ID)
	if err != nil || len(history.Sessions) != 0 {
		t.Errorf("an unfinished session is in the history: %+v %v", history, err)
	}

	u.Session.Note, u.Session.Watch = "away for a moment", model.WatchNot
	mustFinish(t, j, u.Session, model.EndKeeper, u.Session.Duration)
	history, err = j.History(t.Context(), h.ID)
	if err != nil || len(history.Sessions) != 1 {
		t.Fatalf("history %+v %v", history, err)
	}
	got := history.Sessions[0]
	if got.End != model.EndKeeper || got.Watch != model.WatchNot || got.Note == "" || got.Duration != 31*time.Second || len(got.Events) != 1 ||
		!got.UpdatedAt.IsZero() {
		t.Errorf("finished as %+v", got)
	}
	if err := j.Watched(s.ID, time.Minute); !errors.Is(err, storage.ErrEnded) {
		t.Errorf("watched after the end: %v", err)
	}
	if err := j.DiscardSession(t.Context(), s.ID); !errors.Is(err, storage.ErrEnded) {
		t.Errorf("discarded after the end: %v", err)
	}
}

func TestTheLogOnlyGrows(t *testing.T) {
	j := mustOpen(t, "")
	h := mustHamster(t, j, "Biscuit")
	s := mustBegin(t, j, h.ID, treat(1, 10*time.Second), stress(2, 20*time.Second))
	for name, c := range map[string]struct {
		session model.ID
		event   model.Event
		want    error
		field   string
	}{
		"the same again":       {s.ID, stress(2, 20*time.Second), nil, ""},
		"another in its place": {s.ID, treat(2, 20*time.Second), storage.ErrTaken, ""},
		"a gap":                {s.ID, treat(4, 30*time.Second), nil, "seq"},
		"no number":            {s.ID, treat(0, 30*time.Second), nil, "seq"},
		"unknown code":         {s.ID, model.Event{Seq: 3, Kind: model.KindStress, Code: "bored"}, nil, "code"},
		"unknown session":      {h.ID, treat(1, 0), storage.ErrNotFound, ""},
	} {
		t.Run(name, func(t *testing.T) {
			err := j.AppendEvent(c.session, c.event)
			var fe *model.FieldError
			switch {
			case c.field != "":
				if !errors.As(err, &fe) || fe.Field != c.field {
					t.Errorf("got %v", err)
				}
			case !errors.Is(err, c.want):
				t.Errorf("got %v, want %v", err, c.want)
			}
		})
	}
	if got := onlyUnfinished(t, j).Session.Events; len(got) != 2 || got[0] != treat(1, 10*time.Second) || got[1] != stress(2, 20*time.Second) {
		t.Errorf("the log is %+v", got)
	}
}

func TestACorrectionAfterTheEndIsAnEventToo(t *testing.T) {
	j := mustOpen(t, "")
	h := mustHamster(t, j, "Biscuit")
	s := mustFinish(t, j, mustBegin(t, j, h.ID, stress(1, 20*time.Second)), model.EndStress, 25*time.Second)
	for _, e := range []model.Event{
		{Seq: 2, At: 25 * time.Second, Kind: model.KindUndo, Of: 1},
		stress(3, 12*time.Second),
	} {
		if err := j.AppendEvent(s.ID, e); err != nil {
			t.Fatal(err)
		}
	}
	var fe *model.FieldError
	if err := j.AppendEvent(s.ID, treat(4, time.Minute)); !errors.As(err, &fe) {
		t.Errorf("an event after the end: %v", err)
	}
	history, err := j.History(t.Context(), h.ID)
	if err != nil {
		t.Fatal(err)
	}
	if got := history.Sessions[0]; got.CalmTime().For != 12*time.Second || !got.UpdatedAt.Equal(noon) || len(got.Events) != 3 {
		t.Errorf("now %+v", got)
	}
	if found, err := j.Check(t.Context()); err != nil || len(found) > 0 {
		t.Errorf("check: %v %v", found, err)
	}
}

func TestASessionCannotEndBeforeItsLastEvent(t *testing.T) {
	j := mustOpen(t, "")
	s := mustBegin(t, j, mustHamster(t, j, "Biscuit").ID, treat(1, 20*time.Second))
	s.End, s.Duration = model.EndKeeper, 10*time.Second
	var fe *model.FieldError
	if err := j.FinishSession(s); !errors.As(err, &fe) || fe.Field != "events/0/at_s" {
		t.Errorf("got %v", err)
	}
	s.End, s.Duration = model.EndNone, time.Minute
	if err := j.FinishSession(s); !errors.As(err, &fe) || fe.Field != "end_reason" {
		t.Errorf("got %v", err)
	}
	if onlyUnfinished(t, j).Session.End != model.EndNone {
		t.Error("it was ended")
	}
}

// A session that was begun by mistake lies in the bin, and comes back as it was.
func TestADiscardedSessionLiesInTheBin(t *testing.T) {
	j := mustOpen(t, "")
	h := mustHamster(t, j, "Biscuit")
	s := mustBegin(t, j, h.ID, treat(1, 0))
	must(t, j.Watched(s.ID, 25*time.Second))
	was := onlyUnfinished(t, j)
	must(t, j.DiscardSession(t.Context(), s.ID))
	if all, err := j.Unfinished(t.Context()); err != nil || len(all) != 0 {
		t.Errorf("left: %+v %v", all, err)
	}
	if found, err := j.Check(t.Context()); err != nil || len(found) > 0 {
		t.Errorf("check: %v %v", found, err)
	}
	lying, err := j.Bin(t.Context())
	if err != nil || len(lying) != 1 || lying[0].Session == nil || lying[0].Session.Duration != 25*time.Second {
		t.Fatalf("in the bin: %+v, %v", lying, err)
	}
	must(t, j.RestoreSession(t.Context(), s.ID))
	if is := onlyUnfinished(t, j); !reflect.DeepEqual(is, was) {
		t.Errorf("came back as %+v, was %+v", is, was)
	}
	// It is in nobody's way, and can go for good.
	must(t, j.DiscardSession(t.Context(), s.ID))
	other := mustHamster(t, j, "Biscotti")
	must(t, j.MergeHamsters(t.Context(), h.ID, other.ID))
	must(t, j.RemoveSession(t.Context(), s.ID))
}

// A session that was finished by mistake goes on, paused where it had ended.
func TestAFinishedSessionIsOpenedAgain(t *testing.T) {
	j := mustOpen(t, "")
	h := mustHamster(t, j, "Biscuit")
	s := mustBegin(t, j, h.ID, treat(1, 3000))
	mustFinish(t, j, s, model.EndKeeper, 42*time.Second)
	for range 2 {
		must(t, j.ReopenSession(s.ID))
	}
	u := onlyUnfinished(t, j)
	if u.HarnessOff || u.Known() != 42*time.Second || len(u.Session.Events) != 2 || u.Session.Events[1].Kind != model.KindPause {
		t.Fatalf("became %+v", u)
	}
	u.Session.Duration, u.Session.End = 50*time.Second, model.EndPlanned
	must(t, j.FinishSession(u.Session))
	must(t, j.ReopenSession(s.ID))
	if again := onlyUnfinished(t, j); len(again.Session.Events) != 2 {
		t.Errorf("paused twice: %+v", again.Session.Events)
	}
	if found, err := j.Check(t.Context()); err != nil || len(found) > 0 {
		t.Errorf("check: %v %v", found, err)
	}
}

func TestRecordsAreSavedAndChanged(t *testing.T) {
	ctx := t.Context()
	j := mustOpen(t, "")
	h := mustHamster(t, j, "Biscuit")
	h.Born, h.Name, h.ArchivedAt = time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC), "Biscuit II", noon
	if err := j.SaveHamster(ctx, &h); err != nil {
		t.Fatal(err)
	}
	mustHamster(t, j, "acorn")
	all, err := j.Hamsters(ctx)
	if err != nil || len(all) != 2 || all[0].Name != "acorn" || all[1].Name != "Biscuit II" {
		t.Fatalf("hamsters %+v %v", all, err)
	}
	if got := all[1]; got.ID != h.ID || !got.Born.Equal(h.Born) || !got.UpdatedAt.Equal(noon) || !got.ArchivedAt.Equal(noon) {
		t.Errorf("read back %+v", got)
	}
	n := model.Harness{HamsterID: h.ID, Style: model.StyleVest, Fastener: model.FastenerVelcro, Label: "blue"}
	if err := j.SaveHarness(ctx, &n); err != nil {
		t.Fatal(err)
	}
	n.Notes = "soft"
	if err := j.SaveHarness(ctx, &n); err != nil {
		t.Fatal(err)
	}
	if got, err := j.Harnesses(ctx, h.ID); err != nil || len(got) != 1 || got[0].Notes != "soft" || got[0].ID != n.ID {
		t.Errorf("harnesses %+v %v", got, err)
	}
	c := model.FitCheck{HarnessID: n.ID, OneFinger: true, NoRubbing: true}
	if err := j.SaveFitCheck(ctx, &c); err != nil {
		t.Fatal(err)
	}
	if got, err := j.FitChecks(ctx, n.ID); err != nil || len(got) != 1 || got[0].Fits() || !got[0].OneFinger || !got[0].At.Equal(noon) {
		t.Errorf("fit checks %+v %v", got, err)
	}
	if err := j.ChangeStage(ctx, model.StageChange{
		HamsterID: h.ID, From: model.StageWear, To: model.StageDrag, Verdict: model.VerdictPractise, Reason: "he is bored",
	}); err != nil {
		t.Fatal(err)
	}
	history, err := j.History(ctx, h.ID)
	if err != nil || history.Hamster.Stage != model.StageDrag || len(history.Changes) != 1 || history.Changes[0].Reason != "he is bored" {
		t.Errorf("history %+v %v", history, err)
	}

	t.Run("unknown ones are not", func(t *testing.T) {
		stranger := model.ID{1}
		for name, err := range map[string]error{
			"hamster":      j.SaveHamster(ctx, &model.Hamster{ID: stranger, Name: "X", Species: model.SpeciesOther, Stage: model.StageMeet}),
			"harness":      j.SaveHarness(ctx, &model.Harness{HamsterID: stranger, Style: model.StyleH, Fastener: model.FastenerTie}),
			"fit check":    j.SaveFitCheck(ctx, &model.FitCheck{HarnessID: stranger}),
			"stage change": j.ChangeStage(ctx, model.StageChange{HamsterID: stranger, From: model.StageMeet, To: model.StageDrape}),
			"session":      j.BeginSession(ctx, &model.Session{HamsterID: stranger, Stage: model.StageMeet, StartedAt: noon}),
			"worn harness": j.BeginSession(ctx, &model.Session{HamsterID: h.ID, HarnessID: stranger, Stage: model.StageMeet, StartedAt: noon}),
			"finish":       j.FinishSession(model.Session{ID: stranger, Stage: model.StageMeet, StartedAt: noon, End: model.EndKeeper}),
			"discard":      j.DiscardSession(ctx, stranger),
		} {
			if !errors.Is(err, storage.ErrNotFound) {
				t.Errorf("%s: %v", name, err)
			}
		}
		if _, err := j.History(ctx, stranger); !errors.Is(err, storage.ErrNotFound) {
			t.Errorf("history: %v", err)
		}
	})
	t.Run("wrong ones are not", func(t *testing.T) {
		var fe *model.FieldError
		if err := j.SaveHamster(ctx, &model.Hamster{}); !errors.As(err, &fe) || fe.Field != "name" {
			t.Errorf("got %v", err)
		}
	})
}
