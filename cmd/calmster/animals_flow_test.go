package main

import (
	"bytes"
	"context"
	"image"
	"image/jpeg"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"

	"calmster/model"
	"calmster/ui/parts"
)

// stall is a house with two animals, the first of which is trained.
func stall(t *testing.T) (h *house, biscuit, pepper model.Hamster) {
	t.Helper()
	h = openHouse(t)
	biscuit = model.Hamster{Name: "Biscuit", Species: model.SpeciesSyrian, Stage: model.StageMeet}
	pepper = model.Hamster{Name: "Pepper", Species: model.SpeciesRoborovski, Stage: model.StageFasten}
	for _, a := range []*model.Hamster{&biscuit, &pepper} {
		if err := h.journal.SaveHamster(context.Background(), a); err != nil {
			t.Fatal(err)
		}
	}
	h.shell.Begin()
	return h, biscuit, pepper
}

// open opens the page of the one that is at that place in the list.
func (h *house) open(name string) {
	h.t.Helper()
	h.shell.Open("hamsters")
	h.tapBeside(name, "Open")
}

func (h *house) names() (out []string) {
	h.t.Helper()
	all, err := h.journal.Hamsters(context.Background())
	if err != nil {
		h.t.Fatal(err)
	}
	for _, a := range all {
		out = append(out, a.Name)
	}
	return out
}

// An archived animal is out of the way and back at once.
func TestArchiveAndBringBack(t *testing.T) {
	h, _, _ := stall(t)
	h.open("Biscuit")
	h.tap("Archive")
	h.must("Biscuit is archived. Nothing was lost.")
	h.must("Archived")
	h.crash()
	h.start()
	h.must("Good evening. Pepper is at stage 3, having it fastened.")
	h.open("Biscuit")
	h.tap("Bring back")
	h.must("Biscuit is back in training.")
	h.open("Biscuit")
	h.tap("Archive")
	h.tap("Undo")
	h.shell.Open("hamsters")
	if h.sees("Archived") {
		t.Error("the undo brought nobody back")
	}
}

// A deleted animal comes back with one tap, sessions and all, and another one
// is trained meanwhile.
func TestDeleteAndUndo(t *testing.T) {
	h, biscuit, _ := stall(t)
	if err := h.journal.AddSession(context.Background(), &model.Session{
		HamsterID: biscuit.ID, Stage: model.StageMeet, StartedAt: h.clock.now.Wall.Add(-time.Hour), Duration: time.Minute, End: model.EndPlanned,
	}); err != nil {
		t.Fatal(err)
	}
	h.open("Biscuit")
	h.tap("Delete")
	h.must("Biscuit is in the bin, with all that belongs to it.")
	if got := h.names(); len(got) != 1 || got[0] != "Pepper" {
		t.Errorf("left are %q", got)
	}
	h.shell.Open("today")
	h.must("Good evening. Pepper is at stage 3, having it fastened.")

	h.open("Pepper")
	h.tap("Delete") // the last one: the page of an empty journal, and still a way back
	h.must("Welcome to Calmster")
	h.tap("Undo")
	h.must("Pepper")
	if bin, err := h.journal.Bin(context.Background()); err != nil || len(bin) != 1 {
		t.Fatalf("the bin holds %v, %v", bin, err)
	}
	if err := h.journal.RestoreHamster(context.Background(), biscuit.ID); err != nil {
		t.Fatal(err)
	}
	if got, err := h.journal.History(context.Background(), biscuit.ID); err != nil || len(got.Sessions) != 1 {
		t.Errorf("back are %+v, %v", got, err)
	}
}

// A merge says what it will do, does it, and can be taken back later.
func TestMergeDuplicatesAndPartThem(t *testing.T) {
	h, biscuit, pepper := stall(t)
	if err := h.journal.SaveHarness(context.Background(), &model.Harness{
		HamsterID: biscuit.ID, Label: "blue vest", Style: model.StyleVest, Fastener: model.FastenerVelcro,
	}); err != nil {
		t.Fatal(err)
	}
	h.open("Biscuit")
	h.tap("Merge …")
	h.must("Is Biscuit in the journal twice?")
	h.main()
	h.must("Please choose the other one first.")
	h.tap("Pepper")
	h.must("Biscuit becomes part of Pepper")
	h.must("1 harness with its fit checks goes to Pepper.")
	h.main()
	h.must("Biscuit is now part of Pepper.")
	h.must("blue vest")
	if got := h.names(); len(got) != 1 {
		t.Fatalf("left are %q", got)
	}
	h.crash()
	h.start()
	h.must("Good evening. Pepper is at stage 3, having it fastened.")
	h.open("Pepper")
	h.tap("Part again")
	h.must("Biscuit is a hamster of its own again.")
	if own, err := h.journal.Harnesses(context.Background(), pepper.ID); err != nil || len(own) != 0 {
		t.Errorf("it kept %v, %v", own, err)
	}
}

