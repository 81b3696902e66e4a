package main

import (
	"context"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"calmster/model"
	"calmster/ui/parts"
)

// kept leads a session to its end: a treat at 0:30, a stress sign at 1:40.
func (h *house) kept() {
	h.t.Helper()
	h.begin()
	h.clock.pass(30 * time.Second)
	h.press("T")
	h.clock.pass(70 * time.Second)
	h.press("4")
	h.clock.pass(4 * time.Second)
	h.press("H")
	h.main()
}

// keys presses keys where the focus is, as a keyboard does.
func (h *house) keys(keys ...fyne.KeyName) {
	for _, k := range keys {
		if f := h.window.Canvas().Focused(); f != nil {
			f.TypedKey(&fyne.KeyEvent{Name: k})
		}
	}
}

// toLines moves on with Tab until the list of lines has the keys.
func (h *house) toLines() {
	h.t.Helper()
	for range 20 {
		test.FocusNext(h.window.Canvas())
		if _, ok := h.window.Canvas().Focused().(*parts.Rows); ok {
			return
		}
	}
	h.t.Fatal("Tab never reaches the lines of the log")
}

// From the history, with keys alone: a sign is moved, taken back and brought
// back, and each is in the journal.
func TestASessionIsCorrectedInTheHistory(t *testing.T) {
	h := openHouse(t)
	h.kept()
	h.shell.Open("history")
	h.toLines()
	h.keys(fyne.KeyDown, fyne.KeyReturn) // the sign, at 1:40
	h.keys(fyne.KeyPageDown, fyne.KeyDown, fyne.KeyReturn)
	h.must("Corrected: Bites harness")
	if s := h.history().Sessions[0]; s.CalmTime().For != 89*time.Second || s.UpdatedAt.IsZero() || len(s.Events) != 4 {
		t.Errorf("kept %+v", s)
	}
	h.keys(fyne.KeyReturn) // the list is at the new line
	h.tap("Take it back")
	h.must("Undone: Bites harness")
	h.must("Its stress sign was taken back, but it still says that one ended it. If it ended otherwise, correct the session.")
	h.keys(fyne.KeyReturn, fyne.KeySpace)
	if h.sees("Undone: Bites harness") {
		t.Error("it was not brought back")
	}
	if s := h.history().Sessions[0]; s.CalmTime().For != 89*time.Second || len(s.Events) != 6 {
		t.Errorf("kept %+v", s)
	}
	h.crash()
	h.start()
	h.shell.Open("history")
	h.must("Corrected: Bites harness")
	if found, err := h.journal.Check(context.Background()); err != nil || len(found) > 0 {
		t.Errorf("check: %v %v", found, err)
	}
}

func TestSomethingForgottenIsAddedInTheHistory(t *testing.T) {
	h := openHouse(t)
	h.kept()
	h.shell.Open("history")
	h.tap("Add something forgotten …")
	if !h.shell.Current().Key(fyne.KeyEscape) || h.sees("Something forgotten") {
		t.Error("Esc does not put the form away")
	}
	h.press("A")
	h.tap("Stress sign")
	h.tap("Freezes")
	h.toField("When")
	test.Type(h.window.Canvas().Focused(), "0:50")
	h.keys(fyne.KeyReturn)
	s := h.history().Sessions[0]
	if s.CalmTime().For != 50*time.Second {
		t.Errorf("kept %+v", s)
	}
	h.must("froze") // the list follows
}

// toField moves on with Tab to a field that is empty.
func (h *house) toField(name string) {
	h.t.Helper()
	for range 80 {
		test.FocusNext(h.window.Canvas())
		if e, ok := h.window.Canvas().Focused().(*parts.Entry); ok && e.InspectLabel() == name {
			return
		}
	}
	h.t.Fatalf("Tab never reaches %q", name)
}

