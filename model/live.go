package model

import (
	"errors"
	"slices"
	"time"
)

// Instant is one reading of two clocks: a monotonic one, which measures, and
// the wall clock, which dates.
type Instant struct {
	// Mono is the time since some fixed moment, on a clock that nobody sets and
	// that stands still while the computer sleeps.
	Mono time.Duration
	Wall time.Time
}

// ClockTolerance is the longest time between two looks at the clocks in which
// somebody is known to have watched, and how far the two clocks may drift apart in
// it (H). Whatever is longer is a [Gap].
const ClockTolerance = 2 * time.Second

// Gap is a stretch in which nobody is known to have watched: the computer slept,
// it or the program froze, or the wall clock was set. It is never active time.
type Gap struct {
	// At is the active time of the last look before it.
	At time.Duration
	// Unlooked is how long nobody looked at the clocks, by the one that measures,
	// and Ahead how far the wall clock ran ahead of that one (or back, if negative).
	Unlooked, Ahead time.Duration
}

// What can keep an event from being recorded.
var (
	// ErrPaused is returned for what needs a running clock, while it is paused.
	ErrPaused = errors.New("the session is paused")
	// ErrNotPaused is returned for a resume while the clock runs.
	ErrNotPaused = errors.New("the session is not paused")
	// ErrNothing is returned by undo and redo when there is nothing left.
	ErrNothing = errors.New("nothing to undo or redo")
	// ErrEnded is returned for whatever comes after harness off.
	ErrEnded = errors.New("the session has ended")
)

// LiveSession is a session while it runs: a log and a stopwatch.
//
// Record, Undo, Redo, Pause and Resume return the event that should come next
// and change nothing. The caller writes it to the journal and then hands it to
// Commit; an event that could not be written never happened.
type LiveSession struct {
	session Session
	goal    time.Duration

	// The stopwatch: active time up to since, and running from there unless paused.
	active time.Duration
	since  time.Duration // monotonic
	paused bool
	ended  bool

	seen Instant // the last look, to notice a gap

	stoodSince time.Duration // monotonic, while paused
	watched    bool          // the pause was looked at all along, and is no gap's
	gapped     bool          // there was a gap, and the clock did not go on since
	// reached is what was active when going on was taken back, by the undo's number.
	reached map[int]time.Duration
}

// Unfinished is a session that the journal holds without its end: the program
// or the computer stopped while it ran.
type Unfinished struct {
	Session Session
	// Watched is the last active time known to be watched.
	Watched time.Duration
	// HarnessOff is set where the clock was stopped and only the closing-out is
	// missing; the session's Duration is then known.
	HarnessOff bool
	// Altered is set where the log is not what was written: the file was damaged.
	Altered bool
}

// Known returns the last active time at which somebody is known to have
// watched: a tap tells it as well as the journal's own note of it.
func (u Unfinished) Known() time.Duration {
	active, runs := clock(u.Session.Events)
	if !runs {
		return active
	}
	return max(active, u.Watched)
}

// Begin starts the clock of a session whose StartedAt, Stage and plan are set;
// goal is the calm time that it aims at.
func Begin(s Session, goal time.Duration, now Instant) *LiveSession {
	return take(s, goal, 0, false, now)
}

// Recover takes up a session that was found unfinished. It is paused at the
// last moment known to be watched: the time since then is not active time.
func Recover(u Unfinished, goal time.Duration, now Instant) *LiveSession {
	return take(u.Session, goal, u.Known(), true, now)
}

func take(s Session, goal, active time.Duration, paused bool, now Instant) *LiveSession {
	return &LiveSession{
		session: s, goal: goal,
		active: active, since: now.Mono, paused: paused, seen: now, reached: map[int]time.Duration{},
	}
}

// Session returns the session as it stands at that moment.
func (l *LiveSession) Session(now Instant) Session {
	s := l.session
	s.Events = append([]Event(nil), l.session.Events...)
	s.Duration = l.Active(now)
	return s
}

// Active returns the active time, pauses taken out, in whole milliseconds. After a
// gap that is not looked at yet it is that of the last look. A clock that was left
// running stops at the most that a session can last.
func (l *LiveSession) Active(now Instant) time.Duration {
	d := l.active
	if !l.paused && !l.ended {
		if _, gap := l.gap(now); gap {
			now = l.seen
		}
		d += max(0, now.Mono-l.since)
	}
	return min(d.Truncate(time.Millisecond), MaxDuration)
}

