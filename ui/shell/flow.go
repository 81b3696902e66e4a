package shell

import (
	"io"

	"calmster/model"
	"calmster/ui/guide"
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
	return today.New(h, s.Rules, s.today(), today.Actions{
		Prepare: s.prepare, Move: s.Move, Guide: s.showGuide, Why: s.showWhy,
		Introduce: func() { s.showIntroduction(s.hamster.ID, func() { s.Open("today") }) },
		Refused:   func() { s.showRemedies(s.hamster.ID, model.ID{}, func() { s.Open("today") }) },
		Session:   s.showSessionOf, Progress: func() { s.Open("progress") },
	}), nil
}

func (s *Shell) makeProgress() (*screen.Screen, error) {
	h, err := s.history()
	if err != nil {
		return nil, err
	}
	return progress.New(h, s.Rules, progress.Actions{
		Session: s.showSessionOf, Move: s.Move, Guide: s.showGuide, Why: s.showWhy,
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

func (s *Shell) makeGuide(page string) *screen.Screen {
	return guide.New(s.Guide(), guide.Place{Page: page}, nil)
}

func (s *Shell) showGuide(page string) {
	s.room = "guide"
	s.Show(s.makeGuide(page))
}

// showWhy opens the guide where it tells a fact. Back leads to the screen that
// asked, as it was: nothing that was filled in is lost.
func (s *Shell) showWhy(f guide.Fact) {
	from, room := s.open, s.room
	told := guide.New(s.Guide(), f.Place(), func() {
		s.room = room
		s.Show(from)
	})
	told.Alone = from.Alone
	s.Show(told)
}

func (s *Shell) makeSettings() (*screen.Screen, error) {
	again := func() {
		s.dress()
		s.Open("settings")
	}
	return settings.New(
		settings.Given{Mode: s.Preferences.Mode(), Scale: s.Preferences.Scale(), Unit: s.Preferences.Unit(), Journal: s.Journal.Path(), Facts: s.Facts(), Cues: s.cues(), Language: s.language()},
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
		Why:    s.showWhy,
	}))
}
