package shell

import (
	"io"

	"calmster/model"
	"calmster/ui/guide"
	"calmster/ui/move"
	"calmster/ui/progress"
	"calmster/ui/screen"
	"calmster/ui/session"
	"calmster/ui/today"
	"calmster/ui/words"
)

type sessionJournal = session.Journal

func (s *Shell) readToday(a asked) (func() *screen.Screen, error) {
	h, err := s.lifeOf(a)
	if err != nil {
		return nil, err
	}
	known := today.Know(h, a.rules, a.now)
	return func() *screen.Screen {
		s.hamster = h.Hamster
		return today.New(known, today.Actions{
			Prepare: s.prepare, Move: s.Move, Guide: s.showGuide, Why: s.showWhy,
			Introduce: func() { s.showIntroduction(s.hamster.ID, func() { s.Open("today") }) },
			Refused:   func() { s.showRemedies(s.hamster.ID, model.ID{}, func() { s.Open("today") }) },
			Session:   s.showSessionOf, Progress: func() { s.Open("progress") },
			Plan: s.showPlan, Free: s.showFree,
		})
	}, nil
}

func (s *Shell) readProgress(a asked) (func() *screen.Screen, error) {
	h, err := s.lifeOf(a)
	if err != nil {
		return nil, err
	}
	return func() *screen.Screen {
		s.hamster = h.Hamster
		return s.makeProgress(h)
	}, nil
}

func (s *Shell) makeProgress(h model.History) *screen.Screen {
	return progress.New(h, s.Rules, s.today(), progress.Actions{
		Session: s.showSessionOf, Move: s.Move, Why: s.showWhy, Free: s.showFree,
		Copy: func(text string) {
			s.App.Clipboard().SetContent(text)
			s.note(words.T("progress.copied", nil))
		},
		CopyPicture: s.copyPicture,
		Save: func(what string, write func(io.Writer) error) {
			s.askSave("calmster-"+fileName(s.hamster.Name)+"-"+what, write, nil)
		},
		Report: s.showReport, Work: s.clock.Work,
		Recall: s.Preferences.Choice, Remember: s.Preferences.SetChoice,
	})
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

// Move opens the decision to go to another stage; Today comes after it.
func (s *Shell) Move(to model.StageKey) { s.moveTo(to, func() { s.Open("today") }) }

// moveTo is Move with what comes after it, whether the animal was moved or not.
func (s *Shell) moveTo(to model.StageKey, then func()) {
	stage, ok := model.StageOf(to)
	if !ok {
		return
	}
	s.fetch(func(a asked) (func(), error) {
		h, err := s.lifeOf(a)
		if err != nil {
			return nil, err
		}
		told := h.On(a.now, h.Hamster.Stage, a.rules)
		return func() { s.showMove(h, told, stage, then) }, nil
	})
}

func (s *Shell) showMove(h model.History, told model.Assessment, to model.Stage, then func()) {
	s.hamster = h.Hamster
	s.Show(move.New(h, told, s.Rules, to, move.Actions{
		Decide: func(reason string) {
			change := model.StageChange{
				HamsterID: s.hamster.ID, At: s.today(), From: h.Hamster.Stage, To: to.Key,
				Verdict: told.Verdict, Reason: reason,
			}
			if err := s.Journal.ChangeStage(s.ctx, change); err != nil {
				s.Tell(err)
				return
			}
			then()
		},
		Cancel: then,
		Guide:  s.showGuide,
		Why:    s.showWhy,
	}))
}
