package settings

import (
	"fyne.io/fyne/v2"

	"calmster/ui/parts"
	"calmster/ui/words"
)

// Cues are what tells the keeper, beside the screen, that a session has reached
// its goal or its cap.
type Cues struct {
	Notices, Sounds       bool
	SetNotices, SetSounds func(bool)
	// Listen plays the sounds once.
	Listen func()
}

func (c Cues) card() fyne.CanvasObject {
	notices := parts.NewCheck(words.T("settings.notices", nil), "", c.SetNotices)
	notices.Checked = c.Notices
	sounds := parts.NewCheck(words.T("settings.sounds", nil), words.T("settings.sounds_why", nil), c.SetSounds)
	sounds.Checked = c.Sounds
	return card("settings.cues", "settings.cues_why", notices, sounds, parts.Flow(10, quiet("settings.listen", c.Listen)))
}
