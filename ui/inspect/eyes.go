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
)

// Eyes are the window to the outside: through them a test sees what is shown,
// moves the program's clocks, and learns when its keys arrived. Everything here
// happens on the window's goroutine.
type Eyes struct {
	passed, set time.Duration // see Request
	keys        []Key
	pressing    bool // the newest key's doing is not over

	doAndWait func(func())  // on the window's goroutine
	busy      time.Duration // at most, since that was asked last
	looking   time.Duration // spent on requests since the last beat of watchBusy
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
		go e.watchBusy()
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
		defer func() { e.looking += time.Since(begun) }()
		e.passed += r.Pass
		e.set += r.SetClock
		if r.Keys {
			a.Keys = slices.Clone(e.keys) // it goes on while they are sent
			return
		}
		if r.Busy {
			a.Busy, e.busy, a.Opening = e.busy, 0, e.opening
			return
		}
		if c := canvas(); c != nil {
			a.Items = Items(c)
		}
	})
	_ = json.NewEncoder(caller).Encode(a) // nor does it then
}

// watchBusy asks the window's goroutine for a moment, again and again: as long
// as that takes it was busy. Fyne handles what was typed and draws what follows
// from it in one go, so a whole frame is found as one. The first answer takes as
// long as Fyne takes to make the window, which is no frame.
func (e *Eyes) watchBusy() {
	begun := time.Now()
	e.doAndWait(func() { e.opening = time.Since(begun) })
	for {
		time.Sleep(time.Millisecond)
		asked := time.Now()
		e.doAndWait(func() {
			e.busy = max(e.busy, time.Since(asked)-e.looking)
			e.looking = 0
		})
	}
}
