package main

import (
	"bytes"
	"context"
	"html"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"calmster/cmd/calmster/commands"
	"calmster/model"
	"calmster/ui/words"
)

// train puts sessions at the hamster's stage into the journal, one a day up to
// so many days ago: C calm to the goal, S stress after a minute.
func (h *house) train(letters string, daysAgo int) {
	h.t.Helper()
	hamster := h.history().Hamster
	for i, l := range letters {
		s := model.Session{
			HamsterID: hamster.ID, Stage: hamster.Stage, Planned: 5 * time.Minute, Duration: 5 * time.Minute, End: model.EndPlanned,
			StartedAt: h.clock.now.Wall.AddDate(0, 0, i-len(letters)-daysAgo),
		}
		begun := s
		begun.Duration, begun.End = 0, model.EndNone
		if err := h.journal.BeginSession(context.Background(), &begun); err != nil {
			h.t.Fatal(err)
		}
		s.ID = begun.ID
		if l == 'S' {
			s.Duration, s.End = time.Minute, model.EndStress
			e := model.Event{Seq: 1, At: time.Minute, Kind: model.KindStress, Code: "freezing"}
			if err := h.journal.AppendEvent(begun.ID, e); err != nil {
				h.t.Fatal(err)
			}
			s.Events = []model.Event{e}
		}
		if err := h.journal.FinishSession(s); err != nil {
			h.t.Fatal(err)
		}
	}
}

func (h *house) create() {
	h.t.Helper()
	hamster := model.Hamster{Name: "Biscuit", Species: "syrian", Stage: model.StageWear}
	if err := h.journal.SaveHamster(context.Background(), &hamster); err != nil {
		h.t.Fatal(err)
	}
}

// The window, the report and the command say the same of an animal, also weeks
// after its last session.
func TestTheSameReasonsEverywhere(t *testing.T) {
	for _, c := range []struct {
		log     string
		daysAgo int
	}{{"CCCCCC", 1}, {"CSCSS", 1}, {"CCCCCC", 40}, {"S", 0}} {
		h := openHouse(t)
		h.create()
		h.train(c.log, c.daysAgo)
		h.shell.Begin()
		log := h.history()
		told := log.On(h.clock.now.Wall, log.Hamster.Stage, model.DefaultRules())

		var out, errOut bytes.Buffer
		p := commands.Program{Stdin: strings.NewReader(""), Stdout: &out, Stderr: &errOut, Now: func() time.Time { return h.clock.now.Wall }}
		page := filepath.Join(t.TempDir(), "r.html")
		if p.Run(t.Context(), []string{"assess", "--journal", h.path}) != 0 || p.Run(t.Context(), []string{"report", "--journal", h.path, "--out", page}) != 0 {
			t.Fatal(errOut.String())
		}
		report, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range told.Reasons {
			line := words.T(r.Key, r.Args)
			h.must(line)
			if !strings.Contains(out.String(), line) {
				t.Errorf("%s: the command does not say %q but\n%s", c.log, line, out.String())
			}
			if !strings.Contains(html.UnescapeString(string(report)), line) {
				t.Errorf("%s: the report does not say %q", c.log, line)
			}
		}
	}
}

// A goal of the keeper's own is the goal everywhere: before the session, while
// it runs, and in what is said of it afterwards.
func TestTheKeepersOwnGoal(t *testing.T) {
	h := openHouse(t)
	h.create()
	rules := model.DefaultRules()
	model.StageBounds(model.StageWear)[0].Set(&rules, 60)
	if err := h.journal.SaveRules(context.Background(), rules); err != nil {
		t.Fatal(err)
	}
	h.shell.Rules = rules
	h.shell.Begin()
	h.must("Goal: 1 minute without a stress sign. The animal sets the pace.")
	h.main()
	h.shell.Current().CheckAll()
	h.main()
	h.clock.pass(61 * time.Second)
	h.press("Q") // any tap brings the screen in line with the clock
	h.must("Goal reached.")
}

// The usual keys start a session at the stage where the animal is, whatever the
// log advises: it says to go back here, and to go on.
func TestTheUsualKeysMoveNoAnimal(t *testing.T) {
	for log, verdict := range map[string]model.Verdict{"CCSSS": model.VerdictStepDown, "CCCCCCCC": model.VerdictReady} {
		h := openHouse(t)
		h.create()
		h.train(log, 1)
		h.shell.Begin()
		h.must(words.T("verdict."+string(verdict), nil))
		h.main()
		h.shell.Current().CheckAll()
		h.main()
		h.must("So far")
		got := h.history()
		if n := len(got.Changes); n > 0 || got.Hamster.Stage != model.StageWear {
			t.Errorf("%s: %d changes of stage, and it is at %s", verdict, n, got.Hamster.Stage)
		}
		if left, err := h.journal.Unfinished(context.Background()); err != nil || len(left) != 1 || left[0].Session.Stage != model.StageWear {
			t.Errorf("%s: runs %+v %v", verdict, left, err)
		}
	}
}

// A step back is decided on its own page, from the page before a session and
// back to it: nothing is written before that, and the session is at the stage decided on.
func TestAStepBackIsDecided(t *testing.T) {
	h := openHouse(t)
	h.create()
	h.train("CCSSS", 1)
	h.shell.Begin()
	h.main()
	h.press("M")
	h.must("Go to 3 · Fasten with Biscuit?")
	h.press(fyne.KeyEscape)
	h.must("Get ready with Biscuit")
	if n := len(h.history().Changes); n != 0 {
		t.Fatalf("%d changes of stage are kept before a decision", n)
	}
	h.press("M")
	h.main()
	h.must("Get ready with Biscuit")
	h.shell.Current().CheckAll()
	h.main()
	h.must("So far")
	left, err := h.journal.Unfinished(context.Background())
	if got := h.history(); err != nil || len(got.Changes) != 1 || got.Hamster.Stage != model.StageFasten || left[0].Session.Stage != model.StageFasten {
		t.Errorf("kept %+v, runs %+v %v", got, left, err)
	}
}
