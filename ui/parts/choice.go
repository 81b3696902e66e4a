package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Option is one of a choice.
type Option struct {
	Key   string
	Label string
	Cap   string // the keyboard key that chooses it, shown and not bound
}

// Choice is a row of chips of which at most one is chosen. It breaks into
// further rows where the width ends.
type Choice struct {
	widget.BaseWidget
	flow     *fyne.Container
	chips    map[string]*Button
	chosen   string
	OnChosen func(key string)
}

// chipMost is how wide a chip can be: a keeper's own names can be long, and a
// chip does not break.
const chipMost = 300

// NewChoice returns a choice; chosen may be empty.
func NewChoice(options []Option, chosen string, onChosen func(key string)) *Choice {
	c := &Choice{chips: map[string]*Button{}, chosen: chosen, OnChosen: onChosen}
	var objs []fyne.CanvasObject
	for _, o := range options {
		b := NewButton(o.Label, o.Cap, ToneQuiet, func() { c.Choose(o.Key) })
		b.Chosen, b.Most = o.Key == chosen, chipMost
		c.chips[o.Key] = b
		objs = append(objs, b)
	}
	c.flow = Flow(8, objs...)
	c.ExtendBaseWidget(c)
	return c
}

// CreateRenderer is for Fyne.
func (c *Choice) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(c.flow) }

// Chosen returns the key of the chosen one; empty where none is.
func (c *Choice) Chosen() string { return c.chosen }

// Choose chooses one and tells so.
func (c *Choice) Choose(key string) {
	if c.Light(key) && c.OnChosen != nil {
		c.OnChosen(key)
	}
}

// Light shows one as chosen and tells nobody; ok is false where it is not
// offered, and then nothing changes.
func (c *Choice) Light(key string) (ok bool) {
	if _, ok := c.chips[key]; !ok {
		return false
	}
	c.chosen = key
	for k, b := range c.chips {
		b.Choose(k == key)
	}
	return true
}

// Small makes the chips small, for many of them in a narrow place.
func (c *Choice) Small() {
	for _, b := range c.chips {
		b.Small = true
		b.Refresh()
	}
	c.Refresh()
}
