package main

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"calmster/model"
	"calmster/ui/inspect"
	"calmster/ui/parts"
)

// animal puts a hamster into an empty journal and shows it.
func (h *house) animal() {
	h.t.Helper()
	if err := h.journal.SaveHamster(context.Background(), &model.Hamster{Name: "Biscuit", Species: model.SpeciesSyrian, Stage: model.StageWear}); err != nil {
		h.t.Fatal(err)
	}
	h.shell.Begin()
}

// seesPart is whether a text that holds this is on the window.
func (h *house) seesPart(text string) bool {
	return slices.ContainsFunc(inspect.Items(h.window.Canvas()), func(i inspect.Item) bool { return strings.Contains(i.Name, text) })
}

func (h *house) mustPart(text string) {
	h.t.Helper()
	if !h.seesPart(text) {
		h.must(text)
	}
}

// From Today to the plan: a day is walked to with the arrows, a time is planned,
// moved and dropped, each with keys, and all of it is there after a restart.
func TestAWeekIsPlanned(t *testing.T) {
	h := openHouse(t) // a Saturday evening
	h.animal()
	h.must("Next: today, in the evening, 5 minutes. A rest day is fine too.")
	h.tap("The plan …")
	h.must("The plan for Biscuit")
	h.must("November 2026")
	h.must("Today, Sat 21 Nov")
	h.keys(fyne.KeyRight, fyne.KeyDown, fyne.KeyDown) // the first Sunday but one in December
	h.must("December 2026")
	h.must("Sun 6 Dec")
	h.must("Nothing is planned. A rest day is fine.")
	h.press("M")
	h.mustPart("Sun 6 Dec, 1 planned time")
	h.keys(fyne.KeyReturn) // to what is planned
	if e := h.window.Canvas().Focused(); e == nil {
		t.Fatal("Enter leads nowhere")
	}
	h.field("Time", "25:00")
	h.must("A time of day like 20:15.")
	h.field("Time", "08:30")
	h.must("08:30")
	h.tap("A day later")
	h.must("Mon 7 Dec")
	h.crash()
	h.start()
	h.tap("The plan …")
	h.keys(fyne.KeyPageDown) // 21 December
	h.keys(fyne.KeyUp, fyne.KeyUp)
	h.must("Mon 7 Dec")
	h.mustPart("Mon 7 Dec, 1 planned time")
	h.must("08:30")
	h.press(fyne.KeyDelete)
	h.must("Nothing is planned. A rest day is fine.")
	h.shell.Current().Undo()
	h.mustPart("Mon 7 Dec, 1 planned time")
	h.press(fyne.KeyEscape)
	h.mustPart("Good evening.")
}

// A day that has enough takes no more, and says so: nothing that was planned
// gets lost on the way to it.
func TestAFullDayLosesNothing(t *testing.T) {
	h := openHouse(t)
	h.animal()
	h.tap("The plan …")
	h.keys(fyne.KeyRight, fyne.KeyRight, fyne.KeyDown, fyne.KeyDown)
	h.must("Mon 7 Dec")
	h.press("E", "E", "E", "E")
	h.mustPart("Mon 7 Dec, 4 planned times")
	h.press("E")
	h.must("That day has 4 times already, which is plenty.")
	h.keys(fyne.KeyLeft)
	h.press("M")
	h.mustPart("Sun 6 Dec, 1 planned time")
	h.tap("A day later")
	h.must("That day has 4 times already, which is plenty.")
	h.mustPart("Sun 6 Dec, 1 planned time")
	h.mustPart("Mon 7 Dec, 4 planned times")
}

// field writes into a field and ends with Enter.
func (h *house) field(name, text string) {
	h.t.Helper()
	h.toField(name)
	h.rewrite(text)
	h.keys(fyne.KeyReturn)
}

// rewrite writes something else into the field that has the focus.
func (h *house) rewrite(text string) {
	h.t.Helper()
	e, ok := h.window.Canvas().Focused().(*parts.Entry)
	if !ok {
		h.t.Fatalf("no field for %q has the focus", text)
	}
	e.SetText("")
	test.Type(e, text)
}

