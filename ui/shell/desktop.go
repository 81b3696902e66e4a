package shell

import (
	"fyne.io/fyne/v2"

	"calmster/model"
	"calmster/ui/settings"
)

// Desktop is what the window asks of the computer around it. Most of what fails
// there stands in nobody's way, and then nothing is returned.
type Desktop interface {
	// StayLit keeps the screen from going dark, or lets it again. Asking for
	// what is so already changes nothing.
	StayLit(bool)
	// Cue tells the keeper, as far as it is wanted, which phase the session of
	// that hamster has reached.
	Cue(hamster string, p model.Phase)
	// Remind tells the keeper of a planned time.
	Remind(title, text string)
	// Listen plays the sounds of the cues, wanted or not.
	Listen()
	// Zoom makes everything larger or smaller from the next change of the theme on.
	Zoom(float32)
	// Room is the part of the screen that a window can fill, in that window's units;
	// zero where it is not known.
	Room(fyne.Window) fyne.Size
	// Key is which key was pressed, whatever the keyboard's layout calls it.
	Key(*fyne.KeyEvent) fyne.KeyName
	// CopyPicture puts a PNG file on the clipboard.
	CopyPicture(png []byte) error
	// TrayWhy is the key of a line on what the tray does here, or why it cannot.
	TrayWhy() string
}

// setGoing keeps which sessions run, and has the screen stay lit while one does.
func (s *Shell) setGoing(going []*running) {
	s.going = going
	s.Desktop.StayLit(len(going) > 0)
}

func (s *Shell) cues() settings.Cues {
	return settings.Cues{
		Notices: s.Preferences.Notices(), SetNotices: s.Preferences.SetNotices,
		Sounds: s.Preferences.Sounds(), SetSounds: s.Preferences.SetSounds,
		Listen: s.Desktop.Listen,
	}
}

func (s *Shell) wishes() settings.Reminders {
	return settings.Reminders{On: s.Preferences.Reminders(), Set: s.Preferences.SetReminders}
}
