// Package awake keeps the screen from going dark while the keeper's hands and
// eyes are with the animal.
package awake

import "log/slog"

// Light is the wish that the screen stays lit. Wishes are carried out on a
// goroutine of their own, so that a desktop that answers late, or never, keeps
// nobody waiting. What fails is logged and stands in nobody's way.
type Light struct {
	wishes chan bool
}

// NewLight returns a light that nobody wants yet. The desktop may show the
// reason, in the language that the keeper has by then, to whoever asks why the
// screen stays lit.
func NewLight(reason func() string) *Light {
	l := &Light{wishes: make(chan bool, 1)}
	go l.tend(reason)
	return l
}

// Want says whether the screen should stay lit. Only the newest wish counts.
// It must not be called by several goroutines at once.
func (l *Light) Want(lit bool) {
	select {
	case <-l.wishes: // an older wish that nobody saw
	default:
	}
	l.wishes <- lit
}

func (l *Light) tend(reason func() string) {
	var release func() error
	for lit := range l.wishes {
		var err error
		switch {
		case lit && release == nil:
			release, err = Keep(reason())
		case !lit && release != nil:
			err = release()
			release = nil
		}
		if err != nil {
			slog.Warn("keep the screen lit, or let it go dark again", "error", err)
		}
	}
}
