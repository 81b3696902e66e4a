package session

import (
	"errors"
	"slices"
	"time"

	"calmster/model"
	"calmster/ui/words"
)

// do keeps an event, where there is one. It reports whether there was.
func (s *Screen) do(e model.Event, err error) bool { return s.doAll([]model.Event{e}, err) }

// doAll keeps events that belong together.
func (s *Screen) doAll(events []model.Event, err error) bool {
	switch {
	case errors.Is(err, model.ErrNothing):
		return false // nothing left to undo: nothing to say
	case err != nil:
		s.given.Tell(err)
		return false
	}
	s.keep(events...)
	return true
}

// keep takes events into the session and writes them, after whatever waits to be
// written. They happened, whether the journal takes them or not.
func (s *Screen) keep(events ...model.Event) {
	now := s.given.Clock.Now()
	for _, e := range events {
		s.live.Commit(e, now)
	}
	s.queue.Add(events...)
	s.watched = min(s.watched, s.live.Active(now)) // it goes back where going on is taken back
	s.off = nil                                    // the session goes on
	s.write()
	s.show()
}

// correct keeps a correction of the log.
func (s *Screen) correct(events []model.Event) error {
	s.keep(events...)
	return nil
}

// Save tries once more to write what is not in the journal yet, and returns how
// many events are left.
func (s *Screen) Save() (unsaved int) {
	if s.queue.Len() > 0 {
		s.write()
		s.show()
	}
	return s.queue.Len()
}

// write tries to write what is queued. It reports whether the journal holds all.
func (s *Screen) write() bool {
	queued := s.queue.Events()
	if len(queued) == 0 {
		return true
	}
	err := s.send(queued)
	if err != nil {
		// It may be there all the same, or somebody else wrote in this log: what is
		// there decides.
		if held, unread := s.journal.Log(s.id); unread == nil {
			lacks := s.live.Adopt(held)
			s.queue.Replace(lacks)
			switch {
			case len(lacks) == 0:
				err = nil
			case !slices.Equal(lacks, queued):
				err = s.send(lacks)
			}
		}
	}
	if err != nil {
		s.refused(err)
		return false
	}
	s.queue.Kept()
	s.taken()
	return true
}

// send writes events, and before them what they rest on.
func (s *Screen) send(events []model.Event) error {
	if s.offSent { // and the session goes on
		if err := s.journal.HarnessOn(s.id); err != nil {
			return err
		}
		s.offSent = false
	}
	begins := func(e model.Event) bool { return e.Kind == model.KindResume && e.At == 0 }
	if slices.ContainsFunc(events, begins) {
		if err := s.journal.ClockStarted(s.id, s.live.Session(s.given.Clock.Now()).StartedAt); err != nil {
			return err
		}
	}
	return s.journal.AppendEvent(s.id, events...)
}

// refused says why the journal took nothing: once, not with each further try.
func (s *Screen) refused(err error) {
	s.queue.Refused(s.given.Clock.Now())
	if problem := words.Problem(err); problem != s.problem {
		s.problem = problem
		s.given.Tell(err)
	}
}

// taken says that the journal takes what is written again.
func (s *Screen) taken() {
	if s.problem != "" {
		s.problem = ""
		s.tell(words.T("session.all_saved", nil))
	}
}

// watch notes how far the session is known to be watched.
func (s *Screen) watch(active time.Duration) {
	if err := s.journal.Watched(s.id, active); err != nil {
		s.refused(err)
		return
	}
	s.watched = active
	if s.queue.Len() == 0 {
		s.queue.Kept()
		s.taken()
	}
}

// HarnessOff ends the session. Where the journal does not take that, the session
// goes on, and it can be pressed again: the end is where it was pressed first,
// unless something happened since.
func (s *Screen) HarnessOff() {
	if s.saved {
		return
	}
	now := s.look()
	at := s.live.Active(now)
	if s.off != nil {
		at = *s.off
	}
	s.problem = "" // it was asked for: it is told again
	if !s.end(at) {
		s.off = &at
		s.show()
		return
	}
	s.live.Stop(now)
	ended := s.live.Session(now)
	ended.Duration = at
	s.saved, s.off = true, nil
	s.Close()
	s.given.Off(ended)
}

// end writes that the session ended, after all that came before.
func (s *Screen) end(at time.Duration) bool {
	if !s.write() {
		return false
	}
	if err := s.journal.HarnessOff(s.id, at); err != nil {
		s.offSent = true
		s.refused(err)
		return false
	}
	return true
}

// told is what stands below the clock: first what is not saved, where the log, which
// says so of each line, is out of sight.
func (s *Screen) told() string {
	switch {
	case s.off != nil:
		return words.T("session.off_unsaved", model.Args{"Time": *s.off})
	case s.plan.shape != shapeWhole && s.queue.Len() > 0:
		so := s.live.Session(s.given.Clock.Now())
		for _, l := range slices.Backward(so.Log()) {
			if s.queue.Holds(so.Events, l.Seq) {
				return words.T("session.unsaved_last", model.Args{"N": s.queue.Len(), "Time": l.At, "What": words.LogLine(l)})
			}
		}
		return words.T("session.unsaved", model.Args{"N": s.queue.Len()})
	}
	return s.said
}
