package shell

import (
	"log/slog"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"calmster/model"
	"calmster/ui/guide"
	"calmster/ui/look"
	"calmster/ui/parts"
	"calmster/ui/screen"
	"calmster/ui/session"
	"calmster/ui/words"
)

// running is a session that goes on, whether its screen is shown or not: two
// keepers may share one laptop.
type running struct {
	history model.History // of its hamster, before this session
	session *session.Screen
	view    *screen.Screen
}

func (r *running) hamster() model.Hamster { return r.history.Hamster }

// runningFor returns the session that runs with a hamster, nil if none does.
func (s *Shell) runningFor(hamster model.ID) *running {
	for _, r := range s.going {
		if r.hamster().ID == hamster {
			return r
		}
	}
	return nil
}

// run shows a live session and lets it go on from there.
func (s *Shell) run(h model.History, live *model.LiveSession) *running {
	now := s.clock.Now()
	begun := live.Session(now)
	var harness model.Harness
	if own, err := s.Journal.Harnesses(s.ctx, h.Hamster.ID); err != nil {
		s.Tell(err)
	} else {
		harness = worn(own, begun.HarnessID)
	}
	r := &running{history: h}
	r.session = session.New(s.Journal, session.Given{
		Live: live, Hamster: h.Hamster, Harness: harness, Clock: s.clock, Tell: s.Tell,
		Pad: s.pad(), Treats: model.FavouriteTreats(h.Sessions, s.pad()), Eaten: h.EatenOn(now.Wall, s.Rules.DayStart),
		Others: func() []session.Other { return s.others(r) }, Switch: s.nextRunning, Menu: s.showMenu, Discard: s.askDiscard, Compact: s.compact,
		Cue: func(p model.Phase) { s.Desktop.Cue(h.Hamster.Name, p) },
		Off: func(ended model.Session) {
			s.setGoing(slices.DeleteFunc(s.going, func(x *running) bool { return x == r }))
			if r.session.IsCompact() {
				s.compact(false)
			}
			s.showClosing(h, ended)
		},
	})
	r.view = r.session.Screen()
	s.setGoing(append(s.going, r))
	r.session.Start()
	s.showRunning(r)
	return r
}

// Quit closes the window. Where something of a running session is in no journal
// yet it says so first, and asks.
func (s *Shell) Quit() {
	unsaved := 0
	for _, r := range s.going {
		unsaved += r.session.Save()
	}
	if unsaved == 0 {
		s.Window.Close()
		return
	}
	s.Window.Show() // it may be in the tray
	s.say(words.T("session.quit_unsaved", model.Args{"N": unsaved}), look.ColorStressTint, look.ColorStress,
		parts.NewButton(words.T("session.quit_anyway", nil), "", parts.ToneQuiet, s.Window.Close))
}

func (s *Shell) showRunning(r *running) {
	s.hamster = r.hamster()
	s.Show(r.view)
}

// others tells the screen of one session about the ones beside it.
func (s *Shell) others(but *running) (out []session.Other) {
	for _, r := range s.going {
		if r != but {
			out = append(out, session.Other{Name: r.hamster().Name, Face: r.session.Face()})
		}
	}
	return out
}

// nextRunning goes on to the next running session.
func (s *Shell) nextRunning() {
	if len(s.going) == 0 {
		return
	}
	i := slices.IndexFunc(s.going, func(r *running) bool { return r.view == s.open })
	s.showRunning(s.going[(i+1)%len(s.going)])
}

// Prepare is [Shell.prepare] for who asks from outside of the window.
func (s *Shell) Prepare() { s.prepare() }

// Outlook says when the chosen hamster's next session could be, in a line.
func (s *Shell) Outlook() string {
	if s.hamster.ID == (model.ID{}) {
		return words.T("tray.nothing", nil)
	}
	h, err := s.history()
	if err != nil { // nobody asked: it is looked at every minute
		slog.Error("say in the tray what is next", "error", err)
		return words.T("tray.nothing", nil)
	}
	now := s.today()
	return h.Hamster.Name + ": " + words.Next(h.Plan(now, h.Hamster.Stage, s.Rules, words.FirstWeekday()), now)
}

