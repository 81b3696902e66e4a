//go:build !inspect

package inspect

import (
	"fyne.io/fyne/v2"

	"calmster/ui/screen"
	"calmster/ui/shell"
)

// Eyes see nothing and change nothing in a keeper's program.
type Eyes struct{}

// Clock returns the clock as it is.
func (*Eyes) Clock(c screen.Clock) screen.Clock { return c }

// Journal returns the journal as it is.
func (*Eyes) Journal(j shell.Journal) shell.Journal { return j }

// Serve does nothing.
func (*Eyes) Serve(path string, canvas func() fyne.Canvas, doAndWait func(func())) error { return nil }
