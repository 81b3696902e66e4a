//go:build linux

package desk

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"
)

// Build builds a package of this module for the desk, with the eyes compiled
// in, and returns the program's path. Without the tag migrated_fynedo Fyne
// reports every call from a wrong goroutine; see [Program.Complaints].
func Build(pkg, folder string, flags ...string) (string, error) {
	tags := "inspect"
	var rest []string
	for _, f := range flags {
		if more, ok := strings.CutPrefix(f, "-tags="); ok {
			tags += "," + more
		} else {
			rest = append(rest, f)
		}
	}
	program := filepath.Join(folder, "program")
	args := append([]string{"build", "-buildvcs=false", "-tags=" + tags, "-o", program}, rest...)
	if said, err := exec.Command("go", append(args, pkg)...).CombinedOutput(); err != nil {
		return "", fmt.Errorf("build %s: %w\n%s", pkg, err, said)
	}
	return program, nil
}

// Program is a program that was started on the desk.
type Program struct {
	desk   *Desk
	cmd    *exec.Cmd
	said   output
	ended  chan struct{}
	result error
	// asked is how much the program had said when it was asked to end.
	asked int
}

// notAsked is the value of asked until then.
const notAsked = -1

// output collects what a program says while it runs.
type output struct {
	mu   sync.Mutex
	said bytes.Buffer
}

func (o *output) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.said.Write(p)
}

func (o *output) String() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.said.String()
}

// Start starts a program and waits until its window shows something. One that
// still runs is killed first. The program runs in an empty folder, so that no
// FyneApp.toml is found that would silence Fyne's thread check.
func (d *Desk) Start(program string, args ...string) *Program {
	if d.program != nil {
		d.program.Kill()
	}
	// A program that was killed leaves its socket behind.
	if err := os.Remove(d.socket()); err != nil && !os.IsNotExist(err) {
		d.fail(err.Error())
	}
	p := &Program{desk: d, cmd: d.command(program, args...), ended: make(chan struct{}), asked: notAsked}
	p.cmd.Stdout, p.cmd.Stderr = &p.said, &p.said
	if err := p.cmd.Start(); err != nil {
		d.fail(fmt.Sprintf("start %s: %v", program, err))
	}
	go func() {
		p.result = p.cmd.Wait()
		close(p.ended)
	}()
	d.program = p
	d.Until("the window to show something", func() bool {
		items, err := d.look()
		return err == nil && len(items) > 0 && d.focusWindow()
	})
	return p
}

// focusWindow is whether the window has the keyboard.
func (d *Desk) focusWindow() bool {
	return d.command("xdotool", "getwindowfocus", "getwindowname").Run() == nil
}

// Run runs a program that needs no window, to its end, with the desk's home,
// and returns what it wrote to stdout.
func (d *Desk) Run(program string, args ...string) string {
	var out, errs bytes.Buffer
	c := d.command(program, args...)
	c.Stdout, c.Stderr = &out, &errs
	if err := c.Run(); err != nil {
		d.fail(fmt.Sprintf("run %s %s: %v\n%s", filepath.Base(program), strings.Join(args, " "), err, errs.String()))
	}
	return out.String()
}

// Output is what the program said so far, on stdout and stderr.
func (p *Program) Output() string { return p.said.String() }

// Ended is whether the program has ended.
func (p *Program) Ended() bool {
	select {
	case <-p.ended:
		return true
	default:
		return false
	}
}

// Kill ends the program as a power cut would: at once, with no say.
func (p *Program) Kill() {
	_ = p.cmd.Process.Kill() // it may have ended by itself
	<-p.ended
}

// Crash ends the program as a fault in it does: Go's runtime has the say.
func (p *Program) Crash() {
	if err := p.cmd.Process.Signal(syscall.SIGABRT); err != nil {
		p.desk.fail(fmt.Sprintf("crash the program: %v", err))
	}
	p.AwaitEnd()
}

