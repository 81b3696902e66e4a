// Package unfinished is the page that a start shows when the journal holds a
// session without its end: the program or the computer stopped while it ran.
// What was saved is there; what is missing is the decision how to go on.
package unfinished

import (
	"time"

	"fyne.io/fyne/v2"

	"calmster/model"
	"calmster/ui/parts"
	"calmster/ui/screen"
	"calmster/ui/session"
	"calmster/ui/words"
)

// Actions are the three ways on.
type Actions struct {
	Resume func()
	// Finish is called with what was said of watching, which may be nothing.
	Finish  func(model.Watch)
	Discard func()
}

// New builds the page for one unfinished session.
func New(u model.Unfinished, h model.Hamster, now time.Time, do Actions) *screen.Screen {
	s := u.Session
	s.Duration = u.Known()
	stage, _ := model.StageOf(s.Stage)
	watched := askWatched(s)
	finish := func() { do.Finish(model.Watch(watched.Chosen())) }

	resume := button(words.T("recover.resume", nil), "R", parts.ToneQuiet, do.Resume)
	end := button(words.T("recover.finish", nil), words.Key("Ctrl+Enter"), parts.TonePrimary, finish)
	discard := parts.NewTwice(words.T("recover.discard", nil), words.T("recover.discard_sure", nil), "", do.Discard)
	discard.Height, discard.Centre = 44, true

	ask := parts.NewText(words.T("recover.watched", nil))
	ask.Bold = true
	unsaid := parts.NewSoft(words.T("recover.unsaid", nil))
	unsaid.Wrap, unsaid.TextSize = true, 13
	if _, stressed := s.FirstStress(); stressed {
		unsaid.Hide() // what was seen was seen
	}
	ways := parts.Even(16,
		parts.Card(parts.Column(12, 0, small(words.T(words.OnOrNear(s.Stage, "recover.resume_why", "recover.resume_why_near"), nil)), resume)),
		parts.Card(parts.Column(12, 0, parts.Column(8, -1, small(words.T("recover.finish_why", model.Args{"Time": u.Known()})), ask, watched, unsaid), end)),
		parts.Card(parts.Column(12, 0, small(words.T("recover.discard_why", nil)), discard)),
	)
	events := parts.Card(parts.Column(8, 1, parts.NewTitle(words.T("recover.kept", model.Args{"N": len(s.Standing())})),
		parts.Scroll(parts.Column(0, -1, session.Lines(s, 200)...))))
	body := parts.Column(16, 1, ways, events)
	heading := words.T("recover.heading", model.Args{"Name": h.Name})
	under := words.T("recover.under", model.Args{"Stage": words.StageName(stage), "When": words.Moment(s.StartedAt, now), "Time": u.Known()})
	return &screen.Screen{
		View: screen.Page(heading, under, body), Main: finish, Alone: true,
		Key: func(k fyne.KeyName) bool {
			switch k {
			case fyne.KeyR:
				do.Resume()
			case fyne.KeyY:
				watched.Choose(string(model.WatchWhole))
			case fyne.KeyN:
				watched.Choose(string(model.WatchNot))
			default:
				return false
			}
			return true
		},
	}
}

// askWatched asks what closing-out asks. Nothing is chosen: who found the
// session need not be who was there.
func askWatched(s model.Session) *parts.Choice {
	whole := "closing.no_sign"
	if _, stressed := s.FirstStress(); stressed {
		whole = "correct.watched_yes"
	}
	return parts.NewChoice([]parts.Option{
		{Key: string(model.WatchWhole), Label: words.T(whole, nil), Cap: "Y"},
		{Key: string(model.WatchNot), Label: words.T("closing.not_watched", nil), Cap: "N"},
	}, "", nil)
}

func small(text string) *parts.Text {
	t := parts.NewWrapped(text)
	t.TextSize = 13
	return t
}

func button(label, key string, tone parts.Tone, run func()) *parts.Button {
	b := parts.NewButton(label, key, tone, run)
	b.Height, b.Centre = 44, true
	return b
}
