package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// List is a list of any length of which only the rows in sight exist. The
// arrow keys, Page, Home and End choose as they move; a key that it has no use
// for goes on to the window.
type List struct {
	widget.List
	// OnEnter runs at Enter, for the row that is chosen.
	OnEnter func()
	// OnFocus runs when the list gets and loses the keys.
	OnFocus func(has bool)

	at     int
	chosen func(row int)
}

var _ desktop.Keyable = (*List)(nil)

// pageRows is how far the Page keys go.
const pageRows = 12

// NewList returns a list: make makes an empty row, fill writes into one, and
// chosen runs when a row is chosen.
func NewList(length func() int, make func() fyne.CanvasObject, fill func(row int, o fyne.CanvasObject), chosen func(row int)) *List {
	l := &List{chosen: chosen}
	l.Length, l.CreateItem, l.UpdateItem = length, make, fill
	l.OnSelected = func(row int) {
		l.at = row
		l.chosen(row)
	}
	l.ExtendBaseWidget(l)
	return l
}

// FocusGained, FocusLost, TypedKey, KeyDown and KeyUp are for Fyne. Its own
// list would mark a second row, the one that its arrows are on.
func (l *List) FocusGained() { l.focus(true) }

// FocusLost is for Fyne.
func (l *List) FocusLost() { l.focus(false) }

func (l *List) focus(has bool) {
	if l.OnFocus != nil {
		l.OnFocus(has)
	}
}

// TypedKey moves what is chosen.
func (l *List) TypedKey(k *fyne.KeyEvent) {
	last := l.Length() - 1
	to := func(row int) { l.Select(max(0, min(row, last))) }
	switch k.Name {
	case fyne.KeyDown:
		to(l.at + 1)
	case fyne.KeyUp:
		to(l.at - 1)
	case fyne.KeyPageDown:
		to(l.at + pageRows)
	case fyne.KeyPageUp:
		to(l.at - pageRows)
	case fyne.KeyHome:
		to(0)
	case fyne.KeyEnd:
		to(last)
	case fyne.KeyReturn, fyne.KeyEnter:
		if l.OnEnter != nil {
			l.OnEnter()
		}
	default:
		if c := l.canvas(); c != nil && c.OnTypedKey() != nil {
			c.OnTypedKey()(k)
		}
	}
}

// KeyDown passes on what TypedKey does not take.
func (l *List) KeyDown(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyDown, fyne.KeyUp, fyne.KeyPageDown, fyne.KeyPageUp, fyne.KeyHome, fyne.KeyEnd, fyne.KeyReturn, fyne.KeyEnter, fyne.KeyTab:
		return
	}
	if c, ok := l.canvas().(desktop.Canvas); ok && c.OnKeyDown() != nil {
		c.OnKeyDown()(k)
	}
}

// KeyUp is for Fyne.
func (l *List) KeyUp(*fyne.KeyEvent) {}

func (l *List) canvas() fyne.Canvas { return fyne.CurrentApp().Driver().CanvasForObject(l) }
