package inspect

import "time"

// Request is what a caller asks of the program, as one JSON object.
type Request struct {
	// Pass lets time pass for the program: both of its clocks run on by that much,
	// and what comes due in between within a second, and again, is done at its time.
	Pass time.Duration `json:"pass,omitempty"`
	// SetClock sets its wall clock forward, or back where it is negative. The
	// clock that measures knows nothing of it.
	SetClock time.Duration `json:"set_clock,omitempty"`
	// Freeze has the program do nothing for so long, by both of its clocks.
	Freeze time.Duration `json:"freeze,omitempty"`
	// Keys asks for the keys instead of the items.
	Keys bool `json:"keys,omitempty"`
	// Busy asks for how long the window was busy, instead of the items. It is
	// known where the program was built with what desk.Watched makes, and started
	// with CALMSTER_WATCH in its environment, so that it never sleeps.
	Busy bool `json:"busy,omitempty"`
}

// Answer is what the program answers, as one JSON object.
type Answer struct {
	// Items are what the window shows, from back to front.
	Items []Item `json:"items"`
	// Keys are all that were pressed so far while no field had the focus.
	Keys []Key `json:"keys,omitempty"`
	// Busy is how long the window's goroutine was busy with one frame, at most,
	// since that was asked last: with what was done and with drawing it. Looking at
	// the window for a [Request] does not count.
	Busy time.Duration `json:"busy,omitempty"`
	// Opening is how long Fyne took to make the window and to begin its event loop,
	// once there was something to show; told with Busy.
	Opening time.Duration `json:"opening,omitempty"`
}

// Key is what became of one press of a key.
type Key struct {
	Name string `json:"name"`
	// Arrived is when the window learned of it.
	Arrived time.Time `json:"arrived"`
	// Committed is when the journal had taken its event; zero for a key that
	// records nothing.
	Committed time.Time `json:"committed,omitzero"`
	// Done is when the window was ready for the next key.
	Done time.Time `json:"done"`
	// Repeated is how often the window was told that it was still held.
	Repeated int `json:"repeated,omitempty"`
}
