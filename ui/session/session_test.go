package session_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"calmster/model"
	"calmster/ui/look"
	"calmster/ui/screen"
	"calmster/ui/session"
	"calmster/ui/words"
)

// journal is a journal that remembers, and that can refuse.
type journal struct {
	events  []model.Event
	watched time.Duration
	off     time.Duration
	begun   time.Time
	refuse  error
	// uncertain is whether what is refused is written all the same, as in a journal
	// that was moved.
	uncertain bool
}

func (j *journal) AppendEvent(_ model.ID, events ...model.Event) error {
	if j.refuse != nil && !j.uncertain {
		return j.refuse
	}
	for _, e := range events {
		switch {
		case e.Seq == len(j.events)+1:
			j.events = append(j.events, e)
		case e.Seq > len(j.events) || !j.events[e.Seq-1].Same(e):
			return fmt.Errorf("another event has the place of %d", e.Seq)
		}
	}
	return j.refuse
}

func (j *journal) Log(model.ID) ([]model.Event, error) {
	if j.refuse != nil && j.uncertain {
		return nil, j.refuse
	}
	return slices.Clone(j.events), nil
}

func (j *journal) ClockStarted(_ model.ID, at time.Time) error {
	if j.refuse == nil {
		j.begun = at
	}
	return j.refuse
}

func (j *journal) Watched(_ model.ID, d time.Duration) error { j.watched = d; return j.refuse }
func (j *journal) HarnessOff(_ model.ID, d time.Duration) error {
	if j.refuse == nil || j.uncertain {
		j.off = d
	}
	return j.refuse
}

func (j *journal) HarnessOn(model.ID) error {
	if j.refuse == nil {
		j.off = 0
	}
	return j.refuse
}

// clock is one that the test sets. The screen looks at it as time passes.
type clock struct {
	now   model.Instant
	looks func()
}

func (c *clock) Now() model.Instant { return c.now }

// Every and After do nothing: the test calls what should happen.
func (c *clock) Every(time.Duration, func()) func() { return func() {} }
func (c *clock) After(time.Duration, func())        {}

// Work works at once.
func (c *clock) Work(work, done func()) { work(); done() }

func (c *clock) pass(d time.Duration) {
	for ; d > 0; d -= time.Second {
		c.freeze(min(d, time.Second))
		if c.looks != nil {
			c.looks()
		}
	}
}

// freeze lets time pass in which nobody looks.
func (c *clock) freeze(d time.Duration) {
	c.now.Mono += d
	c.now.Wall = c.now.Wall.Add(d)
}

type running struct {
	journal *journal
	clock   *clock
	session *session.Screen
	screen  *screen.Screen
	ended   *model.Session
	told    []error
	cues    []model.Phase
	window  fyne.Window
}

func start(t *testing.T) *running {
	t.Helper()
	return startPlanned(t, 5*time.Minute)
}

func startPlanned(t *testing.T, planned time.Duration) *running {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(look.Theme{})
	r := &running{journal: &journal{}, clock: &clock{now: model.Instant{Wall: time.Date(2026, 11, 21, 20, 0, 0, 0, time.UTC)}}}
	s := model.Session{Stage: model.StageWear, StartedAt: r.clock.now.Wall, Planned: planned, Place: model.PlacePlaypen}
	r.session = session.New(r.journal, session.Given{
		Live: model.Begin(s, model.DefaultRules().Stage(s.Stage).Goal, r.clock.now), Hamster: model.Hamster{Name: "Biscuit"}, Clock: r.clock,
		Pad:    model.DefaultPad(),
		Treats: []string{"oats", "mealworm", "carrot"},
		Off:    func(s model.Session) { r.ended = &s },
		Cue:    func(p model.Phase) { r.cues = append(r.cues, p) },
		Tell:   func(err error) { r.told = append(r.told, err) },
	})
	t.Cleanup(r.session.Close)
	r.clock.looks = r.session.Tick
	r.screen = r.session.Screen()
	w := test.NewTempWindow(t, r.screen.View)
	w.Resize(fyne.NewSize(1366, 768))
	r.window = w
	return r
}

func (r *running) press(keys ...fyne.KeyName) {
	for _, k := range keys {
		r.screen.Key(k)
	}
}

func (r *running) kinds() (out []string) {
	for _, e := range r.journal.events {
		out = append(out, string(e.Kind)+":"+e.Code)
	}
	return out
}

// Every key of the issue records what it says.
func TestKeysRecord(t *testing.T) {
	r := start(t)
	r.press("1", "2", "3", "4", "5", "6", "7", "8", "9", "Q", "W", "E", "R", "T", "D", "B", "P", "S", "X")
	want := []string{
		"stress:freezing", "stress:rapid_breathing", "stress:trembling", "stress:biting_harness", "stress:escaping",
		"stress:backing_up", "stress:rolling", "stress:wide_eyes", "stress:ignoring_treats",
		"comfort:exploring", "comfort:grooming", "comfort:taking_treats", "comfort:curious",
		"treat:oats", "act:water", "act:rest", "act:praise", "act:stroke", "act:stopped_walking",
	}
	if got := r.kinds(); !slices.Equal(got, want) {
		t.Errorf("recorded %v", got)
	}
	if r.screen.Key("F5") {
		t.Error("a key without a meaning was taken")
	}
}

