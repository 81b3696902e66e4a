package settings

import (
	"fyne.io/fyne/v2"

	"calmster/model"
	"calmster/ui/parts"
	"calmster/ui/words"
)

// Reminders are notices of the desktop at planned times.
type Reminders struct {
	On  bool
	Set func(bool)
}

func (r Reminders) card() fyne.CanvasObject {
	check := parts.NewCheck(words.T("settings.remind", nil), words.T("settings.remind_why", model.Args{
		"From": words.ClockOf(model.NightFrom), "To": words.ClockOf(model.NightTo),
	}), r.Set)
	check.Checked = r.On
	return card("settings.reminders", "", check)
}
