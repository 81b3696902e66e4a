package model_test

import (
	"fmt"
	"reflect"
	"testing"
	"time"

	"calmster/model"
)

// sampleDays are moments on each day of a week, one of them in a week in which
// the clocks change, and one just after a year's turn.
func sampleDays(t *testing.T) []time.Time {
	t.Helper()
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Skip("no time zones on this machine")
	}
	var out []time.Time
	for day, hour := range []int{0, 9, 23, 0, 9, 23, 9} {
		out = append(out, time.Date(2026, 11, 16+day, hour, 30, 0, 0, time.UTC))
	}
	return append(out,
		time.Date(2026, 10, 25, 2, 30, 0, 0, berlin),
		time.Date(2027, 1, 1, 0, 5, 0, 0, time.FixedZone("", -11*3600)),
	)
}

func TestSampleIsValid(t *testing.T) {
	for _, now := range sampleDays(t) {
		s := model.Sample(now, keyOnly)
		ids := map[model.ID]string{}
		own := func(id model.ID, what string) {
			if other, twice := ids[id]; twice || id == (model.ID{}) {
				t.Errorf("%v: %s has the id of %s", now, what, other)
			}
			ids[id] = what
		}
		check := func(what string, at time.Time, err error) {
			if err != nil {
				t.Errorf("%v: %s: %v", now, what, err)
			}
			if at.After(now) {
				t.Errorf("%v: %s lies in the future: %v", now, what, at)
			}
		}
		for _, h := range s.Hamsters {
			own(h.ID, "hamster "+h.Name)
			check(h.Name, h.CreatedAt, h.Validate())
		}
		for _, h := range s.Harnesses {
			own(h.ID, "harness "+h.Label)
			check(h.Label, now, h.Validate())
			if ids[h.HamsterID] == "" {
				t.Errorf("%s belongs to nobody", h.Label)
			}
		}
		for _, c := range s.FitChecks {
			own(c.ID, "fit check")
			check("fit check", c.At, c.Validate())
			if ids[c.HarnessID] == "" {
				t.Error("a fit check of no harness")
			}
		}
		stage := map[model.ID]model.StageKey{}
		for _, c := range s.Changes {
			own(c.ID, "move")
			check("move", c.At, c.Validate())
			if was := stage[c.HamsterID]; was != "" && was != c.From {
				t.Errorf("%v: a move from %s, but it was at %s", now, c.From, was)
			}
			if stage[c.HamsterID] = c.To; c.Reason == "" && c.Verdict != model.VerdictReady && c.Verdict != model.VerdictStepDown {
				t.Errorf("%v: a move to %s against %q without a reason", now, c.To, c.Verdict)
			}
		}
		for _, h := range s.Hamsters {
			if stage[h.ID] != h.Stage {
				t.Errorf("%v: %s is at %s, the moves lead to %s", now, h.Name, h.Stage, stage[h.ID])
			}
		}
		for i, e := range s.Sessions {
			own(e.ID, "session")
			check(fmt.Sprintf("session %d", i), e.StartedAt.Add(e.Duration), e.Validate())
			if i > 0 && e.StartedAt.Before(s.Sessions[i-1].StartedAt) {
				t.Errorf("%v: session %d is out of order", now, i)
			}
			if e.End == model.EndNone {
				t.Errorf("%v: session %d still runs", now, i)
			}
		}
	}
}

func TestSampleIsTheSameForTheSameMoment(t *testing.T) {
	now := time.Date(2026, 11, 21, 18, 0, 0, 0, time.FixedZone("", 3600))
	if a, b := model.Sample(now, keyOnly), model.Sample(now, keyOnly); !reflect.DeepEqual(a, b) {
		t.Error("two samples of one moment differ")
	}
}

// What a keeper sees in the sample: sessions at dusk and dawn, a sensible
// number a week, and something of everything that can happen.
func TestSampleIsBelievable(t *testing.T) {
	for _, now := range sampleDays(t) {
		s := model.Sample(now, keyOnly)
		biscuit := s.Hamsters[0]
		h := model.History{Hamster: biscuit}
		weeks := map[int]int{}
		seen := map[string]bool{}
		for _, e := range s.Sessions {
			if hour := e.StartedAt.Hour(); hour != 6 && hour != 7 && hour != 19 && hour != 20 {
				t.Errorf("%v: a session at %v, neither dusk nor dawn", now, e.StartedAt)
			}
			if e.Duration > model.SessionCap.Value {
				t.Errorf("%v: a session of %v, over the cap", now, e.Duration)
			}
			seen["end "+string(e.End)], seen["place "+string(e.Place)] = true, true
			seen["note"] = seen["note"] || e.Note != ""
			seen["unwatched"] = seen["unwatched"] || !e.Watched()
			for _, v := range e.Events {
				seen[string(v.Kind)] = true
				seen[string(v.Kind)+" "+v.Code] = true
			}
			if e.HamsterID == biscuit.ID {
				h.Sessions = append(h.Sessions, e)
				weeks[(usual.Day(e.StartedAt)+3)/7]++ // 1970-01-01 was a Thursday
			}
		}
		for _, c := range s.Changes {
			if c.HamsterID == biscuit.ID {
				h.Changes = append(h.Changes, c)
			}
		}
		for _, want := range []string{
			"end planned", "end stress", "end worry", "end stopped", "end keeper", "unwatched", "note",
			"pause", "resume", "undo", "act stopped_walking", "act water", "act rest", "act praise", "act stroke",
			"comfort exploring", "comfort grooming", "comfort taking_treats", "comfort curious",
			"treat oats", "treat mealworm", "treat carrot", "place playpen", "place bathtub", "place cage",
		} {
			if !seen[want] {
				t.Errorf("%v: nothing like %q in the sample", now, want)
			}
		}
		present := (usual.Day(now) + 3) / 7
		for week := present - 9; week < present; week++ {
			switch n := weeks[week]; {
			case week == present-3 && n != 0:
				t.Errorf("%v: %d sessions in the week of rest", now, n)
			case week != present-3 && (n < model.WeekLeast.Value || n > model.WeekMost.Value):
				t.Errorf("%v: %d sessions in a week", now, n)
			}
		}
		if biscuit.Stage != model.StageWear {
			t.Errorf("%v: Biscuit is at %s", now, biscuit.Stage)
		}
		if v := h.At(biscuit.Stage, model.DefaultRules()).Verdict; v != model.VerdictPractise {
			t.Errorf("%v: the verdict is %s", now, v)
		}
		if last := h.Sessions[len(h.Sessions)-1]; last.End != model.EndStress {
			t.Errorf("%v: the last session ended with %s", now, last.End)
		}
	}
}

// keyOnly says a text by its key.
func keyOnly(key string, _ model.Args) string { return key }
