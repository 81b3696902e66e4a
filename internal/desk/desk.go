//go:build linux

// Package desk drives the real program the way a keeper does: in a window on a
// screen, with a mouse and a keyboard. The screen is a virtual one (Xvfb with
// the openbox window manager), so it needs no display and disturbs nobody.
//
// It looks through package inspect, which the program must be built with (see
// [Build]), and acts through xdotool. It never waits a fixed time: whatever it
// needs it polls for, up to [Patience].
//
// Nothing here returns an error. What goes wrong is told, together with all
// that is on the screen, through the Fail function of [Options], so that a test
// or a tour reads as the list of what a keeper does.
package desk

import (
	"bufio"
	"errors"
	"fmt"
	"image"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// Patience is how long the desk waits for what must happen. It is generous: on
// a busy machine a first picture takes seconds.
const Patience = 30 * time.Second

// glance is the pause between two looks.
const glance = 20 * time.Millisecond

// Options say what desk is wanted.
type Options struct {
	// Screen is the size in pixels; 1366 by 768 if zero. The window fills it.
	Screen image.Point
	// Scale is Fyne's scale, 1 if zero.
	Scale float64
	// Dark asks for the dark look.
	Dark bool
	// Home is the home folder that the program gets, with its data below; a
	// temporary one, removed by Close, if empty.
	Home string
	// Cache is a folder for what programs and the graphics driver keep from one
	// start to the next; one in Home if empty.
	Cache string
	// Watch lets the program measure its frames from the start; see [Desk.Busy].
	Watch bool
	// Fail is called with what went wrong and must not return (testing's Fatal).
	Fail func(args ...any)
}

// Desk is a screen with a window manager, and at most one program on it.
type Desk struct {
	options Options
	display string
	scratch string // sockets, the screen's memory, settings
	home    string
	screen  *exec.Cmd
	manager *exec.Cmd
	program *Program
}

// Open sets up a desk. Close takes it down.
func Open(o Options) *Desk {
	if o.Screen == (image.Point{}) {
		o.Screen = image.Pt(1366, 768)
	}
	if o.Scale == 0 {
		o.Scale = 1
	}
	d := &Desk{options: o}
	if err := d.setUp(); err != nil {
		d.Close()
		o.Fail("set up a virtual desk: " + err.Error())
	}
	return d
}

func (d *Desk) setUp() error {
	for _, tool := range []string{"Xvfb", "openbox", "xdotool"} {
		if _, err := exec.LookPath(tool); err != nil {
			return fmt.Errorf("%s is not installed; `make test` installs what is missing: %w", tool, err)
		}
	}
	var err error
	if d.scratch, err = os.MkdirTemp("", "calmster-desk-"); err != nil {
		return err
	}
	d.home = d.options.Home
	if d.home == "" {
		d.home = filepath.Join(d.scratch, "home")
	}
	if d.options.Cache == "" {
		d.options.Cache = filepath.Join(d.home, "cache")
	}
	if err := os.MkdirAll(d.home, 0o700); err != nil {
		return err
	}
	if err := d.startScreen(); err != nil {
		return err
	}
	return d.startManager()
}

// startScreen starts Xvfb on a display that it finds free itself.
func (d *Desk) startScreen() error {
	told, tell, err := os.Pipe()
	if err != nil {
		return err
	}
	defer told.Close()
	size := d.options.Screen
	d.screen = d.command("Xvfb", "-displayfd", "3", "-screen", "0", fmt.Sprintf("%dx%dx24", size.X, size.Y),
		"-fbdir", d.scratch, "-nolisten", "tcp", "-noreset", "-dpi", "96")
	d.screen.ExtraFiles = []*os.File{tell}
	err = d.screen.Start()
	tell.Close()
	if err != nil {
		return fmt.Errorf("start Xvfb: %w", err)
	}
	if err := told.SetReadDeadline(time.Now().Add(Patience)); err != nil {
		return err
	}
	// The whole line: Xvfb ends if nobody takes the last byte of it.
	number, err := bufio.NewReader(told).ReadString('\n')
	if err != nil {
		return fmt.Errorf("wait for Xvfb: %w", err)
	}
	d.display = ":" + strings.TrimSpace(number)
	return nil
}

// rules are the window manager's: one window, all over the screen, without a
// frame, a key that closes it the way its X does, and one that lets it have the
// size that it asks for, or fills the screen again.
const rules = `<?xml version="1.0" encoding="UTF-8"?>
<openbox_config xmlns="http://openbox.org/3.4/rc">
  <focus><focusNew>yes</focusNew></focus>
  <keyboard>
    <keybind key="A-F4"><action name="Close"/></keybind>
    <keybind key="A-F5"><action name="ToggleMaximize"/></keybind>
  </keyboard>
  <applications><application class="*"><decor>no</decor><maximized>yes</maximized></application></applications>
</openbox_config>
`

func (d *Desk) startManager() error {
	file := filepath.Join(d.scratch, "openbox.xml")
	if err := os.WriteFile(file, []byte(rules), 0o600); err != nil {
		return err
	}
	d.manager = d.command("openbox", "--sm-disable", "--config-file", file)
	if err := d.manager.Start(); err != nil {
		return fmt.Errorf("start openbox: %w", err)
	}
	return nil
}

// command prepares a command that sees the desk's display and home, and dies
// with this process.
func (d *Desk) command(name string, args ...string) *exec.Cmd {
	c := exec.Command(name, args...)
	c.Env = d.environment()
	c.Dir = d.scratch
	c.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
	return c
}

func (d *Desk) environment() []string {
	theme := "light"
	if d.options.Dark {
		theme = "dark"
	}
	watch := ""
	if d.options.Watch {
		watch = "1"
	}
	return []string{
		"PATH=" + os.Getenv("PATH"), "TZ=" + os.Getenv("TZ"), "LANG=en_GB.UTF-8",
		"DISPLAY=" + d.display, "LIBGL_ALWAYS_SOFTWARE=1",
		"HOME=" + d.home, "XDG_RUNTIME_DIR=" + d.scratch, "TMPDIR=" + d.scratch,
		"XDG_DATA_HOME=" + filepath.Join(d.home, "data"), "XDG_CONFIG_HOME=" + filepath.Join(d.home, "config"),
		"XDG_CACHE_HOME=" + d.options.Cache, "XDG_STATE_HOME=" + filepath.Join(d.home, "state"),
		"FYNE_THEME=" + theme, "FYNE_SCALE=" + strconv.FormatFloat(d.options.Scale, 'f', -1, 64),
		"CALMSTER_INSPECT=" + d.socket(), "CALMSTER_WATCH=" + watch,
		"GORACE=atexit_sleep_ms=0",
		// No desktop session listens here.
		"DBUS_SESSION_BUS_ADDRESS=unix:path=" + filepath.Join(d.scratch, "no-bus"),
	}
}

func (d *Desk) socket() string { return filepath.Join(d.scratch, "inspect.sock") }

// Home is the home folder of the program on the desk.
func (d *Desk) Home() string { return d.home }

// Temp is the folder for temporary files of the program on the desk.
func (d *Desk) Temp() string { return d.scratch }

// Close ends the program, the window manager and the screen, and removes what
// was temporary.
func (d *Desk) Close() {
	if d.program != nil {
		d.program.Kill()
	}
	for _, c := range []*exec.Cmd{d.manager, d.screen} {
		if c != nil && c.Process != nil {
			_ = c.Process.Kill() // it may have ended by itself
			_ = c.Wait()         // which is told as an error
		}
	}
	if d.scratch != "" {
		_ = os.RemoveAll(d.scratch) // the system clears temporary folders
	}
}

// fail tells what went wrong with all that can help to see why.
func (d *Desk) fail(problem string) {
	var b strings.Builder
	b.WriteString(problem)
	if d.program != nil {
		if items, err := d.look(); err == nil {
			b.WriteString("\non the screen:")
			for _, i := range items {
				fmt.Fprintf(&b, "\n  %s", describe(i))
			}
		} else {
			fmt.Fprintf(&b, "\nthe window cannot be seen: %v", err)
		}
		fmt.Fprintf(&b, "\nthe program said:\n%s", d.program.Output())
		if file := os.Getenv("CALMSTER_DESK_PICTURE"); file != "" {
			if err := d.picture(file); err == nil {
				fmt.Fprintf(&b, "\npicture: %s", file)
			}
		}
	}
	d.options.Fail(b.String())
}

// Until waits for something and fails, saying what, when it does not happen.
func (d *Desk) Until(what string, happened func() bool) {
	deadline := time.Now().Add(Patience)
	for !happened() {
		if d.program != nil && d.program.Ended() {
			d.fail(fmt.Sprintf("waited for %s, but the program ended", what))
		}
		if time.Now().After(deadline) {
			d.fail(fmt.Sprintf("waited %v for %s", Patience, what))
		}
		time.Sleep(glance)
	}
}

// errGone is what looking at a program that has ended gives.
var errGone = errors.New("no program runs on the desk")