// T gives the treat that was given last.
func TestTreatKeyFollowsTheLastTreat(t *testing.T) {
	r := start(t)
	r.session.Record(model.KindTreat, "carrot")
	r.press("T")
	if got := r.kinds(); !slices.Equal(got, []string{"treat:carrot", "treat:carrot"}) {
		t.Errorf("recorded %v", got)
	}
}

func TestHarnessOffEndsWithTheWholeLog(t *testing.T) {
	r := start(t)
	r.clock.pass(42 * time.Second)
	r.press("T")
	r.clock.pass(160 * time.Second)
	r.press("4")
	r.clock.pass(9 * time.Second)
	r.press("H", "H", "Q")
	if r.ended == nil || r.journal.off != 211*time.Second {
		t.Fatalf("ended %v, journal says %v", r.ended, r.journal.off)
	}
	if calm := r.ended.CalmTime(); calm.AtLeast || calm.For != 202*time.Second {
		t.Errorf("calm time %+v", calm)
	}
	if len(r.journal.events) != 2 {
		t.Errorf("something was recorded after harness off: %v", r.kinds())
	}
}

func TestPauseTakesTimeOut(t *testing.T) {
	r := start(t)
	r.clock.pass(10 * time.Second)
	r.press("Space")
	r.clock.pass(time.Hour)
	r.press("Space")
	r.clock.pass(5 * time.Second)
	r.press("H")
	if r.ended.Duration != 15*time.Second {
		t.Errorf("active for %v", r.ended.Duration)
	}
}

// A laptop that sleeps, or a clock that is set, never makes calm time.
func TestSleepPausesAndAsks(t *testing.T) {
	for _, jump := range []time.Duration{time.Hour, -time.Hour, 3 * time.Second} {
		r := start(t)
		r.clock.pass(10 * time.Second)
		r.session.Tick()
		r.clock.now.Wall = r.clock.now.Wall.Add(jump)
		r.clock.pass(100 * time.Millisecond)
		r.session.Tick()
		r.clock.pass(time.Minute)
		r.session.Tick()
		r.press("H")
		if d := r.ended.Duration; d > 10100*time.Millisecond {
			t.Errorf("a jump of %v made %v of active time", jump, d)
		}
		if got := r.kinds(); !slices.Equal(got, []string{"pause:"}) {
			t.Errorf("a jump of %v recorded %v", jump, got)
		}
	}
}

// The journal learns while nothing is tapped that the session is watched.
func TestWatchedTimeIsKept(t *testing.T) {
	r := start(t)
	for range 70 {
		r.clock.pass(100 * time.Millisecond)
		r.session.Tick()
	}
	if r.journal.watched < 5*time.Second {
		t.Errorf("the journal knows of %v", r.journal.watched)
	}
	r.clock.pass(time.Second)
	r.session.Close()
	if r.journal.watched != 8*time.Second {
		t.Errorf("on leaving it knows of %v", r.journal.watched)
	}
}

func TestUndoAndRedo(t *testing.T) {
	r := start(t)
	r.press("Q", "1")
	r.screen.Undo()
	r.screen.Undo()
	r.screen.Undo() // nothing left: says nothing
	r.screen.Redo()
	r.press("H")
	if got := r.ended.Standing(); len(got) != 1 || got[0].Code != "exploring" {
		t.Errorf("stands: %v", got)
	}
	if len(r.told) != 0 {
		t.Errorf("told %v", r.told)
	}
}

// The compact window shows and records what the whole one does.
func TestCompactKeepsTheSession(t *testing.T) {
	r := start(t)
	r.press("Q", "C", "1", "C", "H")
	if got := r.kinds(); !slices.Equal(got, []string{"comfort:exploring", "stress:freezing"}) {
		t.Errorf("recorded %v", got)
	}
	if r.ended == nil || len(r.ended.Standing()) != 2 {
		t.Errorf("ended %+v", r.ended)
	}
}

// A session that waits for its start counts nothing until then.
func TestWaitingCountsNothing(t *testing.T) {
	r := start(t)
	r.press("Space")
	r.clock.pass(time.Minute)
	if f := r.session.Face(); f.Phase != model.PhaseWaiting || f.Calm != 0 {
		t.Errorf("shows %+v", f)
	}
	r.press("Space")
	begun := r.clock.now.Wall
	r.clock.pass(time.Second)
	if f := r.session.Face(); f.Phase != model.PhaseCalm || f.Calm != time.Second {
		t.Errorf("shows %+v", f)
	}
	if !r.journal.begun.Equal(begun) || !r.begunAt().Equal(begun) {
		t.Errorf("it began at %v, the journal says %v", begun, r.journal.begun)
	}
}

// begunAt is when the session says that it began.
func (r *running) begunAt() time.Time {
	r.press("H")
	return r.ended.StartedAt
}

