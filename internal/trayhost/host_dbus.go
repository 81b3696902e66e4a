//go:build linux || freebsd || netbsd || openbsd

package trayhost

import (
	"context"
	"time"

	"github.com/godbus/dbus/v5"
)

// patience is how long the desktop may take for an answer: a start waits for it.
const patience = time.Second

// There is whether the desktop shows icons in a tray: whether somebody on the
// session's bus watches for them. Some desktops have nobody for that.
func There() bool {
	bus, err := dbus.SessionBusPrivateNoAutoStartup()
	if err != nil {
		return false
	}
	defer func() { _ = bus.Close() }() // the answer is known by then
	late := time.AfterFunc(patience, func() { _ = bus.Close() })
	defer late.Stop()
	if bus.Auth(nil) != nil || bus.Hello() != nil {
		return false
	}
	ctx, stop := context.WithTimeout(context.Background(), patience)
	defer stop()
	var owned bool
	err = bus.BusObject().CallWithContext(ctx, "org.freedesktop.DBus.NameHasOwner", 0, "org.kde.StatusNotifierWatcher").Store(&owned)
	return err == nil && owned
}
