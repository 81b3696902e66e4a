//go:build linux

// Command tour shows what Calmster is, by using it: it drives the real program
// on a virtual screen through the sample journal and one session, by mouse and
// keys, and leaves numbered pictures and exported files. `make tour` runs it;
// so does `make run` where there is no display.
//
// It writes for people into the terminal, in English only: it is a tool of
// this project and no part of the program.
package main

import (
	"errors"
	"flag"
	"fmt"
	"image"
	"os"
	"path/filepath"
	"time"

	"calmster/internal/desk"
	"calmster/ui/words"
)

func main() {
	out := flag.String("out", "out", "`folder` for pictures and files")
	states := flag.Bool("states", false, "take the pictures of a session's states only")
	calm := flag.Duration("calm", 12*time.Second, "how long the animal of the tour stays calm")
	written := flag.String("walk", "", "`folder` with the text of the newcomer's walk: replay that instead, and take its pictures")
	flag.Parse()
	run := func() error { return tour(*out, *calm, *states) }
	if *written != "" {
		run = func() error { return walk(*written) }
	}
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "tour:", err)
		os.Exit(1)
	}
}

// looks are the ways in which the tour is gone.
var looks = []struct {
	name   string // added to the pictures' names
	told   string
	screen image.Point
	scale  float64
	dark   bool
	whole  bool // all the way, and not only the states of a session
}{
	{"", "light", image.Pt(1366, 768), 1, false, true},
	{"-dark", "dark", image.Pt(1366, 768), 1, true, true},
	{"-2x", "light, at twice the density", image.Pt(2732, 1536), 2, false, true},
	{"-dark-2x", "dark, at twice the density", image.Pt(2732, 1536), 2, true, false},
}

// errStopped is what a desk's failure ends the tour with.
type errStopped struct{ error }

func tour(out string, calm time.Duration, statesOnly bool) error {
	err := withProgram(func(program string) error {
		for i, look := range looks {
			fmt.Printf("A tour through the sample journal, %s:\n", look.told)
			g := &guide{program: program, out: out, screen: look.screen, suffix: look.name, calm: calm}
			err := g.onDesk(desk.Options{Screen: look.screen, Scale: look.scale, Dark: look.dark}, func() error {
				if look.whole && !statesOnly {
					if err := g.lead(i == 0); err != nil {
						return err
					}
				}
				g.showStates()
				return nil
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return tell(out)
}

// withProgram builds the program and has it used; what stops a desk is
// returned.
func withProgram(use func(program string) error) (err error) {
	defer func() {
		if stopped, ok := recover().(errStopped); ok {
			err = stopped.error
		}
	}()
	if err := words.Use("en"); err != nil {
		return err
	}
	folder, err := os.MkdirTemp("", "calmster-tour-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	fmt.Println("Building the program (a first build takes some minutes) …")
	program, err := desk.Build("calmster/cmd/calmster", folder, "-tags=migrated_fynedo")
	if err != nil {
		return err
	}
	return use(program)
}

// onDesk gives the guide a desk for as long as it leads.
func (g *guide) onDesk(o desk.Options, lead func() error) error {
	o.Fail = func(args ...any) { panic(errStopped{errors.New(fmt.Sprint(args...))}) }
	g.Desk = desk.Open(o)
	defer g.Close()
	return lead()
}

// tell says what the tour left.
func tell(out string) error {
	found, err := os.ReadDir(out)
	if err != nil {
		return err
	}
	pictures, files := 0, ""
	for _, f := range found {
		if filepath.Ext(f.Name()) == ".png" {
			pictures++
		} else {
			files += " " + f.Name()
		}
	}
	fmt.Printf("Left in %s: %d pictures, and exported from the sample journal:%s\n", out, pictures, files)
	return nil
}
