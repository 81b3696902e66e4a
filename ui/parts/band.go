package parts

import (
	"image"
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// band is a ring filled to a share, the fill with round ends. It is drawn as
// small tiles, and only where it passes: what Fyne's own arcs cost is the whole
// square around them, twice, and that each second. From one second to the next a
// tile or two are drawn anew.
type band struct {
	thick       float32 // share of the radius
	fill        float32 // 0 to 1, from the top, clockwise
	track, tone color.Color
	tiles       []*tile
}

// tile is one of the squares that a band's own square is cut into.
type tile struct {
	*canvas.Raster
	col, row int
}

// tilesAcross is into how many columns and rows: fewer are more pixels without
// a use, more are more pieces to draw.
const tilesAcross = 5

func newBand(thick float32) *band {
	b := &band{thick: thick, track: color.Transparent, tone: color.Transparent}
	for i := range tilesAcross * tilesAcross {
		t := &tile{col: i % tilesAcross, row: i / tilesAcross}
		t.Raster = canvas.NewRaster(func(w, _ int) image.Image { return b.draw(t, w) })
		t.ScaleMode = canvas.ImageScalePixels
		if b.passes(t) {
			b.tiles = append(b.tiles, t)
		}
	}
	return b
}

// passes is whether the band has a part in the tile.
func (b *band) passes(t *tile) bool {
	// In tiles, from the middle: the nearest and the farthest point of it.
	span := func(i int) (near, far float64) {
		low := float64(i) - tilesAcross/2.0
		return max(0, low, -low-1), max(-low, low+1)
	}
	nx, fx := span(t.col)
	ny, fy := span(t.row)
	const radius = tilesAcross / 2.0
	return math.Hypot(nx, ny) < radius && math.Hypot(fx, fy) > radius*(1-float64(b.thick))-0.1
}

func (b *band) objects() (out []fyne.CanvasObject) {
	for _, t := range b.tiles {
		out = append(out, t.Raster)
	}
	return out
}

// layout puts the band into the middle of an area and returns its side.
func (b *band) layout(area fyne.Size) (side float32) {
	// Whole pixels: a tile that is stretched is blurred.
	across := toPixels(min(area.Width, area.Height)/tilesAcross - 0.5)
	side = across * tilesAcross
	for _, t := range b.tiles {
		t.Resize(fyne.NewSquareSize(across))
		t.Move(fyne.NewPos((area.Width-side)/2+float32(t.col)*across, (area.Height-side)/2+float32(t.row)*across))
	}
	return side
}

// paint shows a fill in its colours.
func (b *band) paint(fill float32, track, tone color.Color) {
	before := b.fill
	b.fill = fill
	if track != b.track || tone != b.tone {
		b.track, b.tone = track, tone
		for _, t := range b.tiles {
			t.Refresh()
		}
		return
	}
	if fill == before {
		return
	}
	from, to := min(before, fill), max(before, fill)
	for _, t := range b.tiles {
		if b.between(t, from, to) {
			t.Refresh()
		}
	}
}

// between is whether the part of the band from one share to another, with a
// round end on either side, has to do with the tile.
func (b *band) between(t *tile, from, to float32) bool {
	along := 1 - float64(b.thick)/2
	half := 1.0 / tilesAcross
	x, y := (float64(t.col)+0.5)*2*half-1, (float64(t.row)+0.5)*2*half-1
	const steps = 2
	for share := float64(from); ; share += 1.0 / 360 * steps {
		share = min(share, float64(to))
		sin, cos := math.Sincos(share * 2 * math.Pi)
		if max(math.Abs(sin*along-x), math.Abs(-cos*along-y)) < half+float64(b.thick) {
			return true
		}
		if share >= float64(to) {
			return false
		}
	}
}

// draw draws a tile of so many pixels across.
func (b *band) draw(t *tile, across int) image.Image {
	img := image.NewRGBA(image.Rect(0, 0, across, across))
	radius := float64(across) * tilesAcross / 2
	thick := radius * float64(b.thick)
	within, without := (radius-thick-1)*(radius-thick-1), (radius+1)*(radius+1)
	end := math.Mod(float64(b.fill), 1) * 2 * math.Pi
	if b.fill >= 1 {
		end = 2 * math.Pi
	}
	ex, ey := math.Sin(end)*(radius-thick/2), -math.Cos(end)*(radius-thick/2)
	track, tone := color.NRGBAModel.Convert(b.track).(color.NRGBA), color.NRGBAModel.Convert(b.tone).(color.NRGBA)
	for py := range across {
		for px := range across {
			x, y := float64(t.col*across+px)+0.5-radius, float64(t.row*across+py)+0.5-radius
			square := x*x + y*y
			if square < within || square > without {
				continue
			}
			r := math.Sqrt(square)
			part := covered(radius-r) * covered(r-radius+thick)
			if part == 0 {
				continue
			}
			filled := 0.0
			if b.fill > 0 {
				angle := math.Atan2(x, -y)
				if angle < 0 {
					angle += 2 * math.Pi
				}
				if angle <= end {
					filled = 1
				} else {
					start := math.Hypot(x, y+radius-thick/2)
					filled = covered(thick/2 - min(start, math.Hypot(x-ex, y-ey)))
				}
			}
			c := between(track, tone, filled)
			c.A = uint8(float64(c.A)*part + 0.5)
			img.Set(px, py, c)
		}
	}
	return img
}

// between mixes two colours.
func between(a, b color.NRGBA, share float64) color.NRGBA {
	mix := func(a, b uint8) uint8 { return uint8(float64(a)*(1-share) + float64(b)*share + 0.5) }
	return color.NRGBA{mix(a.R, b.R), mix(a.G, b.G), mix(a.B, b.B), mix(a.A, b.A)}
}
