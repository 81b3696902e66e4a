package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"calmster/ui/look"
)

// Width returns how wide the widest of some texts is at a text size, so that a
// column can be as wide as what will stand in it, in any language and scale.
func Width(size float32, texts ...string) (widest float32) {
	for _, t := range texts {
		widest = max(widest, fyne.MeasureText(t, size*look.Scale(), fyne.TextStyle{}).Width)
	}
	return widest
}

// Columns are the columns of a table whose rows are laid out alike.
type Columns struct {
	Gap float32
	// Widths are those of the columns; the one at Grow asks for at least its
	// width and takes what is left. One without a width is left out.
	Widths []float32
	Grow   int
	// Lesser are the columns to leave out where there is too little room, the
	// least important one first.
	Lesser []int
}

// Row lays out the cells of a row.
func (c *Columns) Row(cells ...fyne.CanvasObject) *fyne.Container { return container.New(c, cells...) }

// MinSize is for Fyne.
func (c *Columns) MinSize(cells []fyne.CanvasObject) fyne.Size {
	var h float32
	for _, o := range cells {
		h = max(h, o.MinSize().Height)
	}
	return fyne.NewSize(c.Widths[c.Grow], h)
}

// Layout is for Fyne.
func (c *Columns) Layout(cells []fyne.CanvasObject, size fyne.Size) {
	if unborn(size) {
		return
	}
	left := size.Width + c.Gap
	out := make([]bool, len(cells))
	for i := range cells {
		if out[i] = c.Widths[i] <= 0; !out[i] {
			left -= c.Widths[i] + c.Gap
		}
	}
	for _, i := range c.Lesser {
		if left >= 0 {
			break
		}
		if out[i] {
			continue
		}
		out[i] = true
		left += c.Widths[i] + c.Gap
	}
	x := float32(0)
	for i, o := range cells {
		if out[i] {
			o.Hide()
			continue
		}
		o.Show()
		w := c.Widths[i]
		if i == c.Grow {
			w = max(24, w+left)
		}
		h := o.MinSize().Height
		o.Resize(fyne.NewSize(w, h))
		o.Move(fyne.NewPos(x, (size.Height-h)/2))
		x += w + c.Gap
	}
}
