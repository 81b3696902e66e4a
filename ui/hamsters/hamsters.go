// Package hamsters lists the animals, picks the one to train, and holds the
// forms for an animal and its harnesses.
package hamsters

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"calmster/model"
	"calmster/ui/look"
	"calmster/ui/parts"
	"calmster/ui/screen"
	"calmster/ui/words"
)

// Actions are what a keeper can want from here.
type Actions struct {
	Pick       func(id model.ID)
	New        func()
	Edit       func(id model.ID)
	AddHarness func()
}

// Given is what the screen shows.
type Given struct {
	Hamsters  []model.Hamster
	Chosen    model.ID
	Harnesses []model.Harness // of the chosen one
	Now       time.Time
}

// New builds the list.
func New(g Given, do Actions) *screen.Screen {
	add := parts.NewButton(words.T("hamsters.new", nil), "", parts.TonePrimary, do.New)
	add.Height = 44
	var cards []fyne.CanvasObject
	for _, h := range g.Hamsters {
		cards = append(cards, card(h, g, do))
	}
	body := container.NewVScroll(parts.Column(12, -1, cards...))
	under := words.T("hamsters.under", model.Args{"N": len(g.Hamsters)})
	return &screen.Screen{View: screen.Page(words.T("hamsters.heading", nil), under, body, add), Main: do.New}
}

func card(h model.Hamster, g Given, do Actions) fyne.CanvasObject {
	name := parts.NewTitle(h.Name)
	name.Cut = true
	stage, _ := model.StageOf(h.Stage)
	about := parts.NewSoft(words.About(h, g.Now) + " · " + words.StageName(stage))
	about.TextSize = 13
	about.Cut = true
	edit := parts.NewButton(words.T("hamsters.edit", nil), "", parts.ToneQuiet, func() { do.Edit(h.ID) })
	row := []fyne.CanvasObject{parts.Column(2, -1, name, about)}
	if h.ID == g.Chosen {
		row = append(row, parts.NewBadge(words.T("hamsters.chosen", nil), look.ColorPrimary, look.ColorPrimaryTint))
	} else {
		row = append(row, parts.NewButton(words.T("hamsters.pick", nil), "", parts.ToneQuiet, func() { do.Pick(h.ID) }))
	}
	line := parts.Row(12, 1, append([]fyne.CanvasObject{Face(h, 40)}, append(row, edit)...)...)
	if h.ID != g.Chosen {
		return parts.Card(line)
	}
	col := parts.Column(10, -1, line, parts.Rule())
	for _, hs := range g.Harnesses {
		col.Add(harnessLine(hs))
	}
	if len(g.Harnesses) == 0 {
		col.Add(parts.NewSoft(words.T("hamsters.no_harness", nil)))
	}
	col.Add(parts.Row(8, -1, parts.NewButton(words.T("prepare.add_harness", nil), "", parts.ToneQuiet, do.AddHarness)))
	return parts.Card(col)
}

func harnessLine(h model.Harness) fyne.CanvasObject {
	what := parts.NewText(words.HarnessName(h))
	what.TextSize, what.Cut = 13, true
	kind := parts.NewSoft(words.T("style."+string(h.Style), nil) + " · " + words.T("fastener."+string(h.Fastener), nil))
	return parts.Row(10, 0, what, kind)
}

// Face is the round sign of an animal: its first letter on the quiet tint.
func Face(h model.Hamster, size float32) fyne.CanvasObject {
	letter := "?"
	for _, r := range h.Name {
		letter = strings.ToUpper(string(r))
		break
	}
	t := parts.NewText(letter)
	t.Bold, t.Color, t.TextSize, t.Align = true, look.ColorPrimary, size*0.45, fyne.TextAlignCenter
	return parts.Fixed(size, size, container.NewStack(parts.NewSurface(look.ColorPrimaryTint, "", canvas.RadiusMaximum), t))
}
