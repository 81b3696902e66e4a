// Command bare is what a running session's idle cost is measured against: a
// window of Fyne's with nothing in it but a label that ticks once a second.
package main

import (
	"fmt"
	"log"
	"os"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/widget"

	"calmster/ui/inspect"
)

func main() {
	w := app.NewWithID("app.calmster.bare").NewWindow("Bare")
	var eyes inspect.Eyes
	if err := eyes.Serve(os.Getenv("CALMSTER_INSPECT"), w.Canvas, fyne.DoAndWait); err != nil {
		log.Fatal(err)
	}
	label := widget.NewLabel("0")
	w.SetContent(label)
	w.Resize(fyne.NewSize(1366, 768))
	go func() {
		for n := 1; ; n++ {
			time.Sleep(time.Second)
			fyne.Do(func() { label.SetText(fmt.Sprint(n)) })
		}
	}()
	w.ShowAndRun()
}
