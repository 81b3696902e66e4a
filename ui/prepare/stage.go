package prepare

import (
	"fyne.io/fyne/v2"

	"calmster/model"
	"calmster/ui/guide"
	"calmster/ui/parts"
	"calmster/ui/verdict"
	"calmster/ui/words"
)

// stages shows where the animal is, what the log says of that, and the ways to
// another stage. None of them is taken here: each leads to the page on which the
// keeper decides.
func (p *page) stages() fyne.CanvasObject {
	var chips []fyne.CanvasObject
	for _, s := range model.Ladder() {
		label := words.StageName(s)
		if s.Key != p.stage.Key {
			label = words.T("prepare.other_stage", model.Args{"Stage": label})
		}
		b := parts.NewButton(label, "", parts.ToneQuiet, func() { p.move(s.Key) })
		b.Chosen, b.Small = s.Key == p.stage.Key, true
		chips = append(chips, b)
	}
	title := words.T("prepare.stage", nil)
	told := parts.NewSoft(words.T("prepare.suggested", model.Args{"Verdict": words.T("verdict."+string(p.given.Told.Verdict), nil)}))
	told.Wrap = true
	col := parts.Column(6, -1, parts.Flow(8, chips...), p.withWhy(told, title, guide.OfVerdict(p.given.Told.Stage, p.given.Told.Verdict)))
	if to, ok := verdict.Leads(p.given.Told); ok {
		p.offer = parts.NewButton(words.T("verdict.move", model.Args{"Stage": words.StageName(to)}), "M", parts.ToneQuiet, func() { p.move(to.Key) })
		col.Add(parts.Row(0, -1, p.offer))
	}
	return parts.Section(title, col)
}

func (p *page) move(to model.StageKey) {
	if to != p.stage.Key {
		p.do.Move(to, p.draft())
	}
}
