package parts

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// revealed is the room that is left around what Tab leads to.
const revealed = 8

// reveal scrolls what lies around an object so that it is seen. Fyne moves the
// focus and leaves it out of sight.
func reveal(o fyne.CanvasObject) {
	driver := fyne.CurrentApp().Driver()
	c := driver.CanvasForObject(o)
	if c == nil {
		return
	}
	roots := append([]fyne.CanvasObject{c.Content()}, c.Overlays().List()...)
	for _, root := range roots {
		around, _ := scrollsAround(root, o)
		for _, s := range slices.Backward(around) { // the innermost first
			at := driver.AbsolutePositionForObject(o).Subtract(driver.AbsolutePositionForObject(s))
			s.ScrollToOffset(s.Offset.AddXY(
				further(at.X, o.Size().Width, s.Size().Width),
				further(at.Y, o.Size().Height, s.Size().Height)))
		}
	}
}

// further is by how much to scroll for what begins at a place of the view and is
// so long to be seen.
func further(at, length, view float32) float32 {
	switch end := at + length; {
	case at < 0 || length > view:
		return at - revealed
	case end > view:
		return end - view + revealed
	}
	return 0
}

// scrollsAround returns the scrolls on the way from root to an object, the
// outermost first, and whether it is there at all.
func scrollsAround(root, o fyne.CanvasObject) (around []*container.Scroll, found bool) {
	if root == o {
		return nil, true
	}
	var inside []fyne.CanvasObject
	switch r := root.(type) {
	case *fyne.Container:
		inside = r.Objects
	case *container.Scroll:
		inside = []fyne.CanvasObject{r.Content}
		around = append(around, r)
	case *Choice:
		inside = []fyne.CanvasObject{r.flow}
	case *Area:
		inside = []fyne.CanvasObject{r.content}
	}
	for _, next := range inside {
		if further, found := scrollsAround(next, o); found {
			return append(around, further...), true
		}
	}
	return nil, false
}
