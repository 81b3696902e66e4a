package parts

import (
	"image"
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"calmster/ui/look"
)

// HollowGrid is [Grid] for taps on a screen that is painted over and over: each
// has a line around it, and a ground only while it is touched or chosen.
//
// Fyne works out every pixel within a rounded rectangle, also where only its
// line is wanted, and each thing that it draws has a price of its own. So the
// lines of all taps are drawn together as a few narrow pictures.
func HollowGrid(gap float32, columns int, taps ...*Tap) *fyne.Container {
	g := &grille{gap: gap, columns: columns, n: len(taps)}
	var objs []fyne.CanvasObject
	for _, t := range taps {
		t.hollow = true
		g.line = tones[t.Tone].line
		objs = append(objs, t)
	}
	g.ExtendBaseWidget(g)
	return container.NewStack(g, Grid(gap, columns, objs...))
}

// grille is the lines around the cells of a grid.
type grille struct {
	widget.BaseWidget
	gap     float32
	columns int
	n       int
	line    fyne.ThemeColorName
}

// CreateRenderer is for Fyne.
func (g *grille) CreateRenderer() fyne.WidgetRenderer {
	r := &grilleRenderer{g: g}
	for i := range g.columns + 1 {
		r.uprights = append(r.uprights, canvas.NewRaster(func(w, h int) image.Image { return r.upright(w, h, i) }))
	}
	for i := range g.rows() {
		for range 2 {
			r.bars = append(r.bars, canvas.NewRaster(func(w, h int) image.Image { return r.bar(w, h, i) }))
		}
	}
	for _, p := range append(append([]*canvas.Raster(nil), r.uprights...), r.bars...) {
		p.ScaleMode = canvas.ImageScalePixels
		r.objs = append(r.objs, p)
	}
	return r
}

// grilleRenderer draws what is upright between two columns, the right edges of
// the one and the left edges of the other, corners included, as one picture, and
// the upper and lower edges of a row's cells.
type grilleRenderer struct {
	g              *grille
	uprights, bars []*canvas.Raster
	objs           []fyne.CanvasObject
}

func (r *grilleRenderer) Destroy()                     {}
func (r *grilleRenderer) MinSize() fyne.Size           { return fyne.Size{} }
func (r *grilleRenderer) Objects() []fyne.CanvasObject { return r.objs }

// Layout lays the pictures over the cells' edges.
func (r *grilleRenderer) Layout(s fyne.Size) {
	g := r.g
	// All sides are whole pixels: however the place is rounded, the pieces meet.
	_, right := span(g.columns-1, g.columns, g.gap, s.Width)
	_, low := span(g.rows()-1, g.rows(), g.gap, s.Height)
	for i, p := range r.uprights {
		from, to := g.corners(i, s.Width)
		p.Resize(fyne.NewSize(to-from, low))
		p.Move(fyne.NewPos(from, 0))
	}
	k := pixelsAUnit()
	line := g.stroke(k) / k
	for i, p := range r.bars {
		top, bottom := span(i/2, g.rows(), g.gap, s.Height)
		if i%2 == 1 {
			top = bottom - line
		}
		p.Resize(fyne.NewSize(right, line))
		p.Move(fyne.NewPos(0, top))
	}
}

func (g *grille) rows() int { return evenLayout{columns: g.columns}.rows(g.n) }

// stroke is the width of a line in pixels, of which there are k in a unit.
func (g *grille) stroke(k float32) float32 { return max(1, float32(math.Round(float64(lineWidth*k)))) }

// corners is where the corners to both sides of a column's beginning reach from
// and to.
func (g *grille) corners(column int, width float32) (from, to float32) {
	k := pixelsAUnit()
	corner := float32(math.Round(float64(look.CornerButton*k))) / k
	if column > 0 {
		_, from = span(column-1, g.columns, g.gap, width)
		from, to = from-corner, from
	}
	if column < g.columns {
		left, _ := span(column, g.columns, g.gap, width)
		to = left + corner
	}
	return from, to
}

// Refresh draws the lines in the theme that is in force.
func (r *grilleRenderer) Refresh() {
	for _, o := range r.objs {
		o.Refresh()
	}
}

func (r *grilleRenderer) ink() color.NRGBA {
	return color.NRGBAModel.Convert(look.Color(r.g.line)).(color.NRGBA)
}

// upright draws the edges to both sides of where a column begins.
func (r *grilleRenderer) upright(w, h, column int) image.Image {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	g, k, ink := r.g, pixelsAUnit(), r.ink()
	corner, line := math.Round(float64(look.CornerButton*k)), float64(g.stroke(k))
	for row := range g.rows() {
		from, to := span(row, g.rows(), g.gap, g.Size().Height)
		top, bottom := math.Round(float64(from*k)), math.Round(float64(to*k))
		edge := func(at func(deep int) int) {
			for y := top; y < bottom; y++ {
				for x := range int(corner) {
					// How deep the pixel's middle lies within the cell.
					px, py := float64(x)+0.5, y+0.5
					depth := px
					if over := max(top+corner-py, py-bottom+corner); over > 0 {
						depth = corner - math.Hypot(corner-px, over)
					}
					img.SetRGBA(at(x), int(y), faded(ink, covered(depth)*covered(line-depth)))
				}
			}
		}
		if column < g.columns && row*g.columns+column < g.n {
			edge(func(deep int) int { return w - int(corner) + deep })
		}
		if column > 0 && row*g.columns+column-1 < g.n {
			edge(func(deep int) int { return int(corner) - 1 - deep })
		}
	}
	return img
}

// bar draws the upper or lower edge of a row's cells, without the corners.
func (r *grilleRenderer) bar(w, h, row int) image.Image {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	g, k, ink := r.g, pixelsAUnit(), faded(r.ink(), 1)
	corner := int(math.Round(float64(look.CornerButton * k)))
	for column := range min(g.columns, g.n-row*g.columns) {
		from, to := span(column, g.columns, g.gap, g.Size().Width)
		for x := int(math.Round(float64(from*k))) + corner; x < int(math.Round(float64(to*k)))-corner; x++ {
			for y := range h {
				img.SetRGBA(x, y, ink)
			}
		}
	}
	return img
}
