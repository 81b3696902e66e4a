package shell

import (
	"context"
	"slices"
	"time"

	"calmster/model"
	"calmster/ui/harness"
	"calmster/ui/introduce"
	"calmster/ui/words"
)

// harnessJournal is what the pages of the harnesses ask of the journal.
type harnessJournal interface {
	Harnesses(ctx context.Context, hamster model.ID) ([]model.Harness, error)
	SaveHarness(ctx context.Context, h *model.Harness) error
	FitChecks(ctx context.Context, harness model.ID) ([]model.FitCheck, error)
	SaveFitCheck(ctx context.Context, c *model.FitCheck) error
}

// wardrobe reads the harnesses of an animal with all of their fit checks.
func (s *Shell) wardrobe(hamster model.ID) (own []model.Harness, checks []model.FitCheck, err error) {
	if own, err = s.Journal.Harnesses(s.ctx, hamster); err != nil {
		return nil, nil, err
	}
	for _, hs := range own {
		of, err := s.Journal.FitChecks(s.ctx, hs.ID)
		if err != nil {
			return nil, nil, err
		}
		checks = append(checks, of...)
	}
	return own, checks, nil
}

// known reads the life of an animal, and its harnesses with all of their fit checks.
func (s *Shell) known(hamster model.ID) (h model.History, own []model.Harness, checks []model.FitCheck, err error) {
	if h, err = s.Journal.History(s.ctx, hamster); err == nil {
		own, checks, err = s.wardrobe(hamster)
	}
	return h, own, checks, err
}

// worn finds one harness of an animal; its zero value where it has none of that id.
func worn(own []model.Harness, id model.ID) model.Harness {
	if i := slices.IndexFunc(own, func(h model.Harness) bool { return h.ID == id }); i >= 0 {
		return own[i]
	}
	return model.Harness{}
}

// showHarness opens the page of one harness.
func (s *Shell) showHarness(hamster, id model.ID) {
	history, err := s.Journal.History(s.ctx, hamster)
	if err != nil {
		s.Tell(err)
		return
	}
	own, err := s.Journal.Harnesses(s.ctx, hamster)
	if err != nil {
		s.Tell(err)
		return
	}
	checks, err := s.Journal.FitChecks(s.ctx, id)
	if err != nil {
		s.Tell(err)
		return
	}
	h, hs := history.Hamster, worn(own, id)
	again := func() { s.showHarness(hamster, id) }
	retire := func(at time.Time) (done bool) {
		changed := hs
		changed.RetiredAt = at
		if err := s.Journal.SaveHarness(s.ctx, &changed); err != nil {
			s.Tell(err)
			return false
		}
		again()
		return true
	}
	s.room = "hamsters"
	s.Show(harness.New(harness.Given{Hamster: h, Harness: hs, Checks: checks, Now: s.today(), DayStart: s.Rules.DayStart}, harness.Actions{
		Back: func() { s.showProfile(hamster) }, Edit: func() { s.showHarnessForm(h, hs, again) },
		Check: func() { s.showFitCheckOf(h, id, again) },
		Retire: func() {
			if retire(s.today()) {
				s.offer(words.T("harness.retired_note", model.Args{"Name": words.HarnessName(hs)}), words.T("hamsters.undo", nil),
					func() { retire(time.Time{}) })
			}
		},
		Return:  func() { retire(time.Time{}) },
		Refused: func() { s.showRemedies(hamster, id, again) },
	}))
}

// showHarnessForm asks for a harness of an animal, a new one where it has no ID.
func (s *Shell) showHarnessForm(h model.Hamster, given model.Harness, back func()) {
	s.Show(harness.NewForm(h, given, func(hs *model.Harness) error {
		if err := s.Journal.SaveHarness(s.ctx, hs); err != nil {
			return err
		}
		back()
		return nil
	}, back))
}

// showFitCheck asks how a harness of the animal in training sits.
func (s *Shell) showFitCheck(id model.ID, back func()) { s.showFitCheckOf(s.hamster, id, back) }

func (s *Shell) showFitCheckOf(h model.Hamster, id model.ID, back func()) {
	own, checks, err := s.wardrobe(h.ID)
	if err != nil {
		s.Tell(err)
		return
	}
	var last *model.FitCheck
	if c, ok := model.Newest(checks, id); ok {
		last = &c
	}
	s.Show(harness.NewFitCheck(h, worn(own, id), last, func(c model.FitCheck) error {
		c.HarnessID, c.At = id, s.today()
		if err := s.Journal.SaveFitCheck(s.ctx, &c); err != nil {
			return err
		}
		back()
		return nil
	}, back, func() { s.showRemedies(h.ID, id, back) }))
}

// showRemedies leads through what to try when an animal refuses its harness;
// the zero id stands for the one that it wore last.
func (s *Shell) showRemedies(hamster, id model.ID, back func()) {
	history, own, checks, err := s.known(hamster)
	if err != nil {
		s.Tell(err)
		return
	}
	if id == (model.ID{}) {
		id = history.LastWorn()
	}
	r := harness.Refusal{
		History: history, Harness: worn(own, id), Advice: history.Plan(s.today(), history.Hamster.Stage, s.Rules, words.FirstWeekday()),
		Treats: model.GivenTreats(history.Sessions),
	}
	if c, ok := model.Newest(checks, id); ok {
		r.Checked = &c
	}
	again := func() { s.showRemedies(hamster, id, back) }
	s.Show(harness.NewRemedies(r, harness.Remedies{
		Back: back, CheckFit: func(id model.ID) { s.showFitCheckOf(history.Hamster, id, again) },
		Move: func(to model.StageKey) {
			s.hamster = history.Hamster
			s.Move(to)
		},
		Free: func() {
			s.hamster = history.Hamster
			s.showFree()
		},
	}))
}

// showIntroduction opens the checklist of the first stages.
func (s *Shell) showIntroduction(hamster model.ID, back func()) {
	history, own, checks, err := s.known(hamster)
	if err != nil {
		s.Tell(err)
		return
	}
	do := introduce.Actions{
		Back: back, Guide: s.showGuide,
		Session: func(id model.ID) {
			s.choose(history.Hamster)
			s.showSessionOf(id)
		},
		Move: func(to model.StageKey) {
			s.choose(history.Hamster)
			s.Move(to)
		},
	}
	if hamster == s.hamster.ID && history.Hamster.ArchivedAt.IsZero() {
		do.Prepare = s.prepare
	}
	s.Show(introduce.New(history.Hamster, history.Introduction(own, checks, s.Rules), do))
}
