package shell

import (
	"calmster/model"
	"calmster/ui/correct"
	"calmster/ui/paper"
)

type (
	correctJournal = correct.Journal
	paperJournal   = paper.Journal
)

// showCorrection opens what an ended session says of itself.
func (s *Shell) showCorrection(of model.Session) {
	own, err := s.Journal.Harnesses(s.ctx, of.HamsterID)
	if err != nil {
		s.Tell(err)
		return
	}
	back := func() { s.showSessionOf(of.ID) }
	s.Show(correct.NewSession(of, own, s.Preferences.Unit(), s.today(), func(right model.Session) error {
		if err := s.Journal.CorrectSession(right); err != nil {
			return err
		}
		back()
		return nil
	}, back))
}

// showPaper opens the form for a session that was kept on paper.
func (s *Shell) showPaper() {
	own, err := s.Journal.Harnesses(s.ctx, s.hamster.ID)
	if err != nil {
		s.Tell(err)
		return
	}
	given := paper.Given{Hamster: s.hamster, Harnesses: own, Pad: s.pad(), Unit: s.Preferences.Unit(), Now: s.today()}
	s.Show(paper.New(given, func(done *model.Session) error {
		if err := s.Journal.AddSession(s.ctx, done); err != nil {
			return err
		}
		s.showSessionOf(done.ID)
		return nil
	}, func() { s.Open("history") }))
}
