package report

import (
	"fmt"

	"calmster/model"
)

// markLook is a shape in ECharts' words, and whether it is open: an outline on the
// card's colour.
type markLook struct {
	symbol string
	size   float64
	open   bool
}

func marksOf(s model.Shape) markLook {
	switch s {
	case model.ShapeRing:
		return markLook{"circle", 9, true}
	case model.ShapeDiamond:
		return markLook{"diamond", 12, false}
	case model.ShapeOpenDiamond:
		return markLook{"diamond", 11, true}
	case model.ShapeCross:
		return markLook{"path://M0,0L6,6M6,0L0,6", 7, true}
	case model.ShapeSquare:
		return markLook{"rect", 8, true}
	}
	return markLook{"circle", 8, false}
}

// shapeArrow is over a mark that lies beyond the axis.
const shapeArrow model.Shape = "arrow"

// glyph returns a mark in the words of an SVG path.
func glyph(s model.Shape, x, y float64) string {
	switch s {
	case model.ShapeRing:
		return fmt.Sprintf("M%s,%sa4.2,4.2 0 1,0 8.4,0a4.2,4.2 0 1,0-8.4,0", num(x-4.2), num(y))
	case model.ShapeDiamond, model.ShapeOpenDiamond:
		return fmt.Sprintf("M%s,%sl5.5,5.5l-5.5,5.5l-5.5-5.5z", num(x), num(y-5.5))
	case model.ShapeCross:
		return fmt.Sprintf("M%s,%sl6,6m0-6l-6,6", num(x-3), num(y-3))
	case model.ShapeSquare:
		return fmt.Sprintf("M%s,%sh8v8h-8z", num(x-4), num(y-4))
	case shapeArrow:
		return fmt.Sprintf("M%s,%sl3.5-5l3.5,5z", num(x-3.5), num(y-8))
	}
	return fmt.Sprintf("M%s,%sa3.5,3.5 0 1,0 7,0a3.5,3.5 0 1,0-7,0", num(x-3.5), num(y))
}
