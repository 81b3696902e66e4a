package model_test

import (
	"testing"
	"time"

	"calmster/model"
)

// stress, comfort and undo build the lines of a log; the place in the list
// gives the number.
func stress(at float64) model.Event {
	return model.Event{At: secs(at), Kind: model.KindStress, Code: "freezing"}
}

func comfort(at float64) model.Event {
	return model.Event{At: secs(at), Kind: model.KindComfort, Code: "exploring"}
}

func watchNot(not bool) model.Watch {
	if not {
		return model.WatchNot
	}
	return model.WatchUnsaid
}

func undo(at float64, of int) model.Event {
	return model.Event{At: secs(at), Kind: model.KindUndo, Of: of}
}

func secs(s float64) time.Duration { return time.Duration(s * float64(time.Second)) }

func numbered(events ...model.Event) []model.Event {
	for i := range events {
		events[i].Seq = i + 1
	}
	return events
}

func TestCalmTimeAndOutcome(t *testing.T) {
	const goal = 300
	for _, c := range []struct {
		name      string
		lasted    float64
		end       model.EndReason
		unwatched bool
		events    []model.Event
		calm      float64
		atLeast   bool
		outcome   model.Outcome
	}{
		{"ran its plan", 300, model.EndPlanned, false, nil, 300, true, model.OutcomeCalm},
		{"comfort ends nothing", 300, model.EndPlanned, false, numbered(comfort(20)), 300, true, model.OutcomeCalm},
		{"a moment short", 299.999, model.EndPlanned, false, nil, 299.999, true, model.OutcomeUnknown},
		{"calm, but short", 120, model.EndKeeper, false, nil, 120, true, model.OutcomeUnknown},
		{"the animal stopped", 120, model.EndStopped, false, nil, 120, true, model.OutcomeUnknown},
		{"found unfinished after the goal", 300, model.EndInterrupted, false, nil, 300, true, model.OutcomeUnknown},
		{"found unfinished after a sign", 300, model.EndInterrupted, false, numbered(stress(40)), 40, false, model.OutcomeStressed},
		{"found unfinished, not watched", 300, model.EndInterrupted, true, nil, 300, true, model.OutcomeUnknown},
		{"found unfinished", 120, model.EndInterrupted, false, nil, 120, true, model.OutcomeUnknown},
		{"worry before the goal", 120, model.EndWorry, false, nil, 120, true, model.OutcomeStressed},
		{"worry after the goal", 301, model.EndWorry, false, nil, 301, true, model.OutcomeCalm},
		{"a sign before the goal", 210, model.EndStress, false, numbered(stress(201.7)), 201.7, false, model.OutcomeStressed},
		{"a sign, then another reason given", 210, model.EndKeeper, false, numbered(stress(201.7)), 201.7, false, model.OutcomeStressed},
		{"a sign at the goal", 310, model.EndStress, false, numbered(stress(300)), 300, false, model.OutcomeCalm},
		{"a sign after the goal", 400, model.EndStress, false, numbered(stress(350)), 350, false, model.OutcomeCalm},
		{"a sign at once", 2, model.EndStress, false, numbered(stress(0)), 0, false, model.OutcomeStressed},
		{"the earliest of two, in whatever order", 210, model.EndStress, false, numbered(stress(90), stress(40)), 40, false, model.OutcomeStressed},
		{"a sign taken back", 300, model.EndPlanned, false, numbered(stress(10), undo(11, 1)), 300, true, model.OutcomeCalm},
		{"taken back and brought back", 300, model.EndStress, false, numbered(stress(10), undo(11, 1), undo(12, 2)), 10, false, model.OutcomeStressed},
		{"taken back, brought back, taken back", 300, model.EndPlanned, false, numbered(stress(10), undo(11, 1), undo(12, 2), undo(13, 3)), 300, true, model.OutcomeCalm},
		{"the first taken back, the second stands", 300, model.EndStress, false, numbered(stress(10), stress(50), undo(60, 1)), 50, false, model.OutcomeStressed},
		{"said to end on stress, no sign kept", 130, model.EndStress, false, nil, 130, false, model.OutcomeStressed},
		{"not watched", 300, model.EndPlanned, true, nil, 300, true, model.OutcomeUnknown},
		{"not watched, worried", 100, model.EndWorry, true, nil, 100, true, model.OutcomeUnknown},
		{"not watched, but a sign seen", 100, model.EndStress, true, numbered(stress(60)), 60, false, model.OutcomeStressed},
		{"still runs", 400, model.EndNone, false, nil, 400, true, model.OutcomeUnknown},
		{"still runs, a sign stands", 400, model.EndNone, false, numbered(stress(60)), 60, false, model.OutcomeUnknown},
		{"a sign beyond the end", 50, model.EndStress, false, numbered(stress(50.4)), 50, false, model.OutcomeStressed},
		{"over at once", 0, model.EndKeeper, false, nil, 0, true, model.OutcomeUnknown},
	} {
		s := model.Session{Duration: secs(c.lasted), End: c.end, Watch: watchNot(c.unwatched), Events: c.events}
		if got, want := s.CalmTime(), (model.Calm{For: secs(c.calm), AtLeast: c.atLeast}); got != want {
			t.Errorf("%s: calm %v, want %v", c.name, got, want)
		}
		if got := s.Outcome(goal * time.Second); got != c.outcome {
			t.Errorf("%s: %s, want %s", c.name, got, c.outcome)
		}
	}
}