// Paused is whether the clock stands still.
func (l *LiveSession) Paused() bool { return l.paused }

// Ended is whether the harness is off.
func (l *LiveSession) Ended() bool { return l.ended }

// gap compares the clocks with the last look.
func (l *LiveSession) gap(now Instant) (g Gap, ok bool) {
	g.Unlooked = now.Mono - l.seen.Mono
	// Round strips the monotonic reading, so that wall clocks are compared.
	g.Ahead = now.Wall.Round(0).Sub(l.seen.Wall.Round(0)) - g.Unlooked
	return g, g.Unlooked > ClockTolerance || g.Ahead.Abs() > ClockTolerance
}

// Look looks at the clocks. Where there was a gap since the last look, in a clock
// that runs, it takes that out of the active time and returns it: the caller pauses
// and asks. It is called at least once a second, and before whatever the keeper
// does: that came after the gap.
func (l *LiveSession) Look(now Instant) (g Gap, ok bool) {
	g, ok = l.gap(now)
	l.watched = l.watched && !ok
	ok = ok && !l.paused && !l.ended
	if ok {
		g.At = l.Active(now)
		l.active, l.since, l.gapped = g.At, now.Mono, true
	}
	l.seen = now
	return g, ok
}

// Record returns the event for a tap. Taps are taken while paused too: a treat
// given then happened.
func (l *LiveSession) Record(now Instant, kind Kind, code, note string) (Event, error) {
	return l.next(Event{At: l.Active(now), Kind: kind, Code: code, Note: note})
}

// LastDone returns what Undo takes back; ok is false where there is nothing.
func (l *LiveSession) LastDone() (s Step, ok bool) {
	done, _ := steps(l.session.Events)
	return last(done)
}

// LastUndone returns what Redo does again; ok is false where there is nothing.
func (l *LiveSession) LastUndone() (s Step, ok bool) {
	_, back := steps(l.session.Events)
	return last(back)
}

func last(list []Step) (s Step, ok bool) {
	if len(list) == 0 {
		return Step{}, false
	}
	return list[len(list)-1], true
}

// UndoPause is how long a pause can have lasted for its time to count when it is
// taken back (H): a mistake is noticed soon.
const UndoPause = time.Minute

// Undo returns the events that take back the last thing that was done, whatever it
// was. A pause that is taken back was none: the time since then counts, if it was
// looked at all along and is no longer than [UndoPause]; else the clock goes on from
// the pause. Where going on is taken back, the time since then does not count.
func (l *LiveSession) Undo(now Instant) ([]Event, error) {
	s, ok := l.LastDone()
	if !ok {
		return nil, ErrNothing
	}
	at := l.Active(now)
	switch {
	case s.Correction:
	case s.Event.Kind == KindResume:
		at = s.Event.At
	case s.Event.Kind == KindPause && l.paused:
		if _, gap := l.gap(now); l.watched && !gap && now.Mono-l.stoodSince <= UndoPause {
			at += (now.Mono - l.stoodSince).Truncate(time.Millisecond)
		}
	}
	return l.undos(s.does, at)
}

// Redo returns the events that do again what Undo took back last. Whatever else is
// done after an undo leaves nothing to redo.
func (l *LiveSession) Redo(now Instant) ([]Event, error) {
	s, ok := l.LastUndone()
	if !ok {
		return nil, ErrNothing
	}
	at := l.Active(now)
	if s.Event.Kind == KindResume && !s.Correction {
		// What had counted until it was taken back counts again.
		logged, _ := clock(l.session.Events[:s.undos[0]-1])
		at = max(at, logged, l.reached[s.undos[0]])
	}
	return l.undos(s.undos, at)
}

// undos takes the events of these numbers back, the last first.
func (l *LiveSession) undos(numbers []int, at time.Duration) (out []Event, err error) {
	log := l.session.Events[:len(l.session.Events):len(l.session.Events)]
	for _, n := range slices.Backward(numbers) {
		e := Event{Seq: len(log) + 1, At: at, Kind: KindUndo, Of: n}
		if l.ended {
			return nil, ErrEnded
		}
		if err := e.Validate(log); err != nil {
			return nil, err
		}
		log, out = append(log, e), append(out, e)
	}
	return out, nil
}

