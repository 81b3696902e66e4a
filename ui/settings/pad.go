package settings

import (
	"fyne.io/fyne/v2"

	"calmster/model"
	"calmster/ui/look"
	"calmster/ui/parts"
	"calmster/ui/screen"
	"calmster/ui/words"
)

// NewPad builds the screen on which a keeper puts the pad in their order and
// adds signs, acts and treats of their own. change is called with each new pad.
func NewPad(p model.Pad, change func(model.Pad), back func()) *screen.Screen {
	var columns []fyne.CanvasObject
	for _, kind := range model.PadKinds() {
		columns = append(columns, parts.Card(padColumn(p, kind, change)))
	}
	done := parts.NewButton(words.T("prepare.cancel", nil), "Esc", parts.ToneQuiet, back)
	done.Height = 44
	return &screen.Screen{
		View: screen.Page(words.T("pad.heading", nil), words.T("pad.under", nil), parts.Even(14, columns...), done),
		Key:  screen.OnEscape(back),
	}
}

func padColumn(p model.Pad, kind model.Kind, change func(model.Pad)) fyne.CanvasObject {
	rows := parts.Column(4, -1)
	for _, code := range *p.Of(kind) {
		label := parts.NewText(words.Code(kind, code))
		label.TextSize, label.Cut, label.Least = 13, true, 40
		step := func(sign string, by int) fyne.CanvasObject {
			return parts.NewButton(sign, "", parts.ToneLink, func() { change(p.Moved(kind, code, by)) })
		}
		line := []fyne.CanvasObject{label, step("↑", -1), step("↓", 1)}
		if model.Custom(code) {
			line = append(line, parts.NewButton("×", "", parts.ToneLink, func() { change(p.Without(kind, code)) }))
		}
		rows.Add(parts.Row(0, 0, line...))
	}
	wrong := parts.NewSoft("")
	wrong.Color, wrong.Wrap = look.ColorStressText, true
	name := parts.NewEntry(words.T("pad.own", nil), words.T("pad.own", nil))
	warned := "" // of what is written now, once
	name.OnSubmitted = func(text string) {
		code, ok := model.OwnCode(text)
		if !ok {
			wrong.Set(words.T("pad.no_name", nil))
			return
		}
		if why, avoid := words.BetterNot(code); avoid && kind == model.KindTreat && code != warned {
			warned = code
			wrong.Set(words.T("pad.better_not", model.Args{"Why": why}))
			return
		}
		change(p.With(kind, code))
	}
	return parts.Column(10, 1, parts.NewTitle(words.T("pad."+string(kind), nil)), parts.Scroll(rows), wrong, name)
}
