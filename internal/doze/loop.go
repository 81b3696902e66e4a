// Package doze lets the window sleep while nothing happens.
//
// Fyne asks for events sixty times a second, whether there are any or not. On a
// window that stands still that is most of what it costs, and a laptop on a
// keeper's table may run on its battery. Here the window sleeps between two such
// rounds, in GLFW, which Fyne draws with, and which wakes for every key and
// every movement of the mouse by itself. So nothing is answered later; what is
// pressed in a sleep is answered sooner, as it need not wait for the next round.
package doze

import (
	"sync"
	"time"

	"fyne.io/fyne/v2"
	"github.com/go-gl/glfw/v3.3/glfw"
)

const (
	// nap is the longest sleep. It is what anything has to wait that comes
	// neither from the keeper nor by [Loop.Do]: Fyne's own errands.
	nap = 50 * time.Millisecond
	// alert is how long the window stays awake after the keeper did something:
	// longer than anything moves that follows from it.
	alert = time.Second
	// brief is how long it stays awake after an errand: until what changed is
	// drawn.
	brief = 50 * time.Millisecond
)

// Loop is the program's event loop, which is Fyne's, with sleep in it.
type Loop struct {
	// wait sleeps until something comes in, at most so long; wake ends that, and
	// may only be called while wait is.
	wait func(time.Duration)
	wake func()
	now  func() time.Time

	mu      sync.Mutex
	asleep  bool
	errands int // called for and not begun
	// What waits until the window is drawn: with the frame that ends this round, or
	// only with the next one.
	soon, later []func()

	awake time.Time // when it may sleep again; for the window's goroutine alone
}

// NewLoop returns a loop that is awake until it is started.
func NewLoop() *Loop {
	return &Loop{
		wait: func(d time.Duration) { glfw.WaitEventsTimeout(d.Seconds()) },
		wake: glfw.PostEmptyEvent,
		now:  time.Now,
	}
}

// Start lets the window sleep from now on. It is called once there is a window.
func (l *Loop) Start() {
	l.stay(alert)
	// An animation is called in each of Fyne's rounds: after the events, before
	// what they changed is drawn.
	round := &fyne.Animation{Duration: time.Hour, RepeatCount: fyne.AnimationRepeatForever, Tick: func(float32) { l.round() }}
	round.Start()
}

// AfterFrame runs f on the window's goroutine once what is shown now is drawn. What
// takes long begins there: beside it, a frame would take several times as long.
func (l *Loop) AfterFrame(f func()) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.later = append(l.later, f)
}

// Do runs f on the window's goroutine, and wakes it for that. It does not wait
// for it.
func (l *Loop) Do(f func()) {
	l.call()
	fyne.Do(func() { l.answer(f) })
}

// DoAndWait runs f on the window's goroutine, wakes it for that, and waits until
// it is done.
func (l *Loop) DoAndWait(f func()) {
	l.call()
	fyne.DoAndWait(func() { l.answer(f) })
}

// call announces an errand: the window does not sleep until that was seen to.
func (l *Loop) call() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.errands++
	if l.asleep { // so there is still something to wake
		l.wake()
	}
}

func (l *Loop) answer(f func()) {
	l.mu.Lock()
	l.errands--
	l.mu.Unlock()
	f()
	l.stay(brief)
}

func (l *Loop) stay(d time.Duration) {
	if until := l.now().Add(d); until.After(l.awake) {
		l.awake = until
	}
}

// round sees to what waited for the frame before, and sleeps unless there is or was
// something to do. Fyne draws when it returns.
func (l *Loop) round() {
	for _, f := range l.drawn() {
		f()
	}
	begun := l.now()
	if begun.Before(l.awake) || !l.lie() {
		return
	}
	l.wait(nap)
	if called := l.rise(); !called && l.now().Sub(begun) < nap {
		l.stay(alert) // it was the keeper
	}
}

// drawn returns what waited for the frame that was drawn last.
func (l *Loop) drawn() (waited []func()) {
	l.mu.Lock()
	defer l.mu.Unlock()
	waited, l.soon, l.later = l.soon, l.later, nil
	return waited
}

// lie is false where something waits.
func (l *Loop) lie() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.asleep = l.errands+len(l.soon)+len(l.later) == 0
	return l.asleep
}

// rise returns whether an errand has come in.
func (l *Loop) rise() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.asleep = false
	// What the keeper did in this sleep is drawn at the end of this round.
	l.soon, l.later = append(l.soon, l.later...), nil
	return l.errands > 0
}
