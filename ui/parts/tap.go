package parts

import (
	"cmp"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
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
	Shrink   bool   // gives up its key and large letters before any of its words is cut
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
