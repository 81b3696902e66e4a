//go:build linux

package main

import (
	"context"
	"fmt"
	"path/filepath"
	"runtime"
	"slices"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"calmster/internal/crowd"
	"calmster/internal/desk"
	"calmster/model"
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
//
// No start here is the computer's first: the driver keeps its shaders, which it
// translates at their first use.
func BenchmarkCrowdedFrames(b *testing.B) {
	watched, err := desk.Watched(b.TempDir())
	if err != nil {
		b.Fatal(err)
	}
	build := func(pkg string) string {
		program, err := desk.Build(pkg, b.TempDir(), append(watched, "-tags=migrated_fynedo")...)
		if err != nil {
			b.Fatal(err)
		}
		return program
	}
	program := build("calmster/cmd/calmster")
	kept := b.TempDir()
	var bare opening // what Fyne takes, whatever is in its window
	b.Run("bare window", func(b *testing.B) {
		bare = openings(b, kept, build("./testdata/bare"))
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
			held := frames(b, kept, program, bare, of.hamsters, of.sessions)
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
func openings(b *testing.B, kept, program string, args ...string) opening {
	var windows, frames []time.Duration
	for range 5 {
		d := desk.Open(desk.Options{Cache: kept, Watch: true, Fail: b.Fatal})
		time.Sleep(time.Second) // the one before ends, and the screen gets ready
		d.Start(program, args...)
		time.Sleep(time.Second) // what it shows is read after the window is there
		frames, windows = append(frames, calm(d)), append(windows, d.Opening())
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

// getToKnow starts the program a few times and looks around in it, so that the
// driver has met all that is drawn. Not all of it is kept at once, and none that is
// not seen to its end. It also waits for the backup of the day, which is made beside
// all that.
func getToKnow(b *testing.B, kept, program, journal string) {
	for range 4 {
		d := desk.Open(desk.Options{Cache: kept, Watch: true, Fail: b.Fatal})
		p := d.Start(program, "--journal", journal)
		d.Until("the backup of the day", func() bool {
			made, err := storage.DailyBackups(journal)
			return err == nil && len(made) > 0
		})
		for i := range 6 {
			d.Press(fmt.Sprintf("ctrl+%d", i+1))
			calm(d)
		}
		d.Quit()
		p.AwaitEnd()
		d.Close()
	}
}

// frames measures what is done in a journal of so many hamsters and sessions,
// and tells how much memory the program holds after that.
func frames(b *testing.B, kept, program string, bare opening, hamsters, sessions int) (memory int) {
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
	// No part of this is to go on beside what is measured.
	made = model.SampleJournal{}
	runtime.GC()
	unix.Sync()
	getToKnow(b, kept, program, file)
	now := b
	d := desk.Open(desk.Options{Cache: kept, Watch: true, Fail: func(args ...any) { now.Fatal(args...) }})
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
	b.Run("opening", func(b *testing.B) { openings(b, kept, program, "--journal", file).tell(b, bare) })
	var running *desk.Program
	// Looking at the window would take its processors from it: what is waited for
	// is there by then, but in the fullest of journals.
	run("start", func(int) {
		time.Sleep(time.Second)
		running = d.Start(program, "--journal", file)
		time.Sleep(time.Second)
		d.WaitItem(start)
	})
	d.Press("ctrl+6")
	d.WaitText(words.T("settings.heading", nil))
	calm(d)
	for _, to := range []struct{ name, key, shows string }{
		{"progress", "ctrl+2", "progress.report"},
		{"history", "ctrl+3", "history.find_hint"},
		{"hamsters", "ctrl+4", "hamsters.new"},
		{"guide", "ctrl+5", "guide.search"},
		{"settings", "ctrl+6", "settings.heading"},
		{"today", "ctrl+1", "today.start"},
	} {
		run("open "+to.name, func(int) {
			d.Press(to.key)
			time.Sleep(still)
			d.WaitText(words.T(to.shows, nil))
		})
	}
	if hamsters > 1 {
		run("switch hamster", func(i int) {
			d.Press(fmt.Sprintf("alt+%d", i%8+2))
			time.Sleep(still)
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
		time.Sleep(still)
		d.WaitText(words.T("prepare.checks", nil))
		d.Press("Escape")
	})
	return running.Memory()
}

// still is some frames' time.
const still = 400 * time.Millisecond

// calm gives the window some frames' time to finish, and tells the longest frame
// until then since it was asked last.
func calm(d *desk.Desk) time.Duration {
	time.Sleep(still)
	return d.Busy()
}

func tell(b *testing.B, frames []time.Duration) {
	b.ReportMetric(ms(typical(frames)), "typical-ms")
	b.ReportMetric(ms(slices.Max(frames)), "longest-ms")
	b.ReportMetric(float64(typical(frames))/float64(longest), "of-limit")
	b.ReportMetric(float64(slices.Max(frames))/float64(longest), "longest-of-limit")
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
