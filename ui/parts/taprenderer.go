package parts

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"calmster/ui/look"
)

// CreateRenderer is for Fyne.
func (t *Tap) CreateRenderer() fyne.WidgetRenderer {
	r := &tapRenderer{
		t: t, ground: &canvas.Rectangle{}, veil: &canvas.Rectangle{}, ring: &canvas.Rectangle{},
		label: &canvas.Text{}, second: &canvas.Text{}, cap: &canvas.Rectangle{}, key: &canvas.Text{},
	}
	r.paint()
	return r
}

type tapRenderer struct {
	t                  *Tap
	ground, veil, ring *canvas.Rectangle
	cap                *canvas.Rectangle
	label, key         *canvas.Text
	second             *canvas.Text // line of a label that does not fit into one
	size               float32      // of the label's letters, where they fit
	labelSize, keySize fyne.Size    // measured when painted: a layout asks often
}

func (r *tapRenderer) Destroy() {}
func (r *tapRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.veil, r.label, r.second, r.cap, r.key, r.ring}
}

// lineWidth is that of the line around an area.
const lineWidth = 1.25

const (
	tapInset      float32 = 13
	tapInsetSmall float32 = 9
	insetLeast    float32 = 3 // of a tap that shrinks
)

func (t *Tap) inset() float32 {
	switch {
	case t.Tone == ToneLink:
		return 6
	case t.Small:
		return tapInsetSmall
	}
	return tapInset
}

func (r *tapRenderer) MinSize() fyne.Size {
	l := r.labelSize
	w := l.Width + 2*r.t.inset()
	if r.t.Key != "" {
		w += r.capSize().Width + 10
	}
	if r.t.Most > 0 {
		w = min(w, r.t.Most*look.Scale())
	}
	if r.t.Least > 0 {
		w = r.t.Least * look.Scale()
	}
	h := l.Height + 16
	if r.t.Height > 0 {
		h = r.t.Height * look.Scale()
	}
	return fyne.NewSize(w, h)
}

func (r *tapRenderer) capSize() fyne.Size {
	if r.t.Key == "" {
		return fyne.Size{}
	}
	return r.keySize.AddWidthHeight(12, 3)
}

func (r *tapRenderer) Layout(s fyne.Size) {
	if unborn(s) {
		return // to break a label for no room at all takes long
	}
	for _, o := range []*canvas.Rectangle{r.ground, r.veil, r.ring} {
		o.Resize(s)
	}
	k, inset := r.capSize(), r.t.inset()
	l := r.fit(roomFor(s.Width, inset, k), s.Height, letterSizes)
	if r.t.Shrink && r.t.cut {
		k, inset = fyne.Size{}, insetLeast
		l = r.fit(roomFor(s.Width, inset, k), s.Height, smallerSizes)
	}
	r.key.Hidden = k.Width == 0
	r.cap.Hidden = r.key.Hidden || !drawn(r.cap)
	x := inset
	capX := s.Width - inset - k.Width
	if r.t.Centre {
		whole := l.Width
		if k.Width > 0 {
			whole += 8 + k.Width
		}
		x = (s.Width - whole) / 2
		capX = x + l.Width + 8
	}
	line := l.Height
	if r.second.Text != "" {
		line /= 2
	}
	for i, text := range []*canvas.Text{r.label, r.second} {
		text.Move(fyne.NewPos(x, (s.Height-l.Height)/2+float32(i)*line))
		text.Resize(fyne.NewSize(l.Width, line))
		if r.t.Centre {
			text.Alignment = fyne.TextAlignCenter
		}
	}
	r.cap.Move(fyne.NewPos(capX, (s.Height-k.Height)/2))
	r.cap.Resize(k)
	r.key.Move(r.cap.Position())
	r.key.Resize(k)
}

// roomFor is the width that a label has beside the cap of its key.
func roomFor(width, inset float32, keyCap fyne.Size) float32 {
	room := width - 2*inset - keyCap.Width
	if keyCap.Width > 0 {
		room -= 6
	}
	return max(room, 10)
}

// How small the letters of a label may become, as shares of their size: those of
// any, and those of a tap that must show all of its words whatever its size.
var (
	letterSizes  = []float32{1, 0.9, 0.8}
	smallerSizes = []float32{1, 0.9, 0.8, 0.7, 0.6, 0.5}
)

