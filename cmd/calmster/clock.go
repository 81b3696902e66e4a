package main

import (
	"runtime"
	"runtime/metrics"
	"time"

	"calmster/cmd/calmster/stopwatch"
	"calmster/internal/doze"
	"calmster/model"
)

// clock is the computer's two clocks, calling back on the window's goroutine, on
// which all but Now is called.
type clock struct {
	loop *doze.Loop
	load *load
}

// load is what is worked on beside the window, and what waits for that.
type load struct {
	works  int
	asides []func()
}

func newClock(loop *doze.Loop) clock { return clock{loop, &load{}} }

// Now reads both clocks.
func (clock) Now() model.Instant { return model.Instant{Mono: stopwatch.Now(), Wall: time.Now()} }

// Every calls f on the window's goroutine until stop is called.
func (c clock) Every(d time.Duration, f func()) (stop func()) {
	ticker, done := time.NewTicker(d), make(chan struct{})
	go func() {
		for {
			select {
			case <-done:
				return
			case <-ticker.C:
				c.loop.Do(f)
			}
		}
	}()
	return func() {
		ticker.Stop()
		close(done)
	}
}

// After calls f once on the window's goroutine.
func (c clock) After(d time.Duration, f func()) {
	time.AfterFunc(d, func() { c.loop.Do(f) })
}

// Work runs work on a goroutine of its own and then done on the window's. It does
// not begin before what is shown now is drawn: both together take longer than one
// after the other.
func (c clock) Work(work, done func()) {
	c.load.works++
	c.loop.AfterFrame(func() {
		humbly(func() {
			work()
			collectEarly()
			c.loop.Do(func() {
				c.load.works--
				done()
				c.takeAside()
			})
		})
	})
}

// Aside runs work that nobody waits for, once nothing else is worked on and what
// came of that is drawn.
func (c clock) Aside(work func()) {
	c.load.asides = append(c.load.asides, work)
	c.takeAside()
}

func (c clock) takeAside() {
	if c.load.works == 0 && len(c.load.asides) > 0 {
		next := c.load.asides[0]
		c.load.asides = c.load.asides[1:]
		c.Work(next, func() {})
	}
}

// collectEarly collects the garbage now if that is soon due: in the frames that
// come next it would take the processors from drawing them.
func collectEarly() {
	const soon = 0.7 // of what the heap may hold until then
	heap := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}, {Name: "/gc/heap/goal:bytes"}}
	metrics.Read(heap)
	if held, most := heap[0].Value.Uint64(), heap[1].Value.Uint64(); float64(held) > soon*float64(most) {
		runtime.GC()
	}
}
