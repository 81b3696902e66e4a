package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"calmster/ui/look"
)

// Area makes any content a place to tap, to reach with Tab and to open with
// Space or Enter.
type Area struct {
	widget.BaseWidget
	focusable
	label    string
	content  fyne.CanvasObject
	OnTapped func()
	ground   *Surface
	bare     bool
}

var (
	_ fyne.Tappable      = (*Area)(nil)
	_ desktop.Hoverable  = (*Area)(nil)
	_ desktop.Cursorable = (*Area)(nil)
)

// NewArea returns the content as a place to tap; label names it.
func NewArea(label string, content fyne.CanvasObject, tapped func()) *Area {
	a := &Area{label: label, content: content, OnTapped: tapped, ground: NewSurface("", "", look.CornerButton)}
	a.ground.Stroke = 2
	a.focusable = focusable{self: a, press: func() { a.Tapped(nil) }, change: func(on bool) {
		line := fyne.ThemeColorName("")
		if on {
			line = look.ColorPrimary
		}
		a.ground.Paint(a.ground.Fill, line)
	}}
	a.ExtendBaseWidget(a)
	return a
}

// NewBareArea is [NewArea] without space around the content.
func NewBareArea(label string, content fyne.CanvasObject, tapped func()) *Area {
	a := NewArea(label, content, tapped)
	a.bare = true
	return a
}

// InspectLabel names the area to the tests that look at a real window.
func (a *Area) InspectLabel() string { return a.label }

// Tapped is for Fyne.
func (a *Area) Tapped(*fyne.PointEvent) {
	if a.OnTapped != nil {
		a.OnTapped()
	}
}

// Cursor is for Fyne.
func (a *Area) Cursor() desktop.Cursor { return desktop.PointerCursor }

// MouseIn, MouseMoved and MouseOut are for Fyne.
func (a *Area) MouseIn(*desktop.MouseEvent)    { a.ground.Paint(look.ColorPrimaryTint, a.ground.Line) }
func (a *Area) MouseMoved(*desktop.MouseEvent) {}
func (a *Area) MouseOut()                      { a.ground.Paint("", a.ground.Line) }

// CreateRenderer is for Fyne.
func (a *Area) CreateRenderer() fyne.WidgetRenderer {
	content := a.content
	if !a.bare {
		content = Pad(6, 6, content)
	}
	return widget.NewSimpleRenderer(container.NewStack(a.ground, content))
}
