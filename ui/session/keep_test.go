package session_test

import (
	"errors"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"calmster/model"
	"calmster/ui/inspect"
	"calmster/ui/parts"
	"calmster/ui/session"
	"calmster/ui/words"
)

var errFull = errors.New("disk full")

// shows is whether a text is drawn that begins like that: one that is broken into
// lines is drawn in pieces.
func (r *running) shows(text string) bool {
	for _, i := range inspect.Items(r.window.Canvas()) {
		if strings.HasPrefix(i.Name, text) {
			return true
		}
	}
	return false
}

func (r *running) notSaved(code string) bool {
	line := words.LogLine(model.LogLine{Event: model.Event{Kind: model.KindStress, Code: code}, Stands: true})
	return r.shows(words.T("session.not_saved", model.Args{"What": line}))
}

// A sign that the journal refuses is shown with its second as not saved, the advice
// is given all the same, and it is kept as soon as the journal takes it, before
// whatever came after it.
func TestARefusedTapWaitsAndIsKept(t *testing.T) {
	for _, uncertain := range []bool{false, true} {
		r := start(t)
		r.press("Q")
		r.clock.pass(10 * time.Second)
		r.journal.refuse, r.journal.uncertain = errFull, uncertain
		r.press("1")
		if !r.shows(words.T("session.take_off", nil)) || r.session.Face().Phase != model.PhaseStress {
			t.Error("the advice waits for the disk")
		}
		if !r.notSaved("freezing") || r.shows(words.T("session.saved", nil)) {
			t.Error("it is not shown as not saved")
		}
		if len(r.told) != 1 || r.session.Save() != 1 || len(r.told) != 1 {
			t.Errorf("told %v", r.told)
		}
		r.clock.pass(5 * time.Second)
		r.journal.refuse = nil
		r.press("W")
		want := []string{"comfort:exploring", "stress:freezing", "comfort:grooming"}
		if got := r.kinds(); !slices.Equal(got, want) || r.journal.events[1].At != 10*time.Second {
			t.Errorf("kept %v", r.journal.events)
		}
		if r.notSaved("freezing") || !r.shows(words.T("session.saved", nil)) || !r.shows(words.T("session.all_saved", nil)) {
			t.Error("what is saved is still shown as not saved")
		}
	}
}

// Where the log is out of sight the line below the clock says it.
func TestInASmallWindowTheNewestRefusedTapIsNamed(t *testing.T) {
	r := start(t)
	r.press("C")
	r.window.Resize(session.CompactSize(fyne.NewSize(1366, 768)))
	r.journal.refuse = errFull
	r.clock.pass(12 * time.Second)
	r.press("1")
	said := words.T("session.unsaved_last", model.Args{"N": 1, "Time": 12 * time.Second, "What": words.T("sign.freezing", nil)})
	if _, ok := r.shown(said); !ok {
		t.Errorf("it does not say %q", said)
	}
	r.journal.refuse = nil
	r.press("Q")
	if _, ok := r.shown(said); ok {
		t.Error("it still says so")
	}
}

// Nobody has to tap for it: each tick tries again, with longer and longer pauses.
func TestARefusedTapIsTriedAgainByItself(t *testing.T) {
	r := start(t)
	r.journal.refuse = errFull
	r.press("1")
	r.tick(time.Minute)
	r.journal.refuse = nil
	r.tick(model.RetryMost)
	if got := r.kinds(); !slices.Equal(got, []string{"stress:freezing"}) || r.journal.events[0].At != 0 {
		t.Errorf("kept %v", r.journal.events)
	}
	if len(r.told) != 1 {
		t.Errorf("told %v", r.told)
	}
}

// What is undone while it waits was tapped and taken back, and both are kept.
func TestUndoOfWhatWaits(t *testing.T) {
	r := start(t)
	r.journal.refuse = errFull
	r.press("1")
	r.screen.Undo()
	if r.session.Face().Phase == model.PhaseStress {
		t.Error("what was taken back still stands")
	}
	r.journal.refuse = nil
	r.press("Q")
	if got := r.kinds(); !slices.Equal(got, []string{"stress:freezing", "undo:", "comfort:exploring"}) {
		t.Errorf("kept %v", got)
	}
}

// A harness off that is refused leaves the session running, also for the journal,
// and the sign after it is kept.
func TestARefusedHarnessOffChangesNothing(t *testing.T) {
	for _, uncertain := range []bool{false, true} {
		r := start(t)
		r.clock.pass(30 * time.Second)
		r.journal.refuse, r.journal.uncertain = errFull, uncertain
		r.press("H")
		if r.ended != nil || !r.shows(words.T("session.off_unsaved", model.Args{"Time": 30 * time.Second})[:20]) {
			t.Error("it does not say that the session goes on")
		}
		r.tick(10 * time.Second)
		if f := r.session.Face(); f.Active != 40*time.Second {
			t.Errorf("the clock shows %v", f.Active)
		}
		r.journal.refuse = nil
		r.press("3")
		if got := r.kinds(); !slices.Equal(got, []string{"stress:trembling"}) || r.journal.events[0].At != 40*time.Second || r.journal.off != 0 {
			t.Errorf("kept %v, off at %v", r.journal.events, r.journal.off)
		}
		r.tick(5 * time.Second)
		r.press("H")
		if r.ended == nil || r.ended.Duration != 45*time.Second || r.journal.off != 45*time.Second {
			t.Errorf("ended %+v", r.ended)
		}
	}
}

