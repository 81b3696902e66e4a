//go:build linux

package desk

import (
	"fmt"
	"time"

	"github.com/jezek/xgb"
	"github.com/jezek/xgb/xproto"
)

// Display names the desk's screen, as in DISPLAY.
func (d *Desk) Display() string { return d.display }

// Clipboard returns what is pasted from the clipboard as that kind, "image/png"
// say; nil where it is not to be had.
func (d *Desk) Clipboard(kind string) []byte {
	got, err := d.paste(kind)
	if err != nil {
		d.fail("paste from the clipboard: " + err.Error())
	}
	return got
}

func (d *Desk) paste(kind string) ([]byte, error) {
	c, err := xgb.NewConnDisplay(d.display)
	if err != nil {
		return nil, err
	}
	defer c.Close()
	stop := time.AfterFunc(Patience, c.Close)
	defer stop.Stop()
	atoms := make([]xproto.Atom, 4)
	for i, name := range []string{"CLIPBOARD", kind, "CALMSTER_PASTED", "INCR"} {
		r, err := xproto.InternAtom(c, false, uint16(len(name)), name).Reply()
		if err != nil {
			return nil, err
		}
		atoms[i] = r.Atom
	}
	clipboard, target, here, incr := atoms[0], atoms[1], atoms[2], atoms[3]
	w, err := xproto.NewWindowId(c)
	if err != nil {
		return nil, err
	}
	root := xproto.Setup(c).DefaultScreen(c).Root
	xproto.CreateWindow(c, 0, w, root, 0, 0, 1, 1, 0, xproto.WindowClassInputOnly, 0, xproto.CwEventMask, []uint32{xproto.EventMaskPropertyChange})
	xproto.ConvertSelection(c, w, clipboard, target, here, xproto.TimeCurrentTime)

	var out []byte
	pieces := false
	for {
		e, err := c.WaitForEvent()
		switch e := e.(type) {
		case nil:
			return nil, fmt.Errorf("nobody answers: %v", err)
		case xproto.SelectionNotifyEvent:
			if e.Property == xproto.AtomNone {
				return nil, nil
			}
			r, err := xproto.GetProperty(c, true, w, here, xproto.GetPropertyTypeAny, 0, 1<<24).Reply()
			if err != nil {
				return nil, err
			}
			if r.Type != incr {
				return r.Value, nil
			}
			pieces = true
		case xproto.PropertyNotifyEvent:
			if !pieces || e.State != xproto.PropertyNewValue || e.Atom != here {
				continue
			}
			r, err := xproto.GetProperty(c, true, w, here, xproto.GetPropertyTypeAny, 0, 1<<24).Reply()
			if err != nil {
				return nil, err
			}
			if len(r.Value) == 0 {
				return out, nil
			}
			out = append(out, r.Value...)
		}
	}
}
