//go:build inspect

package inspect

import (
	"encoding/json"
	"fmt"
	"net"
	"os"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"calmster/ui/screen"
)

// Eyes are the window to the outside: through them a test sees what is shown,
// moves the program's clocks, and learns when its keys arrived. Everything here
// happens on the window's goroutine.
type Eyes struct {
	passed, set time.Duration // see Request
	clock       screen.Clock  // as it was before
	looks       []*look
	keys        []Key
	pressing    bool // the newest key's doing is not over

	doAndWait func(func())  // on the window's goroutine
	opening   time.Duration // until the window first answered
}

// Serve answers the requests of whoever connects to the socket at path, until
// the program ends. An empty path serves nothing. It is called before the event
// loop runs and once the canvas has its keys; canvas is asked on the window's
// goroutine, by way of doAndWait, and may return nil while there is no window.
func (e *Eyes) Serve(path string, canvas func() fyne.Canvas, doAndWait func(func())) error {
	if path == "" {
		return nil
	}
	e.doAndWait = doAndWait
	socket, err := net.Listen("unix", path)
	if err != nil {
		return fmt.Errorf("open the inspection socket: %w", err)
	}
	if c := canvas(); c != nil {
		e.watchKeys(c)
	}
	if os.Getenv("CALMSTER_WATCH") != "" {
		go e.stayAwake()
	}
	go func() {
		for {
			caller, err := socket.Accept()
			if err != nil {
				return
			}
			e.answer(caller, canvas)
		}
	}()
	return nil
}

func (e *Eyes) answer(caller net.Conn, canvas func() fyne.Canvas) {
	defer caller.Close()
	var r Request
	if err := json.NewDecoder(caller).Decode(&r); err != nil {
		return // a caller that has gone wants no answer
	}
	a := Answer{Items: []Item{}}
	e.doAndWait(func() {
		begun := time.Now()
		defer func() { frames.work -= time.Since(begun) }() // looking is none of the frame's
		e.pass(r.Pass)
		e.passed += r.Freeze
		e.set += r.SetClock
		if r.Keys {
			a.Keys = slices.Clone(e.keys) // it goes on while they are sent
			return
		}
		if r.Busy {
			a.Busy, frames.longest, a.Opening = frames.longest, 0, e.opening
			return
		}
		if c := canvas(); c != nil {
			a.Items = Items(c)
		}
	})
	_ = json.NewEncoder(caller).Encode(a) // nor does it then
}

// stayAwake lets the window do nothing else than sleep outside of what is
// watched. The first answer takes as long as Fyne takes to make the window.
func (e *Eyes) stayAwake() {
	begun := time.Now()
	e.doAndWait(func() { e.opening = time.Since(begun) })
	for {
		time.Sleep(10 * time.Millisecond)
		e.doAndWait(func() {})
	}
}
