package model_test

import (
	"errors"
	"testing"
	"time"

	"calmster/model"
)

// begun is when the sessions of these tests begin.
var begun = time.Date(2026, 11, 20, 20, 15, 0, 0, time.FixedZone("", 3600))

// at is a reading of both clocks so long after the start.
func at(d time.Duration) model.Instant {
	return model.Instant{Mono: time.Hour + d, Wall: begun.Add(d)}
}

func begin(stage model.StageKey) *model.LiveSession {
	return model.Begin(model.Session{Stage: stage, StartedAt: begun}, model.DefaultRules().Stage(stage).Goal, at(0))
}

// watched lets the clocks go on to so long after the start, looked at all the while.
func watched(l *model.LiveSession, from, to time.Duration) model.Instant {
	for ; from < to; from += time.Second {
		l.Look(at(from))
	}
	l.Look(at(to))
	return at(to)
}

// must commits an event that the session gave out.
func must(t *testing.T, l *model.LiveSession, now model.Instant) func(model.Event, error) model.Event {
	t.Helper()
	return func(e model.Event, err error) model.Event {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		l.Commit(e, now)
		return e
	}
}

// mustAll commits the events of an undo or redo.
func mustAll(t *testing.T, l *model.LiveSession, now model.Instant) func([]model.Event, error) []model.Event {
	t.Helper()
	return func(events []model.Event, err error) []model.Event {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range events {
			l.Commit(e, now)
		}
		return events
	}
}

func TestFacesOfASession(t *testing.T) {
	l := begin(model.StageWear)
	now := at(0)
	face := func(after time.Duration, phase model.Phase, calm time.Duration) {
		t.Helper()
		now = watched(l, now.Mono-at(0).Mono, after)
		if f := l.Face(now); f.Phase != phase || f.Calm != calm || f.Calm > f.Active {
			t.Errorf("after %v: %s, calm %v of %v; want %s, %v", after, f.Phase, f.Calm, f.Active, phase, calm)
		}
	}
	face(0, model.PhaseCalm, 0)
	face(299999*time.Millisecond, model.PhaseCalm, 299999*time.Millisecond)
	face(5*time.Minute, model.PhaseGoal, 5*time.Minute)
	face(9*time.Minute-time.Millisecond, model.PhaseGoal, 9*time.Minute-time.Millisecond)
	face(9*time.Minute, model.PhaseNearCap, 9*time.Minute)
	face(10*time.Minute, model.PhaseCap, 10*time.Minute)
	must(t, l, now)(l.Record(now, model.KindStress, "trembling", ""))
	face(11*time.Minute, model.PhaseStress, 10*time.Minute)
	mustAll(t, l, now)(l.Undo(now))
	face(12*time.Minute, model.PhaseCap, 12*time.Minute)
	mustAll(t, l, now)(l.Redo(now))
	face(13*time.Minute, model.PhaseStress, 10*time.Minute)
	must(t, l, now)(l.Pause(now))
	face(14*time.Minute, model.PhaseStress, 10*time.Minute) // the harness comes off first
}

func TestPauseStopsTheClock(t *testing.T) {
	l := begin(model.StageWear)
	watched(l, 0, 10*time.Second)
	must(t, l, at(10*time.Second))(l.Pause(at(10 * time.Second)))
	if f := l.Face(at(time.Minute)); f.Phase != model.PhasePaused || f.Active != 10*time.Second {
		t.Errorf("paused: %s at %v", f.Phase, f.Active)
	}
	treat := must(t, l, at(time.Minute))(l.Record(at(time.Minute), model.KindTreat, "oats", ""))
	if treat.At != 10*time.Second {
		t.Errorf("a treat in a pause lies at %v", treat.At)
	}
	must(t, l, at(2*time.Minute))(l.Resume(at(2 * time.Minute)))
	if got := l.Active(at(time.Minute)); got != 10*time.Second {
		t.Errorf("a reading from before the return takes time away: %v", got)
	}
	if got := l.Active(watched(l, 2*time.Minute, 2*time.Minute+5*time.Second)); got != 15*time.Second {
		t.Errorf("after the pause: %v, want 15s", got)
	}
}

