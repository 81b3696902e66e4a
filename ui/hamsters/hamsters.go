// Package hamsters lists the animals, picks the one to train, and shows all
// that the journal knows of one beside its sessions.
package hamsters

import (
	"time"

	"fyne.io/fyne/v2"

	"calmster/model"
	"calmster/ui/look"
	"calmster/ui/parts"
	"calmster/ui/screen"
	"calmster/ui/words"
)

// Actions are what a keeper can want from the list.
type Actions struct {
	Pick func(id model.ID)
	New  func()
	Open func(id model.ID)
	// Return brings an archived one back.
	Return func(id model.ID)
}

// Given is what the list shows.
type Given struct {
	Hamsters []model.Hamster // the archived ones last
	Chosen   model.ID
	Faces    *Faces
	Now      time.Time
}

// New builds the list.
func New(g Given, do Actions) *screen.Screen {
	add := parts.NewButton(words.T("hamsters.new", nil), words.Key("Ctrl+Enter"), parts.TonePrimary, do.New)
	add.Height = 44
	col := parts.Column(10, -1)
	training, archived := 0, 0
	for _, h := range g.Hamsters {
		if h.ArchivedAt.IsZero() {
			training++
			col.Add(card(h, training, g, do))
			continue
		}
		if archived == 0 {
			col.Add(parts.Pad(6, 2, parts.NewTitle(words.T("hamsters.archived", nil))))
		}
		archived++
		col.Add(card(h, 0, g, do))
	}
	under := words.T("hamsters.under", model.Args{"N": len(g.Hamsters)})
	return &screen.Screen{View: screen.Page(words.T("hamsters.heading", nil), under, parts.Scroll(col), add), Main: do.New}
}

// card is one animal; n is its number among those in training.
func card(h model.Hamster, n int, g Given, do Actions) fyne.CanvasObject {
	name := parts.NewTitle(h.Name)
	name.Cut, name.Least = true, 80
	stage, _ := model.StageOf(h.Stage)
	text := words.About(h, g.Now) + " · " + words.StageName(stage)
	if !h.ArchivedAt.IsZero() {
		text = words.About(h, g.Now) + " · " + words.T("hamsters.archived_on", model.Args{"Day": words.Date(h.ArchivedAt)})
	}
	about := parts.NewSoft(text)
	about.TextSize, about.Cut, about.Least = 13, true, 80
	row := []fyne.CanvasObject{g.Faces.Face(h, 44), parts.Column(2, -1, name, about)}
	switch {
	case h.ID == g.Chosen:
		row = append(row, parts.NewBadge(words.T("hamsters.chosen", nil), look.ColorPrimary, look.ColorPrimaryTint))
	case h.ArchivedAt.IsZero():
		row = append(row, parts.NewButton(words.T("hamsters.pick", nil), pickKey(n), parts.ToneQuiet, func() { do.Pick(h.ID) }))
	default:
		row = append(row, parts.NewButton(words.T("hamsters.return", nil), "", parts.ToneQuiet, func() { do.Return(h.ID) }))
	}
	row = append(row, parts.NewButton(words.T("hamsters.open", nil), "", parts.ToneQuiet, func() { do.Open(h.ID) }))
	return parts.Card(parts.Row(12, 1, row...))
}

// MostKeys is how many animals have a key of their own: Alt+1 to Alt+9.
const MostKeys = 9

func pickKey(n int) string {
	if n < 1 || n > MostKeys {
		return ""
	}
	return words.Key("Alt+" + string(rune('0'+n)))
}
