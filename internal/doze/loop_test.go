package doze

import (
	"sync"
	"testing"
	"time"
)

// bed is what a loop sleeps in here, by a clock that stands still unless it is
// passed.
type bed struct {
	*Loop
	time  time.Time
	slept int
	woken int
	// meanwhile is what happens in a sleep; it returns how long that lasted.
	meanwhile func(longest time.Duration) time.Duration
}

func newBed() *bed {
	b := &bed{Loop: NewLoop(), time: time.Now(), meanwhile: undisturbed}
	b.now = func() time.Time { return b.time }
	b.wait = func(longest time.Duration) {
		b.slept++
		b.time = b.time.Add(b.meanwhile(longest))
	}
	b.wake = func() { b.woken++ }
	return b
}

func undisturbed(longest time.Duration) time.Duration { return longest }

// pass goes through so many rounds and tells in how many of them it slept.
func (b *bed) pass(n int) int {
	before := b.slept
	for range n {
		b.round()
	}
	return b.slept - before
}

func TestItSleepsWhileNothingHappens(t *testing.T) {
	if n := newBed().pass(3); n != 3 {
		t.Errorf("it slept in %d of 3 rounds, want all", n)
	}
}

func TestItStaysAwakeAfterTheKeeperDidSomething(t *testing.T) {
	b := newBed()
	b.meanwhile = func(longest time.Duration) time.Duration { return longest / 2 }
	b.round()
	b.meanwhile = undisturbed
	if n := b.pass(3); n != 0 {
		t.Errorf("it slept in %d of the rounds after a key: what follows from it would be drawn late", n)
	}
	b.time = b.time.Add(alert)
	if n := b.pass(1); n != 1 {
		t.Error("it did not sleep again afterwards")
	}
}

func TestAnErrandWakesIt(t *testing.T) {
	b := newBed()
	b.meanwhile = func(longest time.Duration) time.Duration {
		b.call()
		return longest / 2
	}
	b.round()
	if b.woken != 1 {
		t.Errorf("it was woken %d times, want once", b.woken)
	}
	b.meanwhile = undisturbed
	if n := b.pass(2); n != 0 {
		t.Error("it slept again before it saw to the errand")
	}
	ran := false
	b.answer(func() {
		ran = true
		b.time = b.time.Add(time.Minute) // however long it takes
	})
	if n := b.pass(1); n != 0 || !ran {
		t.Error("it may sleep before what changed is drawn")
	}
	b.time = b.time.Add(brief)
	if n := b.pass(1); n != 1 {
		t.Error("it stays awake as if the keeper had done something")
	}
}

func TestWhatTakesLongWaitsForTheFrame(t *testing.T) {
	b := newBed()
	ran := 0
	work := func() { ran++ }
	b.AfterFrame(work) // while Fyne's events are seen to, before the round
	b.pass(1)
	if ran != 0 {
		t.Error("the round draws at its end, and that is not here yet")
	}
	if n := b.pass(1); ran != 1 || n != 1 {
		t.Errorf("after the frame it ran %d times, want once; the window slept in %d of 1 rounds", ran, n)
	}

	b.meanwhile = func(longest time.Duration) time.Duration {
		b.AfterFrame(work) // by a key that wakes it
		return longest / 2
	}
	b.pass(1)
	b.meanwhile = undisturbed
	if ran != 1 {
		t.Error("it did not wait for the frame that answers the key")
	}
	if b.pass(1); ran != 2 {
		t.Error("it waited for more than that frame")
	}
}

func TestNobodyWakesItWhileItIsAwake(t *testing.T) {
	b := newBed()
	b.call()
	b.answer(func() {})
	if b.woken != 0 {
		t.Error("it was woken, when there may be no window any more")
	}
}

// Errands from everywhere, while it goes to sleep and rises again: each is seen to,
// and none waits until a sleep is over by itself, which is never here.
func TestNoErrandIsLost(t *testing.T) {
	l := NewLoop()
	woken := make(chan struct{}, 1)
	l.wait = func(time.Duration) { <-woken }
	l.wake = func() {
		select {
		case woken <- struct{}{}:
		default:
		}
	}
	const each, from = 200, 4
	inbox := make(chan func(), each*from)
	var all sync.WaitGroup
	for range from {
		all.Go(func() {
			for range each {
				l.call()
				inbox <- func() {}
			}
		})
	}
	for seen := 0; seen < each*from; {
		select {
		case f := <-inbox:
			l.answer(f)
			l.awake = time.Time{}
			seen++
		default:
			l.round()
		}
	}
	all.Wait()
	if l.errands != 0 {
		t.Errorf("%d errands are still counted", l.errands)
	}
}
