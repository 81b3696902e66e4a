package model_test

import (
	"errors"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"calmster/model"
)

// simple is a live session as anyone would describe it: what stands, what can
// come back, and a sum of the time that ran.
type simple struct {
	stands, back []int // numbers of taps
	at           map[int]time.Duration
	sign         map[int]bool
	active       time.Duration
	paused       bool
	log          int
}

func (s *simple) tap(stress bool) {
	s.log++
	s.stands = append(s.stands, s.log)
	s.at[s.log], s.sign[s.log] = s.active, stress
	s.back = nil
}

func (s *simple) calm() (d time.Duration, stressed bool) {
	d = s.active
	for _, n := range s.stands {
		if s.sign[n] && s.at[n] <= d {
			d, stressed = s.at[n], true
		}
	}
	return d, stressed
}

// Thousands of random sessions are led side by side with the simple one; after
// each step both must say the same.
func TestLiveSessionLaws(t *testing.T) {
	runs := 4000
	if testing.Short() {
		runs = 400
	}
	for seed := range runs {
		rng := rand.New(rand.NewPCG(uint64(seed), 7))
		l, s := begin(model.StageWear), &simple{at: map[int]time.Duration{}, sign: map[int]bool{}}
		clock := at(0)
		for range rng.IntN(60) {
			if rng.IntN(3) > 0 {
				clock = pass(t, rng, l, s, clock)
			}
			step(t, rng, &l, s, clock)
			compare(t, l, s, clock)
			if t.Failed() {
				t.Fatalf("seed %d: %+v", seed, l.Session(clock).Events)
			}
		}
		undoAllAndRedoAll(t, l, clock)
		l.Stop(clock)
		ended := l.Session(at(99 * time.Hour))
		ended.End = model.EndKeeper
		if err := ended.Validate(); err != nil || ended.Duration != s.active {
			t.Fatalf("seed %d: ended after %v, want %v; %v", seed, ended.Duration, s.active, err)
		}
	}
}

// pass lets time pass: most often it is looked at all the while, sometimes not, and
// then it pauses and makes no active time.
func pass(t *testing.T, rng *rand.Rand, l *model.LiveSession, s *simple, clock model.Instant) model.Instant {
	t.Helper()
	for left := time.Duration(rng.IntN(30_000)) * time.Millisecond; left > 0; {
		d := min(left, time.Duration(rng.IntN(2001))*time.Millisecond)
		if rng.IntN(100) == 0 {
			d = model.ClockTolerance + time.Duration(1+rng.IntN(100_000))*time.Millisecond
		}
		left -= max(d, time.Millisecond)
		clock.Mono += d
		clock.Wall = clock.Wall.Add(d)
		g, ok := l.Look(clock)
		unlooked := d > model.ClockTolerance && !s.paused
		if ok != unlooked || ok && (g.At != s.active || l.Active(clock) != s.active) {
			t.Errorf("%v without a look: gap %+v %v, active %v, want %v", d, g, ok, l.Active(clock), s.active)
		}
		switch {
		case ok:
			must(t, l, clock)(l.Pause(clock))
			s.log++
			s.paused = true
		case !s.paused:
			s.active += d
		}
	}
	return clock
}

// step does one random thing to both.
func step(t *testing.T, rng *rand.Rand, live **model.LiveSession, s *simple, now model.Instant) {
	t.Helper()
	l := *live
	commit := must(t, l, now)
	before := l.Session(now)
	calm := before.CalmTime()
	switch rng.IntN(10) {
	case 0, 1, 2:
		commit(l.Record(now, model.KindTreat, "oats", ""))
		s.tap(false)
	case 3:
		commit(l.Record(now, model.KindStress, model.StressSigns()[rng.IntN(9)].Key, ""))
		s.tap(true)
	case 4:
		commit(l.Record(now, model.KindNote, "", "a note"))
		s.tap(false)
	case 5, 6:
		e, err := l.Undo(now)
		if len(s.stands) == 0 {
			wantNothing(t, "undo", err)
			return
		}
		if commit(e, err); e.Of != s.stands[len(s.stands)-1] {
			t.Errorf("undo took %d, want %d", e.Of, s.stands[len(s.stands)-1])
		}
		s.log++
		s.back = append(s.back, s.stands[len(s.stands)-1])
		s.stands = s.stands[:len(s.stands)-1]
		return
	case 7:
		e, err := l.Redo(now)
		if len(s.back) == 0 {
			wantNothing(t, "redo", err)
			return
		}
		commit(e, err)
		s.log++
		s.stands = append(s.stands, s.back[len(s.back)-1])
		s.back = s.back[:len(s.back)-1]
		return
	case 8:
		if s.log++; s.paused {
			commit(l.Resume(now))
		} else {
			commit(l.Pause(now))
		}
		s.paused = !s.paused
	case 9:
		if rng.IntN(4) > 0 {
			return
		}
		// The program dies, some of the last seconds were not watched.
		watched := s.active - time.Duration(rng.IntN(20_000))*time.Millisecond
		*live = model.Recover(model.Unfinished{Session: l.Session(now), Watched: watched}, 5*time.Minute, now)
		last := time.Duration(0)
		for _, e := range before.Events {
			last = max(last, e.At)
		}
		s.active, s.paused = max(watched, last), true
		return
	}
	// Whatever comes after a sign that stands leaves the calm time alone.
	if after := l.Session(now).CalmTime(); !calm.AtLeast && after != calm {
		t.Errorf("calm time went from %v to %v", calm, after)
	}
}

