package clip

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"log"
	"sync"

	"github.com/jezek/xgb"
	"github.com/jezek/xgb/xproto"
)

// On X11 a clipboard is no place but a promise: whoever copied something hands it
// out each time that it is pasted. So a window that is never seen stays on a
// connection of its own until something else is copied. On Wayland, Fyne's window
// is one of XWayland, which passes the promise on.
//
// Xlib ends the program when a window of somebody else goes while it is answered;
// here that is an error of one answer, which nobody waits for.

// pieceMost is how much is handed out at a time. A request is at most 256 kB.
const pieceMost = 128 << 10

// quiet keeps what the connection says of windows that are gone from the error
// output.
var quiet = sync.OnceFunc(func() { xgb.Logger = log.New(io.Discard, "", 0) })

func offer(png []byte) error {
	quiet()
	c, err := xgb.NewConn()
	if err != nil {
		return fmt.Errorf("connect to the X server: %w", err)
	}
	o := &owner{c: c, png: png, sending: map[pending][]byte{}}
	if err := o.take(); err != nil {
		c.Close()
		return err
	}
	go o.serve()
	return nil
}

// owner hands a picture out to whoever pastes it.
type owner struct {
	c      *xgb.Conn
	window xproto.Window
	png    []byte

	clipboard, targets, image, incr xproto.Atom
	// sending is what is still to be sent of pictures that take several pieces.
	sending map[pending][]byte
}

// pending is where somebody waits for a piece.
type pending struct {
	window   xproto.Window
	property xproto.Atom
}

// take makes the window the clipboard's owner.
func (o *owner) take() (err error) {
	for name, at := range map[string]*xproto.Atom{
		"CLIPBOARD": &o.clipboard, "TARGETS": &o.targets, "image/png": &o.image, "INCR": &o.incr,
	} {
		r, err := xproto.InternAtom(o.c, false, uint16(len(name)), name).Reply()
		if err != nil {
			return fmt.Errorf("name %s: %w", name, err)
		}
		*at = r.Atom
	}
	if o.window, err = xproto.NewWindowId(o.c); err != nil {
		return fmt.Errorf("name a window: %w", err)
	}
	root := xproto.Setup(o.c).DefaultScreen(o.c).Root
	err = xproto.CreateWindowChecked(o.c, 0, o.window, root, 0, 0, 1, 1, 0, xproto.WindowClassInputOnly, 0,
		xproto.CwEventMask, []uint32{xproto.EventMaskPropertyChange}).Check()
	if err != nil {
		return fmt.Errorf("make a window: %w", err)
	}
	now, err := o.now()
	if err != nil {
		return err
	}
	if err := xproto.SetSelectionOwnerChecked(o.c, o.window, o.clipboard, now).Check(); err != nil {
		return fmt.Errorf("take the clipboard: %w", err)
	}
	r, err := xproto.GetSelectionOwner(o.c, o.clipboard).Reply()
	if err != nil {
		return fmt.Errorf("ask whose the clipboard is: %w", err)
	}
	if r.Owner != o.window {
		return errors.New("the clipboard belongs to another program")
	}
	return nil
}

// now is the server's time, which the clipboard goes by: it is told with every
// change of a property.
func (o *owner) now() (xproto.Timestamp, error) {
	xproto.ChangeProperty(o.c, xproto.PropModeReplace, o.window, o.image, xproto.AtomString, 8, 0, nil)
	for {
		switch e, err := o.c.WaitForEvent(); e := e.(type) {
		case xproto.PropertyNotifyEvent:
			return e.Time, nil
		case nil:
			if err != nil {
				return 0, fmt.Errorf("ask for the time: %w", err)
			}
			return 0, errors.New("the X server closed the connection")
		}
	}
}

// serve answers until something else is copied.
func (o *owner) serve() {
	defer o.c.Close()
	for {
		e, err := o.c.WaitForEvent()
		switch e := e.(type) {
		case xproto.SelectionRequestEvent:
			o.answer(e)
		case xproto.PropertyNotifyEvent:
			if e.State == xproto.PropertyDelete { // the piece before was taken
				o.next(pending{e.Window, e.Atom})
			}
		case xproto.SelectionClearEvent:
			return
		case nil:
			if err == nil {
				return // the connection is closed
			}
			// Of a window that is gone: nobody waits for the answer.
		}
	}
}

// answer hands out what is asked for, or says that it is not to be had.
func (o *owner) answer(e xproto.SelectionRequestEvent) {
	at := e.Property
	if at == xproto.AtomNone {
		at = e.Target // as clients of old ask
	}
	switch {
	case e.Target == o.targets:
		o.put(e.Requestor, at, xproto.AtomAtom, 32, words(uint32(o.targets), uint32(o.image)))
	case e.Target == o.image && len(o.png) <= pieceMost:
		o.put(e.Requestor, at, o.image, 8, o.png)
	case e.Target == o.image:
		xproto.ChangeWindowAttributes(o.c, e.Requestor, xproto.CwEventMask, []uint32{xproto.EventMaskPropertyChange})
		o.sending[pending{e.Requestor, at}] = o.png
		o.put(e.Requestor, at, o.incr, 32, words(uint32(len(o.png))))
	default:
		at = xproto.AtomNone
	}
	told := xproto.SelectionNotifyEvent{Time: e.Time, Requestor: e.Requestor, Selection: e.Selection, Target: e.Target, Property: at}
	xproto.SendEvent(o.c, false, e.Requestor, xproto.EventMaskNoEvent, string(told.Bytes()))
}

// next sends the next piece; an empty one is the end.
func (o *owner) next(to pending) {
	left, ok := o.sending[to]
	if !ok {
		return
	}
	piece := left[:min(len(left), pieceMost)]
	if o.sending[to] = left[len(piece):]; len(piece) == 0 {
		delete(o.sending, to)
	}
	o.put(to.window, to.property, o.image, 8, piece)
}

func (o *owner) put(to xproto.Window, at, kind xproto.Atom, bits byte, data []byte) {
	xproto.ChangeProperty(o.c, xproto.PropModeReplace, to, at, kind, bits, uint32(len(data)/int(bits/8)), data)
}

// words are numbers as X has them.
func words(of ...uint32) (out []byte) {
	for _, n := range of {
		out = binary.LittleEndian.AppendUint32(out, n)
	}
	return out
}
