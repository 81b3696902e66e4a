package chart

import (
	"image"
	"image/color"
	"math"

	"calmster/model"
)

// stamp is a mark drawn once, to be set down at many places. It is kept as runs
// of pixels, since most of its square is either empty or wholly covered.
type stamp struct {
	runs []pixels
}

// pixels is a run of a row that is either wholly covered or not, as seen from
// the middle of the mark.
type pixels struct {
	dx, dy int
	solid  bool
	pix    []uint8
}

// newStamp draws a mark k device pixels a unit large. Rings and diamonds are
// open on the card's colour and keep a thin edge of it around them, so that
// they stay apart where many meet.
func newStamp(shape model.Shape, ink, card color.Color, k float64) stamp {
	half := int(math.Ceil(9 * k))
	img := image.NewRGBA(image.Rect(0, 0, 2*half+1, 2*half+1))
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
			at := img.PixOffset(x+half, y+half)
			blend(img.Pix[at:at+4], premultiplied(card), under)
			blend(img.Pix[at:at+4], premultiplied(ink), over)
		}
	}
	return cut(img, half)
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
	img := image.NewRGBA(image.Rect(0, 0, 2*half+1, 2*half+1))
	for y := -half; y <= half; y++ {
		for x := -half; x <= half; x++ {
			fx, fy := math.Abs(float64(x)), float64(y)
			sides := (fx - (fy+2*k)*0.9) / 1.345
			at := img.PixOffset(x+half, y+half)
			blend(img.Pix[at:at+4], premultiplied(ink), cover(max(sides, fy-2*k)))
		}
	}
	return cut(img, half)
}

// cut keeps of a drawn mark what is not empty.
func cut(img *image.RGBA, half int) stamp {
	var s stamp
	wide := img.Rect.Dx()
	for y := range img.Rect.Dy() {
		row := img.Pix[y*img.Stride : y*img.Stride+4*wide]
		for from, to := 0, 0; from < wide; from = to {
			kind := func(x int) int { return int(row[4*x+3])/255 + min(1, int(row[4*x+3])) } // 0 empty, 1 part, 2 solid
			for to = from; to < wide && kind(to) == kind(from); to++ {
			}
			if kind(from) > 0 {
				s.runs = append(s.runs, pixels{from - half, y - half, kind(from) == 2, row[4*from : 4*to]})
			}
		}
	}
	return s
}

// set puts a stamp down with its middle on a pixel.
func (s stamp) set(dst *image.RGBA, x, y int) {
	for _, r := range s.runs {
		row := y + r.dy
		if row < dst.Rect.Min.Y || row >= dst.Rect.Max.Y {
			continue
		}
		from, to := x+r.dx, x+r.dx+len(r.pix)/4
		skip := max(0, dst.Rect.Min.X-from)
		from, to = from+skip, min(to, dst.Rect.Max.X)
		if from >= to {
			continue
		}
		at := dst.PixOffset(from, row)
		over, under := r.pix[4*skip:4*(skip+to-from)], dst.Pix[at:at+4*(to-from)]
		if r.solid {
			copy(under, over)
			continue
		}
		for len(over) >= 4 && len(under) >= 4 {
			left := 256 - uint32(over[3])
			under[0] = over[0] + uint8(uint32(under[0])*left>>8)
			under[1] = over[1] + uint8(uint32(under[1])*left>>8)
			under[2] = over[2] + uint8(uint32(under[2])*left>>8)
			under[3] = over[3] + uint8(uint32(under[3])*left>>8)
			over, under = over[4:], under[4:]
		}
	}
}

// cover is how much of a pixel lies inside an edge at that distance.
func cover(distance float64) float64 { return min(1, max(0, 0.5-distance)) }

func premultiplied(c color.Color) color.RGBA { return color.RGBAModel.Convert(c).(color.RGBA) }

// blend lays a share of a colour over a pixel.
func blend(pix []uint8, c color.RGBA, share float64) {
	if share <= 0 {
		return
	}
	if share >= 1 && c.A == 255 {
		pix[0], pix[1], pix[2], pix[3] = c.R, c.G, c.B, c.A
		return
	}
	a := uint32(share*256 + 0.5)
	left := 256 - uint32(c.A)*a/255
	pix[0] = uint8((uint32(pix[0])*left + uint32(c.R)*a) >> 8)
	pix[1] = uint8((uint32(pix[1])*left + uint32(c.G)*a) >> 8)
	pix[2] = uint8((uint32(pix[2])*left + uint32(c.B)*a) >> 8)
	pix[3] = uint8((uint32(pix[3])*left + uint32(c.A)*a) >> 8)
}
