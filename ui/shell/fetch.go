package shell

import (
	"fmt"
	"log/slog"
	"time"

	"calmster/model"
	"calmster/ui/screen"
)

// asked is what a screen is read for, as it was when it was asked for: reading
// goes on beside the window.
type asked struct {
	hamster model.ID
	rules   model.Rules
	now     time.Time
	looked  model.Search // in the history, for this hamster or for everyone
}

func (s *Shell) asked() asked {
	a := asked{s.hamster.ID, s.Rules, s.today(), s.looked}
	if !s.everyone {
		a.looked.HamsterID = a.hamster
	}
	return a
}

// fetch lets read gather what is to be shown, beside the window's goroutine,
// and then shows it: a lifetime of sessions takes its time. What was shown or
// asked for in the meantime wins.
func (s *Shell) fetch(read func(a asked) (show func(), err error)) {
	s.turn++
	turn, a := s.turn, s.asked()
	var show func()
	var err error
	s.clock.Work(func() { show, err = read(a) }, func() {
		switch {
		case turn != s.turn:
			if err != nil {
				slog.Warn("a screen that nobody waits for any more", "error", err)
			}
		case err != nil:
			s.Tell(err)
		default:
			// What was said since it was asked for is about this screen.
			s.fresh = s.saidAt == turn
			show()
			s.fresh = false
		}
	})
}

// reading is [Shell.fetch] for a screen of the rail.
func (s *Shell) reading(key string, read func(a asked) (build func() *screen.Screen, err error)) {
	s.fetch(func(a asked) (func(), error) {
		build, err := read(a)
		return func() {
			s.enter(key)
			s.Show(build())
		}, err
	})
}

// lifeOf reads all that is known of the hamster that was chosen.
func (s *Shell) lifeOf(a asked) (model.History, error) {
	h, err := s.Journal.History(s.ctx, a.hamster)
	if err != nil {
		return h, fmt.Errorf("read the history of the chosen hamster: %w", err)
	}
	if h.Own, err = s.ownPlan(a.hamster, a.rules.DayStart); err != nil {
		slog.Warn("go on with the plan as it is advised", "error", err)
	}
	return h, nil
}
