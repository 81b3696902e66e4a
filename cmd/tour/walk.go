//go:build linux

package main

import (
	"fmt"
	"image"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"calmster/internal/desk"
)

// walker goes the newcomer's walk: it does what the text of each stop tells,
// and notes what was seen and pressed on the way.
type walker struct {
	*guide
	seen    []string // all that stood on the screen during this stop
	pressed []string
}

// begin is when the walk begins, for the program: a Monday evening.
var begin = time.Date(2026, time.June, 1, 18, 40, 0, 0, time.UTC)

// walk replays the walk that is written in folder and takes its pictures anew.
// It fails where the screen does not show what the text promises.
func walk(folder string) error {
	stops, err := readWalk(folder)
	if err != nil {
		return err
	}
	if len(stops) != len(strides) {
		return fmt.Errorf("%d stops are written and %d are gone", len(stops), len(strides))
	}
	// Two replays should give the same pictures, but for a second on a slow machine:
	// the zone and the journal's place are the same everywhere.
	if err := os.Setenv("TZ", "UTC"); err != nil {
		return err
	}
	home := filepath.Join(os.TempDir(), "calmster-walk")
	if err := os.Mkdir(home, 0o700); err != nil {
		return fmt.Errorf("make a home for the walk (remove it if no other walk is being gone): %w", err)
	}
	defer os.RemoveAll(home)
	return withProgram(func(program string) error {
		w := &walker{guide: &guide{program: program, screen: image.Pt(1366, 768)}}
		return w.onDesk(desk.Options{Screen: w.screen, Home: home}, func() error { return w.follow(folder, stops) })
	})
}

// follow goes from stop to stop.
func (w *walker) follow(folder string, stops []stop) error {
	fmt.Println("A newcomer's walk:")
	w.Start(w.program)
	w.SetClock(time.Until(begin))
	for i, s := range strides {
		w.seen, w.pressed = nil, nil
		s.does(w)
		w.PointAt(w.screen.X-1, w.screen.Y-1) // out of the picture
		w.Picture(filepath.Join(folder, walkPictures, s.picture+".png"))
		w.look()
		if err := w.holds(stops[i], s); err != nil {
			return err
		}
		fmt.Printf("  %-24s %s\n", s.picture+".png", stops[i].heading)
	}
	return tidy(folder)
}

// tidy removes the pictures of stops that are gone no more.
func tidy(folder string) error {
	found, err := filepath.Glob(filepath.Join(folder, walkPictures, "*.png"))
	if err != nil {
		return err
	}
	for _, f := range found {
		name := strings.TrimSuffix(filepath.Base(f), ".png")
		if slices.ContainsFunc(strides, func(s stride) bool { return s.picture == name }) {
			continue
		}
		if err := os.Remove(f); err != nil {
			return err
		}
	}
	return nil
}

// holds compares what a stop promises with what was seen and pressed.
func (w *walker) holds(written stop, gone stride) error {
	if written.picture != gone.picture {
		return fmt.Errorf("“%s” shows %s.png where %s.png was taken", written.heading, written.picture, gone.picture)
	}
	for _, label := range written.labels {
		if !slices.ContainsFunc(w.seen, func(s string) bool { return strings.Contains(s, label) }) {
			return fmt.Errorf("“%s” promises “%s”, which was not on the screen; there was:\n  %s", written.heading, label, strings.Join(w.seen, "\n  "))
		}
	}
	for _, key := range written.keys {
		if !slices.Contains(w.pressed, asPressed(key)) {
			return fmt.Errorf("“%s” names the key %s, which was not pressed: only %q", written.heading, key, w.pressed)
		}
	}
	return nil
}

// asPressed is a key of the text as xdotool writes it.
func asPressed(key string) string {
	key = strings.ToLower(key)
	if name, ok := strings.CutSuffix(key, "enter"); ok {
		return name + "Return"
	}
	return key
}

// look notes all that stands on the screen.
func (w *walker) look() {
	for _, i := range w.Items() {
		for _, s := range []string{i.Name, i.Text} {
			if s != "" && !slices.Contains(w.seen, s) {
				w.seen = append(w.seen, s)
			}
		}
	}
}

// Click clicks on what bears that name, and notes what stood around it.
func (w *walker) Click(name string) {
	w.WaitItem(name)
	w.look()
	w.Desk.Click(name)
}

// Press presses keys, and notes them and what stood on the screen before.
func (w *walker) Press(keys ...string) {
	w.look()
	w.pressed = append(w.pressed, keys...)
	w.Desk.Press(keys...)
}
