package harness

import (
	"strings"

	"calmster/model"
	"calmster/ui/look"
	"calmster/ui/parts"
	"calmster/ui/screen"
	"calmster/ui/words"
)

// NewFitCheck asks, point by point, how a harness sits. A point that does not
// hold is worth keeping too: it is the first thing to mend. last is the check
// before, nil where there is none.
func NewFitCheck(h model.Hamster, worn model.Harness, last *model.FitCheck, keep func(model.FitCheck) error, cancel, refused func()) *screen.Screen {
	var check model.FitCheck
	col := parts.Column(6, -1, parts.NewTitle(words.T("fit.all", nil)))
	var points []*parts.Check
	for _, key := range model.FitPoints() {
		point := parts.NewCheck(words.T("fit."+key, nil), "", func(on bool) { check.Hold(key, on) })
		points = append(points, point)
		col.Add(point)
	}
	note := parts.NewMultiLine(words.T("closing.note", nil), words.T("fit.note_hint", nil), 2)
	col.Add(parts.Field(words.T("closing.note", nil), note))
	wrong := parts.NewWrapped("")
	wrong.Color = look.ColorStressText
	col.Add(wrong)

	side := parts.Column(14, -1)
	if last != nil {
		side.Add(parts.NewTitle(words.T("fit.last", nil)))
		side.Add(checked(*last))
		side.Add(parts.Rule())
	}
	mend := parts.Column(6, -1, parts.NewTitle(words.T("fit.refused", nil)))
	for _, key := range model.Remedies() {
		t := parts.NewWrapped(words.T("remedy."+key, nil))
		t.TextSize = 13
		mend.Add(parts.Row(10, 1, parts.NewMark(parts.MarkGuide, 13), t))
	}
	mend.Add(parts.Row(0, -1, parts.NewButton(words.T("harness.refused", nil), "", parts.ToneLink, refused)))
	side.Add(mend)
	save := func() {
		check.Note = strings.TrimSpace(note.Text)
		if err := keep(check); err != nil {
			wrong.Set(words.Problem(err))
		}
	}
	done := parts.NewButton(words.T("form.save", nil), words.Key("Ctrl+Enter"), parts.TonePrimary, save)
	done.Height = 44
	back := parts.NewButton(words.T("prepare.cancel", nil), "Esc", parts.ToneQuiet, cancel)
	back.Height = 44
	body := parts.Shares(16, []float32{1.2, 1}, parts.Card(parts.Scroll(col)), parts.Card(parts.Scroll(side)))
	heading := words.T("fit.heading", model.Args{"Name": h.Name, "Harness": words.HarnessName(worn)})
	return &screen.Screen{
		View: screen.Page(heading, words.T("fit.under", nil), body, back, done),
		Main: save,
		Key:  screen.OnEscape(cancel),
		CheckAll: func() {
			for _, p := range points {
				p.Set(true)
			}
		},
	}
}
