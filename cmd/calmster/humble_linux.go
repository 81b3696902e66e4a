package main

import (
	"errors"
	"log/slog"
	"os"
	"os/exec"
	"runtime"
	"strconv"
	"syscall"

	"golang.org/x/sys/unix"
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

// beHumble makes this process run only where no other wants to, until back is
// called. It is for a process without a window, and not for while it holds what
// others wait for: on a busy computer it may stand still for long.
func beHumble() (back func()) {
	schedule(unix.SCHED_IDLE)
	return func() { schedule(unix.SCHED_NORMAL) }
}

// schedule sets how all threads of this process are run. Those that come later are
// like the one that starts them.
func schedule(policy uint32) {
	threads, err := os.ReadDir("/proc/self/task")
	for _, t := range threads {
		if err == nil {
			err = scheduleThread(t.Name(), policy)
		}
	}
	if err != nil {
		slog.Warn("go on without giving way", "error", err)
	}
}

func scheduleThread(name string, policy uint32) error {
	id, err := strconv.Atoi(name)
	if err != nil {
		return err
	}
	how, err := unix.SchedGetAttr(id, 0)
	if err == nil {
		how.Policy = policy
		err = unix.SchedSetAttr(id, how, 0)
	}
	if errors.Is(err, unix.ESRCH) { // it has ended
		return nil
	}
	return err
}

// endTogether makes a process end with this one, however that ends.
func endTogether(c *exec.Cmd) { c.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL} }
