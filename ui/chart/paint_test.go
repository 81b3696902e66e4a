package chart

import (
	"image"
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"

	"calmster/model"
	"calmster/ui/look"
)

// A line with many places in each column of pixels fills what it passes
// through, no more and no less than its pieces drawn one by one.
func TestEnvelopeShowsWhatTheLineShows(t *testing.T) {
	const wide, high = 100, 120
	line := make([][2]float64, 4000)
	for i := range line {
		line[i] = [2]float64{float64(i) / 40, 60 + 40*math.Sin(float64(i)/7)*math.Cos(float64(i)/900)}
	}
	draw := func(with func(*painter)) *image.RGBA {
		p := &painter{img: image.NewRGBA(image.Rect(0, 0, wide, high)), k: 1}
		with(p)
		return p.img
	}
	ink := color.RGBA{A: 255}
	whole := draw(func(p *painter) { p.envelope(line, 1, ink, p.img.Rect) })
	pieces := draw(func(p *painter) {
		for i := 1; i < len(line); i++ {
			p.segment(line[i-1], line[i], 1, ink, p.img.Rect)
		}
	})
	near := func(img *image.RGBA, x, y int) bool {
		for _, at := range []image.Point{{x, y}, {x - 1, y}, {x + 1, y}, {x, y - 1}, {x, y + 1}} {
			if img.RGBAAt(at.X, at.Y).A > 0 {
				return true
			}
		}
		return false
	}
	for x := 1; x < wide-1; x++ {
		for y := range high {
			// Soft edges may differ by a pixel.
			if whole.RGBAAt(x, y).A > 200 && !near(pieces, x, y) || pieces.RGBAAt(x, y).A > 200 && !near(whole, x, y) {
				t.Fatalf("at %d, %d the envelope has %d, the pieces %d", x, y, whole.RGBAAt(x, y).A, pieces.RGBAAt(x, y).A)
			}
		}
	}
}

// A box is pointed at anywhere on it, and has its tip and its frame.
func TestBoxes(t *testing.T) {
	w, win := shown(t, model.WeeksChart(sessions(30), model.DefaultRules(), short), 700, 400)
	b := w.chart.Boxes[0] // stands on the ground, where no band is
	r := w.view.plan.boxOf(w.chart, b)
	if !has(win.Canvas().Capture(), box{r.x + 2, r.y + r.h - 4, 2, 2}, over(faded(look.Color(stroke(b.Tone)), b.Strength), look.Color(look.ColorBackground))) {
		t.Error("the box is not drawn")
	}
	hover(w, fyne.NewPos(r.x+r.w-1, r.y+r.h-1))
	if !w.view.tip.frame.Visible() || w.view.tip.ring.Visible() || w.view.tip.texts[0].Text != b.Tip[0] {
		t.Errorf("over the box the tip is of stop %d", w.chosen)
	}
	press(w, "2")
	if len(w.view.plan.stops) == len(w.chart.Boxes) {
		t.Error("a series of boxes cannot be switched off")
	}
}

// over is a colour laid over an opaque one.
func over(c color.NRGBA, ground color.Color) color.Color {
	pix := premultiplied(ground)
	out := []uint8{pix.R, pix.G, pix.B, pix.A}
	blend(out, premultiplied(c), 1)
	return color.RGBA{out[0], out[1], out[2], out[3]}
}

// The marks of calm and stress are there, in their colours, in both themes.
func TestThemeSwitch(t *testing.T) {
	w, win := shown(t, tolerance(20), 900, 480)
	for _, mode := range []look.Mode{look.ModeLight, look.ModeDark} {
		fyne.CurrentApp().Settings().SetTheme(look.Theme{Mode: mode})
		w.Refresh()
		img := win.Canvas().Capture()
		for _, i := range []int{0, 1} { // a stressed and a calm one
			s := w.view.plan.stops[i]
			want := w.view.colour(stroke(w.chart.Series[w.chart.Points[s.point].Series].Tone))
			if !has(img, box{s.at.X - 6, s.at.Y - 6, 12, 12}, want) {
				t.Errorf("%s: point %d is not drawn", mode, i)
			}
		}
		if got, want := w.view.texts[0].Color, look.Color(look.ColorSoftText); got != want {
			t.Errorf("%s: words in %v, want %v", mode, got, want)
		}
	}
}

func has(img image.Image, in box, c color.Color) bool {
	want := premultiplied(c)
	for y := int(in.y); y < int(in.y+in.h); y++ {
		for x := int(in.x); x < int(in.x+in.w); x++ {
			// The painter may round otherwise.
			got := premultiplied(img.At(x, y))
			if alike(got.R, want.R) && alike(got.G, want.G) && alike(got.B, want.B) {
				return true
			}
		}
	}
	return false
}

func alike(a, b uint8) bool { return max(a, b)-min(a, b) <= 3 }

// A picture to keep is drawn for itself: twice as fine, without a hole, with its
// title and the days, the marks and the legend, and nothing that only a hand needs.
func TestPicture(t *testing.T) {
	w, _ := shown(t, tolerance(30), 600, 300)
	hover(w, w.view.plan.stops[0].at) // its tip lies over the chart
	for _, mode := range []look.Mode{look.ModeLight, look.ModeDark} {
		fyne.CurrentApp().Settings().SetTheme(look.Theme{Mode: mode})
		img, ok := w.Picture("Biscuit").(*image.NRGBA)
		if !ok || img.Rect.Dx() != 2*(pictureWide+2*pictureRoom) || img.Rect.Dy() < 2*pictureHigh {
			t.Fatalf("%s: picture %v", mode, img)
		}
		count := map[color.NRGBA]int{}
		for y := range img.Rect.Dy() {
			for x := range img.Rect.Dx() {
				count[img.NRGBAAt(x, y)]++
			}
		}
		for c := range count {
			if c.A != 255 {
				t.Fatalf("%s: a pixel is %v", mode, c)
			}
		}
		all := box{0, 0, float32(img.Rect.Dx()), float32(img.Rect.Dy())}
		for _, name := range []fyne.ThemeColorName{look.ColorStress, look.ColorCalm} {
			if !has(img, all, look.Color(name)) {
				t.Errorf("%s: no mark in %s", mode, name)
			}
		}
		if title := (box{2 * pictureRoom, 2 * pictureRoom, 200, 40}); !has(img, title, look.Color(look.ColorText)) {
			t.Errorf("%s: the title is not there", mode)
		}
		if ground := img.NRGBAAt(0, 0); ground != look.Color(look.ColorCard) {
			t.Errorf("%s: on %v", mode, ground)
		}
	}
	if !w.view.tip.card.Visible() {
		t.Error("the chart itself was touched")
	}
}

// What is switched off is not on the picture, neither its marks nor its name;
// and a part of the time is said as such.
func TestPictureOfWhatIsShown(t *testing.T) {
	w, _ := shown(t, tolerance(200), 900, 480)
	press(w, "1")
	w.look(w.chart.X.Min+10, w.chart.X.Min+20)
	still := w.still()
	if still.Whole != "" || still.Series[w.view.plan.keys[0].series].Name != "" || w.chart.Whole == "" {
		t.Errorf("the picture offers %q and names %v", still.Whole, still.Series)
	}
	if part, whole := w.chart.Days(w.axis), w.chart.Days(w.chart.X); part == whole || part == "" {
		t.Errorf("a part is of %q, the whole of %q", part, whole)
	}
}
