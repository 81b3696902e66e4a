//go:build linux

package main

import (
	"testing"
	"time"

	"calmster/internal/desk"
	"calmster/ui/words"
)

// BenchmarkRunningSession measures what a running session costs while nobody
// touches it, against a bare window of the same size whose label ticks once a
// second. Both run side by side on screens of their own, so that whatever else
// the machine does meets both. Each round takes ten seconds.
func BenchmarkRunningSession(b *testing.B) {
	const settle, round = 5 * time.Second, 10 * time.Second
	open := func(pkg string, args ...string) (*desk.Desk, *desk.Program) {
		program, err := desk.Build(pkg, b.TempDir(), "-tags=migrated_fynedo")
		if err != nil {
			b.Fatal(err)
		}
		d := desk.Open(desk.Options{Fail: b.Fatal})
		b.Cleanup(d.Close)
		return d, d.Start(program, args...)
	}
	_, bare := open("./testdata/bare")
	d, session := open("calmster/cmd/calmster", "--demo")
	d.Click(words.T("today.start", nil))
	d.WaitText(words.T("prepare.checks", nil))
	d.Press("ctrl+shift+a")
	d.WaitText(words.T("prepare.all_set", nil))
	d.Press("ctrl+Return")
	d.WaitText(words.T("session.so_far", nil))
	d.Press("q", "e", "p")
	d.PointAt(1365, 767)
	time.Sleep(settle)

	b.ResetTimer()
	var idle, running time.Duration
	for range b.N {
		idleBefore, runningBefore := bare.CPU(), session.CPU()
		time.Sleep(round)
		idle += bare.CPU() - idleBefore
		running += session.CPU() - runningBefore
	}
	perSecond := func(d time.Duration) float64 { return d.Seconds() * 1000 / (round.Seconds() * float64(b.N)) }
	b.ReportMetric(perSecond(idle), "bare-ms/s")
	b.ReportMetric(perSecond(running), "session-ms/s")
	b.ReportMetric(running.Seconds()/idle.Seconds(), "ratio")
}
