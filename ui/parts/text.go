// Package parts holds the house's own widgets. A part shows, and hands every
// intention out through a callback; what an intention means is decided by the
// screen that uses it.
package parts

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"calmster/ui/look"
)

// Text is a run of words in one of the house's colours and sizes. It follows
// the theme and, unlike Fyne's label, adds no padding of its own.
type Text struct {
	widget.BaseWidget
	content  string
	Color    fyne.ThemeColorName
	TextSize float32 // before the keeper's own scale
	Bold     bool
	Align    fyne.TextAlign
	// Wrap breaks the text at spaces to the width that it is given. A text
	// that does not wrap is cut with an ellipsis where it does not fit, if
	// Cut is set; otherwise it asks for its whole width.
	Wrap bool
	Cut  bool
	// Shrink is Cut with smaller letters first.
	Shrink bool
	// Least is the width that a cut or wrapped text asks for at least.
	Least float32

	width  float32 // the width that lines were broken for
	shrunk shrunk
}

// shrunk is how small the letters of a text are, as a share of their size, and
// what that was worked out for.
type shrunk struct {
	content         string
	width, px, size float32
}

// leastLetters is how small the letters of a text that shrinks can be, as a share
// of their size.
const leastLetters = 0.6

// NewText returns body text in the ordinary colour.
func NewText(s string) *Text {
	t := &Text{content: s, Color: look.ColorText, TextSize: look.SizeBody}
	t.ExtendBaseWidget(t)
	return t
}

// NewSoft returns small text in the soft colour.
func NewSoft(s string) *Text {
	t := NewText(s)
	t.Color, t.TextSize = look.ColorSoftText, look.SizeSmall
	return t
}

// NewHeading returns the one sentence on top of a screen.
func NewHeading(s string) *Text {
	t := NewText(s)
	t.TextSize, t.Bold, t.Cut = look.SizeHeading, true, true
	return t
}

// NewTitle returns the title of a card.
func NewTitle(s string) *Text {
	t := NewText(s)
	t.TextSize, t.Bold = look.SizeSubhead, true
	return t
}

// NewWrapped returns body text that breaks its lines.
func NewWrapped(s string) *Text {
	t := NewText(s)
	t.Wrap = true
	return t
}

// Content returns the words.
func (t *Text) Content() string { return t.content }

// InspectLabel names the text to the tests that look at a real window.
func (t *Text) InspectLabel() string { return t.content }

// Set changes the words.
func (t *Text) Set(s string) {
	if s != t.content {
		t.content = s
		t.Refresh()
	}
}

// Paint changes the colour.
func (t *Text) Paint(c fyne.ThemeColorName) {
	if c != t.Color {
		t.Color = c
		t.Refresh()
	}
}

func (t *Text) style() fyne.TextStyle { return fyne.TextStyle{Bold: t.Bold} }
func (t *Text) px() float32 {
	full := t.TextSize * look.Scale()
	if !t.Shrink || t.width <= 0 {
		return full
	}
	if is := &t.shrunk; is.content != t.content || is.width != t.width || is.px != full {
		*is = shrunk{t.content, t.width, full, 1}
		if whole := t.Whole(); whole > t.width {
			is.size = max(leastLetters, 0.97*t.width/whole) // letters do not get smaller evenly
		}
	}
	return full * t.shrunk.size
}

// Whole is how wide all of the text is in one line of its full size.
func (t *Text) Whole() float32 {
	return fyne.MeasureText(t.content, t.TextSize*look.Scale(), t.style()).Width
}

func (t *Text) measure(s string) fyne.Size {
	return fyne.MeasureText(s, t.px(), t.style())
}

// lines breaks the text for a width.
func (t *Text) lines(width float32) []string {
	if t.Wrap {
		return breakLines(t.content, width, func(s string) float32 { return t.measure(s).Width })
	}
	if (t.Cut || t.Shrink) && width > 0 {
		return []string{ellipsis(t.content, width, func(s string) float32 { return t.measure(s).Width })}
	}
	return []string{t.content}
}

// Cramped is whether the text does not find room for all of itself: it is cut,
// wider than its place, higher, or one of its words is broken.
func (t *Text) Cramped() bool {
	size, width := t.Size(), func(s string) float32 { return t.measure(s).Width }
	if !t.Wrap {
		return width(t.content) > size.Width+1
	}
	for _, word := range strings.Fields(t.content) {
		if width(word) > size.Width+1 {
			return true
		}
	}
	return t.measure("M").Height*float32(len(t.lines(size.Width))) > size.Height+1
}

// Resize breaks the lines anew where the width changed.
func (t *Text) Resize(s fyne.Size) {
	changed := s.Width != t.width
	t.width = s.Width
	t.BaseWidget.Resize(s)
	if changed && (t.Wrap || t.Cut || t.Shrink) {
		t.Refresh()
	}
}

// CreateRenderer is for Fyne.
func (t *Text) CreateRenderer() fyne.WidgetRenderer {
	r := &textRenderer{t: t}
	r.Refresh()
	return r
}

type textRenderer struct {
	t    *Text
	runs []*canvas.Text
	objs []fyne.CanvasObject
	// The least size, and of what: layouts ask far more often than it changes.
	least   fyne.Size
	leastOf textState
}

// textState is all that a text's size hangs on.
type textState struct {
	content          string
	width, px, least float32
	bold, wrap, cut  bool
}

func (r *textRenderer) Destroy()                     {}
func (r *textRenderer) Objects() []fyne.CanvasObject { return r.objs }

func (r *textRenderer) MinSize() fyne.Size {
	t := r.t
	now := textState{t.content, t.width, t.px(), t.Least, t.Bold, t.Wrap, t.Cut}
	if now != r.leastOf {
		r.least, r.leastOf = r.minSize(), now
	}
	return r.least
}

func (r *textRenderer) minSize() fyne.Size {
	h := r.t.measure("M").Height
	if r.t.Wrap {
		n := len(r.t.lines(r.t.width))
		least := r.t.Least
		if least == 0 {
			least = min(80, r.t.measure(r.t.content).Width)
		}
		return fyne.NewSize(least, h*float32(n))
	}
	if r.t.Shrink {
		// Its height stays that of its full size, so that nothing moves.
		return fyne.NewSize(max(r.t.Least, 24), fyne.MeasureText("M", r.t.TextSize*look.Scale(), r.t.style()).Height)
	}
	if r.t.Cut {
		return fyne.NewSize(max(r.t.Least, 24), h)
	}
	return fyne.NewSize(r.t.measure(r.t.content).Width, h)
}

func (r *textRenderer) Layout(size fyne.Size) {
	h := r.t.measure("M").Height
	y := float32(0)
	if !r.t.Wrap {
		y = (size.Height - h) / 2
	}
	for i, run := range r.runs {
		run.Move(fyne.NewPos(0, y+float32(i)*h))
		run.Resize(fyne.NewSize(size.Width, h))
	}
}

func (r *textRenderer) Refresh() {
	lines := r.t.lines(r.t.width)
	for len(r.runs) < len(lines) {
		run := canvas.NewText("", color.Transparent)
		r.runs = append(r.runs, run)
		r.objs = append(r.objs, run)
	}
	col := look.Color(r.t.Color)
	for i, run := range r.runs {
		run.Hidden = i >= len(lines)
		if run.Hidden {
			continue
		}
		run.Text, run.Color, run.TextSize = lines[i], col, r.t.px()
		run.TextStyle, run.Alignment = r.t.style(), r.t.Align
	}
	r.Layout(r.t.Size())
	for _, run := range r.runs {
		run.Refresh()
	}
	canvas.Refresh(r.t)
}
