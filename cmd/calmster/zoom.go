package main

import (
	"log/slog"
	"os"
	"strconv"

	"fyne.io/fyne/v2"
)

// scaleName is the environment's name for Fyne's scale. Fyne reads it anew with
// each change of the theme, so it can be set while the program runs; the other
// way, Fyne's own settings file, would change every program that uses Fyne.
const scaleName = "FYNE_SCALE"

// zoom makes everything larger or smaller than the environment says.
type zoom struct {
	given string // what the environment said at the start; "" for nothing
	now   float32
}

func newZoom() *zoom { return &zoom{given: os.Getenv(scaleName), now: 1} }

// to takes effect with the next change of the theme.
func (z *zoom) to(k float32) {
	if k <= 0 || k == z.now {
		return
	}
	z.now = k
	err := os.Setenv(scaleName, strconv.FormatFloat(float64(k*z.base()), 'f', 3, 32))
	if k == 1 {
		err = z.giveBack()
	}
	if err != nil {
		slog.Error("set the size of everything", "error", err)
	}
}

func (z *zoom) giveBack() error {
	if z.given == "" {
		return os.Unsetenv(scaleName)
	}
	return os.Setenv(scaleName, z.given)
}

// base is the scale without ours.
func (z *zoom) base() float32 {
	if k, err := strconv.ParseFloat(z.given, 32); err == nil && k > 0 {
		return float32(k)
	}
	if a := fyne.CurrentApp(); a != nil && a.Settings().Scale() > 0 {
		return a.Settings().Scale()
	}
	return 1
}

// environment is that of a program which zooms by itself.
func (z *zoom) environment() []string {
	var out []string
	for _, v := range os.Environ() {
		if len(v) <= len(scaleName) || v[:len(scaleName)+1] != scaleName+"=" {
			out = append(out, v)
		}
	}
	if z.given != "" {
		out = append(out, scaleName+"="+z.given)
	}
	return out
}
