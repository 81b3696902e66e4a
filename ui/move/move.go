// Package move is the keeper's decision to go to another stage. The program
// shows what the log says and never decides; against its advice it asks for
// the reason, and both are kept.
package move

import (
	"strings"

	"fyne.io/fyne/v2"

	"calmster/model"
	"calmster/ui/guide"
	"calmster/ui/look"
	"calmster/ui/parts"
	"calmster/ui/screen"
	"calmster/ui/verdict"
	"calmster/ui/words"
)

// Actions are the two ways out.
type Actions struct {
	Decide func(reason string)
	Cancel func()
	Guide  func(page string)
	// Why opens the guide where it tells a fact, with the way back here.
	Why func(guide.Fact)
}

// New builds the page for a move to a stage.
func New(h model.History, told model.Assessment, rules model.Rules, to model.Stage, do Actions) *screen.Screen {
	from, _ := model.StageOf(h.Hamster.Stage)
	against := model.AgainstAdvice(from, to, told.Verdict)
	reason := parts.NewMultiLine(words.T("move.reason", nil), words.T("move.reason_hint", nil), 2)
	wrong := parts.NewSoft("")
	wrong.Color, wrong.TextSize = look.ColorStressText, 13
	decide := func() {
		text := strings.TrimSpace(reason.Text)
		if against && text == "" {
			wrong.Set(words.T("move.reason_missing", nil))
			return
		}
		do.Decide(text)
	}
	done := parts.NewButton(words.T("move.decide", model.Args{"Stage": words.StageName(to)}), words.Key("Ctrl+Enter"), parts.TonePrimary, decide)
	done.Height = 44
	back := parts.NewButton(words.T("prepare.cancel", nil), "Esc", parts.ToneQuiet, do.Cancel)
	back.Height = 44

	what := parts.NewWrapped(words.T("stage."+string(to.Key)+".what", nil))
	goal := parts.NewSoft(words.T("today.goal", model.Args{"Goal": words.Spell(rules.Stage(to.Key).Goal)}))
	goal.TextSize = 13
	guide := parts.NewButton(words.T("move.guide", nil), "", parts.ToneLink, func() { do.Guide(string(to.Key)) })
	there := parts.Column(8, -1, parts.NewTitle(words.StageName(to)), what, goal)
	if to.Outdoors {
		opt := parts.NewWrapped(words.T("move.outdoors", nil))
		opt.TextSize = 13
		there.Add(parts.Row(10, 1, parts.NewMark(parts.MarkStop, 13), opt))
	}
	there.Add(parts.Row(0, -1, guide))

	here := parts.Column(10, -1, parts.NewTitle(words.T("move.says", model.Args{"Stage": words.StageName(from)})),
		verdict.Line(told, do.Why), verdict.Bar(told, rules), verdict.Reasons(told, do.Why))
	label := words.T("move.reason", nil)
	if against {
		label = words.T("move.reason_against", nil)
	}
	col := parts.Column(16, -1,
		parts.Shares(16, []float32{1, 1}, parts.Card(there), parts.Card(here)),
		parts.Card(parts.Column(8, -1, parts.NewTitle(label), reason, wrong)),
	)
	var first fyne.Focusable
	if against {
		first = reason
	}
	return &screen.Screen{
		First: first,
		View: screen.Page(
			words.T("move.heading", model.Args{"Name": h.Hamster.Name, "Stage": words.StageName(to)}),
			words.T("move.under", nil), parts.Scroll(col), back, done),
		Main: decide,
		Key:  screen.OnEscape(do.Cancel),
	}
}