func TestWhatCannotBeRecorded(t *testing.T) {
	l := begin(model.StageWear)
	now := at(time.Second)
	refused := func(what string, want error) func(model.Event, error) {
		return func(e model.Event, err error) {
			t.Helper()
			if !errors.Is(err, want) || e != (model.Event{}) {
				t.Errorf("%s: %v, %v; want %v", what, e, err, want)
			}
		}
	}
	none := func(what string, want error) func([]model.Event, error) {
		return func(events []model.Event, err error) {
			t.Helper()
			if !errors.Is(err, want) || len(events) > 0 {
				t.Errorf("%s: %v, %v; want %v", what, events, err, want)
			}
		}
	}
	none("undo of nothing", model.ErrNothing)(l.Undo(now))
	none("redo of nothing", model.ErrNothing)(l.Redo(now))
	refused("resume while it runs", model.ErrNotPaused)(l.Resume(now))
	var field *model.FieldError
	if _, err := l.Record(now, model.KindStress, "yawning", ""); !errors.As(err, &field) || field.Field != "code" {
		t.Errorf("an unknown sign: %v", err)
	}
	must(t, l, now)(l.Pause(now))
	refused("pause in a pause", model.ErrPaused)(l.Pause(now))
	must(t, l, now)(l.Resume(now))
	must(t, l, now)(l.Record(now, model.KindTreat, "oats", ""))
	l.Stop(now)
	refused("a tap after the end", model.ErrEnded)(l.Record(now, model.KindTreat, "oats", ""))
	none("undo after the end", model.ErrEnded)(l.Undo(now))
	refused("pause after the end", model.ErrEnded)(l.Pause(now))
	l.Stop(at(time.Hour))
	if got := l.Active(at(2 * time.Hour)); got != time.Second {
		t.Errorf("the clock ran on after harness off: %v", got)
	}
}

// An event that the journal did not take never happened.
func TestNothingChangesBeforeCommit(t *testing.T) {
	l := begin(model.StageWear)
	now := at(3 * time.Second)
	first, _ := l.Record(now, model.KindStress, "freezing", "")
	second, _ := l.Record(now, model.KindTreat, "oats", "")
	if first.Seq != 1 || second.Seq != 1 || len(l.Session(now).Events) != 0 {
		t.Error("an event counted before it was committed")
	}
	if _, err := l.Pause(now); err != nil || l.Paused() {
		t.Error("a pause held before it was committed")
	}
}

func TestSessionIsACopy(t *testing.T) {
	l := begin(model.StageWear)
	must(t, l, at(1))(l.Record(at(1), model.KindTreat, "oats", ""))
	l.Session(at(2)).Events[0].Code = "spinach"
	if got := l.Session(at(2)).Events[0].Code; got != "oats" {
		t.Errorf("the log was changed from outside: %s", got)
	}
}

func TestLookTellsGapsFromDrift(t *testing.T) {
	second := time.Second
	for _, c := range []struct {
		name       string
		mono, wall time.Duration
		gap        bool
	}{
		{"an ordinary look", second, second, false},
		{"a busy computer", 2 * second, 2 * second, false},
		{"a frozen computer", 2*second + time.Millisecond, 2*second + time.Millisecond, true},
		{"a program that was stopped", time.Hour, time.Hour, true},
		{"a little ahead", second, 2900 * time.Millisecond, false},
		{"just at the tolerance", second, 3 * second, false},
		{"just over it", second, 3001 * time.Millisecond, true},
		{"an hour's sleep", second, time.Hour, true},
		{"the clock was set forward", second, 31 * second, true},
		{"the clock was set back", second, -50 * second, true},
		{"a little back", second, -900 * time.Millisecond, false},
		{"just over it, back", second, -1001 * time.Millisecond, true},
		{"the wall clock stands still", 2 * second, 0, false},
	} {
		l := begin(model.StageWear)
		l.Look(at(second))
		before := at(second)
		now := model.Instant{Mono: before.Mono + c.mono, Wall: before.Wall.Add(c.wall)}
		if want := second; c.gap && l.Active(now) != want {
			t.Errorf("%s: active for %v before the look, want %v", c.name, l.Active(now), want)
		}
		g, ok := l.Look(now)
		if ok != c.gap || ok && g != (model.Gap{At: second, Unlooked: c.mono, Ahead: c.wall - c.mono}) {
			t.Errorf("%s: %+v %v", c.name, g, ok)
		}
		want := second + c.mono
		if c.gap {
			want = second
		}
		if l.Active(now) != want {
			t.Errorf("%s: active for %v, want %v", c.name, l.Active(now), want)
		}
		if _, again := l.Look(now); again {
			t.Errorf("%s: told twice", c.name)
		}
	}
}

// A tap that finds the gap, before any look, lies where the gap began.
func TestATapAfterAGapLiesBeforeIt(t *testing.T) {
	l := begin(model.StageFasten)
	l.Look(at(2 * time.Second))
	e, err := l.Record(at(20*time.Second), model.KindStress, "freezing", "")
	if err != nil || e.At != 2*time.Second {
		t.Errorf("it lies at %v, %v", e.At, err)
	}
	if f := l.Face(at(20 * time.Second)); f.Phase != model.PhaseCalm || f.Calm != 2*time.Second {
		t.Errorf("a frozen computer shows %s, calm for %v", f.Phase, f.Calm)
	}
	if l.Stop(at(20 * time.Second)); l.Active(at(time.Hour)) != 2*time.Second {
		t.Errorf("it ended after %v", l.Active(at(time.Hour)))
	}
}

