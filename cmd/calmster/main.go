package main

import (
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"
	_ "github.com/google/uuid"
	_ "modernc.org/sqlite"
)

func main() {
	a := app.NewWithID("app.calmster.journal")
	w := a.NewWindow(lang.L("x"))
	w.SetContent(widget.NewLabel("x"))
	w.ShowAndRun()
}
