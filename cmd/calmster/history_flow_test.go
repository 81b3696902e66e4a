package main

import (
	"context"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"calmster/model"
	"calmster/ui/parts"
)

// told adds a session of the hamster's, so many days ago.
func (h *house) told(of model.ID, days int, note string, end model.EndReason, events ...model.Event) model.Session {
	h.t.Helper()
	s := model.Session{
		HamsterID: of, Stage: model.StageMeet, StartedAt: h.clock.now.Wall.AddDate(0, 0, -days), Duration: 2 * time.Minute,
		End: end, Note: note, Events: events,
	}
	if err := h.journal.AddSession(context.Background(), &s); err != nil {
		h.t.Fatal(err)
	}
	return s
}

// write writes into a field, as a keyboard does.
func (h *house) write(field, text string) {
	h.t.Helper()
	for range 80 {
		test.FocusNext(h.window.Canvas())
		if e, ok := h.window.Canvas().Focused().(*parts.Entry); ok && e.InspectLabel() == field {
			e.SetText("")
			test.Type(e, text)
			return
		}
	}
	h.t.Fatalf("Tab never reaches %q", field)
}

func TestTheHistoryShowsWhatIsLookedFor(t *testing.T) {
	h := openHouse(t)
	animals := []*model.Hamster{{Name: "Biscuit"}, {Name: "Pepper"}}
	for _, a := range animals {
		a.Species, a.Stage = model.SpeciesSyrian, model.StageMeet
		if err := h.journal.SaveHamster(context.Background(), a); err != nil {
			t.Fatal(err)
		}
	}
	freezes := model.Event{Seq: 1, At: time.Minute, Kind: model.KindStress, Code: "freezing"}
	h.told(animals[0].ID, 1, "Thunder outside", model.EndPlanned)
	h.told(animals[0].ID, 2, "", model.EndStress, freezes)
	h.told(animals[0].ID, 40, "Öfter gähnte es", model.EndKeeper,
		freezes, model.Event{Seq: 2, At: 2 * time.Minute, Kind: model.KindUndo, Of: 1},
		model.Event{Seq: 3, At: time.Minute, Kind: model.KindNote, Note: "a THUNDERSTORM began"})
	h.told(animals[1].ID, 3, "thunder", model.EndPlanned)
	h.shell.Begin()
	h.shell.Open("history")
	h.must("3 sessions, newest first")

	h.write("Search the notes", "thunder")
	h.must("2 sessions match")
	h.write("Search the notes", "öFTER G")
	h.must("1 session matches")
	h.write("Search the notes", "rain")
	h.must("No session matches. Clear the filters to see all of them again.")
	h.tap("Clear filters")
	h.must("3 sessions, newest first")

	h.tap("Sign" + parts.Unfolds)
	h.tap("Freezes")
	h.must("1 session matches") // the other one was taken back
	h.tap("Clear filters")
	h.write("From 2026-06-20", "2026-11-19")
	h.must("2 sessions match")
	h.write("To 2026-06-30", "2026-11-19")
	h.must("1 session matches")

	// It is still so after another screen, and gives way to what is asked for.
	h.shell.Open("today")
	h.shell.Open("history")
	h.must("1 session matches")
	h.tap("Clear filters")
	h.tap("Biscuit" + parts.Unfolds)
	h.tap("All hamsters")
	h.must("4 sessions, newest first")
	h.must("Pepper")
}

// The history comes in steps, a frame for each. What the keeper chose in between
// stays chosen.
func TestTheHistoryDoesNotOvertakeTheKeeper(t *testing.T) {
	h := openHouse(t)
	h.begin()
	biscuit := h.history().Hamster.ID
	h.press("H")
	h.told(biscuit, 1, "a quiet evening", model.EndPlanned)
	h.told(biscuit, 2, "rain on the window", model.EndPlanned)
	h.clock.busy = true
	h.shell.Open("history")
	h.clock.frame()
	if h.clock.frame(); h.sees("rain on the window") {
		t.Fatal("the session is there with the list: a frame too early for this test")
	}
	h.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	h.must("rain on the window")
	h.clock.frame()
	h.must("rain on the window")
}

func TestADeletedSessionIsBroughtBack(t *testing.T) {
	h := openHouse(t)
	h.kept()
	var before, after strings.Builder
	if err := h.journal.ExportJSON(context.Background(), &before, h.clock.now.Wall); err != nil {
		t.Fatal(err)
	}
	gone := func(want bool) {
		t.Helper()
		if n := len(h.history().Sessions); (n == 0) != want {
			t.Fatalf("%d sessions", n)
		}
	}
	h.shell.Open("history")
	h.press(fyne.KeyDelete)
	gone(true)
	h.must("Bring it back")
	h.shell.Current().Undo()
	gone(false)
	h.must("bit the harness")

	// Later, from the bin; for good only after a second question.
	h.tap("Delete")
	h.press("B")
	h.must("1 deleted thing. It counts nowhere and stays here until you remove it.")
	h.tap("Remove for good …")
	h.tap("Keep it")
	h.tap("Bring back")
	h.must("Nothing lies here.")
	gone(false)
	if err := h.journal.ExportJSON(context.Background(), &after, h.clock.now.Wall); err != nil {
		t.Fatal(err)
	}
	if before.String() != after.String() {
		t.Errorf("before:\n%s\nafter:\n%s", &before, &after)
	}
	h.press(fyne.KeyEscape)
	h.tap("Delete")
	h.tap("Bin")
	h.tap("Remove for good …")
	h.tap("Yes, remove it")
	h.must("Nothing lies here.")
	if lying, err := h.journal.Bin(context.Background()); err != nil || len(lying) != 0 {
		t.Errorf("in the bin: %v %v", lying, err)
	}
}

// Where nothing is shown, nothing can be kept: the key for it does nothing.
func TestAnEmptyHistoryOffersNothingToKeep(t *testing.T) {
	h := openHouse(t)
	h.animal()
	h.shell.Open("history")
	h.mustPart("No session yet.")
	h.press("S")
	if h.seesPart("A page to print") || h.seesPart("0 sessions") {
		t.Error("an empty history speaks of keeping or counting")
	}
}

// Whose sessions are shown is remembered; what is looked for in them is not.
func TestTheHistoryOfEveryoneIsRemembered(t *testing.T) {
	h := openHouse(t)
	h.choices = map[string]string{}
	h.crash()
	h.start()
	for _, name := range []string{"Biscuit", "Pepper"} {
		a := model.Hamster{Name: name, Species: model.SpeciesSyrian, Stage: model.StageMeet}
		if err := h.journal.SaveHamster(context.Background(), &a); err != nil {
			t.Fatal(err)
		}
		h.told(a.ID, 1, "thunder", model.EndPlanned)
	}
	h.shell.Begin()
	h.shell.Open("history")
	h.tap("Biscuit" + parts.Unfolds)
	h.tap("All hamsters")
	h.write("Search the notes", "rain")
	h.must("0 sessions match")
	h.shell.Close()
	h.crash()
	h.start()
	h.shell.Open("history")
	h.must("2 sessions, newest first")
}
