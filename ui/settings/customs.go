package settings

import (
	"time"

	"fyne.io/fyne/v2"

	"calmster/model"
	"calmster/ui/parts"
	"calmster/ui/words"
)

// Customs are the clock, the first day of the week and the unit of temperatures.
type Customs struct {
	Picked words.Picked
	Pick   func(words.Picked)
}

func (c Customs) card() fyne.CanvasObject {
	choice := func(title string, of *string, options ...parts.Option) fyne.CanvasObject {
		all := append([]parts.Option{{Key: "", Label: words.T("settings.mode.system", nil)}}, options...)
		return parts.Field(words.T(title, nil), parts.NewChoice(all, *of, func(key string) {
			*of = key
			c.Pick(c.Picked)
		}))
	}
	var clocks, weeks, units []parts.Option
	for _, key := range words.Clocks() {
		clocks = append(clocks, parts.Option{Key: key, Label: words.T("settings.clock."+key, nil)})
	}
	for _, key := range words.Weeks() {
		weeks = append(weeks, parts.Option{Key: key, Label: words.Weekday(time.Weekday(key[0] - '0'))})
	}
	for _, u := range []model.Unit{model.Celsius, model.Fahrenheit} {
		units = append(units, parts.Option{Key: string(u), Label: words.T("settings.unit."+string(u), nil)})
	}
	unit := string(c.Picked.Unit)
	temperature := parts.NewChoice(append([]parts.Option{{Key: "", Label: words.T("settings.mode.system", nil)}}, units...), unit, func(key string) {
		c.Picked.Unit = model.Unit(key)
		c.Pick(c.Picked)
	})
	return card("settings.customs", "",
		choice("settings.clock", &c.Picked.Clock, clocks...),
		choice("settings.week", &c.Picked.Week, weeks...),
		parts.Field(words.T("settings.unit", nil), temperature))
}
