package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"calmster/ui/look"
)

// Mark is one of the house's few signs. Each differs from the others in shape,
// not only in colour.
type Mark string

// The marks.
const (
	MarkNone    Mark = ""
	MarkCalm    Mark = "calm"    // open ring: ended calm, "at least"
	MarkStress  Mark = "stress"  // filled diamond: a stress sign
	MarkUnknown Mark = "unknown" // small cross: says nothing
	MarkMet     Mark = "met"     // tick
	MarkNotYet  Mark = "not_yet" // open circle, thin
	MarkGuide   Mark = "guide"   // arrow: what to do next
	MarkStop    Mark = "stop"    // filled diamond: speaks for going slower
	MarkTreat   Mark = "treat"   // filled small square
	MarkFree    Mark = "free"    // leaf: time without a harness
	MarkPlanned Mark = "planned" // small outlined dot
	MarkUnsaved Mark = "unsaved" // triangle with an exclamation mark: not in the journal yet
)

const svgHead = `<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24">`

// The shapes are filled paths throughout: Fyne recolours fills, not strokes. A
// ring is an outer circle and an inner one drawn the other way round.
var markShapes = map[Mark]struct {
	path  string
	color fyne.ThemeColorName
}{
	MarkCalm:    {"M12 2 A10 10 0 1 1 12 22 A10 10 0 1 1 12 2 Z M12 6 A6 6 0 1 0 12 18 A6 6 0 1 0 12 6 Z", look.ColorCalm},
	MarkStress:  {"M12 1 L23 12 L12 23 L1 12 Z", look.ColorStress},
	MarkStop:    {"M12 1 L23 12 L12 23 L1 12 Z", look.ColorStress},
	MarkUnknown: {"M6 3.5 L12 9.5 L18 3.5 L20.5 6 L14.5 12 L20.5 18 L18 20.5 L12 14.5 L6 20.5 L3.5 18 L9.5 12 L3.5 6 Z", look.ColorSoftText},
	MarkMet:     {"M2 13 L4.5 10.5 L9 15 L19.5 3.5 L22 6 L9 20 Z", look.ColorGoal},
	MarkNotYet:  {"M12 3 A9 9 0 1 1 12 21 A9 9 0 1 1 12 3 Z M12 5 A7 7 0 1 0 12 19 A7 7 0 1 0 12 5 Z", look.ColorSoftText},
	MarkGuide:   {"M2 10.8 L17 10.8 L11.5 5.3 L13.3 3.5 L21.8 12 L13.3 20.5 L11.5 18.7 L17 13.2 L2 13.2 Z", look.ColorSoftText},
	MarkFree:    {"M3 21 L5.2 17 C2.5 9 8 3 21.5 3 C22.5 15.5 16.5 21.5 8.4 18.6 Z M8 16 L15 9 L14 8 L7 15 Z", look.ColorGoal},
	MarkPlanned: {"M12 5 A7 7 0 1 1 12 19 A7 7 0 1 1 12 5 Z M12 7.6 A4.4 4.4 0 1 0 12 16.4 A4.4 4.4 0 1 0 12 7.6 Z", look.ColorPrimary},
	MarkUnsaved: {"M12 1 L23 22 L1 22 Z M10.7 8.5 L11.3 15 L12.7 15 L13.3 8.5 Z M10.8 16.6 L10.8 19.2 L13.2 19.2 L13.2 16.6 Z", look.ColorStress},
	MarkTreat:   {"M6 6 L18 6 L18 18 L6 18 Z", look.ColorTreat},
}

// Resource returns the mark as an icon that follows the theme, in its own
// colour or in another one.
func (m Mark) Resource(as ...fyne.ThemeColorName) fyne.Resource {
	shape := markShapes[m]
	col := shape.color
	if len(as) > 0 {
		col = as[0]
	}
	return theme.NewColoredResource(
		fyne.NewStaticResource("mark-"+string(m)+".svg", []byte(svgHead+`<path fill="#000000" d="`+shape.path+`"/></svg>`)), col)
}

// NewMark returns the mark at a size.
func NewMark(m Mark, size float32, as ...fyne.ThemeColorName) fyne.CanvasObject {
	if m == MarkNone {
		return Fixed(size, size, nil)
	}
	return Fixed(size, size, widget.NewIcon(m.Resource(as...)))
}
