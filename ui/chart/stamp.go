package chart

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"calmster/model"
)

// stamp is a mark drawn once, to be set down at many places.
type stamp struct {
	img  *image.RGBA
	half int
}

// newStamp draws a mark k device pixels a unit large. Rings and diamonds are
// open on the card's colour and keep a thin edge of it around them, so that
// they stay apart where many meet.
func newStamp(shape model.Shape, ink, card color.Color, k float64) stamp {
	half := int(math.Ceil(9 * k))
	s := stamp{image.NewRGBA(image.Rect(0, 0, 2*half+1, 2*half+1)), half}
	edge := 1.0 * k
	for y := -half; y <= half; y++ {
		for x := -half; x <= half; x++ {
			fx, fy := float64(x), float64(y)
			outer, inner := distances(shape, fx, fy, k)
			under := cover(outer - edge)
			over := cover(outer) * (1 - cover(inner))
			if shape == model.ShapeCross {
				under = 0
			}
			at := s.img.PixOffset(x+half, y+half)
			blend(s.img.Pix[at:at+4], premultiplied(card), under)
			blend(s.img.Pix[at:at+4], premultiplied(ink), over)
		}
	}
	return s
}

// distances returns how far a place lies outside a mark's outer edge and its
// inner, open part; negative is inside.
func distances(shape model.Shape, x, y, k float64) (outer, inner float64) {
	round := math.Hypot(x, y)
	tilted := (math.Abs(x) + math.Abs(y)) / math.Sqrt2
	square := max(math.Abs(x), math.Abs(y))
	never := math.Inf(1)
	switch shape {
	case model.ShapeRing:
		return round - 5.6*k, round - 3.4*k
	case model.ShapeDiamond:
		return tilted - 4.6*k, never
	case model.ShapeOpenDiamond:
		return tilted - 4.9*k, tilted - 3*k
	case model.ShapeSquare:
		return square - 4.6*k, square - 2.8*k
	case model.ShapeDot:
		return round - 3.6*k, never
	case model.ShapeCross:
		arms := min(math.Abs(x-y), math.Abs(x+y)) / math.Sqrt2
		return max(arms-0.9*k, square-3.4*k), never
	}
	return never, never
}

// newArrow draws the arrow over a mark that lies beyond the axis.
func newArrow(ink color.Color, k float64) stamp {
	half := int(math.Ceil(4 * k))
	s := stamp{image.NewRGBA(image.Rect(0, 0, 2*half+1, 2*half+1)), half}
	for y := -half; y <= half; y++ {
		for x := -half; x <= half; x++ {
			fx, fy := math.Abs(float64(x)), float64(y)
			sides := (fx - (fy+2*k)*0.9) / 1.345
			at := s.img.PixOffset(x+half, y+half)
			blend(s.img.Pix[at:at+4], premultiplied(ink), cover(max(sides, fy-2*k)))
		}
	}
	return s
}

// set puts a stamp down with its middle on a pixel.
func (s stamp) set(dst *image.RGBA, x, y int) {
	at := image.Pt(x-s.half, y-s.half)
	draw.Draw(dst, s.img.Rect.Add(at), s.img, image.Point{}, draw.Over)
}

// cover is how much of a pixel lies inside an edge at that distance.
func cover(distance float64) float64 { return min(1, max(0, 0.5-distance)) }

func premultiplied(c color.Color) color.RGBA { return color.RGBAModel.Convert(c).(color.RGBA) }

// blend lays a share of a colour over a pixel.
func blend(pix []uint8, c color.RGBA, share float64) {
	if share <= 0 {
		return
	}
	a := uint32(share*256 + 0.5)
	left := 256 - uint32(c.A)*a/255
	pix[0] = uint8((uint32(pix[0])*left + uint32(c.R)*a) >> 8)
	pix[1] = uint8((uint32(pix[1])*left + uint32(c.G)*a) >> 8)
	pix[2] = uint8((uint32(pix[2])*left + uint32(c.B)*a) >> 8)
	pix[3] = uint8((uint32(pix[3])*left + uint32(c.A)*a) >> 8)
}
