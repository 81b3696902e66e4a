package parts

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"calmster/ui/look"
)

// Rung is one stage as the ladder shows it.
type Rung struct {
	Number int
	Label  string
	Done   bool // the animal has left it behind
	Here   bool
}

// Ladder shows the stages as a line of numbered stops.
type Ladder struct {
	widget.BaseWidget
	rungs    []Rung
	OnTapped func(number int)
}

// NewLadder returns the ladder.
func NewLadder(rungs []Rung, tapped func(number int)) *Ladder {
	l := &Ladder{rungs: rungs, OnTapped: tapped}
	l.ExtendBaseWidget(l)
	return l
}

// Tapped opens the stage under the pointer.
func (l *Ladder) Tapped(e *fyne.PointEvent) {
	if l.OnTapped == nil || len(l.rungs) == 0 {
		return
	}
	i := int(e.Position.X / (l.Size().Width / float32(len(l.rungs))))
	if i >= 0 && i < len(l.rungs) {
		l.OnTapped(l.rungs[i].Number)
	}
}

// CreateRenderer is for Fyne.
func (l *Ladder) CreateRenderer() fyne.WidgetRenderer {
	line := NewSurface(look.ColorLine, "", 0)
	var stops []fyne.CanvasObject
	var labels []*Text
	for _, r := range l.rungs {
		disc := NewSurface(look.ColorCard, look.ColorLine, canvas.RadiusMaximum)
		disc.Stroke = 2
		inside := fyne.CanvasObject(nil)
		label := NewSoft(r.Label)
		label.Align, label.Wrap, label.Least, label.TextSize = fyne.TextAlignCenter, true, 60, rungText
		switch {
		case r.Done:
			disc.Fill, disc.Line = look.ColorGoal, ""
			inside = Pad(5, 5, widget.NewIcon(MarkMet.Resource(look.ColorCard)))
		default:
			n := NewText(fmt.Sprint(r.Number))
			n.TextSize, n.Align, n.Color = look.SizeTiny, fyne.TextAlignCenter, look.ColorSoftText
			if r.Here {
				disc.Line = look.ColorPrimary
				n.Color, n.Bold = look.ColorPrimary, true
				label.Color, label.Bold = look.ColorPrimary, true
			}
			inside = n
		}
		labels = append(labels, label)
		stops = append(stops, Column(4, -1, Fixed(24, 24, container.NewStack(disc, inside)), label))
	}
	row := Even(0, stops...)
	return &ladderRenderer{l: l, line: line, row: row, labels: labels}
}

type ladderRenderer struct {
	l    *Ladder
	line *Surface
	row  *fyne.Container

	labels []*Text
}

// rungText is the size of the labels, and rungLeast that to which they shrink
// before a word is broken.
const rungText, rungLeast = 13, 9

// shrink makes the labels as small as their longest word asks for.
func (r *ladderRenderer) shrink(cell float32) {
	size := float32(rungText)
	for size > rungLeast && r.widest(size) > cell-1 {
		size -= 0.5
	}
	for _, l := range r.labels {
		if l.TextSize != size {
			l.TextSize = size
			l.Refresh()
		}
	}
}

// widest is how wide the longest word is at a size.
func (r *ladderRenderer) widest(size float32) (widest float32) {
	for _, l := range r.labels {
		for _, word := range strings.Fields(l.content) {
			widest = max(widest, fyne.MeasureText(word, size*look.Scale(), l.style()).Width)
		}
	}
	return widest
}

func (r *ladderRenderer) Destroy()           {}
func (r *ladderRenderer) MinSize() fyne.Size { return r.row.MinSize() }
func (r *ladderRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.line, r.row}
}

func (r *ladderRenderer) Layout(s fyne.Size) {
	r.shrink(s.Width / float32(max(1, len(r.labels))))
	r.row.Resize(s)
	r.line.Resize(fyne.NewSize(s.Width, 2))
	r.line.Move(fyne.NewPos(0, 11*look.Scale()))
}

func (r *ladderRenderer) Refresh() {
	r.line.Refresh()
	r.row.Refresh()
	canvas.Refresh(r.l)
}
