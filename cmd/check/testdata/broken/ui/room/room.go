package room

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app" // want "only cmd/calmster starts the window"
	"fyne.io/fyne/v2/widget"

	_ "calmster/cmd/other" // want "nothing imports a command"
	_ "calmster/storage"   // want "never imports storage"
)

var _ = app.New

type room struct {
	label *widget.Label
	loop  interface{ Do(func()) }
}

func (r *room) open() {
	r.label.SetText("on the window's own goroutine")
	go func() {
		r.label.SetText("loaded") // want "SetText is called from another goroutine"
		fyne.Do(func() { r.label.SetText("loaded") })
		r.loop.Do(func() { r.label.SetText("loaded") })
	}()
	go r.load()
	time.AfterFunc(time.Second, func() {
		r.label.Hide() // want "Hide is called from another goroutine"
	})
}

func (r *room) load() {
	fyne.DoAndWait(func() {
		r.label.Show()
		r.repaint()
	})
	r.done()
}

func (r *room) done() {
	r.label.Refresh() // want "Refresh is called from another goroutine"
}

func (r *room) repaint() {
	r.label.Refresh()
}
