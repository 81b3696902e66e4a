// Package settings holds what a keeper can set, and where everything lives.
package settings

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"calmster/model"
	"calmster/ui/look"
	"calmster/ui/parts"
	"calmster/ui/screen"
	"calmster/ui/words"
)

// Given is what the screen shows.
type Given struct {
	Mode    look.Mode
	Scale   float32
	Unit    model.Unit
	Journal string // its place
	Facts   []Fact // versions and places
	Cues    Cues
	// Reminders are those of planned times.
	Reminders Reminders
	// Language is which one the window speaks.
	Language Language
}

// Fact is a line of “about”.
type Fact struct{ Name, Value string }

// Actions are what a keeper can want from here.
type Actions struct {
	Mode   func(look.Mode)
	Scale  func(float32)
	Unit   func(model.Unit)
	Import func()
	Export func()
	Pad    func()
	Rules  func()
}

// scales are the text sizes to choose from.
var scales = []struct {
	key   string
	value float32
}{{"small", 0.9}, {"normal", 1}, {"large", 1.15}, {"larger", 1.3}}

// New builds the screen.
func New(g Given, do Actions) *screen.Screen {
	var modes, sizes []parts.Option
	for _, m := range []look.Mode{look.ModeSystem, look.ModeLight, look.ModeDark} {
		modes = append(modes, parts.Option{Key: string(m), Label: words.T("settings.mode."+string(m), nil)})
	}
	size := "normal"
	for _, s := range scales {
		sizes = append(sizes, parts.Option{Key: s.key, Label: words.T("settings.size."+s.key, nil)})
		if s.value == g.Scale {
			size = s.key
		}
	}
	theme := parts.NewChoice(modes, string(g.Mode), func(k string) { do.Mode(look.Mode(k)) })
	scale := parts.NewChoice(sizes, size, func(k string) {
		for _, s := range scales {
			if s.key == k {
				do.Scale(s.value)
			}
		}
	})
	unit := parts.NewChoice([]parts.Option{
		{Key: string(model.Celsius), Label: words.T("settings.unit.c", nil)},
		{Key: string(model.Fahrenheit), Label: words.T("settings.unit.f", nil)},
	}, string(g.Unit), func(k string) { do.Unit(model.Unit(k)) })
	place := parts.NewWrapped(g.Journal)
	place.TextSize = 13
	note := parts.NewSoft(words.T("settings.private", nil))
	note.Wrap = true
	data := parts.Card(parts.Column(10, -1,
		parts.NewTitle(words.T("settings.journal", nil)), place, note,
		parts.Flow(10,
			parts.NewButton(words.T("settings.export", nil), "", parts.ToneQuiet, do.Export),
			parts.NewButton(words.T("settings.import", nil), "", parts.ToneQuiet, do.Import)),
	))
	about := parts.Column(4, -1, parts.NewTitle(words.T("settings.about", nil)))
	for _, f := range g.Facts {
		v := parts.NewText(f.Value)
		v.TextSize, v.Cut = 13, true
		about.Add(parts.Row(8, 1, parts.Fixed(120, 0, parts.NewSoft(f.Name)), v))
	}
	appearance := parts.Card(parts.Column(14, -1,
		parts.NewTitle(words.T("settings.look", nil)),
		parts.Field(words.T("settings.mode", nil), theme),
		parts.Field(words.T("settings.size", nil), scale),
		parts.Field(words.T("settings.unit", nil), unit),
	))
	own := parts.NewSoft(words.T("settings.own_why", nil))
	own.Wrap = true
	training := parts.Card(parts.Column(10, -1, parts.NewTitle(words.T("settings.training", nil)), own,
		parts.Flow(10,
			parts.NewButton(words.T("settings.pad", nil), "", parts.ToneQuiet, do.Pad),
			parts.NewButton(words.T("settings.rules", nil), "", parts.ToneQuiet, do.Rules))))
	col := parts.Column(16, -1, g.Language.card(), appearance, training, g.Cues.card(), g.Reminders.card(), data, parts.Card(about))
	return &screen.Screen{View: screen.Page(words.T("settings.heading", nil), words.T("settings.under", nil),
		fyne.CanvasObject(container.NewVScroll(col)))}
}
