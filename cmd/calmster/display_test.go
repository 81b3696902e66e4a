package main

import (
	"errors"
	"os"
	"os/exec"
	"runtime"
	"testing"
)

// Where there is no display the window says so in a sentence; Fyne by itself
// would crash.
func TestNoDisplayIsSaid(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("elsewhere there is always a display")
	}
	const here = "CALMSTER_TEST_NO_DISPLAY"
	if os.Getenv(here) != "" {
		if err := needDisplay(); !errors.Is(err, errNoDisplay) {
			t.Errorf("without a display: %v", err)
		}
		return
	}
	// In a process of its own: the library asks for its display only once.
	cmd := exec.Command(os.Args[0], "-test.run=^TestNoDisplayIsSaid$")
	cmd.Env = append(os.Environ(), here+"=1", "DISPLAY=", "WAYLAND_DISPLAY=")
	if said, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, said)
	}
}
