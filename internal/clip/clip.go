// Package clip puts a picture on the desktop's clipboard, which Fyne has for
// texts only.
package clip

import (
	"fmt"

	"calmster/model"
)

// Picture puts a picture, as a PNG file, on the clipboard. It stays there while
// this program runs and until something else is copied.
func Picture(png []byte) error {
	if err := offer(png); err != nil {
		return &Error{err}
	}
	return nil
}

// Error is why a picture did not get to the clipboard.
type Error struct{ why error }

// Error is for the log.
func (e *Error) Error() string { return fmt.Sprintf("put a picture on the clipboard: %v", e.why) }

// Unwrap returns the reason.
func (e *Error) Unwrap() error { return e.why }

// Explain is for people.
func (e *Error) Explain() (key string, args model.Args) { return "problem.clipboard", nil }