func TestWhatASessionSaysIsCorrectedFromTheHistory(t *testing.T) {
	h := openHouse(t)
	h.kept()
	before := h.history().Sessions[0]
	h.shell.Open("history")
	h.tap("Correct this session …")
	h.tap("Bathtub")
	h.tap("I was worried, though no sign showed")
	h.main()
	h.must("Bathtub") // back in the history
	s := h.history().Sessions[0]
	if s.Place != model.PlaceBathtub || s.End != model.EndWorry || !s.StartedAt.Equal(before.StartedAt) || s.Duration != before.Duration ||
		!slices.Equal(s.Events, before.Events) {
		t.Errorf("kept %+v, before %+v", s, before)
	}
}

func TestASessionIsTakenInFromPaper(t *testing.T) {
	h := openHouse(t)
	h.kept()
	h.shell.Open("history")
	h.tap("Enter from paper …")
	h.must("From paper: a session with Biscuit")
	test.Type(h.window.Canvas().Focused(), "07:15") // the start has the focus
	h.toField("Length")
	test.Type(h.window.Canvas().Focused(), "2:00")
	h.tap("It ran its plan")
	h.tap("The whole time")
	h.main()
	all := h.history().Sessions
	if len(all) != 2 {
		t.Fatalf("%d sessions", len(all))
	}
	// The earlier one of the day, in the keeper's zone; the history shows it.
	if s := all[0]; s.StartedAt.Format(time.RFC3339) != "2026-11-21T07:15:00+01:00" || s.Duration != 2*time.Minute || s.Stage != model.StageMeet {
		t.Errorf("kept %+v", s)
	}
	h.must("2 sessions, newest first")
	h.must("Nothing was tapped.")
}

// A session that was kept for the wrong one of two Biscuits goes to the other,
// which is then shown with it.
func TestASessionGoesToTheRightHamster(t *testing.T) {
	h := openHouse(t)
	h.kept()
	wrong := h.history()
	right := model.Hamster{Name: "Biscuit", Species: model.SpeciesRoborovski, Stage: model.StageMeet}
	if err := h.journal.SaveHamster(t.Context(), &right); err != nil {
		t.Fatal(err)
	}
	h.shell.Open("history")
	h.press("C")
	h.must("Biscuit (Syrian)")
	h.tap("Biscuit (Roborovski dwarf)")
	h.tap("2 · Drape")
	h.main()
	h.must("This session is Biscuit (Roborovski dwarf)’s now.")
	is, err := h.journal.History(t.Context(), right.ID)
	if err != nil || len(is.Sessions) != 1 || is.Sessions[0].ID != wrong.Sessions[0].ID || is.Sessions[0].Stage != model.StageDrape {
		t.Errorf("became %+v, %v", is.Sessions, err)
	}
	if was, err := h.journal.History(t.Context(), wrong.Hamster.ID); err != nil || len(was.Sessions) != 0 {
		t.Errorf("left are %+v, %v", was.Sessions, err)
	}
}

// A session that the animal cannot have had is asked about before it is kept, from
// paper and as a correction, and kept where the keeper says so again.
func TestATypedSessionThatOverlapsIsAskedAbout(t *testing.T) {
	h := openHouse(t)
	h.kept()
	first := h.history().Sessions[0]
	h.clock.pass(time.Hour)
	h.shell.Open("history")
	h.tap("Enter from paper …")
	test.Type(h.window.Canvas().Focused(), first.StartedAt.Format("15:04"))
	h.toField("Length")
	test.Type(h.window.Canvas().Focused(), "5:00")
	h.tap("It ran its plan")
	h.tap("The whole time")
	h.main()
	h.must("Please look again. Biscuit: the session of 21 Nov 2026, 20:00 overlaps with the one of 21 Nov 2026, 20:00, " +
		"which counts instead. Save once more to keep it as it is.")
	if n := len(h.history().Sessions); n != 1 {
		t.Fatalf("%d sessions, though it was asked", n)
	}
	h.main()
	all := h.history().Sessions
	if len(all) != 2 {
		t.Fatalf("%d sessions, though it was said again", len(all))
	}

	// A correction that makes it no worse is not asked about.
	h.tap("Correct this session …")
	h.tap("Bathtub")
	h.main()
	h.must("2 sessions, newest first")
}