// A photo is chosen with the animal's form, taken away and brought back; what
// is no picture is said in plain words and changes nothing.
func TestAPhotoFromAFile(t *testing.T) {
	h, biscuit, _ := stall(t)
	folder := t.TempDir()
	good, bad := filepath.Join(folder, "good.jpg"), filepath.Join(folder, "bad.jpg")
	var b bytes.Buffer
	if err := jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, 900, 600)), nil); err != nil {
		t.Fatal(err)
	}
	for path, data := range map[string][]byte{good: b.Bytes(), bad: b.Bytes()[:200]} {
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	h.open("Biscuit")
	h.shell.Current().Drop(bad)
	h.must("This picture is broken or cut short. Try to open it in another program, or choose another one.")
	h.shell.Current().Drop(good)
	h.must("Another photo …")
	h.must("Photo of Biscuit") // in the rail
	h.tap("Remove the photo")
	if h.sees("Photo of Biscuit") {
		t.Error("it is still shown")
	}
	h.tap("Undo")
	h.must("Photo of Biscuit")
	h.open("Biscuit")
	h.press("E")
	h.shell.Current().Drop(filepath.Join(folder, "none.jpg"))
	h.must("There is no file “" + filepath.Join(folder, "none.jpg") + "”. Check its name and place.")
	h.tap("Remove the photo")
	h.press("Escape") // thought better of it
	if got, err := h.journal.History(context.Background(), biscuit.ID); err != nil || len(got.Hamster.Photo) == 0 {
		t.Errorf("the photo is gone, %v", err)
	}
}

// A harness from its choice to a refused fit: the form advises, the check is
// kept with all its points, and the remedies come in their order.
func TestAHarnessAndItsFit(t *testing.T) {
	h, _, pepper := stall(t)
	h.open("Pepper")
	h.tap("Add a harness …")
	test.Type(h.window.Canvas().Focused(), "mini")
	h.must("Not for a dwarf hamster: it slips out")
	h.tap("H-style")
	h.must("An H-style harness sits too loosely on a dwarf hamster, which can slip out. A well-fitting vest is the better choice.")
	h.tap("Vest")
	h.main()
	h.must("Fit never checked")
	h.tap("mini")
	h.must("0 fit checks")
	h.main()
	h.must("Does “mini” fit Pepper?")
	h.tap("Nothing rubs the legs")
	h.main()
	h.must("1 fit check")
	h.must("Something to mend")
	h.clock.pass(48 * time.Hour)
	h.main()
	h.must("The check before")
	h.shell.Current().CheckAll()
	h.main()
	h.must("2 fit checks")
	h.must("The last one was today.")
	h.must("It fits")
	h.must("Something to mend")
	h.press("R")
	h.must("When Pepper refuses the harness")
	h.must("“mini” fitted on 23 Nov 2026. Look again: perhaps it wants to be a little looser.")
	h.main()
	h.must("One stage back is “2 · Drape”. Going back for some days is a good choice.")
	h.press("5")
	h.must("A playpen outdoors, on clean grass without pesticides.")
	h.main()
	h.tap("Retire")
	h.must("Retired on 23 Nov 2026.")
	h.tap("Undo")
	if own, err := h.journal.Harnesses(context.Background(), pepper.ID); err != nil || len(own) != 1 || !own[0].RetiredAt.IsZero() {
		t.Errorf("kept %+v, %v", own, err)
	}
	h.press("Escape")
	h.tap("Step by step")
	h.must("How Pepper gets to know the harness")
	h.must("The fit was checked, and every point holds")
}

// Another animal is one key away, and the room that is open stays open.
func TestAnotherAnimalByAKey(t *testing.T) {
	h, _, _ := stall(t)
	h.shell.Open("progress")
	h.shortcut("Alt+2")
	h.must("Pepper")
	h.tap("Pepper") // the head of the rail
	h.must("Who is it today?")
	h.tap("Biscuit")
	if h.sees("Who is it today?") {
		t.Error("the list stays open")
	}
	h.shell.Open("today")
	h.must("Good evening. Biscuit is at stage 1, meeting the harness.")
}

// After a session in which the animal bit at its harness, the closing page
// leads to what helps, and the session is kept all the same.
func TestARefusalLeadsToWhatHelps(t *testing.T) {
	h := openHouse(t)
	h.begin()
	h.clock.pass(30 * time.Second)
	h.press("4", "H")
	h.tap("Finish, and see what helps")
	h.must("When Biscuit refuses the harness")
	if n := len(h.history().Sessions); n != 1 {
		t.Errorf("%d sessions", n)
	}
	h.press("Escape")
	h.must("Last sessions")
	h.tap("If it refuses the harness")
	h.must("When Biscuit refuses the harness")
}

// A hamster is not born tomorrow, nor in the year 26.
func TestADayOfBirthHasBeen(t *testing.T) {
	h := openHouse(t)
	h.must("Welcome to Calmster")
	h.main()
	test.Type(h.window.Canvas().Focused(), "Biscuit")
	test.FocusNext(h.window.Canvas())
	born := h.window.Canvas().Focused().(*parts.Entry)
	for day, says := range map[string]string{
		"2026-11-22": "That day has not come yet. Please look at the day of birth, or leave it empty.",
		"0026-03-01": "Please write the day of birth like 2026-03-01, or leave it empty.",
	} {
		born.SetText(day)
		h.main()
		h.must(says)
	}
	born.SetText("2026-11-21") // today
	h.main()
	h.must("Begin with Biscuit")
}