// prepare opens the preparation for the chosen hamster. From the screen of a
// running session it is for another one.
func (s *Shell) prepare() {
	switch {
	case s.onSession():
		s.prepareAnother()
	case s.busy():
	case s.runningFor(s.hamster.ID) != nil:
		s.showRunning(s.runningFor(s.hamster.ID))
	default:
		s.showPrepare()
	}
}

// shown returns the running session whose screen is open; nil for none.
func (s *Shell) shown() *running {
	for _, r := range s.going {
		if r.view == s.open {
			return r
		}
	}
	return nil
}

// guideBeside opens the guide from a running session, which goes on, with the way
// back to it.
func (s *Shell) guideBeside(r *running) {
	told := guide.New(s.Guide(), guide.Place{Page: string(r.hamster().Stage)}, func() { s.showRunning(r) })
	told.Alone = true
	s.Show(told)
}

// onSession is whether the screen of a running session is open.
func (s *Shell) onSession() bool {
	return slices.ContainsFunc(s.going, func(r *running) bool { return r.view == s.open })
}

// prepareAnother prepares a session for a hamster that has none running. The
// running ones go on.
func (s *Shell) prepareAnother() {
	all, err := s.Journal.Hamsters(s.ctx)
	if err != nil {
		s.Tell(err)
		return
	}
	idle := slices.DeleteFunc(all, func(h model.Hamster) bool {
		return s.runningFor(h.ID) != nil || !h.ArchivedAt.IsZero()
	})
	switch len(idle) {
	case 0:
		s.note(words.T("session.no_other", nil))
	case 1:
		s.hamster = idle[0]
		s.showPrepare()
	default:
		s.Open("hamsters")
	}
}

// watchRail keeps the rail's word on running sessions up to date, where the rail
// is shown: a change repaints the window, whether it can be seen or not.
func (s *Shell) watchRail() (stop func()) {
	return s.clock.Every(time.Second, func() {
		if s.goingText != nil && len(s.going) > 0 {
			s.goingText.SetLabel(s.goingWords())
			s.goingText.SetTone(s.goingTone())
		}
	})
}

// goingTone is that of the way back to a running session: the colour of stress is for
// stress.
func (s *Shell) goingTone() parts.Tone {
	if len(s.going) > 0 && s.going[0].session.Face().Phase == model.PhaseStress {
		return parts.ToneUrgent
	}
	return parts.TonePrimary
}

func (s *Shell) goingWords() string {
	if len(s.going) == 0 {
		return ""
	}
	r := s.going[0]
	return words.T("rail.running", model.Args{"Name": r.hamster().Name, "Time": r.session.Face().Calm})
}

// Size returns the size to open the window with next time: its own, or the one
// that it had before it became compact.
func (s *Shell) Size() fyne.Size {
	if s.small {
		return s.wide
	}
	return s.Window.Canvas().Size()
}

// settle is how long Fyne may take to learn how small its new content can be.
// Until then the window manager is told the limits of the old one.
const settle = 100 * time.Millisecond

// compact makes the window small, or gives it its size back.
func (s *Shell) compact(on bool) {
	s.small = on
	if !on {
		s.Window.Resize(s.wide)
		return
	}
	s.wide = s.Window.Canvas().Size()
	room := s.Desktop.Room(s.Window)
	small := session.CompactSize(room)
	s.clock.After(settle, func() {
		s.Window.Resize(small)
		if small.Height > 0.8*room.Height { // else its foot may lie below the screen
			s.Window.CenterOnScreen()
		}
		// Its first frame is still laid out for the old size.
		s.clock.After(settle, s.root.Refresh)
	})
}
