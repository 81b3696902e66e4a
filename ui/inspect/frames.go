//go:build inspect

package inspect

import (
	"time"
	_ "unsafe" // for linkname
)

// frames is what the event loop was found to do. Only the window's goroutine
// touches it.
var frames struct {
	begun   time.Time
	work    time.Duration // for the frame that is not drawn yet
	longest time.Duration // since that was asked last; zero where nothing was watched
}

// loopBegins is called where the event loop begins something, in a program that
// was built with what desk.Watched makes.
//
//lint:ignore U1000 Fyne's loop calls it by its name
//go:linkname loopBegins
func loopBegins() { frames.begun = time.Now() }

// loopEnds is called where it has ended. A frame is all that was done since the
// one before: what was pressed, what came back from elsewhere, and drawing it.
//
//lint:ignore U1000 as does loopBegins
//go:linkname loopEnds
func loopEnds(frame bool) {
	frames.work += time.Since(frames.begun)
	if frame {
		frames.longest, frames.work = max(frames.longest, frames.work), 0
	}
}
