package shell

import (
	"fmt"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"calmster/model"
	"calmster/ui/look"
	"calmster/ui/parts"
	"calmster/ui/screen"
	"calmster/ui/words"
)

// What can be taken back of a session as a whole: one that was begun by mistake
// is discarded, one that was finished by mistake is gone on with.

// doubt is a running session of which it was asked whether to discard it, as
// long as the question is shown.
type doubt struct {
	session *running
	said    int // see Shell.said
}

// askDiscard asks whether the running session that is shown was begun by
// mistake. Asked for again while the question is there, it is discarded.
func (s *Shell) askDiscard() {
	i := slices.IndexFunc(s.going, func(r *running) bool { return r.view == s.open })
	if i < 0 {
		return
	}
	r := s.going[i]
	if s.doubt == (doubt{r, s.said}) {
		s.discardRunning(r)
		return
	}
	if r.session.IsCompact() {
		r.session.ToggleCompact() // where there is room to ask
	}
	s.say(words.T("session.discard_ask", nil), look.ColorPrimaryTint, look.ColorPrimary,
		parts.NewTap(words.T("recover.discard_sure", nil), "Del", parts.ToneQuiet, func() { s.discardRunning(r) }))
	s.doubt = doubt{r, s.said}
}

func (s *Shell) discardRunning(r *running) {
	r.session.Save() // what is not in the journal yet goes into the bin as well
	if !s.discard(r.session.ID()) {
		return
	}
	s.setGoing(slices.DeleteFunc(s.going, func(x *running) bool { return x == r }))
	r.session.Close()
	s.discarded(r.session.ID())
}

// discard puts a session without end into the bin.
func (s *Shell) discard(session model.ID) bool {
	if err := s.Journal.DiscardSession(s.ctx, session); err != nil {
		s.Tell(fmt.Errorf("discard a session: %w", err))
		return false
	}
	return true
}

// discarded goes on from a session that lies in the bin now, and offers it back.
func (s *Shell) discarded(session model.ID) {
	s.onward()
	s.offer(words.T("session.discarded", nil), words.T("history.restore", nil), func() {
		if err := s.Journal.RestoreSession(s.ctx, session); err != nil {
			s.Tell(err)
			return
		}
		s.takeUpAgain(session)
	})
}

// onward shows what comes after a session: another one that runs, or waits for
// its end, else today.
func (s *Shell) onward() {
	switch {
	case len(s.going) > 0:
		s.nextRunning()
	case s.takeUp():
	default:
		s.Open("today")
	}
}

// takeUpAgain shows a session without end that was brought back from the bin.
func (s *Shell) takeUpAgain(session model.ID) {
	if u, ok := s.unfinished(session); ok {
		s.showUnfinished(u)
	}
}

// unfinished reads a session without end.
func (s *Shell) unfinished(session model.ID) (u model.Unfinished, ok bool) {
	left, err := s.Journal.Unfinished(s.ctx)
	i := slices.IndexFunc(left, func(u model.Unfinished) bool { return u.Session.ID == session })
	if err == nil && i < 0 {
		err = fmt.Errorf("session %s has an end", session)
	}
	if err != nil {
		s.Tell(err)
		return u, false
	}
	return left[i], true
}

// againFor is how long after Finish a session can be gone on with: longer than
// it takes to see that it was too early, shorter than the animal takes to go
// to sleep (H).
const againFor = 2 * time.Minute

// finished is the session that was finished last.
type finished struct {
	session model.ID
	hamster model.ID
	at      model.Instant
	said    int // see Shell.said: where going on is offered
}

// tellFinished says what a session did, and offers to go on with it. from is the
// screen where it was finished: while that is still shown, today is being read.
func (s *Shell) tellFinished(told string, from *screen.Screen) {
	if !s.canGoOn() && s.open != from {
		s.note(told)
		return
	}
	s.say(told, look.ColorPrimaryTint, look.ColorPrimary,
		parts.NewButton(words.T("closing.again", nil), string(fyne.KeyG), parts.ToneQuiet, s.goOnAgain))
	s.finished.said = s.said
	s.passing(againFor)
}

// canGoOn is whether the session that was finished last can be gone on with, by
// both clocks: a computer that slept was not finished with a moment ago.
func (s *Shell) canGoOn() bool {
	now, was := s.clock.Now(), s.finished
	return was.session != (model.ID{}) && !s.busy() && s.runningFor(was.hamster) == nil &&
		now.Mono-was.at.Mono <= againFor && now.Wall.Round(0).Sub(was.at.Wall.Round(0)).Abs() <= againFor
}

// goOnAgain goes on with the session that was finished last. It is paused where
// it had ended: what passed since is no calm time.
func (s *Shell) goOnAgain() {
	if !s.canGoOn() {
		return
	}
	session := s.finished.session
	s.finished = finished{}
	if err := s.Journal.ReopenSession(session); err != nil {
		s.Tell(err)
		return
	}
	u, ok := s.unfinished(session)
	if !ok {
		return
	}
	var h model.History
	var err error
	s.clock.Work(func() { h, err = s.Journal.History(s.ctx, u.Session.HamsterID) }, func() {
		if err != nil {
			s.Tell(err)
			return
		}
		s.resume(h, u)
	})
}
