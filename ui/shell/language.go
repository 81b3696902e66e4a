package shell

import (
	"cmp"

	"calmster/ui/settings"
	"calmster/ui/words"
)

func (s *Shell) language() settings.Language {
	return settings.Language{Picked: cmp.Or(s.Language, s.Preferences.Language()), Pick: s.pickLanguage}
}

// pickLanguage makes the whole window speak another language at once, the
// screens of running sessions among it. They go on meanwhile.
func (s *Shell) pickLanguage(tag string) {
	if err := s.Speak(tag); err != nil {
		s.Tell(err)
		return
	}
	s.Language = ""
	s.Preferences.SetLanguage(tag)
	s.retell()
}

// pickCustoms makes the window write times and measures in another way at once.
func (s *Shell) pickCustoms(c words.Picked) {
	was := s.Preferences.Customs()
	s.Preferences.SetCustoms(c)
	if err := s.Speak(s.language().Picked); err != nil {
		s.Preferences.SetCustoms(was)
		s.Tell(err)
		return
	}
	s.retell()
}

// retell says everything anew.
func (s *Shell) retell() {
	s.help = nil
	for _, r := range s.going {
		r.session.Retell()
	}
	s.Open("settings")
}
