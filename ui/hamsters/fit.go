package hamsters

import (
	"strings"

	"fyne.io/fyne/v2/container"

	"calmster/model"
	"calmster/ui/look"
	"calmster/ui/parts"
	"calmster/ui/screen"
	"calmster/ui/words"
)

// NewFitCheck asks, point by point, how a harness sits. A point that does not
// hold is worth keeping too: it is the first thing to mend.
func NewFitCheck(h model.Hamster, keep func(model.FitCheck) error, cancel func()) *screen.Screen {
	var check model.FitCheck
	holds := map[string]*bool{
		"one_finger": &check.OneFinger, "moves_freely": &check.MovesFreely,
		"no_rubbing": &check.NoRubbing, "breathes_freely": &check.BreathesFreely,
	}
	col := parts.Column(6, -1, parts.NewTitle(words.T("fit.all", nil)))
	for _, key := range model.FitPoints() {
		col.Add(parts.NewCheck(words.T("fit."+key, nil), "", func(on bool) { *holds[key] = on }))
	}
	note := parts.NewMultiLine(words.T("closing.note", nil), words.T("fit.note_hint", nil), 2)
	col.Add(parts.Field(words.T("closing.note", nil), note))
	wrong := parts.NewWrapped("")
	wrong.Color = look.ColorStressText
	col.Add(wrong)

	mend := parts.Column(6, -1, parts.NewTitle(words.T("fit.refused", nil)))
	for _, key := range model.Remedies() {
		t := parts.NewWrapped(words.T("remedy."+key, nil))
		t.TextSize = 13
		mend.Add(parts.Row(10, 1, parts.NewMark(parts.MarkGuide, 13), t))
	}
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
	body := parts.Shares(16, []float32{1.3, 1}, parts.Card(container.NewVScroll(col)), parts.Card(mend))
	return &screen.Screen{
		View: screen.Page(words.T("fit.heading", model.Args{"Name": h.Name}), words.T("fit.under", nil), body, back, done),
		Main: save,
		Key:  escape(cancel),
	}
}
