package main

import (
	"math"
	"testing"

	"fyne.io/fyne/v2"
)

func TestWindowSizes(t *testing.T) {
	small, large := fyne.NewSize(1366, 768), fyne.NewSize(2560, 1440)
	nan, inf := float32(math.NaN()), float32(math.Inf(1))
	for _, c := range []struct{ kept, screen, want fyne.Size }{
		{fyne.NewSize(900, 700), small, fyne.NewSize(900, 700)},
		{fyne.NewSize(3000, 700), small, fyne.NewSize(1366, 700)},
		{fyne.NewSize(2000, 1300), small, fyne.NewSize(1366, 768)},
		{fyne.NewSize(2000, 1300), large, fyne.NewSize(2000, 1300)},
		{fyne.Size{}, large, usual},
		{fyne.NewSize(0, -3), large, usual},
		{fyne.NewSize(nan, nan), large, usual},
		{fyne.NewSize(inf, 700), large, usual},
	} {
		if got := inside(c.screen, sensible(c.kept)); got != c.want {
			t.Errorf("%v kept, on %v: %v", c.kept, c.screen, got)
		}
	}
}