// Terminate asks the program to end, as a system that shuts down does, and
// waits for it.
func (p *Program) Terminate() {
	p.ask()
	if err := p.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		p.desk.fail(fmt.Sprintf("terminate the program: %v", err))
	}
	p.AwaitEnd()
}

// AwaitEnd waits for the program to end and returns its exit code.
func (p *Program) AwaitEnd() int {
	select {
	case <-p.ended:
	case <-time.After(Patience):
		p.desk.fail("the program did not end")
	}
	return p.cmd.ProcessState.ExitCode()
}

// Quit presses the key that ends a program.
func (d *Desk) Quit() {
	d.program.ask()
	d.Press("ctrl+q")
}

// QuitBy ends the program by what a keeper does in its window.
func (d *Desk) QuitBy(does func()) {
	d.program.ask()
	does()
}

// CloseWindow does what a click on the window's X does.
func (d *Desk) CloseWindow() {
	d.program.ask()
	d.Press("alt+F4")
}

// ToggleMaximize lets the window have the size that it asks for, or fills the
// screen with it again, as a double click on its title does.
func (d *Desk) ToggleMaximize() { d.Press("alt+F5") }

func (p *Program) ask() { p.asked = len(p.Output()) }

// What Fyne, Go's race detector and Go itself say of a program that is wrong.
var (
	crashes = []string{"panic: ", "fatal error: "}
	misuses = []string{"Error in Fyne call thread", "Fyne error", "WARNING: DATA RACE"}
)

// Complaints are what was said of mistakes of the program: calls from a wrong
// goroutine (told only without the tag migrated_fynedo), data races (told only
// with -race), errors that Fyne logged, and crashes.
//
// Of what was said after the program was asked to end only crashes count: once
// Fyne's event loop has ended, fyne.Do runs its function where it is called,
// and Fyne takes that for a mistake of the caller.
func (p *Program) Complaints() []string {
	said := p.Output()
	whileRunning := said
	if p.asked != notAsked {
		whileRunning = said[:p.asked]
	}
	return append(quote(said, crashes), quote(whileRunning, misuses)...)
}

// quote returns the places where one of the phrases begins something.
func quote(said string, phrases []string) []string {
	var found []string
	lines := strings.Split(said, "\n")
	for i, line := range lines {
		if slices.ContainsFunc(phrases, func(p string) bool { return strings.Contains(line, p) }) {
			found = append(found, strings.Join(lines[i:min(i+40, len(lines))], "\n"))
		}
	}
	return found
}

// CPU is the processor time that the program has taken since its start, all of
// its threads together.
func (p *Program) CPU() time.Duration {
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", p.cmd.Process.Pid))
	if err != nil {
		p.desk.fail(fmt.Sprintf("read the program's processor time: %v", err))
	}
	// The name, in brackets, may hold spaces; user and system time are the 12th
	// and 13th number behind it, in hundredths of a second.
	_, rest, _ := strings.Cut(string(stat), ") ")
	fields := strings.Fields(rest)
	var sum time.Duration
	for _, f := range fields[11:13] {
		n, err := strconv.Atoi(f)
		if err != nil {
			p.desk.fail(fmt.Sprintf("read the program's processor time: %v", err))
		}
		sum += time.Duration(n) * 10 * time.Millisecond
	}
	return sum
}

// Memory is how much of the computer's memory the program holds, in bytes.
func (p *Program) Memory() int {
	said, err := os.ReadFile(fmt.Sprintf("/proc/%d/statm", p.cmd.Process.Pid))
	if err != nil {
		p.desk.fail(fmt.Sprintf("read the program's memory: %v", err))
	}
	pages, err := strconv.Atoi(strings.Fields(string(said))[1])
	if err != nil {
		p.desk.fail(fmt.Sprintf("read the program's memory: %v", err))
	}
	return pages * os.Getpagesize()
}
