package stopwatch

import (
	"syscall"
	"time"
	"unsafe"
)

var unbiased = syscall.NewLazyDLL("kernel32.dll").NewProc("QueryUnbiasedInterruptTime")

// Now returns the time since some fixed moment, sleep left out. Go's own
// monotonic clock reads the interrupt time, which goes on while Windows sleeps.
func Now() time.Duration {
	var hundredNanoseconds uint64
	// The call fails only for a nil pointer.
	_, _, _ = unbiased.Call(uintptr(unsafe.Pointer(&hundredNanoseconds)))
	return time.Duration(hundredNanoseconds) * 100
}
