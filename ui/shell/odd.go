package shell

import (
	"slices"
	"strings"

	"calmster/model"
	"calmster/ui/words"
)

// oddError says what cannot have been so in a session that was typed. Typed
// again it is kept: only the keeper knows which of the entries is wrong.
type oddError struct{ lines string }

func (e *oddError) Error() string { return "the session asks for a second look: " + e.lines }

// Explain says it in a person's terms.
func (e *oddError) Explain() (key string, args model.Args) {
	return "correct.odd", model.Args{"Odd": e.lines}
}

// unlessOdd keeps a session that was typed. The first time that something about
// it cannot have been so, it keeps nothing and returns an [*oddError]. What was
// odd before the change is not asked about; before is nil for a new session.
func (s *Shell) unlessOdd(before *model.Session, keep func(model.Session) error) func(model.Session) error {
	asked := ""
	return func(typed model.Session) error {
		lines, err := s.odd(typed)
		if err != nil {
			return err
		}
		if before != nil {
			known, err := s.odd(*before)
			if err != nil {
				return err
			}
			lines = slices.DeleteFunc(lines, func(line string) bool { return slices.Contains(known, line) })
		}
		if odd := strings.Join(lines, " "); odd != asked {
			if asked = odd; odd != "" {
				return &oddError{odd}
			}
		}
		return keep(typed)
	}
}

// odd says what cannot have been so in a session, beside those of the days around it.
func (s *Shell) odd(of model.Session) (lines []string, err error) {
	all, err := s.Journal.Hamsters(s.ctx)
	if err != nil {
		return nil, err
	}
	var h model.History
	for _, one := range all {
		if one.ID == of.HamsterID {
			h.Hamster = one
		}
	}
	ids, err := s.Journal.Search(s.ctx, model.Search{
		HamsterID: of.HamsterID, From: of.StartedAt.AddDate(0, 0, -2), To: of.StartedAt.AddDate(0, 0, 2),
	})
	if err != nil {
		return nil, err
	}
	if h.Sessions, err = s.Journal.Sessions(s.ctx, ids); err != nil {
		return nil, err
	}
	for _, o := range model.OdditiesOf(of, h, s.today()) {
		lines = append(lines, words.Odd(words.Names(all)[of.HamsterID], o))
	}
	return lines, nil
}
