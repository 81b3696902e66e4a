package main

import (
	"context"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"calmster/internal/crowd"
	"calmster/model"
	"calmster/storage"
	"calmster/ui/inspect"
	"calmster/ui/parts"
	"calmster/ui/shell"
)

// longest is how long the window may be busy with one thing that the keeper
// did, without the time to draw it.
const longest = 50 * time.Millisecond

// typical is the middle of some times.
func typical(all []time.Duration) time.Duration {
	all = slices.Sorted(slices.Values(all))
	return all[len(all)/2]
}

// loop is a window's goroutine that is timed: work goes on beside it, and what
// is to be done then comes back to it, as in the program.
type loop struct {
	slowClock
	back    chan func()
	pending sync.WaitGroup
	worst   time.Duration   // what took longest in the present turn
	all     []time.Duration // and in each turn so far
}

// Work is what the program's clock does.
func (l *loop) Work(work, done func()) {
	l.pending.Add(1)
	go func() {
		work()
		l.back <- done
	}()
}

// turn does one thing, and then what comes back until nothing is on its way.
func (l *loop) turn(f func()) {
	l.worst = 0
	defer func() { l.all = append(l.all, l.worst) }()
	l.time(f)
	idle := make(chan struct{})
	go func() {
		l.pending.Wait()
		close(idle)
	}()
	for {
		select {
		case done := <-l.back:
			l.time(done)
			l.pending.Done()
		case <-idle:
			return
		}
	}
}

func (l *loop) time(f func()) {
	begun := time.Now()
	f()
	l.worst = max(l.worst, time.Since(begun))
}

// crowdedHouse is the window on a journal of so many hamsters and sessions.
func crowdedHouse(b *testing.B, hamsters, sessions int) (*house, *loop) {
	b.Helper()
	h := &house{path: filepath.Join(b.TempDir(), "j.calmster")}
	l := &loop{back: make(chan func())}
	l.now.Wall = time.Date(2026, 11, 21, 20, 0, 0, 0, time.FixedZone("", 3600))
	var err error
	if h.journal, err = storage.Open(context.Background(), h.path); err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { h.journal.Close() })
	if err := h.journal.Fill(context.Background(), crowd.Journal(hamsters, sessions, l.now.Wall)); err != nil {
		b.Fatal(err)
	}
	runtime.GC()
	h.window = test.NewTempWindow(b, nil)
	h.window.Resize(fyne.NewSize(1366, 768))
	l.turn(func() {
		h.shell = shell.New(context.Background(), shell.Given{
			App: fyne.CurrentApp(), Window: h.window, Journal: h.journal, Clock: l,
			Desktop: &h.desktop, Preferences: plainLook{}, Rules: model.DefaultRules(),
		})
	})
	b.Cleanup(h.shell.Close)
	return h, l
}

func (h *house) find(b *testing.B, name string) *parts.Entry {
	b.Helper()
	for range 80 {
		test.FocusNext(h.window.Canvas())
		if e, ok := h.window.Canvas().Focused().(*parts.Entry); ok && e.InspectLabel() == name {
			return e
		}
	}
	b.Fatalf("Tab never reaches %q", name)
	return nil
}

// Whatever a keeper does, the window answers at once, however large the journal
// is. typical-ms is how long it is busy without a break for one thing that was
// done, longest-ms the longest of them all, which on a machine that does other
// things too says little, and of-limit the share that typical-ms has of what it
// may be: above 1 a keeper feels it.
func BenchmarkCrowdedWindow(b *testing.B) {
	test.NewTempApp(b)
	h, l := crowdedHouse(b, crowd.Hamsters, crowd.Sessions)
	all, err := h.journal.Hamsters(context.Background())
	if err != nil {
		b.Fatal(err)
	}
	run := func(name string, turn func(i int)) {
		b.Run(name, func(b *testing.B) {
			l.all = nil
			for i := 0; b.Loop(); i++ {
				turn(i)
			}
			b.ReportMetric(float64(typical(l.all).Microseconds())/1000, "typical-ms")
			b.ReportMetric(float64(slices.Max(l.all).Microseconds())/1000, "longest-ms")
			b.ReportMetric(float64(typical(l.all))/float64(longest), "of-limit")
		})
	}
	for _, room := range []string{"today", "progress", "history", "hamsters"} {
		run("open "+room, func(int) { l.turn(func() { h.shell.Open(room) }) })
	}
	run("switch hamster", func(i int) {
		if err := h.journal.SetSetting(context.Background(), "last_hamster", all[i%len(all)].ID.String()); err != nil {
			b.Fatal(err)
		}
		l.turn(h.shell.Begin)
	})
	l.turn(func() { h.shell.Open("history") })
	list, ok := h.window.Canvas().Focused().(*parts.List)
	if !ok {
		b.Fatal("the list of the sessions has no keys")
	}
	run("scroll", func(int) { l.turn(func() { list.ScrollToOffset(list.GetScrollOffset() + 2000) }) })
	list.Select(0)
	run("next session", func(int) { l.turn(func() { list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown}) }) })
	field := h.find(b, "Search the notes")
	run("search", func(i int) {
		if i%8 == 7 {
			l.turn(func() { field.SetText("") })
			return
		}
		l.turn(func() { field.TypedRune(rune("thunder"[i%8])) })
	})
	if len(inspect.Items(h.window.Canvas())) == 0 {
		b.Fatal("nothing is shown")
	}
}

// What the window holds of a crowded journal, beside that of an empty one. The
// program itself takes more, for its pictures and its library, and that in both.
func BenchmarkCrowdedMemory(b *testing.B) {
	test.NewTempApp(b)
	held := func() float64 {
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return float64(m.HeapAlloc) / (1 << 20)
	}
	rooms := []string{"today", "progress", "history", "hamsters", "today"}
	before := held()
	h, l := crowdedHouse(b, crowd.Hamsters, crowd.Sessions)
	var most float64
	for b.Loop() {
		for _, room := range rooms {
			l.turn(func() { h.shell.Open(room) })
			most = max(most, held())
		}
	}
	b.ReportMetric(before, "MB-before")
	b.ReportMetric(most, "MB-most")
}