// Until harness off is saved, nothing later is noted as watched, and a computer that
// sleeps does not undo that it was pressed.
func TestARefusedHarnessOffStandsUntilItIsSaved(t *testing.T) {
	r := start(t)
	r.tick(30 * time.Second)
	r.journal.refuse = errFull
	r.press("H")
	r.journal.refuse = nil
	r.tick(time.Minute)
	if r.journal.watched > 30*time.Second {
		t.Errorf("watched for %v", r.journal.watched)
	}
	r.clock.freeze(time.Minute)
	r.session.Tick()
	r.press("H")
	if r.ended == nil || r.ended.Duration != 30*time.Second || len(r.journal.events) != 0 {
		t.Errorf("ended %+v", r.ended)
	}
}

// Pressed again it tries again. The harness has been off since it was pressed first.
func TestHarnessOffCanBeTriedAgain(t *testing.T) {
	r := start(t)
	r.clock.pass(30 * time.Second)
	r.journal.refuse = errFull
	r.press("H")
	r.tick(30 * time.Second)
	r.press("H")
	if len(r.told) != 2 {
		t.Errorf("asked twice, told %v", r.told)
	}
	r.journal.refuse = nil
	r.press("H")
	if r.ended == nil || r.ended.Duration != 30*time.Second || r.journal.off != 30*time.Second {
		t.Errorf("ended %+v", r.ended)
	}
}

// A session whose start could not be noted starts all the same.
func TestARefusedStartStarts(t *testing.T) {
	r := start(t)
	r.press("Space")
	r.journal.refuse = errFull
	r.clock.pass(time.Minute)
	r.press("Space")
	begun := r.clock.now.Wall
	r.tick(3 * time.Second)
	if f := r.session.Face(); f.Calm != 3*time.Second {
		t.Errorf("calm for %v", f.Calm)
	}
	r.journal.refuse = nil
	r.press("Q")
	if !r.journal.begun.Equal(begun) || !slices.Equal(r.kinds(), []string{"pause:", "resume:", "comfort:exploring"}) {
		t.Errorf("begun at %v, want %v; kept %v", r.journal.begun, begun, r.kinds())
	}
}

// Somebody else's events in the same log are no reason to lose ours.
func TestTheEventsOfAnotherWindowComeFirst(t *testing.T) {
	r := start(t)
	r.press("Q")
	r.journal.events = append(r.journal.events, model.Event{Seq: 2, Kind: model.KindComfort, Code: "curious"})
	r.press("1")
	r.screen.Undo()
	if got := r.kinds(); !slices.Equal(got, []string{"comfort:exploring", "comfort:curious", "stress:freezing", "undo:"}) ||
		r.journal.events[3].Of != 3 || len(r.told) != 0 {
		t.Errorf("kept %+v, told %v", r.journal.events, r.told)
	}
}

// Whatever is pressed, and whenever the journal refuses: in the end it holds what a
// journal holds that never did.
func TestAJournalThatFailsAtRandom(t *testing.T) {
	keys := []string{"1", "2", "Q", "T", "Space", "undo", "redo", "H", "X"}
	for seed := range 10 {
		rng := rand.New(rand.NewPCG(uint64(seed), 13))
		well, failing := start(t), start(t)
		for range 40 {
			d := time.Duration(rng.IntN(4)) * time.Second
			well.tick(d)
			failing.tick(d)
			failing.journal.refuse, failing.journal.uncertain = nil, rng.IntN(2) == 0
			key := keys[rng.IntN(len(keys))]
			if rng.IntN(2) == 0 || key == "H" { // which ends it where it is taken
				failing.journal.refuse = errFull
			}
			for _, r := range []*running{well, failing} {
				switch {
				case key == "undo":
					r.screen.Undo()
				case key == "redo":
					r.screen.Redo()
				case key != "H" || r == failing:
					r.press(fyne.KeyName(key))
				}
			}
		}
		failing.journal.refuse = nil
		well.press("Q", "H")
		failing.press("Q", "H")
		if failing.ended == nil || !slices.Equal(failing.journal.events, well.journal.events) ||
			!slices.Equal(failing.journal.events, failing.ended.Events) || failing.journal.off != well.journal.off {
			t.Fatalf("seed %d: kept %v, want %v", seed, failing.journal.events, well.journal.events)
		}
	}
}

// areas are the rows of the log that are shown, each to be opened for a correction.
func areas(o fyne.CanvasObject) (out []*parts.Area) {
	switch o := o.(type) {
	case *parts.Area:
		return []*parts.Area{o}
	case *fyne.Container:
		for _, child := range o.Objects {
			out = append(out, areas(child)...)
		}
	case *container.Scroll:
		return areas(o.Content)
	}
	return out
}

// A tap makes one new row: Fyne keeps for a minute what a row was drawn with, and all
// rows anew took half a megabyte a tap.
func TestATapMakesOneRow(t *testing.T) {
	r := start(t)
	r.press("Q", "1", "T")
	before := areas(r.screen.View)
	r.press("W")
	if after := areas(r.screen.View); len(before) != 3 || len(after) != 4 || !slices.Equal(after[1:], before) {
		t.Errorf("of %d rows others were made", len(before))
	}
}
