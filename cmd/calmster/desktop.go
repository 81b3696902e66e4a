package main

import (
	"slices"

	"fyne.io/fyne/v2"

	"calmster/internal/awake"
	"calmster/internal/chime"
	"calmster/internal/clip"
	"calmster/model"
	"calmster/ui/words"
)

// desktop is the computer around the window: its light, its notices, its
// loudspeakers.
type desktop struct {
	*awake.Light
	app    fyne.App
	wanted preferences
	player *chime.Player
	*zoom
	tray bool // the desktop has one
}

func newDesktop(a fyne.App, wanted preferences) *desktop {
	return &desktop{
		Light: awake.NewLight(func() string { return words.T("session.lit", nil) }), app: a, wanted: wanted,
		player: chime.NewPlayer("Calmster"), zoom: newZoom(),
	}
}

// StayLit is for the shell.
func (d *desktop) StayLit(lit bool) { d.Want(lit) }

// Cue is for the shell. Near the cap a notice is enough: the firm sound comes
// with the cap itself.
func (d *desktop) Cue(hamster string, p model.Phase) {
	if d.wanted.Notices() {
		notice := fyne.NewNotification(
			words.T("cue."+string(p), model.Args{"Name": hamster}), words.T("cue."+string(p)+".do", nil))
		// On Linux this waits for the desktop's answer, and taps must not.
		go d.app.SendNotification(notice)
	}
	if !d.wanted.Sounds() {
		return
	}
	switch p {
	case model.PhaseGoal:
		d.player.Play(chime.Gentle())
	case model.PhaseCap:
		d.player.Play(chime.Firm())
	}
}

// Zoom is for the shell.
func (d *desktop) Zoom(k float32) { d.to(k) }

// Room is for the shell.
func (d *desktop) Room(w fyne.Window) fyne.Size { return room(w) }

// TrayWhy is for the shell.
func (d *desktop) TrayWhy() string {
	if d.tray {
		return "settings.tray_why"
	}
	return "settings.tray_none"
}

// Listen is for the shell.
func (d *desktop) Listen() {
	d.player.Play(slices.Concat(chime.Gentle(), chime.Firm()))
}

// CopyPicture is for the shell.
func (d *desktop) CopyPicture(png []byte) error { return clip.Picture(png) }

// Remind is for the shell.
func (d *desktop) Remind(title, text string) {
	// On Linux this waits for the desktop's answer.
	go d.app.SendNotification(fyne.NewNotification(title, text))
}
