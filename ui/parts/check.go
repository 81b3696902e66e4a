package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"calmster/ui/look"
)

// Check is one thing to confirm: a box, what holds, and why it matters. It is
// never ticked by itself.
type Check struct {
	widget.BaseWidget
	focusable
	Label, Why string
	Checked    bool
	OnChanged  func(bool)

	focused bool
	ground  *Surface
	box     *Surface
	tick    fyne.CanvasObject
}

var (
	_ fyne.Tappable      = (*Check)(nil)
	_ desktop.Cursorable = (*Check)(nil)
)

// NewCheck returns an unticked check; why may be empty.
func NewCheck(label, why string, changed func(bool)) *Check {
	c := &Check{Label: label, Why: why, OnChanged: changed}
	c.focusable = focusable{self: c, press: func() { c.Set(!c.Checked) }, change: func(on bool) {
		c.focused = on
		c.Refresh()
	}}
	c.ExtendBaseWidget(c)
	return c
}

// InspectLabel names the check to the tests that look at a real window.
func (c *Check) InspectLabel() string { return c.Label }

// Set ticks the check or takes the tick away.
func (c *Check) Set(on bool) {
	if c.Checked == on {
		return
	}
	c.Checked = on
	c.Refresh()
	if c.OnChanged != nil {
		c.OnChanged(on)
	}
}

// Tapped is for Fyne.
func (c *Check) Tapped(*fyne.PointEvent) { c.Set(!c.Checked) }

// Cursor is for Fyne.
func (c *Check) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer is for Fyne.
func (c *Check) CreateRenderer() fyne.WidgetRenderer {
	c.ground = NewSurface("", "", 8)
	c.ground.Stroke = 2
	c.box = NewSurface(look.ColorCard, look.ColorSoftText, 6)
	c.box.Stroke = 1.5
	c.tick = widget.NewIcon(MarkMet.Resource(look.ColorOnPrimary))
	label := NewWrapped(c.Label)
	words := Column(0, -1, label)
	if c.Why != "" {
		why := NewSoft(c.Why)
		why.Wrap = true
		words.Add(why)
	}
	box := Fixed(22, 22, container.NewStack(c.box, Pad(3, 3, c.tick)))
	c.paint()
	return widget.NewSimpleRenderer(container.NewStack(c.ground, Pad(4, 6, Row(12, 1, box, words))))
}

func (c *Check) paint() {
	if c.box == nil {
		return
	}
	if c.Checked {
		c.box.Paint(look.ColorPrimary, look.ColorPrimary)
		c.tick.Show()
	} else {
		c.box.Paint(look.ColorCard, look.ColorSoftText)
		c.tick.Hide()
	}
	if c.focused {
		c.ground.Paint("", look.ColorPrimary)
	} else {
		c.ground.Paint("", "")
	}
}

// Refresh is for Fyne.
func (c *Check) Refresh() {
	c.paint()
	c.BaseWidget.Refresh()
}

// Unchecked is how many of some checks are still open.
func Unchecked(checks []*Check) (n int) {
	for _, c := range checks {
		if !c.Checked {
			n++
		}
	}
	return n
}
