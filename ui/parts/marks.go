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
)

const svgHead = `<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24">`

var markShapes = map[Mark]struct {
	svg   string
	color fyne.ThemeColorName
}{
	MarkCalm:    {`<circle cx="12" cy="12" r="8" fill="none" stroke="#000000" stroke-width="4"/>`, look.ColorCalm},
	MarkStress:  {`<path d="M12 1 L23 12 L12 23 L1 12 Z" fill="#000000"/>`, look.ColorStress},
	MarkStop:    {`<path d="M12 1 L23 12 L12 23 L1 12 Z" fill="#000000"/>`, look.ColorStress},
	MarkUnknown: {`<path d="M5 5 L19 19 M19 5 L5 19" fill="none" stroke="#000000" stroke-width="3.5"/>`, look.ColorSoftText},
	MarkMet:     {`<path d="M3 13 L9 19 L21 5" fill="none" stroke="#000000" stroke-width="3.5"/>`, look.ColorGoal},
	MarkNotYet:  {`<circle cx="12" cy="12" r="8" fill="none" stroke="#000000" stroke-width="2"/>`, look.ColorSoftText},
	MarkGuide:   {`<path d="M2 12 H20 M13 5 L20 12 L13 19" fill="none" stroke="#000000" stroke-width="2.5"/>`, look.ColorSoftText},
	MarkTreat:   {`<path d="M7 7 H17 V17 H7 Z" fill="#000000"/>`, look.ColorTreat},
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
		fyne.NewStaticResource("mark-"+string(m)+".svg", []byte(svgHead+shape.svg+"</svg>")), col)
}

// NewMark returns the mark at a size.
func NewMark(m Mark, size float32, as ...fyne.ThemeColorName) fyne.CanvasObject {
	if m == MarkNone {
		return Fixed(size, size, nil)
	}
	return Fixed(size, size, widget.NewIcon(m.Resource(as...)))
}
