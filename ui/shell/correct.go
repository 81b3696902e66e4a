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
	s.Show(correct.NewSession(given, s.unlessOdd(&of, func(right model.Session) error {
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
	}), back))
}

// showPaper opens the form for a session that was kept on paper.
func (s *Shell) showPaper() {
	own, err := s.Journal.Harnesses(s.ctx, s.hamster.ID)
	if err != nil {
		s.Tell(err)
		return
	}
	given := paper.Given{Hamster: s.hamster, Harnesses: own, Pad: s.pad(), Unit: words.Unit(), Now: s.today()}
	var id model.ID // once the journal gave one
	keep := s.unlessOdd(nil, func(done model.Session) error {
		err := s.Journal.AddSession(s.ctx, &done)
		if id = done.ID; err == nil {
			s.showSessionOf(id)
		}
		return err
	})
	s.Show(paper.New(given, func(done *model.Session) error {
		err := keep(*done)
		done.ID = id
		return err
	}, func() { s.Open("history") }))
}
