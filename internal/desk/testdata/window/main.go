// Command window is a small program for the desk's tests: it greets by name,
// counts taps of a button and of the key 1, and can misuse the window's goroutine.
package main

import (
	"fmt"
	"log"
	"os"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"calmster/ui/inspect"
)

func main() {
	a := app.NewWithID("app.calmster.desktest")
	w := a.NewWindow("Desk")
	var eyes inspect.Eyes
	if err := eyes.Serve(os.Getenv("CALMSTER_INSPECT"), w.Canvas, fyne.DoAndWait); err != nil {
		log.Fatal(err)
	}

	name := widget.NewEntry()
	name.SetPlaceHolder("Name")
	greeting := widget.NewLabel("")
	taps := 0
	count := widget.NewLabel("0 taps")
	tap := func() {
		taps++
		count.SetText(fmt.Sprintf("%d taps", taps))
	}
	w.SetContent(container.NewVBox(
		name,
		widget.NewButton("Greet", func() { greeting.SetText("Good evening, " + name.Text) }),
		greeting,
		widget.NewButton("Tap", tap), count,
		widget.NewButton("Ask", func() { dialog.ShowInformation("A question", "In front", w) }),
		widget.NewButton("Misuse", func() { go count.SetText("misused") }),
	))
	w.Canvas().SetOnTypedRune(func(r rune) {
		if r == '1' {
			tap()
		}
	})
	w.SetCloseIntercept(func() {
		fmt.Println("closed by its X")
		w.Close()
	})
	w.Resize(fyne.NewSize(600, 400))
	w.ShowAndRun()
}
