package settings

import (
	"fyne.io/fyne/v2"

	"calmster/ui/parts"
)

// Training is what goes with the journal: the pad and the rules of the verdict.
type Training struct{ Pad, Rules func() }

func (t Training) card() fyne.CanvasObject {
	return card("settings.training", "settings.own_why",
		parts.Flow(10, quiet("settings.pad", t.Pad), quiet("settings.rules", t.Rules)))
}
