package parts

import (
	"image"
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// band is a ring filled to a share, the fill with round ends. It is drawn in
// pieces, and only where it passes: what Fyne's own arcs cost is the whole
// square around them, twice, and that each second. From one second to the next
// one or two pieces are drawn anew.
type band struct {
	thick       float32 // share of the radius
	fill        float32 // 0 to 1, from the top, clockwise
	track, tone color.NRGBA
	side        int // of the square around it, in pixels
	pieces      []*piece
}

// piece is the band between two directions.
type piece struct {
	*canvas.Raster
	from, to direction
	box      image.Rectangle // in pixels, from the band's middle
}

// pieces of a quarter each: fewer are more pixels without a use, more are more
// things to draw.
const (
	piecesAQuarter = 4
	bandPieces     = 4 * piecesAQuarter
)

// direction is a point of the unit circle.
type direction struct{ x, y float64 }

// towards is the direction at a share of the way around, from the top, clockwise.
func towards(share float64) direction {
	sin, cos := math.Sincos(share * 2 * math.Pi)
	return direction{sin, -cos}
}

// before is whether a point lies less far around than the direction, both being
// in the same half.
func (d direction) before(x, y float64) bool { return x*d.y-y*d.x > 0 }

func newBand(thick float32) *band {
	b := &band{thick: thick}
	for i := range bandPieces {
		p := &piece{from: towards(float64(i) / bandPieces), to: towards(float64(i+1) / bandPieces)}
		p.Raster = canvas.NewRaster(func(w, h int) image.Image { return b.draw(p, w, h) })
		p.ScaleMode = canvas.ImageScalePixels
		b.pieces = append(b.pieces, p)
	}
	return b
}

func (b *band) objects() (out []fyne.CanvasObject) {
	for _, p := range b.pieces {
		out = append(out, p.Raster)
	}
	return out
}

// layout puts the band into the middle of an area and returns its side.
func (b *band) layout(area fyne.Size) (side float32) {
	pixel := 1 / pixelsAUnit() // whole pixels: a picture that is stretched is blurred
	b.side = int(min(area.Width, area.Height)/pixel) &^ 1
	side = float32(b.side) * pixel
	middle := fyne.NewPos(area.Width/2, area.Height/2)
	outer := float64(b.side) / 2
	inner := outer * (1 - float64(b.thick))
	for _, p := range b.pieces {
		// A quarter's piece never turns back on itself, so its corners bound it.
		low := func(a, b float64) int {
			return int(math.Floor(min(a*inner, a*outer, b*inner, b*outer)))
		}
		p.box = image.Rect(low(p.from.x, p.to.x), low(p.from.y, p.to.y), -low(-p.from.x, -p.to.x), -low(-p.from.y, -p.to.y))
		p.Resize(fyne.NewSize(float32(p.box.Dx())*pixel, float32(p.box.Dy())*pixel))
		p.Move(middle.AddXY(float32(p.box.Min.X)*pixel, float32(p.box.Min.Y)*pixel))
	}
	return side
}

// paint shows a fill in its colours.
func (b *band) paint(fill float32, track, tone color.Color) {
	before := b.fill
	b.fill = fill
	newTrack, newTone := color.NRGBAModel.Convert(track).(color.NRGBA), color.NRGBAModel.Convert(tone).(color.NRGBA)
	fresh := newTrack != b.track || newTone != b.tone
	b.track, b.tone = newTrack, newTone
	if !fresh && fill == before {
		return
	}
	// The round ends reach half the band's thickness further.
	reach := float64(b.thick) / 2 / (2 * math.Pi * (1 - float64(b.thick)/2))
	from, to := float64(min(before, fill))-reach, float64(max(before, fill))+reach
	for i, p := range b.pieces {
		begin, end := float64(i)/bandPieces, float64(i+1)/bandPieces
		for _, turn := range []float64{-1, 0, 1} {
			if fresh || begin+turn < to && end+turn > from {
				p.Refresh()
				break
			}
		}
	}
}

// draw draws a piece of so many pixels.
func (b *band) draw(p *piece, w, h int) image.Image {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	outer := float64(b.side) / 2
	thick := outer * float64(b.thick)
	within, without := (outer-thick-1)*(outer-thick-1), (outer+1)*(outer+1)
	tail, head := towards(0), towards(float64(b.fill))
	end := float64(b.fill) * 2 * math.Pi
	for py := range h {
		for px := range w {
			x, y := float64(p.box.Min.X+px)+0.5, float64(p.box.Min.Y+py)+0.5
			square := x*x + y*y
			if square < within || square > without || p.from.before(x, y) || !p.to.before(x, y) {
				continue
			}
			r := math.Sqrt(square)
			filled := 0.0
			if b.fill > 0 {
				angle := math.Atan2(x, -y)
				if angle < 0 {
					angle += 2 * math.Pi
				}
				if angle <= end {
					filled = 1
				} else {
					along := outer - thick/2
					filled = covered(thick/2 - min(math.Hypot(x-tail.x*along, y-tail.y*along), math.Hypot(x-head.x*along, y-head.y*along)))
				}
			}
			c := mix(b.track, b.tone, filled)
			img.SetRGBA(px, py, faded(c, covered(outer-r)*covered(r-outer+thick)))
		}
	}
	return img
}

// mix mixes two colours.
func mix(a, b color.NRGBA, share float64) color.NRGBA {
	part := func(a, b uint8) uint8 { return uint8(float64(a)*(1-share) + float64(b)*share + 0.5) }
	return color.NRGBA{part(a.R, b.R), part(a.G, b.G), part(a.B, b.B), part(a.A, b.A)}
}

// faded is a colour of which only a share covers a pixel.
func faded(c color.NRGBA, share float64) color.RGBA {
	a := float64(c.A) / 255 * share
	part := func(v uint8) uint8 { return uint8(float64(v)*a + 0.5) }
	return color.RGBA{part(c.R), part(c.G), part(c.B), uint8(255*a + 0.5)}
}

// covered is how much of a pixel lies within an edge that its middle is so deep
// inside of.
func covered(depth float64) float64 { return min(1, max(0, depth+0.5)) }
