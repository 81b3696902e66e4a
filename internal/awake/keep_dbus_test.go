//go:build linux

package awake

import (
	"bufio"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/godbus/dbus/v5"
)

// patient is what a test waits for what must happen.
const patient = 30 * time.Second

// startBus starts a message bus on which nothing lives yet, and makes it the
// session's.
func startBus(t *testing.T) {
	t.Helper()
	if _, err := exec.LookPath("dbus-daemon"); err != nil && os.Getenv("CI") == "" {
		t.Skip("dbus-daemon is not installed; `make test` installs it")
	}
	folder := t.TempDir()
	config := filepath.Join(folder, "bus.conf")
	err := os.WriteFile(config, []byte(`<busconfig>
  <type>session</type>
  <listen>unix:path=`+filepath.Join(folder, "bus")+`</listen>
  <policy context="default"><allow send_destination="*"/><allow eavesdrop="true"/><allow own="*"/></policy>
</busconfig>`), 0o600)
	if err != nil {
		t.Fatal(err)
	}
	daemon := exec.Command("dbus-daemon", "--config-file="+config, "--nofork", "--print-address")
	daemon.Stderr = os.Stderr
	out, err := daemon.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := daemon.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = daemon.Process.Kill()
		_ = daemon.Wait() // killed, as it should be
	})
	address, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", strings.TrimSpace(address))
}

// desktop plays the desktop: what it was told, in order.
type desktop struct {
	told  chan string
	block chan struct{} // where set, Inhibit answers only when it is closed
}

func (d *desktop) next(t *testing.T) string {
	t.Helper()
	select {
	case s := <-d.told:
		return s
	case <-time.After(patient):
		t.Fatal("the desktop was told nothing")
		return ""
	}
}

type screenSaver struct{ *desktop }

func (s screenSaver) Inhibit(program, reason string) (uint32, *dbus.Error) {
	s.told <- "lit for " + program + ": " + reason
	if s.block != nil {
		<-s.block
	}
	return 77, nil
}

func (s screenSaver) UnInhibit(cookie uint32) *dbus.Error {
	if cookie == 77 {
		s.told <- "dark"
	}
	return nil
}

type portal struct{ *desktop }

func (p portal) Inhibit(window string, what uint32, options map[string]dbus.Variant) (dbus.ObjectPath, *dbus.Error) {
	if window == "" && what == 8 {
		p.told <- "lit: " + options["reason"].Value().(string)
	}
	return "/request/1", nil
}

func (p portal) Close() *dbus.Error {
	p.told <- "dark"
	return nil
}

// serve puts a service on the bus.
func serve(t *testing.T, name string, at map[dbus.ObjectPath]string, service any) {
	t.Helper()
	bus, err := dbus.ConnectSessionBus()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { bus.Close() })
	for path, face := range at {
		if err := bus.Export(service, path, face); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := bus.RequestName(name, 0); err != nil || got != dbus.RequestNameReplyPrimaryOwner {
		t.Fatalf("no name on the bus: %v, %v", got, err)
	}
}

func (d *desktop) saves(t *testing.T) {
	const name = "org.freedesktop.ScreenSaver"
	serve(t, name, map[dbus.ObjectPath]string{"/org/freedesktop/ScreenSaver": name}, screenSaver{d})
}

func (d *desktop) isPortal(t *testing.T) {
	serve(t, "org.freedesktop.portal.Desktop", map[dbus.ObjectPath]string{
		"/org/freedesktop/portal/desktop": "org.freedesktop.portal.Inhibit",
		"/request/1":                      "org.freedesktop.portal.Request",
	}, portal{d})
}

func TestKeep(t *testing.T) {
	for _, c := range []struct {
		name string
		has  func(*desktop, *testing.T)
		lit  string
	}{
		{"by the screen saver", (*desktop).saves, "lit for Calmster: a session runs"},
		{"by the portal", (*desktop).isPortal, "lit: a session runs"},
		{"by the screen saver rather than the portal", func(d *desktop, t *testing.T) { d.isPortal(t); d.saves(t) }, "lit for Calmster: a session runs"},
	} {
		t.Run(c.name, func(t *testing.T) {
			startBus(t)
			d := &desktop{told: make(chan string, 10)}
			c.has(d, t)
			release, err := Keep("a session runs")
			if err != nil {
				t.Fatal(err)
			}
			if got := d.next(t); got != c.lit {
				t.Errorf("the desktop was told %q", got)
			}
			if err := release(); err != nil {
				t.Error(err)
			}
			if got := d.next(t); got != "dark" {
				t.Errorf("at the end the desktop was told %q", got)
			}
		})
	}
}

// Where nobody can keep the screen lit, that is an error and no more.
func TestNobodyThere(t *testing.T) {
	t.Run("no service", func(t *testing.T) {
		startBus(t)
		if _, err := Keep("a session runs"); err == nil {
			t.Error("nobody was asked, and it is no error")
		}
	})
	t.Run("no bus", func(t *testing.T) {
		t.Setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path="+filepath.Join(t.TempDir(), "none"))
		if _, err := Keep("a session runs"); err == nil {
			t.Error("there is no bus, and it is no error")
		}
	})
}

// The screen is kept lit once however often that is wished, and let go when the
// newest wish says so.
func TestLight(t *testing.T) {
	startBus(t)
	d := &desktop{told: make(chan string, 10)}
	d.saves(t)
	l := NewLight(func() string { return "a session runs" })
	for range 3 {
		l.Want(true)
	}
	if got := d.next(t); got != "lit for Calmster: a session runs" {
		t.Fatalf("the desktop was told %q", got)
	}
	l.Want(true)
	l.Want(false)
	if got := d.next(t); got != "dark" {
		t.Fatalf("the desktop was told %q", got)
	}
	l.Want(true)
	if got := d.next(t); got != "lit for Calmster: a session runs" {
		t.Fatalf("the second time the desktop was told %q", got)
	}
}

// A desktop that does not answer keeps the window waiting no longer than one
// that does: this test would not end.
func TestADesktopThatHangs(t *testing.T) {
	startBus(t)
	d := &desktop{told: make(chan string, 10), block: make(chan struct{})}
	d.saves(t)
	defer close(d.block)
	l := NewLight(func() string { return "a session runs" })
	for i := range 100 {
		l.Want(i%2 == 0)
	}
}
