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
	rows := evenLayout{columns: g.columns}.rows(g.n)
	for i := range g.columns {
		for _, right := range []bool{false, true} {
			r.uprights = append(r.uprights, canvas.NewRaster(func(w, h int) image.Image { return r.upright(w, h, i, rows, right) }))
		}
	}
	for i := range rows {
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

// grilleRenderer draws the left and right edges of a column's cells, corners
// included, as one picture each, and the upper and lower edges of a row's.
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
	line := toPixels(lineWidth) // a whole number, or they would not meet the corners
	cell := r.g.cell(s.Width, s.Height)
	for i, p := range r.uprights {
		x := float32(i/2) * (cell.Width + r.g.gap)
		if i%2 == 1 {
			x += cell.Width - look.CornerButton
		}
		p.Resize(fyne.NewSize(look.CornerButton, s.Height))
		p.Move(fyne.NewPos(x, 0))
	}
	for i, p := range r.bars {
		y := float32(i/2) * (cell.Height + r.g.gap)
		if i%2 == 1 {
			y += cell.Height - line
		}
		p.Resize(fyne.NewSize(s.Width, line))
		p.Move(fyne.NewPos(0, y))
	}
}

// cell is the size of one cell in a grid of that size, in any unit.
func (g *grille) cell(w, h float32) fyne.Size {
	rows := evenLayout{columns: g.columns}.rows(g.n)
	return fyne.NewSize((w-float32(g.columns-1)*g.gap)/float32(g.columns), (h-float32(rows-1)*g.gap)/float32(rows))
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

// upright draws one edge of a column's cells, w pixels wide.
func (r *grilleRenderer) upright(w, h, column, rows int, right bool) image.Image {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	ink, corner := r.ink(), float64(w)
	scale := float32(w) / look.CornerButton
	line := math.Round(float64(lineWidth * scale))
	height := r.g.cell(0, float32(h)/scale).Height * scale
	for row := range rows {
		if row*r.g.columns+column >= r.g.n {
			break
		}
		top := math.Round(float64(float32(row) * (height + r.g.gap*scale)))
		bottom := math.Round(float64(float32(row)*(height+r.g.gap*scale) + height))
		for y := top; y < bottom; y++ {
			for x := range w {
				// How deep the pixel's middle lies within the cell.
				px, py := float64(x)+0.5, y+0.5
				depth := px
				if over := max(top+corner-py, py-bottom+corner); over > 0 {
					depth = corner - math.Hypot(corner-px, over)
				}
				at := x
				if right {
					at = w - 1 - x
				}
				img.SetRGBA(at, int(y), faded(ink, covered(depth)*covered(line-depth)))
			}
		}
	}
	return img
}

// bar draws the upper or lower edge of a row's cells, without the corners.
func (r *grilleRenderer) bar(w, h, row int) image.Image {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	width := r.g.cell(r.g.Size().Width, 0).Width
	scale := float32(w) / r.g.Size().Width
	ink := r.ink()
	for column := range r.g.columns {
		if row*r.g.columns+column >= r.g.n {
			break
		}
		left := float32(column) * (width + r.g.gap)
		from, to := (left+look.CornerButton)*scale, (left+width-look.CornerButton)*scale
		for x := int(math.Round(float64(from))); x < int(math.Round(float64(to))); x++ {
			for y := range h {
				img.SetRGBA(x, y, faded(ink, 1))
			}
		}
	}
	return img
}

// toPixels rounds a length to whole pixels of the window, one at least.
func toPixels(length float32) float32 {
	scale := float32(1)
	if all := fyne.CurrentApp().Driver().AllWindows(); len(all) > 0 {
		scale = all[0].Canvas().Scale()
	}
	return max(1, float32(math.Round(float64(length*scale)))) / scale
}
