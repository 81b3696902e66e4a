//go:build linux

package main

import (
	"fmt"
	"path/filepath"
	"time"
)

// states are what the screen of a running session can say. Time is passed, not
// waited for.
var states = []step{
	{"waiting", "the clock waits until the animal is ready", func(g *guide) {
		g.Click(say("today.start"))
		g.WaitText(say("prepare.checks"))
		g.Press("ctrl+shift+a")
		g.WaitText(say("prepare.all_set"))
		g.Press("w")
		g.WaitText(say("session.waiting"))
	}},
	{"calm", "it runs, and the animal is calm", func(g *guide) {
		g.Press("space")
		g.WaitGone(say("session.waiting"))
		g.pass(20 * time.Second)
		g.Press("t", "q")
		g.pass(70 * time.Second)
		g.Press("e", "p")
		g.pass(45 * time.Second)
	}},
	{"compact", "the small window", func(g *guide) {
		g.ToggleMaximize()
		g.Press("c")
		g.WaitGone(say("session.so_far"))
		g.Until("the window to be small", func() bool {
			i := g.WaitItem(say("session.off"))
			return i.X+i.W < g.screen.X/2
		})
	}},
	{"paused", "a pause takes time out", func(g *guide) {
		g.Press("c")
		g.WaitText(say("session.so_far"))
		g.ToggleMaximize()
		g.Press("space")
		g.WaitItem(say("session.resume"))
	}},
	{"stress", "a first sign: what to do now", func(g *guide) {
		g.Press("space")
		g.WaitItem(say("session.pause"))
		g.Press("4")
		g.WaitText(say("session.take_off"))
	}},
	{"goal", "calm to the goal; the sign was taken back", func(g *guide) {
		g.Press("ctrl+z")
		g.WaitGone(say("session.take_off"))
		g.pass(3 * time.Minute)
		g.WaitText(say("session.goal_reached"))
	}},
	{"near-cap", "the last minute", func(g *guide) {
		g.pass(4 * time.Minute)
		g.WaitText(say("session.near_cap"))
	}},
	{"cap", "no session is longer", func(g *guide) {
		g.pass(time.Minute)
		g.WaitText(say("session.cap_reached"))
	}},
}

// pass lets time pass and waits until the window has seen it.
func (g *guide) pass(d time.Duration) {
	before := g.active()
	g.Pass(d)
	g.Until("the clock to go on", func() bool { return g.active() >= before+d })
}

// showStates takes a picture of each state of a session.
func (g *guide) showStates() {
	g.Start(g.program, "--demo")
	for i, s := range states {
		s.does(g)
		g.PointAt(g.screen.X-1, g.screen.Y-1)
		name := fmt.Sprintf("%02d-state-%s%s.png", len(steps)+1+i, s.name, g.suffix)
		g.Picture(filepath.Join(g.out, name))
		fmt.Printf("  %-28s %s\n", name, s.told)
	}
}
