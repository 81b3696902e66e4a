// Package welcome is what a first start shows: what this is and is not, and
// the one form that leads to a first session. It never appears once the
// journal holds a hamster.
package welcome

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"calmster/model"
	"calmster/ui/hamsters"
	"calmster/ui/look"
	"calmster/ui/parts"
	"calmster/ui/screen"
	"calmster/ui/words"
)

// Actions are what a keeper can want from here.
type Actions struct {
	// Create saves the first hamster.
	Create func(*model.Hamster) error
	// Import asks for a file of an earlier journal.
	Import func()
	// Sample opens the sample journal.
	Sample func()
	Guide  func()
}

// New builds the page.
func New(do Actions) *screen.Screen {
	form := hamsters.NewForm(model.Hamster{}, do.Create)
	promise := func(key string) fyne.CanvasObject {
		t := parts.NewWrapped(words.T(key, nil))
		return parts.Row(12, 1, parts.NewMark(parts.MarkMet, 14), t)
	}
	honest := parts.NewWrapped(words.T("welcome.honest", nil))
	honest.TextSize = 13
	what := parts.Column(12, -1,
		parts.NewTitle(words.T("welcome.what", nil)),
		promise("welcome.time"), promise("welcome.see"), promise("welcome.private"),
		parts.Fixed(0, 4, nil),
		container.NewStack(parts.NewSurface(look.ColorPrimaryTint, "", look.CornerButton),
			parts.Pad(12, 14, parts.Column(6, -1, parts.NewTitle(words.T("welcome.honest_title", nil)), honest))),
	)
	ways := parts.Flow(10,
		parts.NewButton(words.T("welcome.sample", nil), "", parts.ToneQuiet, do.Sample),
		parts.NewButton(words.T("welcome.import", nil), "", parts.ToneQuiet, do.Import),
		parts.NewButton(words.T("welcome.guide", nil), "", parts.ToneQuiet, do.Guide),
	)
	save := parts.NewButton(words.T("welcome.begin", nil), words.Key("Ctrl+Enter"), parts.TonePrimary, form.Save)
	save.Height, save.Centre = 46, true
	who := parts.Column(14, 1,
		parts.NewTitle(words.T("welcome.who", nil)), container.NewVScroll(form.View), save)
	body := parts.Shares(16, []float32{1, 1.2},
		parts.Card(parts.Column(14, 0, what, parts.Rule(), ways)), parts.Card(who))
	return &screen.Screen{
		View: screen.Page(words.T("welcome.heading", nil), words.T("welcome.under", nil), body),
		Main: form.Save, First: form.First, Alone: true,
	}
}