func wantNothing(t *testing.T, what string, err error) {
	t.Helper()
	if !errors.Is(err, model.ErrNothing) {
		t.Errorf("%s of nothing: %v", what, err)
	}
}

func compare(t *testing.T, l *model.LiveSession, s *simple, now model.Instant) {
	t.Helper()
	is := l.Session(now)
	var stands []int
	for _, e := range is.Standing() {
		if e.Kind != model.KindPause && e.Kind != model.KindResume {
			stands = append(stands, e.Seq)
		}
	}
	if !slices.Equal(stands, s.stands) {
		t.Errorf("stands %v, want %v", stands, s.stands)
	}
	if is.Duration != s.active || l.Paused() != s.paused {
		t.Errorf("active %v paused %v, want %v %v", is.Duration, l.Paused(), s.active, s.paused)
	}
	calm, want := is.CalmTime(), model.Calm{}
	var stressed bool
	want.For, stressed = s.calm()
	if want.AtLeast = !stressed; calm != want {
		t.Errorf("calm %v, want %v", calm, want)
	}
	if calm.For < 0 || calm.For > is.Duration || l.Face(now).Calm != calm.For {
		t.Errorf("calm %v of %v, shown as %v", calm.For, is.Duration, l.Face(now).Calm)
	}
	last := time.Duration(0)
	for i, e := range is.Events {
		if e.At < last || e.Seq != i+1 {
			t.Errorf("event %d lies at %v, after one at %v", e.Seq, e.At, last)
		}
		last = e.At
	}
	if err := is.Validate(); err != nil {
		t.Errorf("the log is not valid: %v", err)
	}
	if _, gap := l.Look(now); gap {
		t.Error("clocks that agree are told as a gap")
	}
}

// undoAllAndRedoAll takes back all that stands and brings all of it back.
func undoAllAndRedoAll(t *testing.T, l *model.LiveSession, now model.Instant) {
	t.Helper()
	before := l.Session(now).Standing()
	n := 0
	for ; ; n++ {
		e, err := l.Undo(now)
		if err != nil {
			wantNothing(t, "undo", err)
			break
		}
		l.Commit(e, now)
	}
	for range n {
		must(t, l, now)(l.Redo(now))
	}
	if after := l.Session(now).Standing(); !slices.Equal(before, after) {
		t.Errorf("after %d undos and redos %v stands, before it was %v", n, after, before)
	}
}

// Two clocks that drift a little at each look never make a gap, however far apart
// they come; one that leaps always does, in either direction, and so does a stretch
// without a look. No sequence of looks makes active time of one.
func TestGapsOverManyLooks(t *testing.T) {
	for seed := range 500 {
		rng := rand.New(rand.NewPCG(uint64(seed), 11))
		l, clock, active := begin(model.StageWear), at(0), time.Duration(0)
		for look := range 100 {
			gone := time.Duration(rng.IntN(1000)) * time.Millisecond
			drift := time.Duration(rng.Int64N(int64(4*time.Second+1))) - 2*time.Second
			leap := time.Duration(0)
			switch rng.IntN(30) {
			case 0:
				leap = 4*time.Second + time.Duration(rng.IntN(3_600_000)+1)*time.Millisecond
				if rng.IntN(2) == 0 {
					leap = -leap
				}
			case 1:
				gone = model.ClockTolerance + time.Duration(1+rng.IntN(3_600_000))*time.Millisecond
			}
			gap := leap != 0 || gone > model.ClockTolerance
			clock.Mono += gone
			clock.Wall = clock.Wall.Add(gone + drift + leap)
			if g, ok := l.Look(clock); ok != gap || ok && (g.Ahead != drift+leap || g.Unlooked != gone || g.At != active) {
				t.Fatalf("seed %d look %d: gone %v drift %v leap %v is told as %+v %v", seed, look, gone, drift, leap, g, ok)
			}
			if !gap {
				active += gone
			}
			if got := l.Active(clock); got != active { // nobody paused: it runs on from there
				t.Fatalf("seed %d look %d: active for %v, want %v", seed, look, got, active)
			}
		}
	}
}
