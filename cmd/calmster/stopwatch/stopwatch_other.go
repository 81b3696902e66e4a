//go:build !windows

package stopwatch

import "time"

// start is any moment: only differences mean something.
var start = time.Now()

// Now returns the time since some fixed moment, sleep left out. Go's monotonic
// clock is of that kind on Linux (CLOCK_MONOTONIC) and macOS (mach_absolute_time).
func Now() time.Duration { return time.Since(start) }
