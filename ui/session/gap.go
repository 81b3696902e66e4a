package session

import (
	"time"

	"calmster/model"
	"calmster/ui/words"
)

// gap is a stretch in which nobody is known to have watched.
type gap struct {
	at    time.Duration // active time at which it begins
	found time.Duration // monotonic, when it was noticed
}

const (
	// readFirst is how long what is said about a gap stands before Space lets the
	// clock run again (H): what was pressed while nothing moved was no answer to it.
	readFirst = time.Second
	// gapTaps is for how much active time after a gap a tap may have been meant for
	// what happened in it (H).
	gapTaps = 10 * time.Second
)

// look looks at the clocks, as comes before anything that is done. After a gap it
// pauses and asks, unless the harness is off and only the journal does not know yet.
func (s *Screen) look() model.Instant {
	now := s.given.Clock.Now()
	if g, ok := s.live.Look(now); ok && s.off == nil {
		s.gap = &gap{at: g.At, found: now.Mono}
		s.do(s.live.Pause(now))
		s.tell(words.T("session.gap", model.Args{"Time": g.At}))
	}
	return now
}

// unseen is whether a gap was noticed only just now.
func (s *Screen) unseen(now model.Instant) bool {
	return s.gap != nil && now.Mono-s.gap.found < readFirst
}

// offerGap offers to place a tap where the gap before it began: what it stands for
// may have been seen while the clock stood.
func (s *Screen) offerGap(e model.Event) {
	if s.gap == nil || e.At <= s.gap.at || e.Kind == model.KindTreat {
		return
	}
	if e.At-s.gap.at > gapTaps {
		s.gap = nil
		return
	}
	s.tell(words.T("session.gap_tap", model.Args{"What": words.Code(e.Kind, e.Code)}))
	s.offered = e.Seq
	s.clock.offer(words.T("session.gap_place", model.Args{"Time": s.gap.at}))
}

// takeOffer places the tap there; it reports whether there was one to place.
func (s *Screen) takeOffer() bool {
	if s.offered == 0 || s.gap == nil {
		return false
	}
	events, err := s.live.Session(s.look()).Retime(s.offered, s.gap.at)
	s.tell("")
	if err != nil {
		s.given.Tell(err)
		return true
	}
	s.keep(events...)
	return true
}
