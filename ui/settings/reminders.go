package settings

import (
	"fyne.io/fyne/v2"

	"calmster/ui/parts"
	"calmster/ui/words"
)

// Reminders are notices of the desktop at planned times.
type Reminders struct {
	On  bool
	Set func(bool)
}

func (r Reminders) card() fyne.CanvasObject {
	check := parts.NewCheck(words.T("settings.remind", nil), words.T("settings.remind_why", nil), r.Set)
	check.Checked = r.On
	return parts.Card(parts.Column(10, -1, parts.NewTitle(words.T("settings.reminders", nil)), check))
}
