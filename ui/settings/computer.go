package settings

import (
	"fyne.io/fyne/v2"

	"calmster/ui/parts"
	"calmster/ui/words"
)

// Computer is what belongs to this computer: the tray, and the settings as a file.
type Computer struct {
	Tray    bool
	SetTray func(bool)
	// TrayWhy is the key of a line on what the tray does, or why it cannot.
	TrayWhy        string
	Export, Import func()
}

func (c Computer) card() fyne.CanvasObject {
	tray := parts.NewCheck(words.T("settings.tray", nil), words.T(c.TrayWhy, nil), c.SetTray)
	tray.Checked = c.Tray
	why := parts.NewSoft(words.T("settings.file_why", nil))
	why.Wrap = true
	return card("settings.computer", "", tray, why,
		parts.Flow(10, quiet("settings.file_export", c.Export), quiet("settings.file_import", c.Import)))
}
