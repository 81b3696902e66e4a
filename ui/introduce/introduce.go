// Package introduce shows, day by day, how an animal gets to know a harness:
// what to do, and what the journal knows to be done.
package introduce

import (
	"fyne.io/fyne/v2"

	"calmster/model"
	"calmster/ui/look"
	"calmster/ui/parts"
	"calmster/ui/screen"
	"calmster/ui/words"
)

// Actions are the ways on from the checklist.
type Actions struct {
	Back    func()
	Prepare func() // nil where the animal is not the one in training
	Guide   func(page string)
	Session func(id model.ID)
	Move    func(to model.StageKey)
}

// New builds the checklist.
func New(h model.Hamster, stages []model.IntroStage, do Actions) *screen.Screen {
	back := parts.NewButton(words.T("prepare.cancel", nil), "Esc", parts.ToneQuiet, do.Back)
	back.Height = 44
	ways := []fyne.CanvasObject{back}
	if do.Prepare != nil {
		start := parts.NewButton(words.T("today.start", nil), words.Key("Ctrl+N"), parts.TonePrimary, do.Prepare)
		start.Height = 44
		ways = append(ways, start)
	}
	col := parts.Column(16, -1)
	for i := 0; i+1 < len(stages); i += 2 {
		col.Add(parts.Shares(16, []float32{1, 1}, card(stages[i], do), card(stages[i+1], do)))
	}
	return &screen.Screen{
		View: screen.Page(words.T("introduce.heading", model.Args{"Name": h.Name}), words.T("introduce.under", nil),
			parts.Scroll(parts.Pad(0, 6, col)), ways...),
		Main: do.Prepare,
		Key:  screen.OnEscape(do.Back),
	}
}

func card(s model.IntroStage, do Actions) fyne.CanvasObject {
	title := parts.NewTitle(words.StageName(s.Stage))
	title.Cut = true
	head := []fyne.CanvasObject{title}
	switch {
	case s.Here:
		head = append(head, parts.NewBadge(words.T("introduce.here", nil), look.ColorPrimary, look.ColorPrimaryTint))
	case s.Behind:
		head = append(head, parts.NewBadge(words.T("introduce.behind", nil), look.ColorGoalText, look.ColorGoalTint))
	}
	what := parts.NewSoft(words.T("stage."+string(s.Stage.Key)+".what", nil))
	what.Wrap, what.TextSize = true, 13
	col := parts.Column(6, -1, parts.Row(10, 0, head...), what, parts.Rule())
	for _, step := range s.Steps {
		col.Add(line(s, step, do))
	}
	guide := parts.NewButton(words.T("move.guide", nil), "", parts.ToneLink, func() { do.Guide(string(s.Stage.Key)) })
	ways := []fyne.CanvasObject{guide}
	if next, ok := s.Stage.Next(); ok && s.Here && s.Steps[len(s.Steps)-1].Done {
		ways = append(ways, parts.NewButton(words.T("verdict.move", model.Args{"Stage": words.StageName(next)}), "", parts.ToneQuiet, func() { do.Move(next.Key) }))
	}
	col.Add(parts.Row(8, -1, ways...))
	return parts.Card(col)
}

// line is one step: whether it is done, what to do, and what is known of it.
func line(s model.IntroStage, step model.IntroStep, do Actions) fyne.CanvasObject {
	mark := parts.MarkNotYet
	if step.Done {
		mark = parts.MarkMet
	}
	what := parts.NewWrapped(text(s, step))
	what.TextSize = 13
	said := known(s, step)
	row := []fyne.CanvasObject{parts.NewMark(mark, 14), what}
	if said != "" {
		t := parts.NewSoft(said)
		t.TextSize = look.SizeSmall
		row = append(row, t)
	}
	content := parts.Row(10, 1, row...)
	if step.Session == nil {
		return parts.Pad(6, 6, content)
	}
	return parts.NewArea(said, content, func() { do.Session(step.Session.ID) })
}

func text(s model.IntroStage, step model.IntroStep) string {
	stage := string(s.Stage.Key)
	args := model.Args{"Number": step.N, "N": step.N, "Have": step.Have, "Goal": words.Spell(s.Goal)}
	switch step.Kind {
	case model.IntroDay:
		args["What"] = words.T("introduce."+stage+"."+number(step.N), nil)
		return words.T("introduce.day", args)
	case model.IntroSession:
		args["What"] = words.T("introduce."+stage+"."+number(step.N), nil)
		return words.T("introduce.session", args)
	}
	return words.T("introduce.step."+string(step.Kind), args)
}

// known is when a step was done, and how calm the animal was.
func known(s model.IntroStage, step model.IntroStep) string {
	switch {
	case step.Session != nil:
		return words.T("introduce.was", model.Args{"Day": words.Date(step.Session.StartedAt), "Calm": words.Calm(step.Session.CalmTime())})
	case !step.At.IsZero():
		return words.Date(step.At)
	}
	return ""
}

func number(n int) string { return string(rune('0' + n)) }
