// Package welcome is what a first start shows, in three short pages: what this
// is and is not, the hamster, and how to go on. It never appears once the
// journal holds a hamster.
package welcome

import (
	"time"

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
	// Show puts a page into the window.
	Show func(*screen.Screen)
	// Read runs once the first page was read; from then on a start begins with
	// the second.
	Read func()
	// Now is the keeper's clock.
	Now func() time.Time
	// Create saves the first hamster.
	Create func(*model.Hamster) error
	// Import asks for a file of an earlier journal.
	Import func()
	// Sample opens the sample journal.
	Sample func()
	// Guide opens the guide at its page on welfare; back leads back here.
	Guide func(back func())
	// Begin leaves for Today.
	Begin func()
}

// Show shows the first page, or the second where the first was read before.
func Show(read bool, do Actions) {
	if read {
		do.hamster()
		return
	}
	do.about()
}

// page lays out one of the three: its heading, its content as wide as a line
// can be read, and the buttons below it, the last of which is the main one.
func page(number int, heading, under string, content fyne.CanvasObject, buttons ...fyne.CanvasObject) fyne.CanvasObject {
	of := parts.NewSoft(words.T("welcome.page", model.Args{"Number": number}))
	row := append([]fyne.CanvasObject{of, parts.Fixed(0, 1, nil)}, buttons...)
	return parts.AtMost(980, parts.Pad(24, 0, screen.Page(words.T(heading, nil), words.T(under, nil),
		parts.Column(16, 0, content, parts.Row(12, 1, row...)))))
}

func big(label, key string, tone parts.Tone, do func()) *parts.Button {
	b := parts.NewButton(words.T(label, nil), words.Key(key), tone, do)
	b.Height, b.Centre = 46, true
	return b
}

// about is the first page: what this is, what it is not.
func (do Actions) about() {
	promise := func(mark parts.Mark, key string) fyne.CanvasObject {
		return parts.Row(12, 1, parts.NewMark(mark, 14), parts.NewWrapped(words.T(key, nil)))
	}
	is := parts.Card(parts.Column(12, -1, parts.NewTitle(words.T("welcome.what", nil)),
		promise(parts.MarkMet, "welcome.time"), promise(parts.MarkMet, "welcome.see"), promise(parts.MarkMet, "welcome.private")))
	not := parts.Card(parts.Column(12, -1, parts.NewTitle(words.T("welcome.what_not", nil)),
		promise(parts.MarkUnknown, "welcome.not_proof"), promise(parts.MarkUnknown, "welcome.not_vet"), promise(parts.MarkUnknown, "welcome.not_goal")))
	honest := parts.NewWrapped(words.T("welcome.honest", nil))
	guide := parts.NewButton(words.T("welcome.guide", nil), "", parts.ToneLink, func() { do.Guide(do.about) })
	statement := container.NewStack(parts.NewSurface(look.ColorPrimaryTint, "", look.CornerButton),
		parts.Pad(14, 18, parts.Column(8, -1, parts.NewTitle(words.T("welcome.honest_title", nil)), honest, parts.Row(0, -1, guide))))
	next := func() {
		do.Read()
		do.hamster()
	}
	on := big("welcome.next", "Ctrl+Enter", parts.TonePrimary, next)
	do.Show(&screen.Screen{
		View: page(1, "welcome.heading", "welcome.under",
			parts.Scroll(parts.Column(16, -1, parts.Beside(16, 320, is, not), statement)), on),
		Main: next, First: on, Alone: true,
	})
}

// hamster is the second page.
func (do Actions) hamster() {
	form := hamsters.NewForm(model.Hamster{}, do.Now(), func(h *model.Hamster) error {
		if err := do.Create(h); err != nil {
			return err
		}
		do.ready(h.Name)
		return nil
	})
	ways := parts.Flow(10,
		parts.NewButton(words.T("welcome.import", nil), "", parts.ToneQuiet, do.Import),
		parts.NewButton(words.T("welcome.sample", nil), "", parts.ToneQuiet, do.Sample))
	other := parts.NewSoft(words.T("welcome.other_ways", nil))
	back := big("welcome.back", "Esc", parts.ToneQuiet, do.about)
	on := big("welcome.keep", "Ctrl+Enter", parts.TonePrimary, form.Save)
	do.Show(&screen.Screen{
		View: page(2, "welcome.who", "welcome.who_under",
			parts.Scroll(parts.Column(16, -1, parts.Card(form.View), other, ways)), back, on),
		Main: form.Save, First: form.First, Alone: true,
		Key: screen.OnEscape(do.about),
	})
}

// ready is the third page: the hamster is in the journal.
func (do Actions) ready(name string) {
	way := func(title, text, button, key string, tone parts.Tone, run func()) (fyne.CanvasObject, *parts.Button) {
		b := big(button, key, tone, run)
		return parts.Card(parts.Column(12, -1, parts.NewTitle(words.T(title, model.Args{"Name": name})),
			parts.NewWrapped(words.T(text, model.Args{"Name": name})), parts.Row(0, -1, b))), b
	}
	begin, on := way("welcome.begin_title", "welcome.begin_text", "welcome.begin", "Ctrl+Enter", parts.TonePrimary, do.Begin)
	sample, _ := way("welcome.sample_title", "welcome.sample_text", "welcome.sample", "", parts.ToneQuiet, do.Sample)
	do.Show(&screen.Screen{
		View: page(3, "welcome.ready", "welcome.ready_under", parts.Scroll(parts.Beside(16, 320, begin, sample))),
		Main: do.Begin, First: on, Alone: true,
	})
}
