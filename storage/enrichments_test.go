package storage_test

import (
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"

	"calmster/model"
	"calmster/storage"
)

func dug(h model.Hamster) model.Enrichment {
	return model.Enrichment{
		HamsterID: h.ID, Kind: "digging_box", StartedAt: time.Date(2026, 11, 20, 19, 30, 0, 0, time.FixedZone("", 3600)),
		Duration: 12 * time.Minute, Comfort: []string{"exploring"}, Treats: []string{"oats", "oats"}, Note: "sand everywhere",
	}
}

func mustEnrichments(t *testing.T, j *storage.Journal, hamster model.ID) []model.Enrichment {
	t.Helper()
	h, err := j.History(t.Context(), hamster)
	if err != nil {
		t.Fatal(err)
	}
	return h.Enrichments
}

func TestTimeWithoutAHarnessIsKeptDeletedAndBroughtBack(t *testing.T) {
	j := mustOpen(t, "")
	h := mustHamster(t, j, "Biscuit")
	e := dug(h)
	goes := e
	goes.Duration, goes.GoesOn, goes.StartedAt = 0, true, e.StartedAt.Add(time.Hour)
	for _, x := range []*model.Enrichment{&goes, &e} {
		if err := j.SaveEnrichment(t.Context(), x); err != nil {
			t.Fatal(err)
		}
	}
	if got := mustEnrichments(t, j, h.ID); len(got) != 2 || !reflect.DeepEqual(got[0], e) || !reflect.DeepEqual(got[1], goes) {
		t.Errorf("kept %+v", got)
	}
	if out := mustExport(t, j); strings.Count(out, "digging_box") != 1 {
		t.Errorf("what goes on is exported: %s", out)
	}
	goes.GoesOn, goes.Duration = false, time.Minute
	if err := j.SaveEnrichment(t.Context(), &goes); err != nil {
		t.Fatal(err)
	}
	if err := j.DeleteEnrichment(t.Context(), e.ID); err != nil {
		t.Fatal(err)
	}
	if got := mustEnrichments(t, j, h.ID); len(got) != 1 || got[0].Duration != time.Minute || got[0].UpdatedAt.IsZero() {
		t.Errorf("after the end and a delete: %+v", got)
	}
	if err := j.DeleteEnrichment(t.Context(), e.ID); !errors.Is(err, storage.ErrNotFound) {
		t.Errorf("deleted twice: %v", err)
	}
	if err := j.RestoreEnrichment(t.Context(), e.ID); err != nil {
		t.Fatal(err)
	}
	if got := mustEnrichments(t, j, h.ID); len(got) != 2 || !reflect.DeepEqual(got[0], e) {
		t.Errorf("brought back: %+v", got)
	}
	if found, err := j.Check(t.Context()); err != nil || len(found) > 0 {
		t.Errorf("check: %v %v", found, err)
	}
	bad := e
	bad.Kind = "skydive"
	var fe *model.FieldError
	if err := j.SaveEnrichment(t.Context(), &bad); !errors.As(err, &fe) || fe.Field != "kind" {
		t.Errorf("a kind that is none: %v", err)
	}
	bad = dug(model.Hamster{ID: model.ID{1}})
	if err := j.SaveEnrichment(t.Context(), &bad); !errors.Is(err, storage.ErrNotFound) {
		t.Errorf("of an unknown hamster: %v", err)
	}
}

// It lies in the bin like a session: listed with its animal, until it is brought
// back or removed for good.
func TestDeletedTimeWithoutAHarnessLiesInTheBin(t *testing.T) {
	j := mustOpen(t, "")
	h := mustHamster(t, j, "Biscuit")
	e := dug(h)
	must(t, j.SaveEnrichment(t.Context(), &e))
	if err := j.RemoveEnrichment(t.Context(), e.ID); !errors.Is(err, storage.ErrNotFound) {
		t.Errorf("removed from outside the bin: %v", err)
	}
	must(t, j.DeleteEnrichment(t.Context(), e.ID))
	lying, err := j.Bin(t.Context())
	must(t, err)
	if len(lying) != 1 || lying[0].Free == nil || !reflect.DeepEqual(*lying[0].Free, e) || lying[0].Session != nil ||
		lying[0].Hamster.Name != "Biscuit" || !lying[0].At.Equal(noon) {
		t.Errorf("in the bin: %+v", lying)
	}
	must(t, j.DeleteHamster(t.Context(), h.ID))
	if lying, err := j.Bin(t.Context()); err != nil || len(lying) != 1 || lying[0].Free != nil {
		t.Errorf("beside its animal: %+v %v", lying, err)
	}
	must(t, j.RestoreHamster(t.Context(), h.ID))
	must(t, j.RemoveEnrichment(t.Context(), e.ID))
	if lying, err := j.Bin(t.Context()); err != nil || len(lying) != 0 {
		t.Errorf("removed for good: %+v %v", lying, err)
	}
	if err := j.RestoreEnrichment(t.Context(), e.ID); !errors.Is(err, storage.ErrNotFound) {
		t.Errorf("brought back from nowhere: %v", err)
	}
}

// A file without any stays as it always was, and of two that differ the newer
// one holds.
func TestTimeWithoutAHarnessInAFile(t *testing.T) {
	j := mustOpen(t, "")
	h := mustHamster(t, j, "Biscuit")
	if out := mustExport(t, j); strings.Contains(out, "enrichments") {
		t.Errorf("an empty list is written: %s", out)
	}
	e := dug(h)
	if err := j.SaveEnrichment(t.Context(), &e); err != nil {
		t.Fatal(err)
	}
	before := mustExport(t, j)
	e.Note = "newer"
	if err := j.SaveEnrichment(t.Context(), &e); err != nil {
		t.Fatal(err)
	}
	after := mustExport(t, j)
	if r := mustImport(t, j, before); r.Enrichments.Kept != 1 || r.Changed() {
		t.Errorf("an older file: %+v", r)
	}
	other := mustOpen(t, "")
	mustImport(t, other, before)
	if r := mustImport(t, other, after); r.Enrichments.Replaced != 1 {
		t.Errorf("a newer file: %+v", r)
	}
	if got := mustEnrichments(t, other, h.ID); len(got) != 1 || got[0].Note != "newer" {
		t.Errorf("kept %+v", got)
	}
	if err := other.DeleteEnrichment(t.Context(), e.ID); err != nil {
		t.Fatal(err)
	}
	if r := mustImport(t, other, after); r.Enrichments.Kept != 1 || r.Changed() {
		t.Errorf("what lies in the bin: %+v", r)
	}
	if got := mustEnrichments(t, other, h.ID); len(got) != 0 {
		t.Errorf("an import brought back what was deleted: %+v", got)
	}
}

func TestTimeWithoutAHarnessOfNobodyIsRefused(t *testing.T) {
	file := strings.Replace(whole, `"hamster_id": "018f0000-0000-7000-8000-000000000002", "kind"`, `"hamster_id": "018f0000-0000-7000-8000-000000000009", "kind"`, 1)
	x, err := storage.ReadExchange(strings.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	if got := pointerOf(x.Complete()); got != "/enrichments/1/hamster_id" {
		t.Errorf("refused at %q", got)
	}
}
