package settings

import (
	"fyne.io/fyne/v2"

	"calmster/ui/parts"
)

// About leads to what the program is made of.
type About struct {
	// Version is that of the program, in a sentence.
	Version string
	Open    func()
}

func (a About) card() fyne.CanvasObject {
	version := parts.NewText(a.Version)
	version.Cut = true
	return card("settings.about", "", version, parts.Flow(10, quiet("settings.about_open", a.Open)))
}
