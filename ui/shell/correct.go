package shell

import (
	"calmster/model"
	"calmster/ui/correct"
	"calmster/ui/history"
	"calmster/ui/paper"
	"calmster/ui/screen"
	"calmster/ui/words"
)

type (
	correctJournal = correct.Journal
	paperJournal   = paper.Journal
)

func (s *Shell) makeHistory(open model.ID) (*screen.Screen, error) {
	h, err := s.history()
	if err != nil {
		return nil, err
	}
	own, err := s.Journal.Harnesses(s.ctx, s.hamster.ID)
	if err != nil {
		return nil, err
	}
	names := map[model.ID]string{}
	for _, hs := range own {
		names[hs.ID] = words.HarnessName(hs)
	}
	return history.New(
		history.Given{History: h, Harnesses: names, Open: open, Pad: s.pad(), Rules: s.Rules},
		history.Actions{Apply: s.Journal.CorrectLog, Correct: s.showCorrection, Paper: s.showPaper},
	), nil
}

// showCorrection opens what an ended session says of itself.
func (s *Shell) showCorrection(of model.Session) {
	own, err := s.Journal.Harnesses(s.ctx, of.HamsterID)
	if err != nil {
		s.Tell(err)
		return
	}
	back := func() { s.showSessionOf(of.ID) }
	s.Show(correct.NewSession(of, own, s.today(), func(right model.Session) error {
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
	given := paper.Given{Hamster: s.hamster, Harnesses: own, Pad: s.pad(), Now: s.today()}
	s.Show(paper.New(given, func(done *model.Session) error {
		if err := s.Journal.AddSession(s.ctx, done); err != nil {
			return err
		}
		s.showSessionOf(done.ID)
		return nil
	}, func() { s.Open("history") }))
}