// tick lets time pass as the ticker sees it.
func (r *running) tick(d time.Duration) {
	for range int(d / time.Second) {
		r.clock.pass(time.Second)
		r.session.Tick()
	}
}

// Each cue is given once: a pause, or a sign that is taken back, does not give
// it again, and while a sign stands there is none.
func TestCuesComeOnce(t *testing.T) {
	goal, limit := model.PhaseGoal, model.SessionCap.Value
	for _, c := range []struct {
		name string
		do   func(*running)
		want []model.Phase
	}{
		{"to the cap and on", func(r *running) { r.tick(limit + time.Minute) }, []model.Phase{goal, model.PhaseNearCap, model.PhaseCap}},
		{"short of the goal", func(r *running) { r.tick(4 * time.Minute) }, nil},
		{"a pause at the goal", func(r *running) {
			r.tick(5 * time.Minute)
			r.press("Space")
			r.tick(time.Minute)
			r.press("Space")
			r.tick(time.Minute)
		}, []model.Phase{goal}},
		{"a sign before the goal", func(r *running) { r.press("1"); r.tick(limit) }, nil},
		{"a sign that was none", func(r *running) {
			r.tick(6 * time.Minute)
			r.press("1")
			r.tick(time.Second)
			r.screen.Undo()
			r.tick(time.Second)
		}, []model.Phase{goal}},
		{"a sign taken back after the goal's time", func(r *running) {
			r.press("1")
			r.tick(6 * time.Minute)
			r.screen.Undo()
			r.tick(time.Second)
		}, []model.Phase{goal}},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := start(t)
			c.do(r)
			if !slices.Equal(r.cues, c.want) {
				t.Errorf("cues %v, want %v", r.cues, c.want)
			}
		})
	}
}

// A session that is taken up after a crash tells nothing that it had told.
func TestRecoveredSessionDoesNotCueAgain(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(look.Theme{})
	now := &clock{now: model.Instant{Wall: time.Date(2026, 11, 21, 20, 0, 0, 0, time.UTC)}}
	var cues []model.Phase
	s := session.New(&journal{}, session.Given{
		Live: model.Recover(model.Unfinished{
			Session: model.Session{Stage: model.StageWear, StartedAt: now.now.Wall, Planned: 5 * time.Minute},
			Watched: 6 * time.Minute,
		}, 5*time.Minute, now.now),
		Clock: now, Tell: func(error) {}, Cue: func(p model.Phase) { cues = append(cues, p) },
	})
	t.Cleanup(s.Close)
	s.PauseOrResume()
	s.Tick()
	if len(cues) != 0 {
		t.Errorf("cues %v", cues)
	}
}

// A session that waits to be started waits at 0:00, however long its screen took
// to build.
func TestWaitingStartsAtNothing(t *testing.T) {
	r := start(t)
	begun := r.clock.now
	r.clock.pass(80 * time.Millisecond)
	r.session.Wait(begun)
	if f := r.session.Face(); f.Phase != model.PhaseWaiting || f.Active != 0 {
		t.Errorf("the face is %+v", f)
	}
	r.press("Space")
	r.tick(3 * time.Second)
	if f := r.session.Face(); f.Phase != model.PhaseCalm || f.Calm != 3*time.Second {
		t.Errorf("started, the face is %+v", f)
	}
}

// The clock also stands still, and says so, when the pause comes after a sign.
func TestPauseAfterASignIsShown(t *testing.T) {
	r := start(t)
	r.clock.pass(10 * time.Second)
	r.press("1", "Space")
	if f := r.session.Face(); f.Phase != model.PhaseStress || !f.Paused {
		t.Errorf("the face is %+v", f)
	}
	r.press("Space")
	if r.session.Face().Paused {
		t.Error("it goes on and still says that it stands still")
	}
}

// The button says what it takes: the last thing done, whatever it was.
func TestUndoTakesTheLastThingDone(t *testing.T) {
	r := start(t)
	says := func(what string) {
		t.Helper()
		want := words.T("session.undo", nil)
		if what != "" {
			want = words.T("session.undo_what", model.Args{"Way": want, "What": what})
		}
		if _, ok := r.shown(want); !ok {
			t.Errorf("no button says %q", want)
		}
	}
	says("")
	r.clock.pass(5 * time.Second)
	r.press("Q", "1", "Space")
	says(words.T("session.done.pause", nil))
	r.clock.pass(2 * time.Second)
	r.screen.Undo()
	if f := r.session.Face(); f.Phase != model.PhaseStress || f.Paused || f.Active != 7*time.Second {
		t.Errorf("the pause is not taken back: %+v", f)
	}
	says(words.Code(model.KindStress, "freezing"))
	r.screen.Undo()
	says(words.Code(model.KindComfort, "exploring"))
	r.screen.Redo()
	r.screen.Redo()
	if f := r.session.Face(); !f.Paused || f.Active != 5*time.Second {
		t.Errorf("done again: %+v", f)
	}
	if got := r.journal.events; got[len(got)-1].Of != 4 || len(got) != 7 {
		t.Errorf("the log is %+v", got)
	}
}
