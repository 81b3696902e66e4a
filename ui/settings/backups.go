package settings

import (
	"fyne.io/fyne/v2"

	"calmster/model"
	"calmster/ui/parts"
	"calmster/ui/words"
)

// Backups are copies of the journal.
type Backups struct {
	// Daily is whether one is made at the first start of a day, of which Keep
	// are kept; Newest says when the last one was made, "" for never.
	Daily    bool
	Keep     int
	Newest   string
	SetDaily func(bool)
	// BackUp makes one now, Restore goes back to one.
	BackUp, Restore func()
}

func (b Backups) card() fyne.CanvasObject {
	daily := parts.NewCheck(words.T("settings.daily", nil), words.T("settings.daily_why", model.Args{"N": b.Keep}), b.SetDaily)
	daily.Checked = b.Daily
	newest := words.T("settings.no_daily", nil)
	if b.Newest != "" {
		newest = words.T("settings.newest_daily", model.Args{"Day": b.Newest})
	}
	last := parts.NewSoft(newest)
	last.Wrap = true
	return card("settings.backups", "settings.backups_why", daily, last,
		parts.Flow(10, quiet("settings.back_up", b.BackUp), quiet("settings.restore", b.Restore)))
}
