// Package unfinished is the page that a start shows when the journal holds a
// session without its end: the program or the computer stopped while it ran.
// No tap was lost; what is missing is the decision how to go on.
package unfinished

import (
	"fyne.io/fyne/v2"

	"calmster/model"
	"calmster/ui/parts"
	"calmster/ui/screen"
	"calmster/ui/session"
	"calmster/ui/words"
)

// Actions are the three ways on.
type Actions struct {
	Resume  func()
	Finish  func()
	Discard func()
}

// New builds the page for one unfinished session.
func New(u model.Unfinished, h model.Hamster, do Actions) *screen.Screen {
	s := u.Session
	s.Duration = u.Known()
	stage, _ := model.StageOf(s.Stage)
	way := func(title, text, key string, tone parts.Tone, run func()) fyne.CanvasObject {
		b := parts.NewButton(title, key, tone, run)
		b.Height, b.Centre = 44, true
		t := parts.NewWrapped(text)
		t.TextSize = 13
		return parts.Card(parts.Column(12, 0, t, b))
	}
	sure := false
	var discard *parts.Button
	discard = parts.NewButton(words.T("recover.discard", nil), "", parts.ToneQuiet, func() {
		if sure {
			do.Discard()
			return
		}
		sure = true
		discard.SetLabel(words.T("recover.discard_sure", nil))
	})
	discard.Height, discard.Centre = 44, true
	drop := parts.NewWrapped(words.T("recover.discard_why", nil))
	drop.TextSize = 13
	ways := parts.Even(16,
		way(words.T("recover.resume", nil), words.T(words.OnOrNear(s.Stage, "recover.resume_why", "recover.resume_why_near"), nil), "R", parts.ToneQuiet, do.Resume),
		way(words.T("recover.finish", nil), words.T("recover.finish_why", model.Args{"Time": u.Known()}), words.Key("Ctrl+Enter"), parts.TonePrimary, do.Finish),
		parts.Card(parts.Column(12, 0, drop, discard)),
	)
	events := parts.Card(parts.Column(8, 1, parts.NewTitle(words.T("recover.kept", model.Args{"N": len(s.Standing())})),
		parts.Scroll(parts.Column(0, -1, session.Lines(s, 200)...))))
	body := parts.Column(16, 1, ways, events)
	heading := words.T("recover.heading", model.Args{"Name": h.Name})
	under := words.T("recover.under", model.Args{"Stage": words.StageName(stage), "When": s.StartedAt, "Time": u.Known()})
	return &screen.Screen{
		View: screen.Page(heading, under, body), Main: do.Finish, Alone: true,
		Key: func(k fyne.KeyName) bool {
			if k == fyne.KeyR {
				do.Resume()
			}
			return k == fyne.KeyR
		},
	}
}
