package parts

import (
	"cmp"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"calmster/ui/look"
)

// Tone is what a button is for, and so how it looks.
type Tone string

// The tones.
const (
	TonePrimary Tone = "primary" // the screen's one main action
	ToneQuiet   Tone = "quiet"   // everything else
	ToneUrgent  Tone = "urgent"  // the main action once a stress sign was seen
	ToneStress  Tone = "stress"  // a stress sign of the pad
	ToneComfort Tone = "comfort" // a comfort sign of the pad
	ToneTreat   Tone = "treat"   // a treat of the pad
	ToneLink    Tone = "link"    // words only
	ToneRail    Tone = "rail"    // an entry of the rail
)

type toneLook struct {
	text, fill, line, tint fyne.ThemeColorName
}

var tones = map[Tone]toneLook{
	TonePrimary: {look.ColorOnPrimary, look.ColorPrimary, "", look.ColorPrimary},
	ToneQuiet:   {look.ColorText, look.ColorCard, look.ColorLine, look.ColorPrimaryTint},
	ToneUrgent:  {look.ColorOnPrimary, look.ColorStress, "", look.ColorStress},
	ToneStress:  {look.ColorText, look.ColorCard, look.ColorStress, look.ColorStressTint},
	ToneComfort: {look.ColorText, look.ColorCard, look.ColorCalm, look.ColorPrimaryTint},
	ToneTreat:   {look.ColorText, look.ColorCard, look.ColorTreat, look.ColorPrimaryTint},
	ToneLink:    {look.ColorPrimary, "", "", look.ColorPrimaryTint},
	ToneRail:    {look.ColorText, "", "", look.ColorPrimaryTint},
}

// Tap is a large quiet area with a label and its key. It takes no focus, so
// that on the session screen every key reaches the pad; [Button] is the one
// that does.
type Tap struct {
	widget.BaseWidget
	Label    string
	Key      string // shown, not bound
	Tone     Tone
	Height   float32 // before scale; 0: as the text asks
	Least    float32 // width to ask for, before scale, if not that of the text
	Most     float32 // width that its words get at most, before scale; 0: as they ask
	Centre   bool    // label in the middle, its key beside it
	Bold     bool
	Small    bool   // for a short word in a narrow place
	Chosen   bool   // tinted: one of a choice, or tapped a moment ago
	Said     string // what it is called, where its label is no more than a sign
	Of       string // the line that it belongs to, where its label stands there more than once
	OnTapped func()

	self     fyne.Widget // the widget that embeds this one
	cut      bool        // the label, as it was last laid out
	hollow   bool        // see [HollowGrid]
	disabled bool
	hovered  bool
	pressed  bool
	focused  bool
	flash    *fyne.Animation
}

var (
	_ fyne.Tappable      = (*Tap)(nil)
	_ fyne.Disableable   = (*Tap)(nil)
	_ desktop.Hoverable  = (*Tap)(nil)
	_ desktop.Mouseable  = (*Tap)(nil)
	_ desktop.Cursorable = (*Tap)(nil)
)

// NewTap returns a tap area.
func NewTap(label, key string, tone Tone, tapped func()) *Tap {
	t := &Tap{Label: label, Key: key, Tone: tone, OnTapped: tapped}
	t.self = t
	t.ExtendBaseWidget(t)
	return t
}

// InspectLabel names the area to the tests that look at a real window.
func (t *Tap) InspectLabel() string {
	return strings.TrimSpace(cmp.Or(t.Said, t.Label) + " " + t.Of)
}

// Cramped is whether the label does not find room for all of itself.
func (t *Tap) Cramped() bool { return t.cut }

// Tapped is for Fyne.
func (t *Tap) Tapped(*fyne.PointEvent) {
	if !t.disabled && t.OnTapped != nil {
		t.OnTapped()
	}
}

// MouseIn, MouseMoved and MouseOut are for Fyne.
func (t *Tap) MouseIn(*desktop.MouseEvent)    { t.hovered = true; t.self.Refresh() }
func (t *Tap) MouseMoved(*desktop.MouseEvent) {}
func (t *Tap) MouseOut()                      { t.hovered, t.pressed = false, false; t.self.Refresh() }

// MouseDown and MouseUp are for Fyne: the press is seen at once.
func (t *Tap) MouseDown(*desktop.MouseEvent) { t.pressed = true; t.self.Refresh() }
func (t *Tap) MouseUp(*desktop.MouseEvent)   { t.pressed = false; t.self.Refresh() }

// Cursor is for Fyne.
func (t *Tap) Cursor() desktop.Cursor {
	if t.disabled {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

// Enable, Disable and Disabled are for Fyne.
func (t *Tap) Enable()        { t.setDisabled(false) }
func (t *Tap) Disable()       { t.setDisabled(true) }
func (t *Tap) Disabled() bool { return t.disabled }

func (t *Tap) setDisabled(d bool) {
	if t.disabled != d {
		t.disabled = d
		t.self.Refresh()
	}
}

// SetLabel changes the words.
func (t *Tap) SetLabel(s string) {
	if t.Label != s {
		t.Label = s
		t.self.Refresh()
	}
}

// Choose tints the area, or takes the tint away.
func (t *Tap) Choose(on bool) {
	if t.Chosen != on {
		t.Chosen = on
		t.self.Refresh()
	}
}

// SetTone changes what it is for.
func (t *Tap) SetTone(tone Tone) {
	if t.Tone != tone {
		t.Tone = tone
		t.self.Refresh()
	}
}

// flashFor is how long a tapped area stays tinted: long enough to be seen from
// the corner of an eye.
const flashFor = 700 * time.Millisecond

// Flash tints the area for a moment: the tap was recorded.
func (t *Tap) Flash() {
	if t.flash != nil {
		t.flash.Stop()
	}
	t.Choose(true)
	t.flash = fyne.NewAnimation(flashFor, func(done float32) {
		if done == 1 {
			t.Choose(false)
		}
	})
	t.flash.Start()
}

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
	k := r.capSize()
	inset := r.t.inset()
	room := s.Width - 2*inset - k.Width
	if k.Width > 0 {
		room -= 6
	}
	l := r.fit(max(room, 10), s.Height)
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

// fit sets the label so that all of it can be read: in one line, in two, or
// smaller; it is cut only where nothing of that helps. It returns its size.
func (r *tapRenderer) fit(width, height float32) fyne.Size {
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
	for _, k := range []float32{1, 0.9, 0.8} {
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

// Button is a [Tap] that can be reached with Tab and pressed with Space or
// Enter.
type Button struct {
	Tap
	focusable
}

// NewButton returns a button.
func NewButton(label, key string, tone Tone, tapped func()) *Button {
	b := &Button{Tap: Tap{Label: label, Key: key, Tone: tone, OnTapped: tapped}}
	b.Tap.self = b
	b.focusable = focusable{self: b, press: func() { b.Tapped(nil) }, change: func(on bool) {
		b.focused = on
		b.Refresh()
	}}
	b.ExtendBaseWidget(b)
	return b
}
