// Package settings holds what a keeper can set, and where everything lives. Each
// card has a file of its own.
//
// What is set lies in one of two places, and the cards say in which: Training
// belongs to the journal and goes with it, everything else to this computer.
package settings

import (
	"fyne.io/fyne/v2"

	"calmster/ui/parts"
	"calmster/ui/screen"
	"calmster/ui/words"
)

// Given are the cards.
type Given struct {
	// Reminders are those of planned times.
	Reminders Reminders
	Look      Look
	Language  Language
	Customs   Customs
	Training  Training
	Cues      Cues
	Journal   Journal
	Backups   *Backups // nil where there is nothing to back up
	Computer  Computer
	About     About
}

// cardLeast is how narrow a card can be and still be read.
const cardLeast = 380

// New builds the screen.
func New(g Given) *screen.Screen {
	left := parts.Column(16, -1, g.Language.card(), g.Customs.card(), g.Look.card(), g.Cues.card(), g.Reminders.card())
	right := parts.Column(16, -1, g.Journal.card())
	if g.Backups != nil {
		right.Add(g.Backups.card())
	}
	right.Add(g.Training.card())
	right.Add(g.Computer.card())
	right.Add(g.About.card())
	return &screen.Screen{View: screen.Page(words.T("settings.heading", nil), words.T("settings.under", nil),
		parts.Scroll(parts.Beside(16, cardLeast, left, right)))}
}

// card is a titled card with a soft line on what it is about.
func card(title, why string, content ...fyne.CanvasObject) fyne.CanvasObject {
	col := parts.Column(10, -1, parts.NewTitle(words.T(title, nil)))
	if why != "" {
		under := parts.NewSoft(words.T(why, nil))
		under.Wrap = true
		col.Add(under)
	}
	for _, o := range content {
		col.Add(o)
	}
	return parts.Card(col)
}

func quiet(label string, do func()) *parts.Button {
	return parts.NewButton(words.T(label, nil), "", parts.ToneQuiet, do)
}
