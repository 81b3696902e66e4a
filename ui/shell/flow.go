package shell

import (
	"io"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"calmster/model"
	"calmster/ui/guide"
	"calmster/ui/hamsters"
	"calmster/ui/look"
	"calmster/ui/move"
	"calmster/ui/progress"
	"calmster/ui/screen"
	"calmster/ui/session"
	"calmster/ui/settings"
	"calmster/ui/today"
	"calmster/ui/words"
)

type sessionJournal = session.Journal

func (s *Shell) makeToday() (*screen.Screen, error) {
	h, err := s.history()
	if err != nil {
		return nil, err
	}
	return today.New(h, s.Rules, s.today(), s.WeekBegin, today.Actions{
		Prepare: s.prepare, Move: s.Move, Guide: s.showGuide,
		Session: s.showSessionOf, Progress: func() { s.Open("progress") },
		Plan: s.showPlan, Free: s.showFree,
	}), nil
}

func (s *Shell) makeProgress() (*screen.Screen, error) {
	h, err := s.history()
	if err != nil {
		return nil, err
	}
	return progress.New(h, s.Rules, progress.Actions{
		Session: s.showSessionOf, Move: s.Move, Free: s.showFree,
		Copy: func(text string) {
			s.App.Clipboard().SetContent(text)
			s.note(words.T("progress.copied", nil))
		},
		Save:   func(name string, write func(io.Writer) error) { s.askSave(name, write, nil) },
		Report: s.showReport, Work: s.clock.Work,
	}), nil
}

func (s *Shell) showSessionOf(id model.ID) {
	made, err := s.makeHistory(id)
	if err != nil {
		s.Tell(err)
		return
	}
	s.room = "history"
	s.Show(made)
}

func (s *Shell) makeHamsters() (*screen.Screen, error) {
	all, err := s.Journal.Hamsters(s.ctx)
	if err != nil {
		return nil, err
	}
	own, err := s.Journal.Harnesses(s.ctx, s.hamster.ID)
	if err != nil {
		return nil, err
	}
	return hamsters.New(
		hamsters.Given{Hamsters: all, Chosen: s.hamster.ID, Harnesses: own, Now: s.today()},
		hamsters.Actions{
			Pick: func(id model.ID) { s.pick(id) },
			New:  func() { s.showForm(model.Hamster{}) },
			Edit: func(id model.ID) {
				if i := slices.IndexFunc(all, func(h model.Hamster) bool { return h.ID == id }); i >= 0 {
					s.showForm(all[i])
				}
			},
			AddHarness: func() { s.showHarnessForm(func() { s.Open("hamsters") }) },
		}), nil
}

func (s *Shell) showForm(h model.Hamster) {
	s.Show(hamsters.NewEdit(h, func(h *model.Hamster) error {
		if err := s.Journal.SaveHamster(s.ctx, h); err != nil {
			return err
		}
		s.pick(h.ID)
		return nil
	}, func() { s.Open("hamsters") }))
}

func (s *Shell) showHarnessForm(back func()) {
	s.Show(hamsters.NewHarnessForm(s.hamster, func(h *model.Harness) error {
		if err := s.Journal.SaveHarness(s.ctx, h); err != nil {
			return err
		}
		back()
		return nil
	}, back))
}

// pick makes a hamster the one that is trained, and remembers it.
func (s *Shell) pick(id model.ID) {
	all, err := s.Journal.Hamsters(s.ctx)
	if err != nil {
		s.Tell(err)
		return
	}
	for _, h := range all {
		if h.ID == id {
			s.hamster = h
		}
	}
	s.Open("today")
	if err := s.Journal.SetSetting(s.ctx, lastHamster, id.String()); err != nil {
		s.Tell(err)
	}
}

// menuMost is how many animals a menu can hold and still be a menu; from there
// on the screen of the hamsters is the better list.
const menuMost = 12

// pickHamster offers the other animals from the head of the rail.
func (s *Shell) pickHamster() {
	all, err := s.Journal.Hamsters(s.ctx)
	if err != nil {
		s.Tell(err)
		return
	}
	if len(all) > menuMost {
		s.Open("hamsters")
		return
	}
	var items []*fyne.MenuItem
	for _, h := range all {
		item := fyne.NewMenuItem(h.Name, func() { s.pick(h.ID) })
		item.Checked = h.ID == s.hamster.ID
		items = append(items, item)
	}
	items = append(items, fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem(words.T("hamsters.new", nil), func() { s.showForm(model.Hamster{}) }))
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), s.Window.Canvas(), fyne.NewPos(16, 76*look.Scale()))
}

func (s *Shell) makeGuide(page string) *screen.Screen { return guide.New(s.Guide, page, nil) }

func (s *Shell) showGuide(page string) {
	s.room = "guide"
	s.Show(s.makeGuide(page))
}

func (s *Shell) makeSettings() (*screen.Screen, error) {
	again := func() {
		s.dress()
		s.Open("settings")
	}
	return settings.New(
		settings.Given{Mode: s.Preferences.Mode(), Scale: s.Preferences.Scale(), Unit: s.Preferences.Unit(), Journal: s.Journal.Path(), Facts: s.Facts, Cues: s.cues(), Reminders: s.wishes()},
		settings.Actions{
			Mode:   func(m look.Mode) { s.Preferences.SetMode(m); again() },
			Unit:   func(u model.Unit) { s.Preferences.SetUnit(u) },
			Scale:  func(k float32) { s.Preferences.SetScale(k); again() },
			Import: s.askImport, Export: s.askExport, Pad: s.showPad, Rules: s.showRules,
		}), nil
}

// Move opens the decision to go to another stage.
func (s *Shell) Move(to model.StageKey) {
	h, err := s.history()
	if err != nil {
		s.Tell(err)
		return
	}
	stage, ok := model.StageOf(to)
	if !ok {
		return
	}
	told := h.On(s.today(), h.Hamster.Stage, s.Rules)
	s.Show(move.New(h, told, s.Rules, stage, move.Actions{
		Decide: func(reason string) {
			change := model.StageChange{
				HamsterID: s.hamster.ID, At: s.today(), From: h.Hamster.Stage, To: to,
				Verdict: told.Verdict, Reason: reason,
			}
			if err := s.Journal.ChangeStage(s.ctx, change); err != nil {
				s.Tell(err)
				return
			}
			s.Open("today")
		},
		Cancel: func() { s.Open("today") },
		Guide:  s.showGuide,
	}))
}
