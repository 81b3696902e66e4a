package main

import (
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"calmster/cmd/calmster/commands"
)

// runWindow opens the window and returns when it is closed.
func runWindow(_ commands.WindowOptions) error {
	a := app.NewWithID("app.calmster.journal")
	w := a.NewWindow(lang.L("x"))
	w.SetContent(widget.NewLabel("x"))
	w.ShowAndRun()
	return nil
}
