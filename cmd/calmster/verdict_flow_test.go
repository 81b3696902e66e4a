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
