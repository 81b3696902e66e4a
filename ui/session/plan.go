package session

import (
	"fyne.io/fyne/v2"

	"calmster/model"
	"calmster/ui/look"
)

// shape is how the screen's three parts lie in the window.
type shape string

const (
	shapeWhole shape = "whole" // clock, pad and log side by side
	shapeTwo   shape = "two"   // clock and pad side by side; the log opens over them
	shapeTall  shape = "tall"  // the clock above the pad; the log opens over them
)

// plan is how the screen is laid out in a window of some size. Harness off and the
// catalogue's signs get their place first, whatever the size of the window and of
// its text; what else can be tapped scrolls where it finds no room beside them.
type plan struct {
	shape shape
	// low is set where the height is scarce: buttons are low, gaps narrow.
	low bool
	// signs is how many stress signs are always in sight, the catalogue's first.
	signs int
	// How many buttons stand side by side.
	signColumns, comfort, treats, acts int
}

// Sizes in Fyne's units. Those of what holds text grow with it.
const (
	wholeWidth, wholeHeight = 830, 430 // from here on all three parts find room
	tallHeight              = 320      // the least height for the clock above the pad
	lowHeight               = 500      // below this the height is scarce
	leastButton             = 88       // width of a button of the pad; larger text breaks or shrinks in it
	leastSign               = 62       // the same of a sign where there are many
	signHeight              = 34       // of a sign that is still easy to hit
	lowestSign              = 28       // and where nothing else helps
	logNarrow               = 200      // the least width of the log
)

// twoShares is how the width of shapeTwo is shared between clock and pad.
var twoShares = []float32{38, 62}

// wholeLayout sets clock, pad and log side by side. The log is never narrower than
// its words need.
type wholeLayout struct{}

// widths returns how wide the three are.
func (wholeLayout) widths(width float32) [3]float32 {
	const clock, pad, log = 392, 739, 236
	share := width / (clock + pad + log)
	last := max(log*share, logNarrow*look.Scale())
	first := (width - last) * clock / (clock + pad)
	return [3]float32{first, width - last - first, last}
}

// MinSize is for Fyne: it is laid out in whatever it is given.
func (wholeLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(1, 1) }

// Layout is for Fyne.
func (l wholeLayout) Layout(objs []fyne.CanvasObject, size fyne.Size) {
	x := float32(0)
	for i, width := range l.widths(size.Width) {
		objs[i].Resize(fyne.NewSize(width, size.Height))
		objs[i].Move(fyne.NewPos(x, 0))
		x += width
	}
}

// shapeFor returns the shape for a window of that size.
func shapeFor(size fyne.Size, compact bool) shape {
	k := look.Scale()
	switch {
	case !compact && size.Width >= wholeWidth*k && size.Height >= wholeHeight*k:
		return shapeWhole
	case size.Height < tallHeight*k, size.Width > 1.15*size.Height && !(compact && size.Height >= lowHeight*k):
		return shapeTwo
	}
	return shapeTall
}

// planFor plans the screen for a window of that size.
func (s *Screen) planFor(size fyne.Size) plan {
	p := plan{shape: shapeFor(size, s.compact), low: size.Height < lowHeight*look.Scale()}
	width, height := p.padArea(size)
	across := func(least float32) int { return max(1, int((width+p.gap())/(least+p.gap()))) }

	signs := len(s.given.Pad.Stress)
	p.signColumns, _ = spread(signs, 3, min(5, max(3, across(leastSign))))
	rows := max(3, int((height-p.besideSigns())/(lowestSign+p.gap())))
	p.signs = max(min(signs, rows*p.signColumns), len(model.StressSigns()))

	most := func(n int) int { return min(n, across(leastButton)) }
	comfortRows := 1
	if p.shape == shapeTall {
		comfortRows = 2
	}
	p.comfort, _ = spread(len(s.given.Pad.Comfort), comfortRows, most(6))
	p.treats, _ = spread(min(treatsShown, len(s.given.Treats))+1, 1, most(6))
	p.acts, _ = spread(len(s.given.Pad.Acts)+1, 1, most(8))
	return p
}

// spread sets n buttons in so many rows, or more where there would be too many in
// one, and returns how many stand side by side.
func spread(n, rows, most int) (columns, inRows int) {
	n = max(n, 1)
	for (n+rows-1)/rows > most {
		rows++
	}
	return (n + rows - 1) / rows, rows
}

// gap is the space between two things of the pad.
func (p plan) gap() float32 {
	if p.low {
		return 6
	}
	return 10
}

// pad is the space around one of the parts.
func (p plan) pad() (vertical, horizontal float32) {
	switch {
	case p.shape == shapeWhole && !p.low:
		return 16, 24
	case p.shape == shapeTall:
		return 0, 0 // it has that of the whole
	}
	return 8, 12
}

// padArea is about how large the pad is, for the number of its columns.
func (p plan) padArea(size fyne.Size) (width, height float32) {
	v, h := p.pad()
	switch p.shape {
	case shapeWhole:
		return wholeLayout{}.widths(size.Width)[1] - 2*h, size.Height - 2*v
	case shapeTwo:
		return size.Width*twoShares[1]/(twoShares[0]+twoShares[1]) - 2*h, size.Height - 2*v
	}
	return size.Width - 24, size.Height - 230*look.Scale()
}

// besideSigns is what the pad needs beside the signs: the line above them, their
// heading, and enough of the rest to see that there is more.
func (p plan) besideSigns() float32 { return (p.banner() + 20 + restLeast) * look.Scale() }

// banner is the height of the line over the pad, before scale.
func (p plan) banner() float32 {
	if p.low {
		return 40
	}
	return 48
}
