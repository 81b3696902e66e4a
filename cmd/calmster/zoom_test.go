package main

import (
	"os"
	"slices"
	"testing"
)

// What the environment asks for is multiplied, given back, and handed on to
// programs that zoom by themselves.
func TestZoomBuildsOnTheEnvironment(t *testing.T) {
	t.Setenv(scaleName, "2")
	z := newZoom()
	for _, c := range []struct {
		to   float32
		want string
	}{{1, "2"}, {1.5, "3.000"}, {0.8, "1.600"}, {0, "1.600"}, {1, "2"}} {
		if z.to(c.to); os.Getenv(scaleName) != c.want {
			t.Errorf("at %v the scale is %s, want %s", c.to, os.Getenv(scaleName), c.want)
		}
		if !slices.Contains(z.environment(), scaleName+"=2") {
			t.Error("another program is not given what was given to this one")
		}
	}
}
