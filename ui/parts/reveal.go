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
			top := driver.AbsolutePositionForObject(o).Y - driver.AbsolutePositionForObject(s).Y
			foot := top + o.Size().Height
			switch {
			case top < 0 || o.Size().Height > s.Size().Height:
				s.ScrollToOffset(fyne.NewPos(s.Offset.X, s.Offset.Y+top-revealed))
			case foot > s.Size().Height:
				s.ScrollToOffset(fyne.NewPos(s.Offset.X, s.Offset.Y+foot-s.Size().Height+revealed))
			}
		}
	}
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
