package chart

import (
	"fmt"
	"testing"
	"time"

	"fyne.io/fyne/v2"
)

// frame is what one of sixty pictures a second may take.
const frame = time.Second / 60

// inFrames adds how many frames a turn takes: below 1 it keeps up with 60 a second.
func inFrames(b *testing.B) {
	b.ReportMetric(float64(b.Elapsed())/float64(b.N)/float64(frame), "frames/op")
}

var counts = []int{50, 500, 5000, 50000}

// A first draw: sessions to chart, chart to places, places to pixels.
func BenchmarkFirstDraw(b *testing.B) {
	for _, n := range counts {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			w, _ := shown(b, tolerance(3), 1000, 480)
			h := sessions(n)
			for b.Loop() {
				w.SetChart(toleranceOf(h))
				w.view.paint(1000, 480)
			}
			inFrames(b)
		})
	}
}

// A step of resizing, with the raster at one and at two pixels a unit. The
// window's own work of putting it on the screen comes on top.
func BenchmarkResize(b *testing.B) {
	for _, n := range counts {
		for _, k := range []int{1, 2} {
			b.Run(fmt.Sprintf("%d@%d", n, k), func(b *testing.B) {
				w, _ := shown(b, tolerance(n), 1000, 480)
				i := 0
				for b.Loop() {
					i++
					wide := 900 + i%100
					w.Resize(fyne.NewSize(float32(wide), 480))
					w.view.paint(wide*k, 480*k)
				}
				inFrames(b)
			})
		}
	}
}

// A move of the pointer from point to point.
func BenchmarkHover(b *testing.B) {
	for _, n := range counts {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			w, _ := shown(b, tolerance(n), 1000, 480)
			i := 0
			for b.Loop() {
				i++
				hover(w, w.view.plan.stops[i*7%n].at)
			}
			inFrames(b)
		})
	}
}