// The summer time changes what the wall shows, not what time it is.
func TestLookIgnoresWhatOnlyLooksLikeAGap(t *testing.T) {
	l := begin(model.StageWear)
	now := at(time.Second)
	now.Wall = now.Wall.In(time.FixedZone("", 2*3600))
	if g, ok := l.Look(now); ok {
		t.Errorf("another offset is taken for a gap: %+v", g)
	}
}

func TestSleepWithinAPauseIsNoGap(t *testing.T) {
	l := begin(model.StageWear)
	must(t, l, at(0))(l.Pause(at(0)))
	woken := model.Instant{Mono: at(time.Second).Mono, Wall: begun.Add(time.Hour)}
	must(t, l, woken)(l.Resume(woken))
	soon := model.Instant{Mono: woken.Mono + 200*time.Millisecond, Wall: woken.Wall.Add(200 * time.Millisecond)}
	if g, ok := l.Look(soon); ok {
		t.Errorf("the pause is told as a gap: %+v", g)
	}
}

func TestRecoverInventsNoTime(t *testing.T) {
	s := model.Session{Stage: model.StageWear, StartedAt: begun, Events: numbered(comfort(5), stress(41.5))}
	for watched, want := range map[time.Duration]time.Duration{-1: secs(41.5), 0: secs(41.5), secs(40): secs(41.5), secs(60): secs(60)} {
		late := at(9 * time.Hour)
		l := model.Recover(model.Unfinished{Session: s, Watched: watched}, 5*time.Minute, late)
		if !l.Paused() || l.Active(at(10*time.Hour)) != want {
			t.Errorf("watched to %v: paused %v, active %v, want %v", watched, l.Paused(), l.Active(at(10*time.Hour)), want)
		}
		must(t, l, late)(l.Resume(late))
		if got := l.Active(at(9*time.Hour + time.Second)); got != want+time.Second {
			t.Errorf("watched to %v: %v a second after the return", watched, got)
		}
	}
}

// Space by mistake, and back: the pause was none, if it was looked at and noticed
// soon. A stress sign that was tapped before it stands.
func TestUndoTakesBackAPause(t *testing.T) {
	for _, c := range []struct {
		name     string
		pause    time.Duration // how long it lasted
		unlooked bool
		counts   time.Duration
	}{
		{"at once", 3 * time.Second, false, 3 * time.Second},
		{"after a minute", time.Minute, false, time.Minute},
		{"after more", 61 * time.Second, false, 0},
		{"nobody looked", 3 * time.Second, true, 0},
	} {
		l := begin(model.StageWear)
		watched(l, 0, 10*time.Second)
		must(t, l, at(10*time.Second))(l.Record(at(10*time.Second), model.KindStress, "freezing", ""))
		must(t, l, at(10*time.Second))(l.Pause(at(10 * time.Second)))
		now := at(10*time.Second + c.pause)
		if c.unlooked {
			l.Look(now)
		} else {
			watched(l, 10*time.Second, 10*time.Second+c.pause)
		}
		undo := mustAll(t, l, now)(l.Undo(now))
		want := 10*time.Second + c.counts
		if len(undo) != 1 || undo[0].Of != 2 || undo[0].At != want || l.Paused() || l.Active(now) != want {
			t.Errorf("%s: %+v, paused %v, active %v; want %v", c.name, undo, l.Paused(), l.Active(now), want)
		}
		if f := l.Face(now); f.Phase != model.PhaseStress {
			t.Errorf("%s: the sign was taken: %s", c.name, f.Phase)
		}
		if known := (model.Unfinished{Session: l.Session(now)}).Known(); known != want {
			t.Errorf("%s: the next start knows of %v, want %v", c.name, known, want)
		}
		mustAll(t, l, now)(l.Redo(now))
		if !l.Paused() || l.Active(now) != 10*time.Second {
			t.Errorf("%s: done again: paused %v, active %v", c.name, l.Paused(), l.Active(now))
		}
	}
}

// Going on by mistake, and back: the time since does not count, not for the next start
// either, whatever the journal had noted of it.
func TestUndoTakesBackGoingOn(t *testing.T) {
	l := begin(model.StageWear)
	watched(l, 0, 10*time.Second)
	must(t, l, at(10*time.Second))(l.Pause(at(10 * time.Second)))
	must(t, l, at(20*time.Second))(l.Resume(at(20 * time.Second)))
	now := watched(l, 20*time.Second, 50*time.Second)
	if done, ok := l.LastDone(); !ok || done.Event.Kind != model.KindResume {
		t.Errorf("last done is %+v", done)
	}
	mustAll(t, l, now)(l.Undo(now))
	if known := (model.Unfinished{Session: l.Session(now), Watched: 40 * time.Second}).Known(); !l.Paused() || l.Active(now) != 10*time.Second || known != 10*time.Second {
		t.Errorf("paused %v, active %v, known %v", l.Paused(), l.Active(now), known)
	}
	mustAll(t, l, now)(l.Redo(now))
	if l.Paused() || l.Active(now) != 40*time.Second {
		t.Errorf("done again: paused %v, active %v", l.Paused(), l.Active(now))
	}
}
