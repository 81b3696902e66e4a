package model_test

import (
	"errors"
	"math"
	"strings"
	"testing"
	"time"

	"calmster/model"
)

// wrong says which field an error names, and how; empty for none.
func wrong(t *testing.T, err error) string {
	t.Helper()
	if err == nil {
		return ""
	}
	var field *model.FieldError
	if !errors.As(err, &field) {
		t.Fatalf("not a field error: %v", err)
	}
	return field.Field + " " + field.Problem
}

func TestValidateHamster(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*model.Hamster)
		want   string
	}{
		{"as it should be", func(*model.Hamster) {}, ""},
		{"no name", func(h *model.Hamster) { h.Name = "" }, "name missing"},
		{"blanks for a name", func(h *model.Hamster) { h.Name = " \t\u00a0" }, "name missing"},
		{"letters of two bytes", func(h *model.Hamster) { h.Name = strings.Repeat("ü", model.MaxName) }, ""},
		{"one letter too many", func(h *model.Hamster) { h.Name = strings.Repeat("ü", model.MaxName+1) }, "name text"},
		{"no UTF-8", func(h *model.Hamster) { h.Name = "Bis\xffcuit" }, "name text"},
		{"NUL in it", func(h *model.Hamster) { h.Name = "Bis\x00cuit" }, "name text"},
		{"markup is only text", func(h *model.Hamster) { h.Name = `</script>{{.}}"'` }, ""},
		{"no species", func(h *model.Hamster) { h.Species = "" }, "species unknown"},
		{"another species", func(h *model.Hamster) { h.Species = "gerbil" }, "species unknown"},
		{"no stage", func(h *model.Hamster) { h.Stage = "" }, "stage unknown"},
		{"another stage", func(h *model.Hamster) { h.Stage = "fly" }, "stage unknown"},
		{"long notes", func(h *model.Hamster) { h.Notes = strings.Repeat("x", model.MaxText) }, ""},
		{"too long notes", func(h *model.Hamster) { h.Notes = strings.Repeat("x", model.MaxText+1) }, "notes text"},
	} {
		h := model.Hamster{Name: "Biscuit", Species: model.SpeciesSyrian, Stage: model.StageMeet}
		c.change(&h)
		if got := wrong(t, h.Validate()); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestValidateWhatBelongsToAHamster(t *testing.T) {
	now := time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC)
	long := strings.Repeat("x", model.MaxText+1)
	for _, c := range []struct {
		name   string
		record interface{ Validate() error }
		want   string
	}{
		{"a harness", model.Harness{Style: model.StyleH, Fastener: model.FastenerTie}, ""},
		{"a harness of no style", model.Harness{Fastener: model.FastenerTie}, "style unknown"},
		{"a collar", model.Harness{Style: "collar", Fastener: model.FastenerTie}, "style unknown"},
		{"a harness without a fastener", model.Harness{Style: model.StyleH}, "fastener unknown"},
		{"a label too long", model.Harness{Label: strings.Repeat("x", 81), Style: model.StyleH, Fastener: model.FastenerTie}, "label text"},
		{"notes too long", model.Harness{Notes: long, Style: model.StyleH, Fastener: model.FastenerTie}, "notes text"},

		{"a fit check", model.FitCheck{At: now}, ""},
		{"a fit check without a date", model.FitCheck{OneFinger: true}, "at missing"},
		{"a note too long", model.FitCheck{At: now, Note: long}, "note text"},

		{"a move", model.StageChange{At: now, From: model.StageMeet, To: model.StageDrape, Verdict: model.VerdictReady}, ""},
		{"a move without a verdict", model.StageChange{At: now, From: model.StageWalk, To: model.StageMeet}, ""},
		{"a move without a date", model.StageChange{From: model.StageMeet, To: model.StageDrape}, "at missing"},
		{"a move from nowhere", model.StageChange{At: now, To: model.StageDrape}, "from unknown"},
		{"a move to nowhere", model.StageChange{At: now, From: model.StageMeet, To: "fly"}, "to unknown"},
		{"another verdict", model.StageChange{At: now, From: model.StageMeet, To: model.StageDrape, Verdict: "go"}, "verdict unknown"},
		{"a reason too long", model.StageChange{At: now, From: model.StageMeet, To: model.StageDrape, Reason: long}, "reason text"},
	} {
		if got := wrong(t, c.record.Validate()); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestValidateSession(t *testing.T) {
	temperature := func(c float64) func(*model.Session) {
		return func(s *model.Session) { s.TemperatureC = &c }
	}
	for _, c := range []struct {
		name   string
		change func(*model.Session)
		want   string
	}{
		{"as it should be", func(*model.Session) {}, ""},
		{"still running", func(s *model.Session) { s.End, s.Duration = model.EndNone, 0 }, ""},
		{"found unfinished", func(s *model.Session) { s.End = model.EndInterrupted }, ""},
		{"nothing but what must be there", func(s *model.Session) { s.Place, s.Planned, s.Events = "", 0, nil }, ""},
		{"no stage", func(s *model.Session) { s.Stage = "" }, "stage unknown"},
		{"no start", func(s *model.Session) { s.StartedAt = time.Time{} }, "started_at missing"},
		{"a negative plan", func(s *model.Session) { s.Planned = -1 }, "planned_s range"},
		{"a plan of more than a day", func(s *model.Session) { s.Planned = model.MaxDuration + 1 }, "planned_s range"},
		{"a negative length", func(s *model.Session) { s.Duration = -1 }, "duration_s range"},
		{"a day long", func(s *model.Session) { s.Duration = model.MaxDuration }, ""},
		{"longer than a day", func(s *model.Session) { s.Duration = model.MaxDuration + 1 }, "duration_s range"},
		{"another end", func(s *model.Session) { s.End = "bored" }, "end_reason unknown"},
		{"another place", func(s *model.Session) { s.Place = "park" }, "place unknown"},
		{"cold", temperature(-60), ""},
		{"too cold to be true", temperature(-60.1), "temperature_c range"},
		{"too hot to be true", temperature(60.1), "temperature_c range"},
		{"no number", temperature(math.NaN()), "temperature_c range"},
		{"a long note", func(s *model.Session) { s.Note = strings.Repeat("x", model.MaxText+1) }, "note text"},
		{"an event after the end", func(s *model.Session) { s.Events = numbered(stress(60.1)) }, "events/0/at_s range"},
		{"an event at the end", func(s *model.Session) { s.Events = numbered(stress(60)) }, ""},
		{"an event after what is not the end yet", func(s *model.Session) { s.End, s.Events = model.EndNone, numbered(stress(61)) }, ""},
		{"an event corrected to an earlier moment", func(s *model.Session) { s.Events = numbered(stress(40), undo(50, 1), stress(30)) }, ""},
		{"numbers with a gap", func(s *model.Session) { s.Events = numbered(stress(1), stress(2)); s.Events[1].Seq = 3 }, "events/1/seq order"},
		{"a number twice", func(s *model.Session) { s.Events = numbered(stress(1), stress(2)); s.Events[1].Seq = 1 }, "events/1/seq order"},
	} {
		s := model.Session{
			Stage: model.StageWear, StartedAt: begun, Planned: time.Minute, Duration: time.Minute,
			End: model.EndPlanned, Place: model.PlacePlaypen, Events: numbered(comfort(3)),
		}
		c.change(&s)
		if got := wrong(t, s.Validate()); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestValidateEvent(t *testing.T) {
	before := numbered(comfort(1), comfort(2))
	for _, c := range []struct {
		name  string
		event model.Event
		want  string
	}{
		{"a sign", model.Event{Kind: model.KindStress, Code: "wide_eyes"}, ""},
		{"a keeper's own sign", model.Event{Kind: model.KindStress, Code: "custom:squeaks"}, ""},
		{"a keeper's own without a name", model.Event{Kind: model.KindComfort, Code: "custom:"}, "code unknown"},
		{"an own name too long", model.Event{Kind: model.KindAct, Code: "custom:" + strings.Repeat("x", 80)}, "code unknown"},
		{"a sign of the other sort", model.Event{Kind: model.KindStress, Code: "grooming"}, "code unknown"},
		{"a sign of no name", model.Event{Kind: model.KindStress}, "code missing"},
		{"a treat", model.Event{Kind: model.KindTreat, Code: "oats"}, ""},
		{"a treat to avoid happened too", model.Event{Kind: model.KindTreat, Code: "spinach"}, ""},
		{"an unknown treat", model.Event{Kind: model.KindTreat, Code: "cake"}, "code unknown"},
		{"an act", model.Event{Kind: model.KindAct, Code: model.StoppedWalking}, ""},
		{"an unknown act", model.Event{Kind: model.KindAct, Code: "note"}, "code unknown"},
		{"a note", model.Event{Kind: model.KindNote, Note: "hm"}, ""},
		{"a note with a code", model.Event{Kind: model.KindNote, Code: "oats"}, "code unknown"},
		{"a pause", model.Event{Kind: model.KindPause}, ""},
		{"a pause with a code", model.Event{Kind: model.KindResume, Code: "x"}, "code unknown"},
		{"an unknown kind", model.Event{Kind: "sigh", Code: "x"}, "kind unknown"},
		{"no kind", model.Event{}, "kind unknown"},
		{"an undo", model.Event{Kind: model.KindUndo, Of: 2}, ""},
		{"an undo of nothing", model.Event{Kind: model.KindUndo}, "of reference"},
		{"an undo of itself", model.Event{Kind: model.KindUndo, Of: 3}, "of reference"},
		{"an undo of what is to come", model.Event{Kind: model.KindUndo, Of: 4}, "of reference"},
		{"an undo of a negative number", model.Event{Kind: model.KindUndo, Of: -1}, "of reference"},
		{"a tap that names another", model.Event{Kind: model.KindTreat, Code: "oats", Of: 1}, "of reference"},
		{"before the start", model.Event{Kind: model.KindNote, At: -1}, "at_s range"},
		{"after a day", model.Event{Kind: model.KindNote, At: model.MaxDuration + 1}, "at_s range"},
		{"a note that is no text", model.Event{Kind: model.KindNote, Note: "\xff"}, "note text"},
	} {
		c.event.Seq = len(before) + 1
		if got := wrong(t, c.event.Validate(before)); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// A wrong value is shown to the keeper: shortened, and never broken text.
func TestFieldErrorIsFitToBeShown(t *testing.T) {
	h := model.Hamster{Name: "Biscuit", Stage: model.StageMeet, Species: model.Species("\xff" + strings.Repeat("ü", 500))}
	var field *model.FieldError
	if !errors.As(h.Validate(), &field) {
		t.Fatal("an unknown species is taken")
	}
	if n := len([]rune(field.Value)); n > 41 || strings.ContainsRune(field.Value, '\uFFFD') || !strings.HasSuffix(field.Value, "…") {
		t.Errorf("shown as %d characters: %q", n, field.Value)
	}
}
