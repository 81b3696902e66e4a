//go:build linux

package main

import (
	"fmt"
	"image"
	"os"
	"path/filepath"
	"time"

	"calmster/internal/desk"
	"calmster/ui/words"
)

// A step is something that a keeper does. A picture is taken after it, which
// bears its number and name.
type step struct {
	name string
	told string // for the terminal
	does func(*guide)
}

// steps are the tour, in order.
var steps = []step{
	{"today", "the Today screen of a hamster in training", func(g *guide) {
		g.WaitItem(say("today.start"))
	}},
	{"progress", "weeks of calm time", func(g *guide) {
		g.Press("ctrl+2")
		g.WaitItem(say("progress.table"))
	}},
	{"point", "what is behind one mark of the chart", func(g *guide) {
		g.Until("the chart to take the focus", func() bool {
			chart, ok := g.FindKind("zoom")
			if ok && !chart.Focused {
				g.Press("Tab")
			}
			return ok && chart.Focused
		})
		g.Press("End", "Left")
	}},
	{"chances", "how the chance of a calm next session went", func(g *guide) {
		g.Click(say("progress.kind.readiness"))
	}},
	{"how-long", "how long it stays calm, unfinished calm reckoned with", func(g *guide) {
		g.Click(say("progress.kind.survival"))
	}},
	{"signs", "which stress signs come, and when", func(g *guide) {
		g.Click(say("progress.kind.signs"))
	}},
	{"weeks", "how many sessions a week, morning and evening", func(g *guide) {
		g.Click(say("progress.kind.weeks"))
	}},
	{"treats", "what treats there were, by what is advised of them", func(g *guide) {
		g.Click(say("progress.weeks_treats"))
	}},
	{"timeline", "one session from start to end", func(g *guide) {
		g.Click(say("progress.kind.session"))
	}},
	{"stages", "every stage at once, each against its goal", func(g *guide) {
		g.Click(say("progress.kind.tolerance"))
		g.Click(say("progress.all"))
	}},
	{"table", "a chart as a table, to read and to copy", func(g *guide) {
		g.Click(say("progress.kind.tolerance"))
		g.Click(say("progress.table"))
		g.WaitText(say("chart.column_ended"))
	}},
	{"history", "every session, and the log of one", func(g *guide) {
		g.Press("ctrl+3")
		g.WaitText(say("chart.column_ended"))
	}},
	{"hamsters", "the animals and their harnesses", func(g *guide) {
		g.Press("ctrl+4")
		g.WaitText(say("hamsters.heading"))
	}},
	{"animal", "one animal: photo, harnesses, what can be done", func(g *guide) {
		g.Click(say("hamsters.open"))
		g.WaitText(say("harness.title"))
	}},
	{"introduction", "getting to know the harness, ticked by the journal", func(g *guide) {
		g.Click(say("introduce.open"))
		g.WaitText(say("introduce.under"))
	}},
	{"guide", "a page of the guide", func(g *guide) {
		g.Press("ctrl+5")
		g.WaitText(say("guide.under"))
	}},
	{"settings", "what can be set", func(g *guide) {
		g.Press("ctrl+6")
		g.WaitText(say("settings.under"))
	}},
	{"keys", "all keys, by F1", func(g *guide) {
		g.Press("ctrl+1")
		g.WaitItem(say("today.start"))
		g.Press("F1")
		g.WaitText(say("help.anywhere"))
	}},
	{"prepare", "before a session: stage, time, place and the checks", func(g *guide) {
		g.Press("Escape")
		g.WaitGone(say("help.anywhere"))
		g.Click(say("today.start"))
		g.WaitText(say("prepare.checks"))
		g.Press("ctrl+shift+a")
		g.WaitText(say("prepare.all_set"))
	}},
	{"waiting", "the clock waits until the animal is ready", func(g *guide) {
		g.Press("w")
		g.WaitText(say("session.waiting"))
	}},
	{"session", "the session runs, and it is calm", func(g *guide) {
		g.Press("space")
		g.WaitGone(say("session.waiting"))
		g.Click(say("sign.exploring"))
		g.Click(say("treat.oats"))
		g.Press("e", "p")
		g.Until("the animal to be calm for a while", func() bool { return g.active() >= g.calm })
	}},
	{"correct", "a line of the log is put right, there and then", func(g *guide) {
		g.Click(say("treat.oats")) // in the log, which lies over the pad
		g.WaitItem(say("correct.keep"))
	}},
	{"compact", "a small window that fits beside another program", func(g *guide) {
		g.Press("Escape")
		g.WaitGone(say("correct.keep"))
		g.ToggleMaximize()
		g.Press("c")
		g.WaitGone(say("session.so_far"))
		g.Until("the window to be small", func() bool {
			i := g.WaitItem(say("session.off"))
			return i.X+i.W < g.screen.X/2
		})
		g.Press("w") // it is drawn anew, now at its new size
	}},
	{"beside", "a second hamster's session runs beside the first", func(g *guide) {
		g.Press("c")
		g.WaitText(say("session.so_far"))
		g.ToggleMaximize()
		g.Press("ctrl+n")
		g.WaitText(say("prepare.checks"))
		g.Press("ctrl+shift+a")
		g.WaitText(say("prepare.all_set"))
		g.Press("ctrl+Return")
		g.WaitText(say("session.so_far"))
		g.Press("q")
		g.WaitText("Biscuit 0:") // told beside this one
	}},
	{"stress", "a first stress sign stops the calm time", func(g *guide) {
		g.Press("h")
		g.WaitText(say("closing.how"))
		g.Press("5", "ctrl+Return")
		g.Click(say("notice.close")) // over the first one's session
		g.Press("4")
		g.WaitText(say("session.take_off"))
	}},
	{"closing", "harness off, and how it ended", func(g *guide) {
		g.Press("h")
		g.WaitText(say("closing.how"))
	}},
	{"kept", "kept, with the verdict of now", func(g *guide) {
		g.Press("ctrl+Return")
		g.WaitItem(say("today.start"))
	}},
}

