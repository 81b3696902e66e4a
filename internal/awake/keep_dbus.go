//go:build linux || freebsd || netbsd || openbsd

package awake

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/godbus/dbus/v5"
)

// patience is how long the desktop may take for an answer.
const patience = 5 * time.Second

// program is what the desktop may call us.
const program = "Calmster"

// Keep keeps the screen lit until release is called, or this process ends. It
// asks the desktop's screen saver, and where there is none the portal that
// sandboxed programs use. Fyne has a call for this too; it has no second way,
// waits for ever on the window's goroutine, and may start a message bus.
func Keep(reason string) (release func() error, err error) {
	// The wish lasts as long as the connection, so it gets one of its own.
	bus, err := connect()
	if err != nil {
		return nil, fmt.Errorf("find the desktop's message bus: %w", err)
	}
	let, saver := askScreenSaver(bus, reason)
	if saver != nil {
		var portal error
		if let, portal = askPortal(bus, reason); portal != nil {
			return nil, errors.Join(
				fmt.Errorf("ask the screen saver: %w", saver), fmt.Errorf("ask the portal: %w", portal), bus.Close())
		}
	}
	return func() error {
		if err := errors.Join(let(), bus.Close()); err != nil {
			return fmt.Errorf("let the screen go dark again: %w", err)
		}
		return nil
	}, nil
}

// connect connects to the session's bus, and to nothing that would have to be
// started for it.
func connect() (*dbus.Conn, error) {
	bus, err := dbus.SessionBusPrivateNoAutoStartup()
	if err != nil {
		return nil, err
	}
	late := time.AfterFunc(patience, func() { _ = bus.Close() }) // which ends the calls below
	err = bus.Auth(nil)
	if err == nil {
		err = bus.Hello()
	}
	if !late.Stop() {
		err = errors.Join(err, context.DeadlineExceeded)
	}
	if err != nil {
		return nil, errors.Join(err, bus.Close())
	}
	return bus, nil
}

// call asks something and waits for the answer, but not for ever.
func call(object dbus.BusObject, method string, answer []any, args ...any) error {
	ctx, stop := context.WithTimeout(context.Background(), patience)
	defer stop()
	return object.CallWithContext(ctx, method, 0, args...).Store(answer...)
}

// askScreenSaver asks as the Idle Inhibition Service says; GNOME, KDE, Xfce and
// others have it.
func askScreenSaver(bus *dbus.Conn, reason string) (let func() error, err error) {
	const name = "org.freedesktop.ScreenSaver"
	saver := bus.Object(name, "/org/freedesktop/ScreenSaver")
	var cookie uint32
	if err := call(saver, name+".Inhibit", []any{&cookie}, program, reason); err != nil {
		return nil, err
	}
	return func() error { return call(saver, name+".UnInhibit", nil, cookie) }, nil
}

// askPortal asks as org.freedesktop.portal.Inhibit says. The empty string is
// the window: none is named.
func askPortal(bus *dbus.Conn, reason string) (let func() error, err error) {
	const (
		name = "org.freedesktop.portal.Desktop"
		idle = uint32(8) // of the four things that can be kept from happening
	)
	portal := bus.Object(name, "/org/freedesktop/portal/desktop")
	var request dbus.ObjectPath
	options := map[string]dbus.Variant{"reason": dbus.MakeVariant(reason)}
	if err := call(portal, "org.freedesktop.portal.Inhibit.Inhibit", []any{&request}, "", idle, options); err != nil {
		return nil, err
	}
	return func() error { return call(bus.Object(name, request), "org.freedesktop.portal.Request.Close", nil) }, nil
}
