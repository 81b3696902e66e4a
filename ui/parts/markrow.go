package parts

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"calmster/ui/look"
)

// MarkRow shows marks side by side, as many as there is room for, and how many
// more there are.
type MarkRow struct {
	widget.BaseWidget
	marks  []Mark
	size   float32
	centre bool
}

// NewMarkRow returns marks of a size; centre sets them in the middle.
func NewMarkRow(marks []Mark, size float32, centre bool) *MarkRow {
	m := &MarkRow{marks: marks, size: size, centre: centre}
	m.ExtendBaseWidget(m)
	return m
}

// CreateRenderer is for Fyne.
func (m *MarkRow) CreateRenderer() fyne.WidgetRenderer {
	r := &markRowRenderer{m: m, more: NewSoft("")}
	r.more.TextSize = look.SizeTiny
	for _, mark := range m.marks {
		o := NewMark(mark, m.size)
		r.marks = append(r.marks, o)
		r.all = append(r.all, o)
	}
	r.all = append(r.all, r.more)
	return r
}

type markRowRenderer struct {
	m     *MarkRow
	marks []fyne.CanvasObject
	more  *Text
	all   []fyne.CanvasObject
}

func (r *markRowRenderer) Destroy()                     {}
func (r *markRowRenderer) Refresh()                     { r.Layout(r.m.Size()) }
func (r *markRowRenderer) Objects() []fyne.CanvasObject { return r.all }

func (r *markRowRenderer) MinSize() fyne.Size {
	side := r.m.size * look.Scale()
	return fyne.NewSize(side, side)
}

func (r *markRowRenderer) Layout(size fyne.Size) {
	const gap = 3
	if unborn(size) {
		return
	}
	side := r.m.size * look.Scale()
	shown, width := len(r.marks), float32(0)
	for ; shown >= 0; shown-- {
		width = float32(shown)*(side+gap) - gap
		r.more.Set("")
		if left := len(r.marks) - shown; left > 0 {
			r.more.Set(fmt.Sprintf("+%d", left))
			width += gap + r.more.MinSize().Width
		}
		if width <= size.Width {
			break
		}
	}
	at := float32(0)
	if r.m.centre {
		at = max(0, (size.Width-width)/2)
	}
	y := (size.Height - side) / 2
	for i, o := range r.marks {
		if i >= shown {
			o.Hide()
			continue
		}
		o.Show()
		o.Resize(fyne.NewSize(side, side))
		o.Move(fyne.NewPos(at, y))
		at += side + gap
	}
	r.more.Hidden = shown == len(r.marks)
	m := r.more.MinSize()
	r.more.Resize(m)
	r.more.Move(fyne.NewPos(at, (size.Height-m.Height)/2))
}