// guide leads through the program.
type guide struct {
	*desk.Desk
	program string
	out     string
	screen  image.Point
	suffix  string
	calm    time.Duration
}

// say is the program's own word.
func say(key string) string { return words.T(key, nil) }

// active is the time on the running session's clock.
func (g *guide) active() time.Duration {
	ring, ok := g.FindKind("ring")
	var minutes, seconds int
	if !ok {
		return 0
	}
	if _, err := fmt.Sscanf(ring.Name, say("session.calm_for")+" %d:%d", &minutes, &seconds); err != nil {
		return 0
	}
	return time.Duration(minutes*60+seconds) * time.Second
}

// lead goes all the steps, and exports the journal if asked to.
func (g *guide) lead(export bool) error {
	g.Start(g.program, "--demo")
	for i, s := range steps {
		s.does(g)
		g.PointAt(g.screen.X-1, g.screen.Y-1) // out of the picture
		name := fmt.Sprintf("%02d-%s%s.png", i+1, s.name, g.suffix)
		g.Picture(filepath.Join(g.out, name))
		fmt.Printf("  %-24s %s\n", name, s.told)
	}
	if export {
		return g.export()
	}
	return nil
}

// export writes what the commands make of the journal that was just used, while
// the window is still open.
func (g *guide) export() error {
	found, err := filepath.Glob(filepath.Join(g.Temp(), "calmster-sample-*", "*.calmster"))
	if err != nil || len(found) != 1 {
		return fmt.Errorf("find the sample journal: %v, %w", found, err)
	}
	out, err := filepath.Abs(g.out)
	if err != nil {
		return err
	}
	for _, format := range []string{"json", "csv"} {
		g.Run(g.program, "export", "--journal", found[0], "--format", format, "--out", filepath.Join(out, "journal."+format))
	}
	g.Run(g.program, "report", "--journal", found[0], "--hamster", "Biscuit", "--out", filepath.Join(out, "report.html"))
	said := g.Run(g.program, "assess", "--journal", found[0], "--history")
	return os.WriteFile(filepath.Join(out, "assessment.txt"), []byte(said), 0o644)
}
