package progress

import (
	"time"

	"fyne.io/fyne/v2"

	"calmster/model"
	"calmster/ui/parts"
	"calmster/ui/words"
)

// single chooses one session to look at from start to end, the newest first.
type single struct {
	view     fyne.CanvasObject
	sessions []model.Session
	now      time.Time
	at       int // index of the chosen one, -1 where there is none
	name     *parts.Text
	earlier  *parts.Button
	later    *parts.Button
	changed  func()
}

func newSingle(sessions []model.Session, now time.Time, changed func()) *single {
	s := &single{now: now, sessions: sessions, at: len(sessions) - 1, changed: changed, name: parts.NewSoft("")}
	s.earlier = parts.NewButton(words.T("progress.earlier", nil), "B", parts.ToneQuiet, func() { s.step(-1) })
	s.later = parts.NewButton(words.T("progress.later", nil), "N", parts.ToneQuiet, func() { s.step(1) })
	s.name.Cut = true
	s.view = parts.Row(12, 2, s.earlier, s.later, s.name)
	s.tell()
	return s
}

// key steps to another session.
func (s *single) key(k fyne.KeyName) bool {
	switch k {
	case fyne.KeyB:
		s.step(-1)
	case fyne.KeyN:
		s.step(1)
	default:
		return false
	}
	return true
}

func (s *single) step(by int) {
	to := s.at + by
	if to < 0 || to >= len(s.sessions) {
		return
	}
	s.at = to
	s.tell()
	s.changed()
}

// tell names the session and says which ways there are from it.
func (s *single) tell() {
	if s.at >= 0 {
		of := s.sessions[s.at]
		stage, _ := model.StageOf(of.Stage)
		s.name.Set(words.T("progress.single", model.Args{"When": words.Moment(of.StartedAt, s.now), "Stage": words.StageName(stage), "Calm": words.Calm(of.CalmTime())}))
	}
	for b, possible := range map[*parts.Button]bool{s.earlier: s.at > 0, s.later: s.at < len(s.sessions)-1} {
		if possible {
			b.Enable()
		} else {
			b.Disable()
		}
	}
}

func (s *single) chart(rules model.Rules) *model.Chart {
	if s.at < 0 {
		return &model.Chart{Empty: words.T("chart.empty_all", nil)}
	}
	return model.TimelineChart(s.sessions[s.at], rules, words.T)
}
