package shell

import (
	"errors"
	"fmt"
	"slices"

	"calmster/model"
	"calmster/ui/closing"
	"calmster/ui/guide"
	"calmster/ui/prepare"
	"calmster/ui/unfinished"
	"calmster/ui/welcome"
	"calmster/ui/words"
)

func (s *Shell) showPrepare() { s.showDraft(nil) }

// showDraft is showPrepare as the page was left, if it was.
func (s *Shell) showDraft(left *prepare.Draft) {
	unit := words.Unit()
	s.fetch(func(a asked) (func(), error) {
		h, err := s.lifeOf(a)
		if err != nil {
			return nil, err
		}
		worn, err := s.harnesses(h)
		if err != nil {
			return nil, err
		}
		given := prepare.Given{
			Hamster: h.Hamster, Harnesses: worn, Unit: unit, Rules: a.rules, Draft: left,
			Told: h.On(a.now, h.Hamster.Stage, a.rules), Advice: h.Plan(a.now, h.Hamster.Stage, a.rules, words.FirstWeekday()),
		}
		if n := len(h.Sessions); n > 0 {
			given.Last = h.Sessions[n-1]
		}
		return func() { s.showPrepared(h, given) }, nil
	})
}

func (s *Shell) showPrepared(h model.History, given prepare.Given) {
	s.hamster, s.room = h.Hamster, "today"
	s.Show(prepare.New(given, prepare.Actions{
		Start:      func(p prepare.Plan) { s.start(h, p) },
		Move:       func(to model.StageKey, d prepare.Draft) { s.moveTo(to, func() { s.showDraft(&d) }) },
		CheckFit:   func(id model.ID, d prepare.Draft) { s.showFitCheck(id, func() { s.showDraft(&d) }) },
		Cancel:     func() { s.Open("today") },
		Why:        s.showWhy,
		AddHarness: func(d prepare.Draft) { s.showHarnessForm(s.hamster, model.Harness{}, func() { s.showDraft(&d) }) },
		Free:       s.showFree,
	}))
}

// harnesses returns those in use with their newest fit check, the one of the
// last session first.
func (s *Shell) harnesses(h model.History) ([]prepare.Worn, error) {
	own, checks, err := s.wardrobe(h.Hamster.ID)
	if err != nil {
		return nil, err
	}
	last := h.LastWorn()
	var out []prepare.Worn
	for _, hs := range own {
		if !hs.RetiredAt.IsZero() {
			continue
		}
		w := prepare.Worn{Harness: hs}
		if c, ok := model.Newest(checks, hs.ID); ok {
			w.Checked = &c
		}
		if hs.ID == last {
			out = append([]prepare.Worn{w}, out...)
		} else {
			out = append(out, w)
		}
	}
	return out, nil
}

// start begins a session: the journal knows of it before the clock is shown.
// It is at the stage where the animal is, and moves it nowhere.
func (s *Shell) start(h model.History, p prepare.Plan) {
	now := s.clock.Now()
	begun := model.Session{
		HamsterID: h.Hamster.ID, HarnessID: p.HarnessID, Stage: h.Hamster.Stage, StartedAt: now.Wall,
		Planned: p.Planned, Place: p.Place, TemperatureC: p.TemperatureC,
	}
	if err := s.Journal.BeginSession(s.ctx, &begun); err != nil {
		s.Tell(err)
		return
	}
	r := s.run(h, model.Begin(begun, s.Rules.Stage(begun.Stage).Goal, now))
	if p.Wait {
		r.session.Wait(now)
	}
}

func (s *Shell) showClosing(before model.History, ended model.Session) {
	finish := func(then func()) func(model.Session) {
		return func(done model.Session) {
			if err := s.Journal.FinishSession(done); err != nil {
				s.Tell(err)
				return
			}
			s.reminders.forget()
			s.finished = finished{session: done.ID, hamster: done.HamsterID, at: s.clock.Now()}
			from := s.open
			then()
			var told string
			rules := s.Rules
			s.clock.Work(func() { told = summary(before, done, rules) }, func() { s.tellFinished(told, from) })
		}
	}
	s.Show(closing.New(
		closing.Given{Session: ended, Hamster: before.Hamster, Rules: s.Rules},
		closing.Actions{
			Finish: finish(s.onward),
			Helped: finish(func() { s.showRemedies(ended.HamsterID, ended.HarnessID, s.onward) }),
			Discard: func() {
				if s.discard(ended.ID) {
					s.discarded(ended.ID)
				}
			},
			GoOn: func(on model.Session) {
				if err := s.Journal.HarnessOn(on.ID); err != nil {
					s.Tell(err)
					return
				}
				s.resume(before, model.Unfinished{Session: on, Watched: on.Duration})
			},
		}))
}

