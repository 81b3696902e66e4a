package harness

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"calmster/model"
	"calmster/ui/look"
	"calmster/ui/parts"
	"calmster/ui/screen"
	"calmster/ui/words"
)

// NewForm asks for a harness of a hamster: a new one where its ID is zero. keep
// saves it and returns what was wrong; the form then stays as it is.
func NewForm(h model.Hamster, given model.Harness, keep func(*model.Harness) error, cancel func()) *screen.Screen {
	f := &form{hamster: h, harness: given, care: parts.Column(6, -1), cards: map[model.Style]*parts.Surface{}}
	heading := words.T("harness.edit_heading", model.Args{"Name": words.HarnessName(given)})
	if given.ID == (model.ID{}) {
		f.harness.HamsterID, f.harness.Style, f.harness.Fastener = h.ID, model.StyleVest, model.FastenerVelcro
		heading = words.T("harness.heading", model.Args{"Name": h.Name})
	}
	label := parts.NewEntry(words.T("harness.label", nil), words.T("harness.label_hint", nil))
	label.SetText(given.Label)
	notes := parts.NewMultiLine(words.T("form.notes", nil), words.T("harness.notes_hint", nil), 2)
	notes.SetText(given.Notes)
	wrong := parts.NewWrapped("")
	wrong.Color = look.ColorStressText
	save := func() {
		f.harness.Label, f.harness.Notes = strings.TrimSpace(label.Text), strings.TrimSpace(notes.Text)
		if err := keep(&f.harness); err != nil {
			wrong.Set(words.Problem(err))
		}
	}
	done := parts.NewButton(words.T("form.save", nil), words.Key("Ctrl+Enter"), parts.TonePrimary, save)
	done.Height = 44
	back := parts.NewButton(words.T("prepare.cancel", nil), "Esc", parts.ToneQuiet, cancel)
	back.Height = 44

	var styles, fasteners []parts.Option
	var cards []fyne.CanvasObject
	for _, s := range model.Styles() {
		styles = append(styles, parts.Option{Key: string(s.Key), Label: words.T("style."+string(s.Key), nil)})
		cards = append(cards, f.card(s))
	}
	for _, k := range model.Fasteners() {
		fasteners = append(fasteners, parts.Option{Key: string(k), Label: words.T("fastener."+string(k), nil)})
	}
	style := parts.NewChoice(styles, string(f.harness.Style), func(k string) { f.harness.Style = model.Style(k); f.advise() })
	fastener := parts.NewChoice(fasteners, string(f.harness.Fastener), func(k string) { f.harness.Fastener = model.Fastener(k); f.advise() })
	f.advise()
	col := parts.Column(16, -1,
		parts.Field(words.T("harness.label", nil), label),
		parts.Field(words.T("harness.style", nil), parts.Column(10, -1, style, parts.Shares(12, []float32{1, 1, 1}, cards...))),
		parts.Field(words.T("harness.fastener", nil), fastener),
		f.care,
		parts.Field(words.T("form.notes", nil), notes), wrong,
	)
	return &screen.Screen{
		View:  screen.Page(heading, words.T("harness.under", nil), parts.Card(parts.Scroll(parts.Pad(0, 6, col))), back, done),
		Main:  save,
		First: label,
		Key:   screen.OnEscape(cancel),
	}
}

type form struct {
	hamster model.Hamster
	harness model.Harness
	care    *fyne.Container
	cards   map[model.Style]*parts.Surface
}

// card says of a style what speaks for it, what against, and whether it suits
// this animal.
func (f *form) card(s model.HarnessStyle) fyne.CanvasObject {
	ground := parts.NewSurface("", look.ColorLine, look.CornerButton)
	f.cards[s.Key] = ground
	suits := s.Suits(f.hamster.Species)
	mark := parts.MarkMet
	if suits == model.SuitsNot || suits == model.SuitsPerhaps {
		mark = parts.MarkStop
	}
	line := func(m parts.Mark, text string, bold bool) fyne.CanvasObject {
		t := parts.NewWrapped(text)
		t.TextSize, t.Bold, t.Least = 13, bold, 90
		return parts.Row(10, 1, parts.NewMark(m, 12), t)
	}
	return container.NewStack(ground, parts.Pad(12, 12, parts.Column(8, -1,
		parts.NewTitle(words.T("style."+string(s.Key), nil)),
		line(mark, words.T("suits."+string(suits), nil), true),
		parts.NewSoft(words.T("harness.for", nil)), line(parts.MarkGuide, words.T("style."+string(s.Key)+".for", nil), false),
		parts.NewSoft(words.T("harness.against", nil)), line(parts.MarkGuide, words.T("style."+string(s.Key)+".against", nil), false),
	)))
}

// advise brings the cards and the warnings in line with what is chosen.
func (f *form) advise() {
	for style, ground := range f.cards {
		if style == f.harness.Style {
			ground.Paint(look.ColorPrimaryTint, look.ColorPrimary)
		} else {
			ground.Paint("", look.ColorLine)
		}
	}
	f.care.RemoveAll()
	for _, w := range append(model.EquipmentWarnings(), model.HarnessWarnings(f.harness, f.hamster.Species)...) {
		f.care.Add(warning(w))
	}
	f.care.Refresh()
}

func warning(w model.Warning) fyne.CanvasObject {
	t := parts.NewWrapped(words.T("warning."+string(w), nil))
	t.TextSize = 13
	return parts.Row(10, 1, parts.NewMark(parts.MarkStop, 13), t)
}
