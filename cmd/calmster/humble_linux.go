package main

import (
	"log/slog"
	"runtime"

	"golang.org/x/sys/unix"
)

// How much a thread gives way to the window's, while both want the processors.
var (
	// humble: it gets a small share, for somebody waits for what it does.
	humble = unix.SchedAttr{Size: unix.SizeofSchedAttr, Nice: 10}
	// humblest: it gets what nobody else wants, be that nothing for a while.
	humblest = unix.SchedAttr{Size: unix.SizeofSchedAttr, Policy: unix.SCHED_IDLE}
)

// giveWay runs f on a thread of its own that gives way. The thread ends with f.
func giveWay(how unix.SchedAttr, f func()) {
	go func() {
		runtime.LockOSThread() // for good: nothing else shall run on such a thread
		if err := unix.SchedSetAttr(0, &how, 0); err != nil {
			slog.Warn("work with the window's own priority", "error", err)
		}
		f()
	}()
}

// humbly runs f, which a screen waits for, on a thread that gives way to the window's.
func humbly(f func()) { giveWay(humble, f) }

// idly runs f, which nobody waits for, on a thread that runs when no other wants to.
func idly(f func()) { giveWay(humblest, f) }
