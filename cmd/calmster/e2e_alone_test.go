//go:build linux

package main

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// cpu is the processor time used so far, in hundredths of a second, as Linux
// counts it.
type cpu struct {
	at       time.Time
	all, own int
}

// readCPU reads what all programs of this machine have used, and what this test
// has, with the window and the screen that it started.
func readCPU(t *testing.T) cpu {
	t.Helper()
	c := cpu{at: time.Now()}
	if all := fields("/proc/stat"); len(all) > 8 {
		c.all = sum(all[1:4]) + sum(all[6:9]) // neither idle nor waiting for a disk
	}
	if self := fields("/proc/self/stat"); len(self) > 14 {
		c.own = sum(self[11:15]) // with those that it started and that have ended
	}
	programs, err := filepath.Glob("/proc/[0-9]*/stat")
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range programs {
		if f := fields(p); len(f) > 12 && f[1] == strconv.Itoa(os.Getpid()) { // its parent
			c.own += sum(f[11:13])
		}
	}
	return c
}

// othersSince is how many processors others have kept busy since then.
func (c cpu) othersSince(then cpu) float64 {
	return float64(c.all-then.all-(c.own-then.own)) / 100 / c.at.Sub(then.at).Seconds()
}

// fields are those of the first line, after a program's name, which may hold
// spaces; none for a program that has ended.
func fields(file string) []string {
	said, err := os.ReadFile(file)
	if err != nil {
		return nil
	}
	line, _, _ := strings.Cut(string(said), "\n")
	return strings.Fields(line[strings.LastIndex(line, ")")+1:])
}

func sum(numbers []string) (total int) {
	for _, s := range numbers {
		n, err := strconv.Atoi(s)
		if err != nil {
			return 0
		}
		total += n
	}
	return total
}