func TestResponseTime(t *testing.T) {
	s := model.Session{Duration: secs(210), Events: numbered(comfort(5), stress(201.5), stress(205))}
	if d, ok := s.ResponseTime(); !ok || d != secs(8.5) {
		t.Errorf("%v %v, want 8.5s", d, ok)
	}
	s.Duration = secs(200)
	if d, _ := s.ResponseTime(); d != 0 {
		t.Errorf("%v: an answer before the sign", d)
	}
	if _, ok := (model.Session{Duration: secs(9)}).ResponseTime(); ok {
		t.Error("an answer to no sign")
	}
}

func TestCountLeavesOutWhatWasTakenBack(t *testing.T) {
	s := model.Session{Events: numbered(comfort(1), comfort(2), undo(3, 2), stress(4))}
	if n := s.Count(model.KindComfort); n != 1 {
		t.Errorf("%d comfort signs, want 1", n)
	}
	if n := s.Count(model.KindUndo); n != 0 {
		t.Errorf("%d undos stand", n)
	}
}

func TestWeekHoldsItsDays(t *testing.T) {
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Skip("no time zones on this machine")
	}
	at := func(day, hour int) model.Session {
		return model.Session{StartedAt: time.Date(2026, 10, day, hour, 30, 0, 0, berlin)}
	}
	// The clocks went back on Sunday, the 25th.
	h := model.History{Sessions: []model.Session{at(18, 23), at(19, 0), at(25, 2), at(25, 23), at(26, 0)}}
	now := time.Date(2026, 10, 25, 23, 59, 0, 0, berlin)
	week := h.Days(model.WeekStart(usual.Day(now), time.Monday), 7, now, nil, usual)
	var got [7]int
	for i, d := range week {
		got[i] = len(d.Sessions)
		if d.Today != (i == 6) {
			t.Errorf("day %d today: %v", i, d.Today)
		}
	}
	if want := [7]int{0, 0, 0, 0, 0, 1, 2}; got != want {
		t.Errorf("%v, want %v", got, want)
	}
}

// What nobody watched counts nowhere as calm: not in a verdict, a curve, a
// chart, nor as a step of the introduction.
func TestWhatIsNotKnownToBeWatchedIsNoCalmTime(t *testing.T) {
	rules := model.DefaultRules()
	stage, goal := model.StageDrape, rules.Stage(model.StageDrape).Goal
	history := func(end model.EndReason, said model.Watch) model.History {
		h := model.History{Hamster: model.Hamster{Stage: stage}}
		for i := range 4 {
			at := time.Date(2026, 6, 1+i, 20, 0, 0, 0, time.UTC)
			h.Sessions = append(h.Sessions, model.Session{ID: model.ID{byte(i + 1)}, Stage: stage, StartedAt: at, Duration: 2 * goal, End: end, Watch: said})
		}
		return h
	}
	watched := history(model.EndInterrupted, model.WatchWhole)
	if got := watched.At(stage, rules); got.Verdict != model.VerdictReady {
		t.Errorf("found unfinished and watched: %s", got.Verdict)
	}
	for name, h := range map[string]model.History{
		"nobody said":  history(model.EndInterrupted, model.WatchUnsaid),
		"not watched":  history(model.EndInterrupted, model.WatchNot),
		"not, planned": history(model.EndPlanned, model.WatchNot),
	} {
		if got := h.At(stage, rules); got.Verdict != model.VerdictTooEarly {
			t.Errorf("%s: %s", name, got.Verdict)
		}
	}
}

// A tap long ago does not tell that anybody still watched: a session that ran on
// beyond its plan without a touch is asked of.
func TestASessionLeftRunning(t *testing.T) {
	for _, c := range []struct {
		name    string
		planned float64
		lasted  float64
		events  []model.Event
		left    bool
	}{
		{"as planned", 300, 302, numbered(comfort(10)), false},
		{"a little longer", 300, 359, numbered(comfort(10)), false},
		{"for hours", 300, 7200, numbered(comfort(10)), true},
		{"for hours, with a tap at their end", 300, 7200, numbered(comfort(10), comfort(7190)), true},
		{"for hours, and a sign was seen then", 300, 7200, numbered(comfort(10), stress(7190)), true},
		{"a sign early, and off was forgotten", 300, 7200, numbered(stress(20)), false},
		{"longer, with somebody there", 300, 480, numbered(comfort(290), comfort(340), undo(395, 2), comfort(450)), false},
		{"no plan, within the cap", 0, 600, numbered(comfort(10)), false},
		{"no plan, beyond the cap", 0, 661, numbered(comfort(10)), true},
	} {
		s := model.Session{Planned: secs(c.planned), Duration: secs(c.lasted), End: model.EndKeeper, Events: c.events}
		if got := s.LeftRunning(); got != c.left {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

// A clock that was left running for days stops where a session must end, so that
// it can be closed out.
func TestAForgottenClockStops(t *testing.T) {
	now := model.Instant{Wall: time.Date(2026, 6, 1, 20, 0, 0, 0, time.UTC)}
	live := model.Begin(model.Session{Stage: model.StageWear, StartedAt: now.Wall}, time.Minute, now)
	for now.Mono < 50*time.Hour {
		now.Mono, now.Wall = now.Mono+time.Second, now.Wall.Add(time.Second)
		live.Look(now)
	}
	e, err := live.Record(now, model.KindComfort, "exploring", "")
	if err != nil {
		t.Fatal(err)
	}
	live.Commit(e, now)
	live.Stop(now)
	s := live.Session(now)
	s.End = model.EndKeeper
	if err := s.Validate(); err != nil || s.Duration != model.MaxDuration {
		t.Errorf("lasted %v: %v", s.Duration, err)
	}
}