// An alternative is started with its checks, goes on through a crash, and is
// kept with what was seen; then it is put right, deleted and brought back.
func TestTimeWithoutAHarness(t *testing.T) {
	h := openHouse(t)
	h.animal()
	h.tap("Without a harness …")
	h.must("Biscuit without a harness")
	h.mustPart("Nothing yet.")
	h.press("2")
	h.must("Digging box with Biscuit")
	h.main()
	h.must("4 checks are still open.")
	h.shell.Current().CheckAll()
	h.main()
	h.must("Done")
	h.tap("Explores")
	h.tap("Carrot")
	h.tap("Carrot")
	h.must("Carrot × 2")
	h.must("Treats · today so far: 2 vegetable pieces, 0 fatty seeds")
	// What was typed stays, whichever way leads on.
	h.toField("Note")
	h.rewrite("dug to the floor")
	h.shell.Open("today")
	if got := h.history().Enrichments; len(got) != 1 || got[0].Note != "dug to the floor" || !got[0].GoesOn {
		t.Errorf("on the way out: %+v", got)
	}
	h.crash()
	h.clock.pass(12 * time.Minute)
	h.start()
	h.tap("Digging box since 20:00 …")
	h.must("Digging box since 20:00 (12:00)")
	h.main()
	h.must("12:00")
	h.tap("One less")
	h.clock.pass(3 * time.Minute)
	h.main()
	h.must("Kept: Digging box, 15 minutes.")
	got := h.history()
	if len(got.Enrichments) != 1 || len(got.Sessions) != 0 {
		t.Fatalf("kept %+v", got)
	}
	e := got.Enrichments[0]
	if e.GoesOn || e.Note != "dug to the floor" || e.Duration != 15*time.Minute || !slices.Equal(e.Comfort, []string{"exploring"}) || !slices.Equal(e.Treats, []string{"carrot"}) {
		t.Errorf("kept %+v", e)
	}
	// It is not among the sessions of the week, and its treats are eaten.
	h.press(fyne.KeyEscape)
	h.must("This week: 0 sessions (3 to 5 is plenty)")
	if ate := got.EatenOn(h.clock.now.Wall, model.UsualDayStart.Value); ate.Vegetables != 1 {
		t.Errorf("eaten %+v", ate)
	}
	// In the calendar, from there to it, and away with it.
	h.tap("The plan …")
	h.tap("20:00 · Digging box · 15 minutes")
	h.mustPart("Digging box, Sat 21 Nov, 20:00")
	h.tap("Delete")
	h.must("The plan for Biscuit")
	if n := len(h.history().Enrichments); n != 0 {
		t.Errorf("%d left", n)
	}
	h.tap("Undo")
	if got := h.history().Enrichments; len(got) != 1 || got[0].Duration != 15*time.Minute {
		t.Errorf("brought back %+v", got)
	}
}

// What happened away from the computer is entered afterwards; what cannot be is
// said and nothing is lost.
func TestTimeWithoutAHarnessIsEnteredAfterwards(t *testing.T) {
	h := openHouse(t)
	h.animal()
	h.tap("Without a harness …")
	h.press("A")
	h.main()
	h.must("A time of day like 20:15.")
	h.toField("Started at")
	test.Type(h.window.Canvas().Focused(), "19:30")
	h.toField("Length")
	test.Type(h.window.Canvas().Focused(), "45:00")
	h.main()
	h.must("This would not be over yet.")
	h.rewrite("20:00")
	h.main()
	h.must("Please choose what it was.")
	h.tap("Blanket in the shade")
	h.toField("Temperature outdoors, °C")
	test.Type(h.window.Canvas().Focused(), "21.5")
	h.tap("Trembles")
	h.main()
	h.must("1 time so far")
	e := h.history().Enrichments[0]
	if e.Kind != "shaded_blanket" || e.StartedAt.Format(time.RFC3339) != "2026-11-21T19:30:00+01:00" || e.Duration != 20*time.Minute ||
		e.TemperatureC == nil || *e.TemperatureC != 21.5 || !slices.Equal(e.Stress, []string{"trembling"}) {
		t.Errorf("kept %+v", e)
	}
}

// Outdoors the gate of the outdoors holds: a temperature, and not any.
func TestAnAlternativeOutdoorsHasItsGate(t *testing.T) {
	h := openHouse(t)
	h.animal()
	h.tap("Without a harness …")
	h.press("1")
	h.shell.Current().CheckAll()
	h.main()
	h.must("Outdoors, the temperature is needed first.")
	h.toField("Temperature outdoors, °C")
	test.Type(h.window.Canvas().Focused(), "31")
	h.main()
	if len(h.history().Enrichments) != 0 || !h.seesPart("danger of heat stress") {
		t.Fatal("started in the heat")
	}
	h.rewrite("21")
	h.main()
	if e := h.history().Enrichments; len(e) != 1 || !e[0].GoesOn || *e[0].TemperatureC != 21 {
		t.Errorf("kept %+v", e)
	}
}

// A reminder comes at its time, once, and neither late nor where a session
// was done or runs.
func TestRemindersComeOnceAndAreNeverLate(t *testing.T) {
	h := openHouse(t)
	h.clock.now.Wall = h.clock.now.Wall.Add(-8 * time.Hour) // noon
	h.crash()
	h.start()
	h.animal()
	h.shell.Remind() // reads the day
	pass := func(d time.Duration) {
		for ; d > 0; d -= 30 * time.Second {
			h.clock.pass(30 * time.Second)
			h.shell.Remind()
		}
	}
	pass(7*time.Hour + 59*time.Minute)
	if len(h.desktop.told) != 0 {
		t.Fatalf("told at %v: %q", h.clock.now.Wall, h.desktop.told)
	}
	pass(30 * time.Minute)
	if len(h.desktop.told) != 1 || !strings.HasPrefix(h.desktop.told[0], "Biscuit: time for a session") {
		t.Fatalf("told %q", h.desktop.told)
	}
	// Two weeks without any session, the computer asleep at each planned time.
	h.clock.pass(14*24*time.Hour + 2*time.Hour)
	h.shell.Remind()
	h.shell.Remind()
	if len(h.desktop.told) != 1 {
		t.Errorf("a missed time is mentioned: %q", h.desktop.told)
	}
}

func TestNoReminderWhereASessionWasDone(t *testing.T) {
	h := openHouse(t)
	h.kept() // Saturday at 20:00
	for range 3 * 120 {
		h.clock.pass(30 * time.Second)
		h.shell.Remind()
	}
	if len(h.desktop.told) != 0 {
		t.Errorf("told %q", h.desktop.told)
	}
}
