package shell

import (
	"calmster/model"
	"calmster/ui/settings"
)

// The journal's settings that this window reads and writes.
const (
	lastHamster = "last_hamster" // the id of the one chosen last
	padSetting  = "pad"          // the keeper's order of signs and their own
)

// pad returns what the session screen offers.
func (s *Shell) pad() model.Pad {
	text, err := s.Journal.Setting(s.ctx, padSetting)
	if err != nil {
		s.Tell(err)
	}
	p, err := model.ParsePad(text)
	if err != nil {
		s.Tell(err)
	}
	return p
}

// showPad opens the screen on which the pad is arranged.
func (s *Shell) showPad() {
	s.Show(settings.NewPad(s.pad(), func(p model.Pad) {
		if err := s.Journal.SetSetting(s.ctx, padSetting, p.Text()); err != nil {
			s.Tell(err)
			return
		}
		s.showPad()
	}, func() { s.Open("settings") }))
}

// showRules opens the screen on which the verdict's thresholds are set.
func (s *Shell) showRules() {
	s.Show(settings.NewRules(s.Rules, func(r model.Rules) error {
		if err := s.SaveRules(r); err != nil {
			return err
		}
		s.Rules = r
		s.reminders.forget() // days may start at another time now
		return nil
	}, s.Tell, func() { s.Open("settings") }))
}
