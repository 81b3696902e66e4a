package main

import (
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"calmster/model"
)

// A session in which nothing was tapped asks whether it was watched, and is
// not closed out without an answer.
func TestASilentSessionAsks(t *testing.T) {
	h := openHouse(t)
	h.begin()
	h.clock.pass(5 * time.Minute)
	h.press("H")
	h.main()
	h.must("Please say whether the whole session was watched.")
	h.press("N")
	h.main()
	if s := h.history().Sessions[0]; s.Watch != model.WatchNot || s.Outcome(5*time.Minute) != model.OutcomeUnknown {
		t.Errorf("kept %+v", s)
	}
}

// After a crash the next start offers the three ways on, and each does what it
// says.
func TestASessionFoundUnfinished(t *testing.T) {
	crashed := func(t *testing.T, at time.Duration) *house {
		h := openHouse(t)
		h.begin()
		h.clock.pass(at)
		h.press("Q")
		h.crash()
		h.clock.pass(time.Hour)
		h.start()
		h.must("A session with Biscuit was left open")
		return h
	}
	t.Run("resume", func(t *testing.T) {
		h := crashed(t, 42*time.Second)
		h.press("R")
		h.must("calm for 0:42")
		h.clock.pass(time.Minute) // still paused
		h.press("Space")
		h.clock.pass(8 * time.Second)
		h.press("H")
		h.press("5")
		h.main()
		s := h.history().Sessions[0]
		if s.Duration != 50*time.Second || s.End != model.EndKeeper {
			t.Errorf("kept %+v", s)
		}
	})
	t.Run("finish", func(t *testing.T) {
		h := crashed(t, 42*time.Second)
		h.main()
		if s := h.history().Sessions[0]; s.Duration != 42*time.Second || s.End != model.EndInterrupted || len(s.Events) != 1 {
			t.Errorf("kept %+v", s)
		}
	})
	for said, want := range map[fyne.KeyName]model.Outcome{"": model.OutcomeUnknown, fyne.KeyY: model.OutcomeCalm, fyne.KeyN: model.OutcomeUnknown} {
		t.Run("finish, watched "+string(said), func(t *testing.T) {
			h := crashed(t, 6*time.Minute)
			h.must("Was it watched until then?")
			if said != "" {
				h.press(said)
			}
			h.main()
			if s := h.history().Sessions[0]; s.Outcome(5*time.Minute) != want {
				t.Errorf("kept %+v", s)
			}
		})
	}
	t.Run("discard asks once more", func(t *testing.T) {
		h := crashed(t, 42*time.Second)
		h.tap("Discard …")
		h.must("Yes, discard it")
		h.tap("Yes, discard it")
		if n := len(h.history().Sessions); n != 0 {
			t.Errorf("%d sessions", n)
		}
		h.must("Start session")
	})
	t.Run("harness off by mistake", func(t *testing.T) {
		h := openHouse(t)
		h.begin()
		h.clock.pass(42 * time.Second)
		h.press("Q", "H")
		h.must("How did it end?")
		h.press("G")
		h.must("calm for 0:42")
		h.clock.pass(time.Minute) // paused: nobody said that they watched
		h.crash()
		h.start()
		h.must("A session with Biscuit was left open")
		h.press("R")
		h.press("Space")
		h.clock.pass(8 * time.Second)
		h.press("1", "H")
		h.main()
		if s := h.history().Sessions[0]; s.Duration != 50*time.Second || s.CalmTime().For != 50*time.Second || s.Count(model.KindComfort) != 1 {
			t.Errorf("kept %+v", s)
		}
	})
	t.Run("killed while closing out", func(t *testing.T) {
		h := openHouse(t)
		h.begin()
		h.clock.pass(42 * time.Second)
		h.press("1", "H")
		h.crash()
		h.start()
		h.must("How did it end?")
		h.main()
		if s := h.history().Sessions[0]; s.Duration != 42*time.Second || s.End != model.EndStress {
			t.Errorf("kept %+v", s)
		}
	})
}

