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
	under := parts.NewSoft(words.T("settings.cues_why", nil))
	under.Wrap = true
	notices := parts.NewCheck(words.T("settings.notices", nil), "", c.SetNotices)
	notices.Checked = c.Notices
	sounds := parts.NewCheck(words.T("settings.sounds", nil), words.T("settings.sounds_why", nil), c.SetSounds)
	sounds.Checked = c.Sounds
	return parts.Card(parts.Column(10, -1,
		parts.NewTitle(words.T("settings.cues", nil)), under, notices, sounds,
		parts.Flow(10, parts.NewButton(words.T("settings.listen", nil), "", parts.ToneQuiet, c.Listen)),
	))
}
