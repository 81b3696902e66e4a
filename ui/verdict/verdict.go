// Package verdict shows what the log says of a hamster: the badge, the chance,
// the reasons and the way that follows. The same parts serve every screen.
package verdict

import (
	"slices"

	"fyne.io/fyne/v2"

	"calmster/model"
	"calmster/ui/guide"
	"calmster/ui/look"
	"calmster/ui/parts"
	"calmster/ui/words"
)

// Badge is the verdict as a word on a tint.
func Badge(v model.Verdict) fyne.CanvasObject {
	text, ground := look.ColorPrimary, look.ColorPrimaryTint
	switch v {
	case model.VerdictReady:
		text, ground = look.ColorGoalText, look.ColorGoalTint
	case model.VerdictShorten, model.VerdictStepDown, model.VerdictPause:
		text, ground = look.ColorStressText, look.ColorStressTint
	}
	return parts.NewBadge(words.T("verdict."+string(v), nil), text, ground)
}

// Line is the badge with its one kind sentence, and the way to what the guide
// tells of it.
func Line(a model.Assessment, why Why) fyne.CanvasObject {
	say := parts.NewWrapped(words.T("verdict."+string(a.Verdict)+".line", nil))
	say.Color, say.TextSize = look.ColorSoftText, 13
	row := []fyne.CanvasObject{Badge(a.Verdict), say}
	if why != nil {
		row = append(row, parts.NewWhy(words.T("guide.why", nil), say.Content(), func() { why(guide.OfVerdict(a.Stage, a.Verdict)) }))
	}
	return parts.Row(10, 1, row...)
}

// Judgement is the whole of it: badge, chance, the way that follows, reasons.
// Of an animal without a session at the stage nothing is claimed.
func Judgement(h model.History, a model.Assessment, rules model.Rules, way fyne.CanvasObject, why Why) []fyne.CanvasObject {
	if !slices.ContainsFunc(h.Sessions, func(s model.Session) bool { return s.Stage == a.Stage }) {
		nothing := parts.NewWrapped(words.T("verdict.nothing_yet", nil))
		nothing.TextSize = 13
		return []fyne.CanvasObject{parts.Row(0, -1, Badge(a.Verdict)), nothing}
	}
	out := []fyne.CanvasObject{Line(a, why), Bar(a, rules)}
	if way != nil {
		out = append(out, way)
	}
	return append(out, Reasons(a, why))
}

// Bar is the chance between never and always.
func Bar(a model.Assessment, rules model.Rules) fyne.CanvasObject {
	asked := rules.Stage(a.Stage).Chance
	return parts.NewChanceBar(a.Chance.Next, a.Chance.Low, a.Chance.High, asked,
		words.T("chance.word", model.Args{"Chance": model.Tenths(a.Chance.Next)}),
		words.T("chance.never", nil),
		words.T("chance.ready_from", model.Args{"Chance": model.Tenths(asked)}))
}

// Why opens the guide where it tells of a reason; nil where there is no way to it.
type Why func(guide.Fact)

// Reasons lists the conditions, each with its numbers and the way to what the
// guide tells of it.
func Reasons(a model.Assessment, why Why) fyne.CanvasObject {
	var lines []fyne.CanvasObject
	for _, r := range a.Reasons {
		t := parts.NewWrapped(words.T(r.Key, r.Args))
		t.TextSize = 13
		row := []fyne.CanvasObject{parts.NewMark(mark(r.Met), 13), t}
		if why != nil {
			row = append(row, parts.NewWhy(words.T("guide.why", nil), t.Content(), func() { why(guide.OfReason(a.Stage, r)) }))
		}
		lines = append(lines, parts.Row(8, 1, row...))
	}
	return parts.Column(4, -1, lines...)
}

func mark(m model.Met) parts.Mark {
	switch m {
	case model.MetYes:
		return parts.MarkMet
	case model.MetStop:
		return parts.MarkStop
	case model.MetGuide:
		return parts.MarkGuide
	}
	return parts.MarkNotYet
}

// Advises is whether a verdict leads somewhere else than on as now.
func Advises(v model.Verdict) bool {
	return v == model.VerdictReady || v == model.VerdictStepDown || v == model.VerdictPause
}

// Leads returns the stage that a verdict advises to go to; ok is false where it
// advises to stay.
func Leads(a model.Assessment) (to model.Stage, ok bool) {
	stage, _ := model.StageOf(a.Stage)
	switch a.Verdict {
	case model.VerdictReady:
		return stage.Next()
	case model.VerdictStepDown:
		return stage.Previous()
	}
	return model.Stage{}, false
}

// Advice is the button that a verdict leads to. The keeper decides: nothing
// moves by itself.
func Advice(a model.Assessment, move func(to model.StageKey), alternatives func()) fyne.CanvasObject {
	if to, ok := Leads(a); ok {
		return parts.Row(8, -1, parts.NewButton(words.T("verdict.move", model.Args{"Stage": words.StageName(to)}), "", parts.ToneQuiet, func() { move(to.Key) }))
	}
	if a.Verdict == model.VerdictPause {
		return parts.Row(8, -1, parts.NewButton(words.T("verdict.alternatives", nil), "", parts.ToneQuiet, alternatives))
	}
	return parts.Fixed(0, 1, nil)
}
