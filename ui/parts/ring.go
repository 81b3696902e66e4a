package parts

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"calmster/ui/look"
)

// Ring is the session's clock face: an arc that fills towards the cap, a mark
// at the goal, and the largest digits of the program in its middle.
type Ring struct {
	widget.BaseWidget
	fill float32 // share of the whole that is filled, 0 to 1
	goal float32 // share at which the goal lies, 0 to 1
	tone fyne.ThemeColorName

	caption, digits, below, goalWord string
}

// NewRing returns an empty ring.
func NewRing() *Ring {
	r := &Ring{tone: look.ColorCalm}
	r.ExtendBaseWidget(r)
	return r
}

// RingFace is what a ring shows.
type RingFace struct {
	Fill, Goal             float64 // shares of the whole, 0 to 1
	Tone                   fyne.ThemeColorName
	Caption, Digits, Below string
	GoalWord               string
}

// Set says what the ring shows; nothing is redrawn if nothing changed.
func (r *Ring) Set(f RingFace) {
	// The arc moves in steps that can be seen, about a third of a degree.
	fill := float32(math.Round(f.Fill*1080) / 1080)
	if r.fill == fill && r.goal == float32(f.Goal) && r.tone == f.Tone && r.caption == f.Caption &&
		r.digits == f.Digits && r.below == f.Below && r.goalWord == f.GoalWord {
		return
	}
	r.fill, r.goal, r.tone = fill, float32(f.Goal), f.Tone
	r.caption, r.digits, r.below, r.goalWord = f.Caption, f.Digits, f.Below, f.GoalWord
	r.Refresh()
}

// InspectLabel names the ring to the tests that look at a real window.
func (r *Ring) InspectLabel() string { return r.caption + " " + r.digits }

// CreateRenderer is for Fyne.
func (r *Ring) CreateRenderer() fyne.WidgetRenderer {
	d := &ringRenderer{r: r}
	d.track = &canvas.Arc{StartAngle: 0, EndAngle: 360, CutoutRatio: 0.88}
	d.arc = &canvas.Arc{CutoutRatio: 0.88}
	d.head, d.tail = &canvas.Circle{}, &canvas.Circle{}
	d.mark = &canvas.Line{StrokeWidth: 4}
	d.caption, d.digits, d.below, d.goalWord = &canvas.Text{}, &canvas.Text{}, &canvas.Text{}, &canvas.Text{}
	d.paint()
	return d
}

type ringRenderer struct {
	r                                *Ring
	track, arc                       *canvas.Arc
	head, tail                       *canvas.Circle
	mark                             *canvas.Line
	caption, digits, below, goalWord *canvas.Text
}

func (d *ringRenderer) Destroy() {}
func (d *ringRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{d.track, d.arc, d.tail, d.head, d.mark, d.caption, d.digits, d.below, d.goalWord}
}

func (d *ringRenderer) MinSize() fyne.Size { return fyne.NewSize(220, 220) }

func (d *ringRenderer) texts() []*canvas.Text {
	return []*canvas.Text{d.caption, d.digits, d.below, d.goalWord}
}

func (d *ringRenderer) paint() {
	r := d.r
	d.track.FillColor = look.Color(look.ColorTrack)
	col := look.Color(r.tone)
	d.arc.FillColor, d.head.FillColor, d.tail.FillColor = col, col, col
	d.mark.StrokeColor = look.Color(look.ColorGoal)
	d.arc.StartAngle, d.arc.EndAngle = 0, 360*r.fill
	none := r.fill <= 0
	d.arc.Hidden, d.head.Hidden, d.tail.Hidden = none, none, none
	d.caption.Text, d.caption.Color = r.caption, look.Color(look.ColorSoftText)
	d.digits.Text, d.digits.Color = r.digits, look.Color(look.ColorText)
	d.digits.TextStyle.Bold = true
	d.below.Text, d.below.Color = r.below, look.Color(look.ColorSoftText)
	d.goalWord.Text, d.goalWord.Color = r.goalWord, look.Color(look.ColorGoalText)
	for _, t := range d.texts() {
		t.Alignment = fyne.TextAlignCenter
	}
}

func (d *ringRenderer) Layout(s fyne.Size) {
	side := min(s.Width, s.Height)
	mid := fyne.NewPos(s.Width/2, s.Height/2)
	for _, a := range []*canvas.Arc{d.track, d.arc} {
		a.Resize(fyne.NewSquareSize(side))
		a.Move(mid.SubtractXY(side/2, side/2))
	}
	radius := side / 2
	thick := radius * (1 - d.arc.CutoutRatio)
	along := radius - thick/2
	at := func(share, r float32) fyne.Position {
		a := float64(share) * 2 * math.Pi
		return mid.AddXY(r*float32(math.Sin(a)), -r*float32(math.Cos(a)))
	}
	end := func(c *canvas.Circle, share float32) {
		c.Resize(fyne.NewSquareSize(thick))
		c.Move(at(share, along).SubtractXY(thick/2, thick/2))
	}
	end(d.tail, 0)
	end(d.head, d.r.fill)
	d.mark.Position1, d.mark.Position2 = at(d.r.goal, radius+2), at(d.r.goal, radius-thick-6)

	// Sizes grow with the ring, so that it can be read from two metres on a
	// large window.
	d.caption.TextSize, d.digits.TextSize = side*0.05, side*0.235
	d.below.TextSize, d.goalWord.TextSize = side*0.046, side*0.046
	y := mid.Y - side*0.235
	for _, t := range d.texts() {
		h := fyne.MeasureText("0", t.TextSize, t.TextStyle).Height
		t.Resize(fyne.NewSize(s.Width, h))
		t.Move(fyne.NewPos(0, y))
		y += h
		if t == d.below {
			y += side * 0.02
		}
		if t == d.caption {
			y -= side * 0.035
		}
		if t == d.digits {
			y -= side * 0.025
		}
	}
}

func (d *ringRenderer) Refresh() {
	d.paint()
	d.Layout(d.r.Size())
	for _, o := range d.Objects() {
		o.Refresh()
	}
	canvas.Refresh(d.r)
}