// resume takes a session up again, paused where it was last watched.
func (s *Shell) resume(h model.History, u model.Unfinished) {
	s.run(h, model.Recover(u, s.Rules.Stage(u.Session.Stage).Goal, s.clock.Now()))
}

// summary says what a session did to the verdict.
func summary(before model.History, done model.Session, rules model.Rules) string {
	stage := done.Stage
	was := before.On(done.StartedAt, stage, rules) // what the first screen said before it
	first := !slices.ContainsFunc(before.Sessions, func(s model.Session) bool { return s.Stage == stage })
	before.Sessions = append(slices.Clone(before.Sessions), done)
	is := before.At(stage, rules)
	args := model.Args{
		"Verdict": words.T("verdict."+string(is.Verdict), nil),
		"Was":     model.Tenths(was.Chance.Next), "Is": model.Tenths(is.Chance.Next),
	}
	said := words.T("closing.new_verdict", args)
	switch {
	case first && is.Verdict == model.VerdictTooEarly:
		said = words.T("closing.first", nil) // there was no chance that anybody knew of
	case was.Verdict == is.Verdict:
		said = words.T("closing.kept_verdict", args)
	}
	if is.Verdict == model.VerdictPause {
		said += " " + words.T("closing.free", model.Args{"Key": words.Key("Ctrl+E")})
	}
	return said
}

// takeUp shows the next of the sessions that were found without end; ok is false
// where none is left. Two keepers may have had one each, and a closing-out can
// have been left for the other session.
func (s *Shell) takeUp() (ok bool) {
	left, err := s.Journal.Unfinished(s.ctx)
	if err != nil {
		s.Tell(err)
	}
	for _, u := range left {
		if s.runningFor(u.Session.HamsterID) == nil {
			s.showUnfinished(u)
			return true
		}
	}
	return false
}

// showUnfinished offers the ways on from a session that was found without end.
func (s *Shell) showUnfinished(u model.Unfinished) {
	all, err := s.Journal.Hamsters(s.ctx)
	if err != nil {
		s.Tell(err)
		return
	}
	i := slices.IndexFunc(all, func(h model.Hamster) bool { return h.ID == u.Session.HamsterID })
	if i < 0 {
		s.Tell(errors.New("an unfinished session belongs to no hamster"))
		s.Open("today")
		return
	}
	s.hamster = all[i]
	if u.Altered {
		defer s.warn(words.T("unfinished.altered", nil)) // beside what is shown then
	}
	h, err := s.history()
	if err != nil {
		s.Tell(err)
		return
	}
	if u.HarnessOff {
		s.showClosing(h, u.Session) // only the closing-out is missing
		return
	}
	s.Show(unfinished.New(u, s.hamster, s.today(), unfinished.Actions{
		Resume: func() {
			s.resume(h, u)
			s.takeUp() // this one is paused and can wait
		},
		Finish: func(watched model.Watch) {
			done := u.Session
			done.Duration, done.End, done.Watch = u.Known(), model.EndInterrupted, watched
			if err := s.Journal.FinishSession(done); err != nil {
				s.Tell(fmt.Errorf("finish the session that was found: %w", err))
				return
			}
			s.finished = finished{session: done.ID, hamster: done.HamsterID, at: s.clock.Now()}
			from := s.open
			s.onward()
			told := "closing.kept_found"
			if !done.Watched() {
				told = "closing.kept_unknown"
			}
			s.tellFinished(words.T(told, nil), from)
		},
		Discard: func() {
			if s.discard(u.Session.ID) {
				s.discarded(u.Session.ID)
			}
		},
	}))
}

// showWelcome is what an empty journal shows.
func (s *Shell) showWelcome() {
	welcome.Show(s.Preferences.Welcomed(), welcome.Actions{
		Show: s.Show, Now: s.today,
		Read: func() { s.Preferences.SetWelcomed(true) },
		Create: func(h *model.Hamster) error {
			if err := s.Journal.SaveHamster(s.ctx, h); err != nil {
				return err
			}
			s.choose(*h)
			return nil
		},
		Import: s.askImport,
		Guide:  func(back func()) { s.Show(guide.New(s.Guide(), guide.Place{Page: "welfare"}, back)) },
		Sample: s.openSample,
		Begin:  func() { s.Open("today") },
	})
}
