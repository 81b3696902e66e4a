package shell

import (
	"slices"

	"calmster/model"
	"calmster/ui/correct"
	"calmster/ui/paper"
	"calmster/ui/words"
)

type (
	correctJournal = correct.Journal
	paperJournal   = paper.Journal
)

// showCorrection opens what an ended session says of itself.
func (s *Shell) showCorrection(of model.Session) {
	given := correct.Given{Session: of, Unit: words.Unit(), Now: s.today()}
	var err error
	if given.Hamsters, err = s.Journal.Hamsters(s.ctx); err != nil {
		s.Tell(err)
		return
	}
	for _, h := range given.Hamsters {
		own, err := s.Journal.Harnesses(s.ctx, h.ID)
		if err != nil {
			s.Tell(err)
			return
		}
		given.Harnesses = append(given.Harnesses, own...)
	}
	back := func() { s.showSessionOf(of.ID) }
	s.Show(correct.NewSession(given, func(right model.Session) error {
		if err := s.Journal.CorrectSession(right); err != nil {
			return err
		}
		if right.HamsterID == of.HamsterID {
			back()
			return nil
		}
		s.reminders.forget()
		i := slices.IndexFunc(given.Hamsters, func(h model.Hamster) bool { return h.ID == right.HamsterID })
		s.choose(given.Hamsters[i])
		back()
		s.note(words.T("correct.moved", model.Args{"Name": words.Names(given.Hamsters)[right.HamsterID]}))
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
	given := paper.Given{Hamster: s.hamster, Harnesses: own, Pad: s.pad(), Unit: words.Unit(), Now: s.today()}
	s.Show(paper.New(given, func(done *model.Session) error {
		if err := s.Journal.AddSession(s.ctx, done); err != nil {
			return err
		}
		s.showSessionOf(done.ID)
		return nil
	}, func() { s.Open("history") }))
}
