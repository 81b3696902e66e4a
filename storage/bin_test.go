package storage_test

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"calmster/model"
	"calmster/storage"
)

// Undo is exact: what was deleted and restored is as it was, whatever it is.
func TestWhatIsRestoredIsAsItWas(t *testing.T) {
	for seed := range uint64(25) {
		file := random{rand.New(rand.NewPCG(seed, 11))}.journal()
		j := mustOpen(t, "")
		mustImport(t, j, file)
		before := mustExport(t, j)
		animals, err := j.Hamsters(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		for _, h := range animals {
			history, err := j.History(t.Context(), h.ID)
			if err != nil {
				t.Fatal(err)
			}
			for _, s := range history.Sessions {
				must(t, j.DeleteSession(t.Context(), s.ID))
				gone(t, j, file, s.ID)
				must(t, j.RestoreSession(t.Context(), s.ID))
			}
			must(t, j.DeleteHamster(t.Context(), h.ID))
			gone(t, j, file, h.ID)
			must(t, j.RestoreHamster(t.Context(), h.ID))
		}
		if after := mustExport(t, j); after != before {
			t.Errorf("seed %d: the export changed:\n%s\n%s", seed, before, after)
		}
		must(t, j.Close())
		if t.Failed() {
			t.FailNow()
		}
	}
}

func must(t testing.TB, errs ...error) {
	t.Helper()
	if err := errors.Join(errs...); err != nil {
		t.Fatal(err)
	}
}

// gone checks that nothing shows a record, that the import of an older file
// leaves it in the bin, and that the journal is sound and its export whole.
func gone(t *testing.T, j *storage.Journal, file string, id model.ID) {
	t.Helper()
	report := mustImport(t, j, file)
	if report.Changed() || !slices.ContainsFunc(report.Differences, func(d storage.Difference) bool {
		return d.ID == id && d.Settled == storage.InBin
	}) {
		t.Errorf("importing the file again: %+v", report)
	}
	var csv bytes.Buffer
	must(t, j.ExportCSV(t.Context(), &csv, model.Search{}))
	out := mustExport(t, j)
	if strings.Contains(out, id.String()) || strings.Contains(csv.String(), id.String()) {
		t.Errorf("%s is still exported", id)
	}
	if _, err := storage.ReadExchange(strings.NewReader(out)); err != nil {
		t.Error(err)
	}
	x, err := storage.ReadExchange(strings.NewReader(out))
	must(t, err)
	if err := x.Complete(); err != nil {
		t.Errorf("the export refers to what lies in the bin: %v", err)
	}
	if found, err := j.Check(t.Context()); err != nil || len(found) > 0 {
		t.Errorf("check: %v %v", found, err)
	}
	if _, err := j.History(t.Context(), id); !errors.Is(err, storage.ErrNotFound) {
		t.Errorf("its history: %v", err)
	}
	lying, err := j.Bin(t.Context())
	must(t, err)
	if len(lying) != 1 || lying[0].Hamster.ID != id && lying[0].Session.ID != id || !lying[0].At.Equal(noon) {
		t.Errorf("in the bin: %+v", lying)
	}
}

func TestTheBinHoldsWhatWasDeletedUntilItIsRemoved(t *testing.T) {
	now := noon
	j, err := storage.Open(t.Context(), t.TempDir()+"/j", storage.Clock(func() time.Time { return now }))
	must(t, err)
	defer j.Close()
	biscuit, nut := mustHamster(t, j, "Biscuit"), mustHamster(t, j, "Nut")
	vest := model.Harness{HamsterID: biscuit.ID, Style: model.StyleVest, Fastener: model.FastenerVelcro}
	must(t, j.SaveHarness(t.Context(), &vest))
	must(t, j.SaveFitCheck(t.Context(), &model.FitCheck{HarnessID: vest.ID}))
	must(t, j.ChangeStage(t.Context(), model.StageChange{HamsterID: biscuit.ID, From: model.StageMeet, To: model.StageWear}))
	first := mustFinish(t, j, mustBegin(t, j, biscuit.ID, treat(1, 0)), model.EndPlanned, time.Minute)
	second := mustFinish(t, j, mustBegin(t, j, biscuit.ID, stress(1, 0)), model.EndStress, time.Minute)
	borrowed := model.Session{HamsterID: nut.ID, HarnessID: vest.ID, Stage: model.StageWear, StartedAt: noon, Duration: time.Minute, End: model.EndPlanned}
	must(t, j.AddSession(t.Context(), &borrowed))

	must(t, j.DeleteSession(t.Context(), first.ID))
	now = now.Add(time.Hour)
	must(t, j.DeleteSession(t.Context(), second.ID))
	lying, err := j.Bin(t.Context())
	must(t, err)
	if len(lying) != 2 || lying[0].Session.ID != second.ID || lying[1].Session.ID != first.ID || len(lying[1].Session.Events) != 1 || lying[0].Hamster.Name != "Biscuit" {
		t.Errorf("in the bin: %+v", lying)
	}
	for what, err := range map[string]error{
		"deleted twice":       j.DeleteSession(t.Context(), first.ID),
		"corrected":           j.CorrectSession(first),
		"given an event":      j.AppendEvent(first.ID, treat(2, 0)),
		"removed as hamster":  j.RemoveHamster(t.Context(), biscuit.ID),
		"not in the bin":      j.RemoveSession(t.Context(), borrowed.ID),
		"restored from no":    j.RestoreSession(t.Context(), borrowed.ID),
		"a hamster not there": j.RestoreHamster(t.Context(), biscuit.ID),
	} {
		if !errors.Is(err, storage.ErrNotFound) {
			t.Errorf("%s: %v", what, err)
		}
	}
	must(t, j.RemoveSession(t.Context(), first.ID))
	must(t, j.DeleteHamster(t.Context(), biscuit.ID))
	lying, err = j.Bin(t.Context())
	must(t, err)
	if len(lying) != 1 || lying[0].Session != nil || lying[0].Hamster.ID != biscuit.ID || lying[0].Sessions != 1 {
		t.Errorf("in the bin: %+v", lying)
	}
	for what, err := range map[string]error{
		"saved":              j.SaveHamster(t.Context(), &biscuit),
		"given a session":    j.BeginSession(t.Context(), &model.Session{HamsterID: biscuit.ID, Stage: model.StageWear, StartedAt: noon}),
		"given a stage":      j.ChangeStage(t.Context(), model.StageChange{HamsterID: biscuit.ID, From: model.StageWear, To: model.StageDrag}),
		"given a harness":    j.SaveHarness(t.Context(), &model.Harness{HamsterID: biscuit.ID, Style: model.StyleVest, Fastener: model.FastenerTie}),
		"its session's text": j.CorrectSession(second),
	} {
		if !errors.Is(err, storage.ErrNotFound) {
			t.Errorf("%s: %v", what, err)
		}
	}
	if all, err := j.Hamsters(t.Context()); err != nil || len(all) != 1 {
		t.Errorf("hamsters: %v %v", all, err)
	}
	if worn, err := j.Harnesses(t.Context(), biscuit.ID); err != nil || len(worn) != 0 {
		t.Errorf("harnesses: %v %v", worn, err)
	}

	// For good: nothing is left of it, and the other animal keeps its session.
	must(t, j.SetSetting(t.Context(), "plan."+biscuit.ID.String(), "{}"))
	must(t, j.SetSetting(t.Context(), "pad", "{}"))
	must(t, j.RemoveHamster(t.Context(), biscuit.ID))
	for key, want := range map[string]string{"plan." + biscuit.ID.String(): "", "pad": "{}"} {
		if got, err := j.Setting(t.Context(), key); err != nil || got != want {
			t.Errorf("the setting %s: %q, %v", key, got, err)
		}
	}
	if found, err := j.Check(t.Context()); err != nil || len(found) > 0 {
		t.Errorf("check: %v %v", found, err)
	}
	if lying, err := j.Bin(t.Context()); err != nil || len(lying) != 0 {
		t.Errorf("in the bin: %v %v", lying, err)
	}
	out := mustExport(t, j)
	if strings.Contains(out, biscuit.ID.String()) || strings.Contains(out, vest.ID.String()) || !strings.Contains(out, borrowed.ID.String()) {
		t.Errorf("left: %s", out)
	}
}

func TestARunningSessionIsNotDeleted(t *testing.T) {
	j := mustOpen(t, "")
	h := mustHamster(t, j, "Biscuit")
	s := mustBegin(t, j, h.ID, treat(1, 0))
	for what, err := range map[string]error{
		"the session": j.DeleteSession(t.Context(), s.ID),
		"the hamster": j.DeleteHamster(t.Context(), h.ID),
	} {
		if !errors.Is(err, storage.ErrRunning) {
			t.Errorf("%s: %v", what, err)
		}
	}
	if left, err := j.Unfinished(t.Context()); err != nil || len(left) != 1 || len(left[0].Session.Events) != 1 {
		t.Errorf("unfinished: %v %v", left, err)
	}
}

// What a file knows more of an animal in the bin is kept, and comes to light
// with it.
func TestAnImportAddsToAHamsterInTheBin(t *testing.T) {
	j := mustOpen(t, "")
	mustImport(t, j, whole)
	animals, err := j.Hamsters(t.Context())
	must(t, err)
	for _, h := range animals {
		must(t, j.DeleteHamster(t.Context(), h.ID))
	}
	more := strings.Replace(whole, `"id": "018f0000-0000-7000-8000-000000000043"`, `"id": "018f0000-0000-7000-8000-000000000049"`, 1)
	if report := mustImport(t, j, more); report.Sessions.Added != 1 || report.Hamsters.Kept != len(animals) {
		t.Errorf("%+v", report)
	}
	if out := mustExport(t, j); strings.Contains(out, "018f") {
		t.Errorf("to be seen: %s", out)
	}
	for _, h := range animals {
		must(t, j.RestoreHamster(t.Context(), h.ID))
	}
	if out := mustExport(t, j); !strings.Contains(out, "000000000043") || !strings.Contains(out, "000000000049") {
		t.Errorf("restored: %s", out)
	}
}