// fit sets the label so that all of it can be read: in one line, in two, or
// smaller; it is cut only where nothing of that helps. It returns its size.
func (r *tapRenderer) fit(width, height float32, sizes []float32) fyne.Size {
	size := func(s string, size float32) fyne.Size { return fyne.MeasureText(s, size, r.label.TextStyle) }
	show := func(first, second string, textSize float32) fyne.Size {
		r.label.Text, r.second.Text, r.second.Hidden = first, second, second == ""
		r.label.TextSize, r.second.TextSize = textSize, textSize
		r.second.TextStyle, r.second.Color = r.label.TextStyle, r.label.Color
		r.t.cut = false
		one := size(first, textSize)
		if second == "" {
			return one
		}
		two := size(second, textSize)
		return fyne.NewSize(max(one.Width, two.Width), one.Height+two.Height)
	}
	if r.labelSize.Width <= width+0.5 {
		return show(r.t.Label, "", r.size)
	}
	for _, k := range sizes {
		measure := func(s string) float32 { return size(s, r.size*k).Width }
		lines := append(breakLines(r.t.Label, width, measure), "")
		whole := strings.Join(strings.Fields(r.t.Label), " ") == strings.TrimSpace(strings.Join(lines, " "))
		if whole && (len(lines) == 2 || len(lines) == 3 && 2*size("M", r.size*k).Height <= height) {
			return show(lines[0], lines[1], r.size*k)
		}
	}
	l := show(ellipsis(r.t.Label, width, func(s string) float32 { return size(s, r.size).Width }), "", r.size)
	r.t.cut = true
	return l
}

func (r *tapRenderer) paint() {
	t, k := r.t, look.Scale()
	tone := tones[t.Tone]
	strong := t.Tone == TonePrimary || t.Tone == ToneUrgent
	none := look.Color(theme.ColorNameHover)
	corner := look.CornerButton

	r.ground.CornerRadius, r.veil.CornerRadius, r.ring.CornerRadius = corner, corner, corner
	r.ground.FillColor, r.ground.StrokeColor, r.ground.StrokeWidth = nil, nil, 0
	if tone.fill != "" {
		r.ground.FillColor = look.Color(tone.fill)
	}
	if t.Chosen {
		r.ground.FillColor = look.Color(tone.tint)
	}
	if tone.line != "" {
		r.ground.StrokeColor, r.ground.StrokeWidth = look.Color(tone.line), lineWidth
		if t.Chosen && t.Tone == ToneQuiet {
			r.ground.StrokeColor, r.ground.StrokeWidth = look.Color(look.ColorPrimary), 1.5
		}
	}
	resting := t.hollow && !t.Chosen && !t.hovered && !t.pressed
	if resting {
		r.ground.FillColor, r.ground.StrokeColor = nil, nil
	}
	r.veil.FillColor = nil
	if !t.disabled && (t.hovered || t.pressed) {
		r.veil.FillColor = none
	}
	r.ring.FillColor, r.ring.StrokeColor, r.ring.StrokeWidth = nil, nil, 0
	if t.focused {
		ring := look.ColorPrimary
		if strong {
			ring = look.ColorText
		}
		r.ring.StrokeColor, r.ring.StrokeWidth = look.Color(ring), 2.5
	}

	r.label.Text = t.Label
	r.label.TextSize = look.SizeBody * k
	if t.Tone == ToneStress || t.Tone == ToneComfort || strong {
		r.label.TextSize = 15 * k
	}
	if t.Small {
		r.label.TextSize = 12.5 * k
	}
	r.label.TextStyle.Bold = t.Bold || strong || t.Tone == ToneStress || t.Tone == ToneComfort ||
		(t.Tone == ToneRail && t.Chosen)
	text := tone.text
	if t.Chosen && (t.Tone == ToneRail || t.Tone == ToneQuiet) {
		text = look.ColorPrimary
	}
	r.label.Color = look.Color(text)

	r.key.Text, r.key.TextSize, r.key.Alignment = t.Key, look.SizeTiny*k, fyne.TextAlignCenter
	r.key.Color = look.Color(look.ColorSoftText)
	r.cap.CornerRadius, r.cap.FillColor, r.cap.StrokeColor, r.cap.StrokeWidth = 5, nil, nil, 0
	switch {
	case strong:
		r.key.Color, r.key.TextSize = r.label.Color, 13*k
	case t.Tone != ToneRail && t.Tone != ToneLink:
		if resting {
			break
		}
		r.cap.FillColor = look.Color(look.ColorBackground)
		r.cap.StrokeColor, r.cap.StrokeWidth = look.Color(look.ColorLine), 1
	}
	r.key.Hidden = t.Key == ""
	if t.disabled {
		r.label.Color = look.Color(look.ColorSoftText)
		if strong {
			r.ground.FillColor = look.Color(look.ColorLine)
			r.key.Color = r.label.Color
		}
	}
	r.ground.Hidden, r.veil.Hidden, r.ring.Hidden = !drawn(r.ground), !drawn(r.veil), !drawn(r.ring)
	r.cap.Hidden = r.key.Hidden || !drawn(r.cap)
	style := r.label.TextStyle
	style.Bold = style.Bold || t.Tone == ToneRail // as it will be once it is chosen
	r.size = r.label.TextSize
	r.labelSize = fyne.MeasureText(t.Label, r.label.TextSize, style)
	r.keySize = fyne.MeasureText(t.Key, r.key.TextSize, r.key.TextStyle)
}

// drawn is whether a rectangle has anything to draw. One that has not is hidden:
// it is not walked over then.
func drawn(r *canvas.Rectangle) bool { return r.FillColor != nil || r.StrokeColor != nil }

func (r *tapRenderer) Refresh() {
	r.paint()
	r.Layout(r.t.self.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
	canvas.Refresh(r.t.self)
}
