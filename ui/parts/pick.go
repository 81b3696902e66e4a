package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Unfolds ends the label of what unfolds a menu.
const Unfolds = "\u2002▾"

// Menu is a button that unfolds a menu below itself.
type Menu struct {
	View  *Button
	items func() []*fyne.MenuItem
}

// NewMenu returns a button with a menu; items are asked for when it unfolds.
func NewMenu(label, key string, items func() []*fyne.MenuItem) *Menu {
	m := &Menu{items: items}
	m.View = NewButton(label+Unfolds, key, ToneQuiet, m.unfold)
	return m
}

func (m *Menu) unfold() {
	c := m.View.canvas()
	if c == nil {
		return
	}
	below := fyne.CurrentApp().Driver().AbsolutePositionForObject(m.View).AddXY(0, m.View.Size().Height+2)
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", m.items()...), c, below)
}

// Pick is one of many in little room: a button that says what is chosen and
// unfolds the others. The option without a key stands for no choice, and the
// button then says what there is to choose.
type Pick struct {
	*Menu
	name     string
	options  []Option
	chosen   string
	OnChosen func(key string)
}

// NewPick returns a pick; chosen may be empty.
func NewPick(name string, options []Option, chosen string, onChosen func(key string)) *Pick {
	p := &Pick{name: name, options: options, chosen: chosen, OnChosen: onChosen}
	p.Menu = NewMenu("", "", p.choices)
	p.View.Small = true
	p.show()
	return p
}

func (p *Pick) choices() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, o := range p.options {
		item := fyne.NewMenuItem(o.Label, func() { p.Choose(o.Key) })
		item.Checked = o.Key == p.chosen
		items = append(items, item)
	}
	return items
}

// Choose chooses one and tells so.
func (p *Pick) Choose(key string) {
	p.Put(key)
	if p.OnChosen != nil {
		p.OnChosen(key)
	}
}

// Put chooses one and tells nobody.
func (p *Pick) Put(key string) {
	p.chosen = key
	p.show()
}

func (p *Pick) show() {
	label := p.name
	for _, o := range p.options {
		if o.Key == p.chosen && o.Key != "" {
			label = o.Label
		}
	}
	p.View.Chosen = p.chosen != ""
	p.View.Label = label + Unfolds
	p.View.Refresh()
}
