//go:build inspect

package inspect

import (
	"encoding/json"
	"fmt"
	"net"

	"fyne.io/fyne/v2"
)

// Serve answers whoever connects to the socket at path with the items of the
// canvas as JSON, until the program ends. An empty path serves nothing. It is
// called before the event loop runs; canvas is asked on the window's goroutine
// and may return nil while there is no window.
func Serve(path string, canvas func() fyne.Canvas) error {
	if path == "" {
		return nil
	}
	socket, err := net.Listen("unix", path)
	if err != nil {
		return fmt.Errorf("open the inspection socket: %w", err)
	}
	go func() {
		for {
			caller, err := socket.Accept()
			if err != nil {
				return
			}
			answer(caller, canvas)
		}
	}()
	return nil
}

func answer(caller net.Conn, canvas func() fyne.Canvas) {
	defer caller.Close()
	items := []Item{}
	fyne.DoAndWait(func() {
		if c := canvas(); c != nil {
			items = Items(c)
		}
	})
	// A caller that has gone does not want the answer.
	_ = json.NewEncoder(caller).Encode(items)
}
