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

func TestFacesOfASession(t *testing.T) {
	l := begin(model.StageWear)
	now := at(0)
	face := func(after time.Duration, phase model.Phase, calm time.Duration) {
		t.Helper()
		now = at(after)
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
	must(t, l, now)(l.Undo(now))
	face(12*time.Minute, model.PhaseCap, 12*time.Minute)
	must(t, l, now)(l.Redo(now))
	face(13*time.Minute, model.PhaseStress, 10*time.Minute)
	must(t, l, now)(l.Pause(now))
	face(14*time.Minute, model.PhaseStress, 10*time.Minute) // the harness comes off first
}

func TestPauseStopsTheClock(t *testing.T) {
	l := begin(model.StageWear)
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
	if got := l.Active(at(2*time.Minute + 5*time.Second)); got != 15*time.Second {
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
	refused("undo of nothing", model.ErrNothing)(l.Undo(now))
	refused("redo of nothing", model.ErrNothing)(l.Redo(now))
	refused("resume while it runs", model.ErrNotPaused)(l.Resume(now))
	var field *model.FieldError
	if _, err := l.Record(now, model.KindStress, "yawning", ""); !errors.As(err, &field) || field.Field != "code" {
		t.Errorf("an unknown sign: %v", err)
	}
	must(t, l, now)(l.Pause(now))
	refused("pause in a pause", model.ErrPaused)(l.Pause(now))
	refused("undo of a pause", model.ErrNothing)(l.Undo(now))
	must(t, l, now)(l.Resume(now))
	must(t, l, now)(l.Record(now, model.KindTreat, "oats", ""))
	l.Stop(now)
	refused("a tap after the end", model.ErrEnded)(l.Record(now, model.KindTreat, "oats", ""))
	refused("undo after the end", model.ErrEnded)(l.Undo(now))
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

func TestJumpTellsSleepFromDrift(t *testing.T) {
	second := time.Second
	for _, c := range []struct {
		name       string
		mono, wall time.Duration
		jumped     bool
	}{
		{"an ordinary look", 200 * time.Millisecond, 200 * time.Millisecond, false},
		{"a long time without a look", time.Hour, time.Hour, false},
		{"a little ahead", 10 * second, 11900 * time.Millisecond, false},
		{"just at the tolerance", 10 * second, 12 * second, false},
		{"just over it", 10 * second, 12001 * time.Millisecond, true},
		{"an hour's sleep", second, time.Hour, true},
		{"the clock was set forward", second, 31 * second, true},
		{"the clock was set back", 10 * second, -50 * second, true},
		{"a little back", 10 * second, 8100 * time.Millisecond, false},
		{"just at the tolerance, back", 10 * second, 8 * second, false},
		{"just over it, back", 10 * second, 7999 * time.Millisecond, true},
		{"the wall clock stands still", 3 * second, 0, true},
	} {
		l := begin(model.StageWear)
		now := model.Instant{Mono: at(0).Mono + c.mono, Wall: begun.Add(c.wall)}
		ahead, jumped := l.Jump(now)
		if jumped != c.jumped || ahead != c.wall-c.mono {
			t.Errorf("%s: %v %v, want %v %v", c.name, ahead, jumped, c.wall-c.mono, c.jumped)
		}
		if _, again := l.Jump(now); again {
			t.Errorf("%s: told twice", c.name)
		}
	}
}

// The summer time changes what the wall shows, not what time it is.
func TestJumpIgnoresWhatOnlyLooksLikeOne(t *testing.T) {
	l := begin(model.StageWear)
	now := at(time.Second)
	now.Wall = now.Wall.In(time.FixedZone("", 2*3600))
	if ahead, jumped := l.Jump(now); jumped {
		t.Errorf("another offset is taken for a jump of %v", ahead)
	}
}

func TestSleepWithinAPauseIsNoJump(t *testing.T) {
	l := begin(model.StageWear)
	must(t, l, at(0))(l.Pause(at(0)))
	woken := model.Instant{Mono: at(time.Second).Mono, Wall: begun.Add(time.Hour)}
	must(t, l, woken)(l.Resume(woken))
	soon := model.Instant{Mono: woken.Mono + 200*time.Millisecond, Wall: woken.Wall.Add(200 * time.Millisecond)}
	if ahead, jumped := l.Jump(soon); jumped {
		t.Errorf("the pause is told as a jump of %v", ahead)
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
