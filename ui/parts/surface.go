package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"calmster/ui/look"
)

// Surface is a rounded ground in tokens of the theme.
type Surface struct {
	widget.BaseWidget
	Fill, Line fyne.ThemeColorName // empty: none
	Corner     float32
	Stroke     float32
}

// NewSurface returns a ground; line may be empty.
func NewSurface(fill, line fyne.ThemeColorName, corner float32) *Surface {
	s := &Surface{Fill: fill, Line: line, Corner: corner, Stroke: 1}
	s.ExtendBaseWidget(s)
	return s
}

// Paint changes the tokens.
func (s *Surface) Paint(fill, line fyne.ThemeColorName) {
	if s.Fill != fill || s.Line != line {
		s.Fill, s.Line = fill, line
		s.Refresh()
	}
}

// CreateRenderer is for Fyne.
func (s *Surface) CreateRenderer() fyne.WidgetRenderer {
	r := &surfaceRenderer{s: s, rect: &canvas.Rectangle{}}
	r.paint()
	return r
}

type surfaceRenderer struct {
	s    *Surface
	rect *canvas.Rectangle
}

func (r *surfaceRenderer) Destroy()                     {}
func (r *surfaceRenderer) MinSize() fyne.Size           { return fyne.NewSize(1, 1) }
func (r *surfaceRenderer) Layout(s fyne.Size)           { r.rect.Resize(s) }
func (r *surfaceRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.rect} }

func (r *surfaceRenderer) paint() {
	r.rect.CornerRadius = r.s.Corner
	r.rect.FillColor, r.rect.StrokeColor, r.rect.StrokeWidth = nil, nil, 0
	if r.s.Fill != "" {
		r.rect.FillColor = look.Color(r.s.Fill)
	}
	if r.s.Line != "" {
		r.rect.StrokeColor, r.rect.StrokeWidth = look.Color(r.s.Line), r.s.Stroke
	}
}

func (r *surfaceRenderer) Refresh() {
	r.paint()
	r.rect.Refresh()
}

// Card puts an object on a card.
func Card(content fyne.CanvasObject) fyne.CanvasObject {
	return container.NewStack(
		NewSurface(look.ColorCard, look.ColorLine, look.CornerCard),
		Pad(16, 18, content),
	)
}

// Rule is a thin horizontal line.
func Rule() fyne.CanvasObject {
	return Fixed(0, 1, NewSurface(look.ColorLine, "", 0))
}

// Badge is a word on a tinted chip: a state in a word, never only a colour.
type Badge struct {
	widget.BaseWidget
	text   *Text
	ground *Surface
}

// NewBadge returns a chip with a text token on a ground token.
func NewBadge(s string, text, ground fyne.ThemeColorName) *Badge {
	t := NewText(s)
	t.Bold, t.Color, t.TextSize, t.Align = true, text, 13, fyne.TextAlignCenter
	b := &Badge{text: t, ground: NewSurface(ground, "", look.CornerChip)}
	b.ExtendBaseWidget(b)
	return b
}

// CreateRenderer is for Fyne.
func (b *Badge) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewStack(b.ground, Pad(3, 12, b.text)))
}

// Set changes word and tokens.
func (b *Badge) Set(s string, text, ground fyne.ThemeColorName) {
	b.text.Paint(text)
	b.ground.Paint(ground, "")
	b.text.Set(s)
}

// KeyCap shows a key as a small cap.
func KeyCap(key string) fyne.CanvasObject {
	if key == "" {
		return Fixed(0, 1, nil)
	}
	t := NewText(key)
	t.TextSize, t.Color, t.Align = look.SizeTiny, look.ColorSoftText, fyne.TextAlignCenter
	return container.NewStack(NewSurface(look.ColorBackground, look.ColorLine, 5), Pad(1, 6, t))
}
