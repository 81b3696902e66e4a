package shell

import (
	"cmp"

	"calmster/ui/settings"
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
	s.help = nil
	for _, r := range s.going {
		r.session.Retell()
	}
	s.Open("settings")
}