// Pause returns the event that stops the clock.
func (l *LiveSession) Pause(now Instant) (Event, error) {
	if l.paused {
		return Event{}, ErrPaused
	}
	return l.next(Event{At: l.Active(now), Kind: KindPause})
}

// Resume returns the event that lets the clock run again.
func (l *LiveSession) Resume(now Instant) (Event, error) {
	if !l.paused {
		return Event{}, ErrNotPaused
	}
	return l.next(Event{At: l.Active(now), Kind: KindResume})
}

func (l *LiveSession) next(e Event) (Event, error) {
	if l.ended {
		return Event{}, ErrEnded
	}
	e.Seq = len(l.session.Events) + 1
	if err := e.Validate(l.session.Events); err != nil {
		return Event{}, err
	}
	return e, nil
}

// Commit takes an event into the log once the journal holds it.
func (l *LiveSession) Commit(e Event, now Instant) {
	at, runs, changes := clockAfter(l.session.Events, e)
	l.session.Events = append(l.session.Events, e)
	switch {
	case !changes:
	case runs:
		if e.Kind == KindResume && l.active == 0 {
			l.session.StartedAt = now.Wall // it had waited for this
		}
		l.active, l.since, l.paused, l.gapped = at, now.Mono, false, false
		// The keeper is back: a sleep that lay within the pause is no gap.
		l.seen = now
	default:
		l.reached[e.Seq] = l.Active(now)
		l.active, l.paused, l.stoodSince, l.watched = at, true, now.Mono, !l.gapped
	}
}

// Stop is harness off: the clock stops for good.
func (l *LiveSession) Stop(now Instant) {
	if l.ended {
		return
	}
	l.active = l.Active(now)
	l.ended = true
}

// ordinary is whether the event is a tap: neither an undo nor the clock's own.
func (e Event) ordinary() bool {
	return e.Kind != KindUndo && e.Kind != KindPause && e.Kind != KindResume
}

// Phase is what the keeper should know at a glance.
type Phase string

// The phases of a live session.
const (
	PhaseWaiting Phase = "waiting" // opened, but the clock has not been started
	PhaseCalm    Phase = "calm"
	PhaseGoal    Phase = "goal"     // calm to the goal
	PhaseNearCap Phase = "near_cap" // a minute or less to the cap
	PhaseCap     Phase = "cap"      // at the cap: end on a good note
	PhaseStress  Phase = "stress"   // a stress sign stands: harness off
	PhasePaused  Phase = "paused"
)

// NearCap is how long before the cap the keeper is told (H).
const NearCap = time.Minute

// Face is what a live session shows.
type Face struct {
	Phase  Phase
	Active time.Duration
	Calm   time.Duration
	Goal   time.Duration
	Cap    time.Duration
	// Stress is the first stress sign that stands, zero where there is none.
	Stress Event
	// Stopped is whether the animal simply stopped: the end cue.
	Stopped bool
	// PlanOver is whether the planned time is over, where the goal does not say so
	// at the same moment.
	PlanOver bool
	// Paused is whether the clock stands still, also after a stress sign.
	Paused bool
}

// Face returns what to show at that moment.
func (l *LiveSession) Face(now Instant) Face {
	f := Face{Active: l.Active(now), Goal: l.goal, Cap: SessionCap.Value, Phase: PhaseCalm, Paused: l.paused}
	f.Calm = f.Active
	first, stressed := l.session.FirstStress()
	if stressed {
		f.Stress, f.Calm = first, min(first.At, f.Active)
	}
	f.Stopped = slices.ContainsFunc(l.session.Standing(), func(e Event) bool {
		return e.Kind == KindAct && e.Code == StoppedWalking
	})
	plan := l.session.Planned
	f.PlanOver = plan > 0 && f.Active >= plan && (plan > f.Goal || f.Calm < f.Goal)
	switch {
	case stressed:
		f.Phase = PhaseStress
	case l.paused && f.Active == 0:
		f.Phase = PhaseWaiting
	case l.paused:
		f.Phase = PhasePaused
	case f.Active >= f.Cap:
		f.Phase = PhaseCap
	case f.Active >= f.Cap-NearCap:
		f.Phase = PhaseNearCap
	case f.Calm >= f.Goal:
		f.Phase = PhaseGoal
	}
	return f
}
