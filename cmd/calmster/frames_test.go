//go:build linux

package main

import (
	"encoding/json"
	"fmt"
	"image"
	"image/color"
	"os"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	pointer "fyne.io/fyne/v2/driver/desktop"

	"calmster/internal/desk"
	"calmster/model"
	"calmster/ui/chart"
	"calmster/ui/look"
	"calmster/ui/words"
)

// showFrames is the argument with which this test program opens a window
// instead of running tests: a window needs the first goroutine.
const showFrames = "show-frames"

func TestMain(m *testing.M) {
	if len(os.Args) == 2 && os.Args[1] == showFrames {
		if err := measureFrames(); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

// rate is how many frames a second a window has really shown.
type rate struct {
	Name   string
	Second float64
}

// Frames of a chart in a real window, on a virtual screen without a graphics
// card: while the pointer moves over it, and while the window changes its size.
// Fyne shows 60 a second at most; a window with nothing in it tells what this
// machine can do.
func BenchmarkFrames(b *testing.B) {
	d := desk.Open(desk.Options{Fail: b.Fatal})
	defer d.Close()
	var rates []rate
	if err := json.Unmarshal([]byte(d.Run(os.Args[0], showFrames)), &rates); err != nil {
		b.Fatal(err)
	}
	bare := map[string]float64{}
	for _, r := range rates {
		var what string
		var points int
		if _, err := fmt.Sscanf(r.Name, "%s %d", &what, &points); err != nil {
			b.Fatal(err)
		}
		if points == 0 {
			bare[what] = r.Second
		}
		b.Run(fmt.Sprintf("%s/%d", what, points), func(b *testing.B) {
			for b.Loop() { // it was measured above
			}
			b.ReportMetric(0, "ns/op")
			b.ReportMetric(r.Second, "frames/s")
			b.ReportMetric(r.Second/60, "of-60/s")
			b.ReportMetric(r.Second/bare[what], "of-bare-window")
		})
	}
}

// Frames are counted a few times for a while, and the best is told: what else
// the machine does should not count.
const (
	watched = 700 * time.Millisecond
	times   = 4
)

// measureFrames opens a window, shows one chart after another in it, and writes
// the rates to stdout.
func measureFrames() error {
	a := app.NewWithID("org.calmster.frames")
	a.Settings().SetTheme(look.Theme{Mode: look.ModeLight})
	w := a.NewWindow("frames")
	w.SetPadded(false)
	var rates []rate
	var runs []func(next func())
	for _, n := range []int{0, 50, 500, 5000, 50000} {
		for _, what := range []string{"hover", "resize"} {
			runs = append(runs, func(next func()) {
				count(w, n, what, func(second float64) {
					rates = append(rates, rate{fmt.Sprintf("%s %d", what, n), second})
					next()
				})
			})
		}
	}
	var next func()
	next = func() {
		if len(runs) == 0 {
			a.Quit()
			return
		}
		run := runs[0]
		runs = runs[1:]
		run(next)
	}
	w.Resize(fyne.NewSize(1000, 520))
	a.Lifecycle().SetOnStarted(next)
	w.ShowAndRun()
	return json.NewEncoder(os.Stdout).Encode(rates)
}

// count shows a chart of n sessions, or none for 0, and does something with it
// for every frame that is shown. The frames are counted by a raster of one pixel
// in the window, which is painted with each.
func count(w fyne.Window, n int, what string, done func(second float64)) {
	var shown *chart.Chart
	clock := canvas.NewRaster(nil)
	clock.Resize(fyne.NewSize(1, 1))
	content := container.NewStack(canvas.NewRectangle(color.White), container.NewWithoutLayout(clock))
	if n > 0 {
		shown = chart.New(model.ToleranceChart(longHistory(n), model.StageWear, model.DefaultRules(), words.T))
		content.Objects = append(content.Objects[:1], shown, content.Objects[1])
	}
	frames, steps, last := 0, 0, fyne.Size{}
	var began time.Time
	var best float64
	left := times
	var step func()
	clock.Generator = func(int, int) image.Image {
		size := w.Canvas().Size()
		if what == "hover" || size != last {
			frames++ // of resizing, only what shows another size
		}
		last = size
		fyne.Do(func() { step() })
		return image.NewRGBA(image.Rect(0, 0, 1, 1))
	}
	step = func() {
		steps++
		switch {
		case steps == 10: // what a first frame costs is another matter
			began, frames = time.Now(), 0
		case steps > 10 && time.Since(began) > watched:
			best = max(best, float64(frames)/time.Since(began).Seconds())
			began, frames = time.Now(), 0
			if left--; left == 0 {
				step = func() {}
				done(best)
				return
			}
		}
		if what == "resize" {
			w.Resize(fyne.NewSize(float32(900+steps%100), 520))
		} else if shown != nil {
			size := shown.Size()
			at := fyne.NewPos(size.Width*float32(steps%97)/97, size.Height*float32(steps%13)/13)
			shown.MouseMoved(&pointer.MouseEvent{PointEvent: fyne.PointEvent{Position: at}})
		}
		clock.Refresh()
	}
	w.SetContent(content)
	clock.Refresh()
}

// longHistory is n sessions at one stage, every third one stressed.
func longHistory(n int) model.History {
	var h model.History
	at := time.Date(2026, 10, 5, 20, 15, 0, 0, time.UTC)
	for i := range n {
		s := model.Session{
			ID: model.ID{0: byte(i), 1: byte(i >> 8), 2: 1}, Stage: model.StageWear, StartedAt: at.Add(time.Duration(i) * 40 * time.Hour),
			Duration: time.Duration(40+i*7%261) * time.Second, End: model.EndPlanned,
		}
		if i%3 == 0 {
			s.End = model.EndStress
			s.Events = []model.Event{{Seq: 1, At: s.Duration - time.Second, Kind: model.KindStress, Code: "freezing"}}
		}
		h.Sessions = append(h.Sessions, s)
	}
	return h
}
