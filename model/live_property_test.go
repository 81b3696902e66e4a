package model_test

import (
	"errors"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"calmster/model"
)

// simple is a live session as anyone would describe it: what was done and what can
// be done again, and a sum of the time that ran.
type simple struct {
	things, back []thing
	at           map[int]time.Duration
	sign         map[int]bool
	active       time.Duration
	paused       bool
	log          int

	stood   time.Duration // monotonic, since the last pause
	watched bool          // it was looked at since
	runs    bool          // by the log
	last    time.Duration // the last that the log tells of a clock that runs
}

// thing is a tap, a pause or going on.
type thing struct {
	n    int // of its event
	kind model.Kind
	at   time.Duration // active
	// Where going on was taken back: what was active by then, and as far as the log knows.
	reached, logged time.Duration
}

func (s *simple) did(kind model.Kind) {
	s.log++
	s.note()
	if s.log == 1 && kind == model.KindPause && s.active == 0 {
		return // the wait before the clock is started
	}
	s.things, s.back = append(s.things, thing{n: s.log, kind: kind, at: s.active}), nil
	switch kind {
	case model.KindPause, model.KindResume:
		return
	case model.KindStress:
		s.sign[s.log] = true
	}
	s.at[s.log] = s.active
}

// note is what the log learns with each event.
func (s *simple) note() {
	if s.runs {
		s.last = s.active
	}
}

func (s *simple) stop(at time.Duration, now model.Instant) {
	s.active, s.paused, s.runs, s.stood, s.watched = at, true, false, now.Mono, true
}

func (s *simple) run(at time.Duration) { s.active, s.paused, s.runs, s.last = at, false, true, at }

func (s *simple) undo(now model.Instant) {
	n := len(s.things) - 1
	d := s.things[n]
	s.log++
	if d.kind != model.KindResume {
		s.note()
	}
	switch d.kind {
	case model.KindPause:
		at := s.active
		if stretch := now.Mono - s.stood; s.watched && stretch <= time.Minute {
			at += stretch
		}
		s.run(at)
	case model.KindResume:
		d.reached, d.logged = s.active, s.last
		s.stop(d.at, now)
	}
	s.things, s.back = s.things[:n], append(s.back, d)
}

func (s *simple) redo(now model.Instant) {
	n := len(s.back) - 1
	d := s.back[n]
	s.log++
	s.note()
	switch d.kind {
	case model.KindPause:
		s.stop(d.at, now)
	case model.KindResume:
		s.run(max(s.active, d.reached))
	}
	s.things, s.back = append(s.things, d), s.back[:n]
}

// stands are the numbers of the taps that hold.
func (s *simple) stands() (out []int) {
	for _, d := range s.things {
		if d.kind != model.KindPause && d.kind != model.KindResume {
			out = append(out, d.n)
		}
	}
	return out
}

func (s *simple) calm() (d time.Duration, stressed bool) {
	d = s.active
	for _, n := range s.stands() {
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
		l, s := begin(model.StageWear), &simple{at: map[int]time.Duration{}, sign: map[int]bool{}, runs: true}
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
			t.Fatalf("seed %d: ended after %v, want %v; %v %+v", seed, ended.Duration, s.active, err, ended.Events)
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
		s.watched = s.watched && d <= model.ClockTolerance
		if ok != unlooked || ok && (g.At != s.active || l.Active(clock) != s.active) {
			t.Errorf("%v without a look: gap %+v %v, active %v, want %v", d, g, ok, l.Active(clock), s.active)
		}
		switch {
		case ok:
			must(t, l, clock)(l.Pause(clock))
			s.did(model.KindPause)
			s.stop(s.active, clock)
			s.watched = false
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
		s.did(model.KindTreat)
	case 3:
		commit(l.Record(now, model.KindStress, model.StressSigns()[rng.IntN(9)].Key, ""))
		s.did(model.KindStress)
	case 4:
		commit(l.Record(now, model.KindNote, "", "a note"))
		s.did(model.KindNote)
	case 5, 6:
		e, err := l.Undo(now)
		if len(s.things) == 0 {
			wantNothing(t, "undo", err)
			return
		}
		if mustAll(t, l, now)(e, err); e[0].Of != s.things[len(s.things)-1].n {
			t.Errorf("undo took %d, want %d", e[0].Of, s.things[len(s.things)-1].n)
		}
		s.undo(now)
		return
	case 7:
		e, err := l.Redo(now)
		if len(s.back) == 0 {
			wantNothing(t, "redo", err)
			return
		}
		mustAll(t, l, now)(e, err)
		s.redo(now)
		return
	case 8:
		if s.paused {
			commit(l.Resume(now))
			s.did(model.KindResume)
			s.run(s.active)
		} else {
			commit(l.Pause(now))
			s.did(model.KindPause)
			s.stop(s.active, now)
		}
	case 9:
		if rng.IntN(4) > 0 {
			return
		}
		// The program dies, some of the last seconds were not watched. What the
		// log says of a clock that stands is all there is to know.
		watched := s.active - time.Duration(rng.IntN(20_000))*time.Millisecond
		*live = model.Recover(model.Unfinished{Session: l.Session(now), Watched: watched}, 5*time.Minute, now)
		if s.runs {
			s.active = max(watched, s.last)
		}
		for i := range s.back {
			s.back[i].reached = s.back[i].logged
		}
		s.paused, s.watched = true, false
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
	if !slices.Equal(stands, s.stands()) {
		t.Errorf("stands %v, want %v", stands, s.stands())
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
	for i, e := range is.Standing() {
		if e.At > is.Duration {
			t.Errorf("event %d of those that stand lies at %v of %v", i, e.At, is.Duration)
		}
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
		mustAll(t, l, now)(e, err)
	}
	for range n {
		mustAll(t, l, now)(l.Redo(now))
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