// A session that was begun by mistake goes into the bin, from its own screen
// and from closing-out, and comes back from there as it was.
func TestASessionIsDiscarded(t *testing.T) {
	bin := func(h *house, want int) {
		h.t.Helper()
		lying, err := h.journal.Bin(t.Context())
		if err != nil || len(lying) != want || len(h.history().Sessions) != 0 {
			h.t.Fatalf("in the bin: %+v, %v", lying, err)
		}
	}
	t.Run("while it runs", func(t *testing.T) {
		h := openHouse(t)
		h.begin()
		h.clock.pass(42 * time.Second)
		h.press("Q")
		h.clock.pass(20 * time.Second)
		h.press(fyne.KeyDelete)
		h.must("Yes, discard it")
		bin(h, 0)
		h.press(fyne.KeyDelete)
		bin(h, 1)
		h.must("Start session")
		h.must("Discarded. It lies in the bin.")
		h.tap("Bring it back")
		h.must("A session with Biscuit was left open")
		bin(h, 0)
		h.press("R")
		h.must("calm for 1:02")
	})
	t.Run("at its end, and back from the bin", func(t *testing.T) {
		h := openHouse(t)
		h.begin()
		h.clock.pass(42 * time.Second)
		h.press("Q", "H", fyne.KeyDelete)
		bin(h, 0)
		h.press(fyne.KeyDelete)
		bin(h, 1)
		h.shell.Open("history")
		h.press("B")
		h.must("1 · Meet · not finished · clock noted up to 0:42")
		h.tap("Bring back")
		bin(h, 0)
		h.must("How did it end?")
		h.press("5")
		h.main()
		if s := h.history().Sessions[0]; s.Duration != 42*time.Second || len(s.Events) != 1 {
			t.Errorf("kept %+v", s)
		}
	})
}

// For two minutes a finished session can be gone on with. What passed since its
// end is a pause.
func TestAFinishedSessionIsGoneOnWith(t *testing.T) {
	h := openHouse(t)
	h.begin()
	h.clock.pass(42 * time.Second)
	h.press("Q", "H", "5")
	h.main()
	h.must("Go on with it")
	h.clock.pass(90 * time.Second)
	h.tap("Go on with it")
	h.must("calm for 0:42")
	h.clock.pass(30 * time.Second)
	h.press("Space")
	h.clock.pass(8 * time.Second)
	h.press("H", "5")
	h.main()
	s := h.history().Sessions[0]
	if len(h.history().Sessions) != 1 || s.Duration != 50*time.Second || s.UpdatedAt.IsZero() || len(s.Events) != 3 ||
		s.Events[1].Kind != model.KindPause || s.Events[1].At != 42*time.Second || s.Events[2].Kind != model.KindResume {
		t.Errorf("kept %+v", s)
	}
	if found, err := h.journal.Check(t.Context()); err != nil || len(found) > 0 {
		t.Errorf("check: %+v, %v", found, err)
	}
	h.clock.pass(121 * time.Second)
	h.tap("Go on with it")
	if left, err := h.journal.Unfinished(t.Context()); err != nil || len(left) != 0 {
		t.Errorf("gone on with after more than two minutes: %+v, %v", left, err)
	}
}

// A session that was left running has a tap, but nobody knows how it went on.
func TestASessionLeftRunningAsks(t *testing.T) {
	h := openHouse(t)
	h.begin()
	h.clock.pass(10 * time.Second)
	h.press("T")
	h.clock.pass(2 * time.Hour)
	h.press("H", "5")
	h.must("It ran on over its plan without a tap. Which is it?")
	h.main()
	h.must("Please say whether the whole session was watched.")
	h.press("N")
	h.main()
	if s := h.history().Sessions[0]; s.Outcome(5*time.Minute) != model.OutcomeUnknown {
		t.Errorf("kept %+v", s)
	}
}

// The way back is offered whichever is worked out first: today, or what the
// session did to the verdict.
func TestGoingOnIsOfferedBeforeTodayIsRead(t *testing.T) {
	h := openHouse(t)
	h.begin()
	h.clock.pass(42 * time.Second)
	h.press("Q", "H", "5")
	h.clock.busy = true
	h.main()
	waiting := h.clock.works
	h.clock.works = append(slices.Clone(waiting[2:]), waiting[:2]...)
	for len(h.clock.works) > 0 {
		h.clock.frame()
	}
	h.must("Start session")
	h.tap("Go on with it")
	for len(h.clock.works) > 0 {
		h.clock.frame()
	}
	h.must("calm for 0:42")
}
