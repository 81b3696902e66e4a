package chart

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

const (
	tipWide  float32 = 320 // widest text of a tip
	tipLines         = 12  // most lines of a tip
	tipPad   float32 = 10
	tipAway  float32 = 14 // from the point
	ringWide float32 = 20
)

// tip is the ring around a point, or the frame of a box, and the words about it.
type tip struct {
	ring  *canvas.Circle
	frame *canvas.Rectangle
	card  *canvas.Rectangle
	texts []*canvas.Text
	all   []fyne.CanvasObject
}

func newTip() *tip {
	t := &tip{
		ring:  &canvas.Circle{StrokeWidth: 2, FillColor: color.Transparent},
		frame: &canvas.Rectangle{StrokeWidth: 2, FillColor: color.Transparent, CornerRadius: 2},
		card:  &canvas.Rectangle{StrokeWidth: 1, CornerRadius: 2 * step},
	}
	t.all = []fyne.CanvasObject{t.ring, t.frame, t.card}
	for range tipLines {
		text := &canvas.Text{}
		t.texts = append(t.texts, text)
		t.all = append(t.all, text)
	}
	return t
}

func (t *tip) objects() []fyne.CanvasObject { return t.all }

func (t *tip) hide() {
	for _, o := range t.all {
		o.Hide()
	}
}

// show puts the words beside a stop, wholly inside size, and a ring around a
// point or a frame around a box.
func (t *tip) show(s stop, around box, lines []string, size fyne.Size, textSize float32, of func(colour) color.Color) {
	t.hide()
	bold := fyne.TextStyle{Bold: true}
	style := fyne.TextStyle{}
	widest := min(tipWide, size.Width-2*tipPad)
	var words []string
	heads := 0
	for i, line := range lines {
		st := style
		if i == 0 {
			st = bold
		}
		words = append(words, wrap(line, widest, func(s string) fyne.Size { return fyne.MeasureText(s, textSize, st) })...)
		if i == 0 {
			heads = len(words)
		}
	}
	high := fyne.MeasureText("0", textSize, bold).Height
	words = words[:max(0, min(len(words), tipLines, int((size.Height-2*tipPad)/high)))]

	if s.point >= 0 {
		t.ring.StrokeColor = of(colourRing)
		put(t.ring, box{s.at.X - ringWide/2, s.at.Y - ringWide/2, ringWide, ringWide})
		t.ring.Show()
	} else {
		t.frame.StrokeColor = of(colourRing)
		put(t.frame, around)
		t.frame.Show()
	}
	if len(words) == 0 {
		return
	}
	card := box{h: float32(len(words))*high + 2*tipPad}
	for i, line := range words {
		o := t.texts[i]
		o.Text, o.TextSize, o.TextStyle, o.Color = line, textSize, style, of(ink("soft"))
		if i < heads {
			o.TextStyle, o.Color = bold, of(ink("text"))
		}
		card.w = max(card.w, o.MinSize().Width+2*tipPad)
	}
	card.x = s.at.X + tipAway
	if card.x+card.w > size.Width {
		card.x = s.at.X - tipAway - card.w
	}
	card.y = s.at.Y - card.h - tipAway/2
	if card.y < 0 {
		card.y = s.at.Y + tipAway/2
	}
	card.x = max(0, min(card.x, size.Width-card.w))
	card.y = max(0, min(card.y, size.Height-card.h))
	t.card.FillColor, t.card.StrokeColor = of(colourCard), of(colourLine)
	put(t.card, card)
	t.card.Show()
	for i := range words {
		put(t.texts[i], box{card.x + tipPad, card.y + tipPad + float32(i)*high, card.w - 2*tipPad, high})
		t.texts[i].Show()
	}
}
