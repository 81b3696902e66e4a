package main

import (
	"fyne.io/fyne/v2"

	"calmster/model"
	"calmster/ui/look"
	"calmster/ui/words"
)

// preferences keeps what a keeper has set for this computer. What can be handed
// on as a file stands in the list of [preferences.knobs] as well.
type preferences struct{ p fyne.Preferences }

func (p preferences) Mode() look.Mode {
	return look.Mode(p.p.StringWithFallback("mode", string(look.ModeSystem)))
}
func (p preferences) SetMode(m look.Mode) { p.p.SetString("mode", string(m)) }

func (p preferences) Scale() float32     { return float32(p.p.FloatWithFallback("scale", 1)) }
func (p preferences) SetScale(k float32) { p.p.SetFloat("scale", float64(k)) }

func (p preferences) Zoom() float32     { return float32(p.p.FloatWithFallback("zoom", 1)) }
func (p preferences) SetZoom(k float32) { p.p.SetFloat("zoom", float64(k)) }

func (p preferences) Notices() bool      { return p.p.Bool("notices") }
func (p preferences) SetNotices(on bool) { p.p.SetBool("notices", on) }

func (p preferences) Sounds() bool      { return p.p.Bool("sounds") }
func (p preferences) SetSounds(on bool) { p.p.SetBool("sounds", on) }

func (p preferences) Reminders() bool      { return p.p.Bool("reminders") }
func (p preferences) SetReminders(on bool) { p.p.SetBool("reminders", on) }

func (p preferences) Language() string       { return p.p.String("language") }
func (p preferences) SetLanguage(tag string) { p.p.SetString("language", tag) }

func (p preferences) Daily() bool      { return p.p.BoolWithFallback("daily_backup", true) }
func (p preferences) SetDaily(on bool) { p.p.SetBool("daily_backup", on) }

func (p preferences) Tray() bool      { return p.p.Bool("tray") }
func (p preferences) SetTray(on bool) { p.p.SetBool("tray", on) }

func (p preferences) Welcomed() bool      { return p.p.Bool("welcomed") }
func (p preferences) SetWelcomed(on bool) { p.p.SetBool("welcomed", on) }

// Shared is the folder of a journal of which was told that it is on other computers
// too.
func (p preferences) Shared() string          { return p.p.String("shared") }
func (p preferences) SetShared(folder string) { p.p.SetString("shared", folder) }

func (p preferences) Choice(key string) string    { return p.p.String("choice." + key) }
func (p preferences) SetChoice(key, value string) { p.p.SetString("choice."+key, value) }

// Customs are what is picked of clock, week and unit.
func (p preferences) Customs() words.Picked {
	return words.Picked{Clock: p.p.String("clock"), Week: p.p.String("week"), Unit: model.Unit(p.p.String("unit"))}
}

// SetCustoms keeps them.
func (p preferences) SetCustoms(c words.Picked) {
	p.p.SetString("clock", c.Clock)
	p.p.SetString("week", c.Week)
	p.p.SetString("unit", string(c.Unit))
}
