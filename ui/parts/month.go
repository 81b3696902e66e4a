package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"calmster/ui/look"
)

// MonthDay is one day of a [Month].
type MonthDay struct {
	Name   string // says it all in words
	Number string
	Marks  []Mark
	Faint  bool // of the month before or after
	Today  bool
}

// Month is a calendar of whole weeks. One day is chosen, by a tap or with the
// arrow keys; Page Up and Page Down go by months, Home back to today.
type Month struct {
	widget.BaseWidget
	focusable
	// OnPick runs when a day is tapped, OnMove when a key asks to go on by so
	// many days or months, OnHome when one asks for today, OnEnter when the
	// chosen day is wanted.
	OnPick          func(i int)
	OnMove          func(days, months int)
	OnHome, OnEnter func()

	names, weeks *fyne.Container
	days         []*monthDay
	at           int
	has          bool // the focus
}

// NewMonth returns an empty calendar; names are those of the days of a week, in
// their order.
func NewMonth(names []string) *Month {
	m := &Month{weeks: container.NewStack()}
	var head []fyne.CanvasObject
	for _, n := range names {
		t := NewSoft(n)
		t.Align = fyne.TextAlignCenter
		head = append(head, t)
	}
	m.names = Even(4, head...)
	m.focusable = focusable{self: m, press: func() { call(m.OnEnter) }, change: func(on bool) {
		m.has = on
		m.paint()
	}}
	m.ExtendBaseWidget(m)
	return m
}

func call(f func()) {
	if f != nil {
		f()
	}
}

// CreateRenderer is for Fyne.
func (m *Month) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(Column(6, 1, m.names, m.weeks))
}

// Set replaces the days and says which is chosen.
func (m *Month) Set(days []MonthDay, at int) {
	m.days, m.at = nil, at
	var objs []fyne.CanvasObject
	for i, d := range days {
		cell := newMonthDay(d, func() {
			if m.OnPick != nil {
				m.OnPick(i)
			}
		})
		m.days = append(m.days, cell)
		objs = append(objs, cell)
	}
	m.weeks.Objects = []fyne.CanvasObject{Grid(4, 7, objs...)}
	m.paint()
	m.weeks.Refresh()
}

// Choose says which day is chosen.
func (m *Month) Choose(i int) {
	m.at = i
	m.paint()
}

func (m *Month) paint() {
	for i, d := range m.days {
		d.paint(i == m.at, i == m.at && m.has)
	}
}

// monthKeys are the steps that keys ask for, in days and months.
var monthKeys = map[fyne.KeyName][2]int{
	fyne.KeyLeft: {-1, 0}, fyne.KeyRight: {1, 0}, fyne.KeyUp: {-7, 0}, fyne.KeyDown: {7, 0},
	fyne.KeyPageUp: {0, -1}, fyne.KeyPageDown: {0, 1},
}

// TypedKey moves between the days.
func (m *Month) TypedKey(k *fyne.KeyEvent) {
	if step, ok := monthKeys[k.Name]; ok && m.OnMove != nil {
		m.OnMove(step[0], step[1])
		return
	}
	if k.Name == fyne.KeyHome {
		call(m.OnHome)
		return
	}
	m.focusable.TypedKey(k)
}

// KeyDown keeps what TypedKey takes.
func (m *Month) KeyDown(k *fyne.KeyEvent) {
	if _, own := monthKeys[k.Name]; !own && k.Name != fyne.KeyHome {
		m.focusable.KeyDown(k)
	}
}

// monthDay is one day: it takes taps, the calendar has the focus.
type monthDay struct {
	widget.BaseWidget
	MonthDay
	tapped func()
	ground *Surface
	number *Text
}

var (
	_ fyne.Tappable      = (*monthDay)(nil)
	_ desktop.Cursorable = (*monthDay)(nil)
)

func newMonthDay(d MonthDay, tapped func()) *monthDay {
	m := &monthDay{MonthDay: d, tapped: tapped, ground: NewSurface("", "", 8), number: NewSoft(d.Number)}
	m.ExtendBaseWidget(m)
	return m
}

// InspectLabel names the day to the tests that look at a real window.
func (m *monthDay) InspectLabel() string { return m.Name }

// Tapped and Cursor are for Fyne.
func (m *monthDay) Tapped(*fyne.PointEvent) { m.tapped() }
func (m *monthDay) Cursor() desktop.Cursor  { return desktop.PointerCursor }

// CreateRenderer is for Fyne.
func (m *monthDay) CreateRenderer() fyne.WidgetRenderer {
	marks := Fixed(0, 15, NewMarkRow(m.Marks, 13, false))
	return widget.NewSimpleRenderer(container.NewStack(m.ground, Pad(4, 6, Column(2, -1, m.number, marks))))
}

func (m *monthDay) paint(chosen, focused bool) {
	fill, line := look.ColorCard, look.ColorLine // a line without a fill is drawn with a grey edge
	m.number.Bold, m.number.Color = m.Today, look.ColorText
	m.ground.Stroke = 1
	switch {
	case m.Today:
		m.number.Color, line = look.ColorPrimary, look.ColorPrimary
	case m.Faint:
		m.number.Color, line = look.ColorSoftText, ""
	}
	if chosen {
		fill = look.ColorPrimaryTint
	}
	if focused {
		line, m.ground.Stroke = look.ColorPrimary, 2.5
	}
	m.ground.Fill, m.ground.Line = fill, line
	m.ground.Refresh()
	m.number.Refresh()
}
