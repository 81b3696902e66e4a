package main

import (
	"context"
	"runtime"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"

	"calmster/assets"
	"calmster/model"
	"calmster/storage"
	"calmster/ui/look"
	"calmster/ui/settings"
	"calmster/ui/shell"
	"calmster/ui/words"
)

// appID names the program to the desktop and to its preferences.
const appID = "app.calmster.journal"

// window opens the journal and shows it until the keeper closes the window.
func window(ctx context.Context, j *storage.Journal, sample bool) error {
	app.SetMetadata(fyne.AppMetadata{ID: appID, Name: "Calmster", Version: version, Icon: assets.Icon()})
	a := app.NewWithID(appID)
	a.SetIcon(assets.Icon())
	w := a.NewWindow("Calmster")
	w.SetPadded(false)
	w.Resize(fyne.NewSize(1366, 768))
	w.CenterOnScreen()
	w.SetMaster()
	shell.New(ctx, shell.Given{
		App: a, Window: w, Journal: j, Clock: newClock(), Preferences: preferences{a.Preferences()},
		Rules: model.DefaultRules(), Sample: sample,
		Facts: []settings.Fact{
			{Name: words.T("about.version", nil), Value: version},
			{Name: "Go", Value: runtime.Version()},
		},
	})
	w.ShowAndRun()
	return nil
}

// clock is the computer's: the monotonic reading of the Go runtime stands still
// while the computer sleeps, the wall clock goes on.
type clock struct{ start time.Time }

func newClock() clock { return clock{time.Now()} }

// Now reads both clocks at once.
func (c clock) Now() model.Instant {
	now := time.Now()
	return model.Instant{Mono: now.Sub(c.start), Wall: now}
}

// preferences keeps how the window looks.
type preferences struct{ p fyne.Preferences }

func (p preferences) Mode() look.Mode {
	return look.Mode(p.p.StringWithFallback("mode", string(look.ModeSystem)))
}
func (p preferences) SetMode(m look.Mode) { p.p.SetString("mode", string(m)) }
func (p preferences) Scale() float32 {
	return float32(p.p.FloatWithFallback("scale", 1))
}
func (p preferences) SetScale(k float32) { p.p.SetFloat("scale", float64(k)) }
