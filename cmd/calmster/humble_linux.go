package main

import (
	"log/slog"
	"runtime"
	"syscall"
)

// humbly runs f on a thread of its own that gives way to the window's: while both
// want the processors, the window is drawn first. The thread ends with f.
func humbly(f func()) {
	go func() {
		runtime.LockOSThread() // for good: nothing else shall run on such a thread
		if err := syscall.Setpriority(syscall.PRIO_PROCESS, syscall.Gettid(), humble); err != nil {
			slog.Warn("work with the window's own priority", "error", err)
		}
		f()
	}()
}

// humble is a thread's niceness for what nobody waits for with a finger on a key.
const humble = 10
