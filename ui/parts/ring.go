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
	d := &ringRenderer{r: r, band: newBand(bandThick), mark: &canvas.Line{StrokeWidth: 4}}
	d.caption, d.below, d.goalWord = &canvas.Text{}, &canvas.Text{}, &canvas.Text{}
	for i := range d.digits {
		d.digits[i] = &canvas.Text{TextStyle: fyne.TextStyle{Bold: true}}
	}
	d.paint()
	return d
}

type ringRenderer struct {
	r                        *Ring
	band                     *band
	mark                     *canvas.Line
	caption, below, goalWord *canvas.Text
	// The digits one by one: Fyne keeps the picture of a text for a while, so
	// that none of the ten has to be drawn anew each second.
	digits [maxDigits]*canvas.Text
}

const (
	bandThick = 0.12 // share of the radius
	maxDigits = 8    // 12:34:56
)

func (d *ringRenderer) Destroy() {}
func (d *ringRenderer) Objects() []fyne.CanvasObject {
	out := append(d.band.objects(), d.mark)
	for _, t := range d.texts() {
		out = append(out, t)
	}
	return out
}

func (d *ringRenderer) MinSize() fyne.Size { return fyne.NewSize(220, 220) }

func (d *ringRenderer) texts() []*canvas.Text {
	return append([]*canvas.Text{d.caption, d.below, d.goalWord}, d.digits[:]...)
}

func (d *ringRenderer) paint() {
	r := d.r
	d.band.paint(r.fill, look.Color(look.ColorTrack), look.Color(r.tone))
	d.mark.StrokeColor = look.Color(look.ColorGoal)
	d.caption.Text, d.caption.Color = r.caption, look.Color(look.ColorSoftText)
	d.below.Text, d.below.Color = r.below, look.Color(look.ColorSoftText)
	d.goalWord.Text, d.goalWord.Color = r.goalWord, look.Color(look.ColorGoalText)
	for _, t := range d.texts() {
		t.Alignment = fyne.TextAlignCenter
	}
	shown := []rune(r.digits)
	for i, t := range d.digits {
		t.Text, t.Color = "", look.Color(look.ColorText)
		if i < len(shown) {
			t.Text = string(shown[i])
		}
	}
}

func (d *ringRenderer) Layout(s fyne.Size) {
	side := d.band.layout(s)
	mid := fyne.NewPos(s.Width/2, s.Height/2)
	radius := side / 2
	thick := radius * bandThick
	at := func(share, r float32) fyne.Position {
		a := float64(share) * 2 * math.Pi
		return mid.AddXY(r*float32(math.Sin(a)), -r*float32(math.Cos(a)))
	}
	d.mark.Position1, d.mark.Position2 = at(d.r.goal, radius+2), at(d.r.goal, radius-thick-6)

	// Sizes grow with the ring, so that it can be read from two metres on a
	// large window.
	d.caption.TextSize, d.below.TextSize, d.goalWord.TextSize = side*0.05, side*0.046, side*0.046
	y := mid.Y - side*0.235
	line := func(h, gap float32, texts ...*canvas.Text) {
		for _, t := range texts {
			t.Resize(fyne.NewSize(s.Width, h))
			t.Move(fyne.NewPos(0, y))
		}
		y += h + gap
	}
	height := func(t *canvas.Text) float32 { return fyne.MeasureText("0", t.TextSize, t.TextStyle).Height }
	line(height(d.caption), -side*0.035, d.caption)
	d.layoutDigits(side*0.235, s.Width, y)
	y += height(d.digits[0]) - side*0.025
	line(height(d.below), side*0.02, d.below)
	line(height(d.goalWord), 0, d.goalWord)
}

// layoutDigits sets the digits side by side, in the middle of a width.
func (d *ringRenderer) layoutDigits(textSize, width, y float32) {
	var whole float32
	for _, t := range d.digits {
		t.TextSize = textSize
		t.Resize(fyne.MeasureText(t.Text, textSize, t.TextStyle))
		whole += t.Size().Width
	}
	x := (width - whole) / 2
	for _, t := range d.digits {
		t.Move(fyne.NewPos(x, y))
		x += t.Size().Width
	}
}

func (d *ringRenderer) Refresh() {
	d.paint()
	d.Layout(d.r.Size())
	// One by one: refreshed as a whole, the ring would draw all of its band
	// anew.
	d.mark.Refresh()
	for _, t := range d.texts() {
		t.Refresh()
	}
}
