package settings

import (
	"fyne.io/fyne/v2"

	"calmster/ui/parts"
	"calmster/ui/words"
)

// Journal is where the journal lies and what can be done with all of it.
type Journal struct {
	Place      string
	OpenFolder func()
	// Move is nil where the journal was named at the start, or is a sample.
	Move           func()
	Export, Import func()
	Sample         func()
}

func (j Journal) card() fyne.CanvasObject {
	place := parts.NewWrapped(j.Place)
	place.TextSize = 13
	ways := parts.Flow(10)
	if j.OpenFolder != nil {
		ways.Add(quiet("settings.folder", j.OpenFolder))
	}
	if j.Move != nil {
		ways.Add(quiet("settings.move", j.Move))
	}
	ways.Add(quiet("settings.export", j.Export))
	ways.Add(quiet("settings.import", j.Import))
	if j.Sample != nil {
		ways.Add(quiet("settings.sample", j.Sample))
	}
	note := parts.NewSoft(words.T("settings.private", nil))
	note.Wrap = true
	return card("settings.journal", "", place, note, ways)
}
