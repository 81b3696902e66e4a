//go:build linux

package main

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"calmster/internal/crowd"
	"calmster/internal/desk"
	"calmster/storage"
	"calmster/ui/words"
)

// Whatever a keeper does, no frame takes longer than [longest], however large
// the journal is. A frame is all that the window's goroutine does without a
// break: what was pressed, what was read for it and comes back, laying out and
// drawing, on a virtual screen without a graphics card. Reading itself goes on
// beside it and is no frame.
//
// typical-ms is the middle of the longest frames, one for each time that it was
// done, longest-ms the longest of all, and both are told against the limit.
// What else the machine does counts in longest-ms.
func BenchmarkCrowdedFrames(b *testing.B) {
	program, err := desk.Build("calmster/cmd/calmster", b.TempDir(), "-tags=migrated_fynedo")
	if err != nil {
		b.Fatal(err)
	}
	var bare opening // what Fyne takes, whatever is in its window
	b.Run("bare window", func(b *testing.B) {
		program, err := desk.Build("./testdata/bare", b.TempDir(), "-tags=migrated_fynedo")
		if err != nil {
			b.Fatal(err)
		}
		bare = openings(b, program)
		bare.tell(b, bare)
	})
	least := 0
	for _, of := range []struct {
		name               string
		hamsters, sessions int
	}{
		{"first week", 1, 5},
		{"crowd", crowd.Hamsters, crowd.Sessions},
		{"one of 20000", 1, 20_000},
	} {
		b.Run(of.name, func(b *testing.B) {
			held := frames(b, program, bare, of.hamsters, of.sessions)
			if least == 0 {
				least = held
			}
			b.Run("memory", func(b *testing.B) {
				for b.Loop() { // it was measured above
				}
				b.ReportMetric(0, "ns/op")
				b.ReportMetric(float64(held)/(1<<20), "MB")
				b.ReportMetric(float64(held)/float64(least), "of-first-week")
			})
		})
	}
}

// opening is how long a window took to be there, and then its longest frame
// until it was calm.
type opening struct{ window, frame time.Duration }

// openings starts a program a few times and tells what that typically took.
func openings(b *testing.B, program string, args ...string) opening {
	var windows, frames []time.Duration
	for range 5 {
		time.Sleep(time.Second) // the one before ends, and a new journal comes to the disk
		d := desk.Open(desk.Options{Watch: true, Fail: b.Fatal})
		d.Start(program, args...)
		windows, frames = append(windows, d.Opening()), append(frames, calm(d))
		d.Close()
	}
	return opening{typical(windows), typical(frames)}
}

func (o opening) tell(b *testing.B, bare opening) {
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(ms(o.window), "window-ms")
	b.ReportMetric(float64(o.window)/float64(bare.window), "of-bare-window")
	b.ReportMetric(ms(o.frame), "frame-ms")
	b.ReportMetric(float64(o.frame)/float64(bare.frame), "of-bare-frame")
}

// frames measures what is done in a journal of so many hamsters and sessions,
// and tells how much memory the program holds after that.
func frames(b *testing.B, program string, bare opening, hamsters, sessions int) (memory int) {
	made := crowd.Journal(hamsters, sessions, time.Now())
	file := filepath.Join(b.TempDir(), "crowd.calmster")
	j, err := storage.Open(context.Background(), file)
	if err != nil {
		b.Fatal(err)
	}
	if err := j.Fill(context.Background(), made); err != nil {
		b.Fatal(err)
	}
	if err := j.Close(); err != nil {
		b.Fatal(err)
	}
	now := b
	d := desk.Open(desk.Options{Watch: true, Fail: func(args ...any) { now.Fatal(args...) }})
	b.Cleanup(d.Close)
	start := words.T("today.start", nil)
	run := func(name string, do func(i int)) {
		whole := b
		defer func() { now = whole }()
		b.Run(name, func(b *testing.B) {
			now = b
			var frames []time.Duration
			for i := 0; b.Loop(); i++ {
				do(i)
				frames = append(frames, calm(d))
			}
			tell(b, frames)
		})
	}
	b.Run("opening", func(b *testing.B) { openings(b, program, "--journal", file).tell(b, bare) })
	var running *desk.Program
	run("start", func(int) {
		running = d.Start(program, "--journal", file)
		d.WaitItem(start)
	})
	for _, to := range []struct{ name, key, shows string }{
		{"progress", "ctrl+2", "progress.report"},
		{"history", "ctrl+3", "history.find_hint"},
		{"hamsters", "ctrl+4", "hamsters.new"},
		{"today", "ctrl+1", "today.start"},
	} {
		run("open "+to.name, func(int) {
			d.Press("ctrl+5") // the guide, which knows no session
			d.WaitItem(words.T("guide.search", nil))
			calm(d)
			d.Press(to.key)
			d.WaitText(words.T(to.shows, nil))
		})
	}
	if hamsters > 1 {
		run("switch hamster", func(i int) {
			d.Press(fmt.Sprintf("alt+%d", i%8+2))
			d.WaitItem(start)
		})
	}
	d.Press("ctrl+3")
	find := d.WaitItem(words.T("history.find", nil)) // F leads there
	run("next session", func(int) { d.Press("Down") })
	run("scroll", func(int) { d.Wheel(find.X+find.W/2, 600, 10) })
	d.Press("f")
	run("search", func(i int) {
		if i%8 == 7 {
			d.Press("ctrl+a", "BackSpace")
			return
		}
		d.Type("thunder"[i%8 : i%8+1])
	})
	d.Press("ctrl+1")
	run("prepare", func(int) {
		d.WaitItem(start)
		d.Press("ctrl+n")
		d.WaitText(words.T("prepare.checks", nil))
		d.Press("Escape")
	})
	return running.Memory()
}

// calm gives the window some frames' time to finish, and tells the longest frame
// until then since it was asked last.
func calm(d *desk.Desk) time.Duration {
	time.Sleep(400 * time.Millisecond)
	return d.Busy()
}

func tell(b *testing.B, frames []time.Duration) {
	b.ReportMetric(ms(typical(frames)), "typical-ms")
	b.ReportMetric(ms(slices.Max(frames)), "longest-ms")
	b.ReportMetric(float64(typical(frames))/float64(longest), "of-limit")
	b.ReportMetric(float64(slices.Max(frames))/float64(longest), "longest-of-limit")
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
