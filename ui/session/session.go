// Package session is the screen while a session runs: the clock, the pad and
// the log, nothing else. The keeper's eyes are on the animal; one glance and
// one key must do.
//
// A tap is written to the journal first and shown after that, both here on the
// window's own goroutine: a write takes about half a millisecond. What the journal
// refuses is queued and shown as not saved yet, and the session goes on with it:
// the keeper's eyes belong to the animal, not to the disk.
package session

import (
	"log/slog"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"calmster/model"
	"calmster/ui/screen"
	"calmster/ui/words"
)

// Journal is where a running session is kept. Each call has committed when it
// returns.
type Journal interface {
	// AppendEvent keeps the next events of a log, all or none. Those that it holds
	// already change nothing.
	AppendEvent(session model.ID, events ...model.Event) error
	// Log returns what it holds of a log, as the next start would find it.
	Log(session model.ID) ([]model.Event, error)
	// ClockStarted notes when a clock was started that had waited for it.
	ClockStarted(session model.ID, at time.Time) error
	// Watched notes the last active time known to be watched.
	Watched(session model.ID, active time.Duration) error
	// HarnessOff notes that the clock has stopped for good.
	HarnessOff(session model.ID, active time.Duration) error
	// HarnessOn takes HarnessOff back.
	HarnessOn(session model.ID) error
}

// Given is what the screen starts from.
type Given struct {
	Live    *model.LiveSession
	Hamster model.Hamster
	Harness model.Harness // its zero value where none is worn
	// Pad is what can be tapped, in the keeper's order.
	Pad model.Pad
	// Treats are the codes of the treats to offer, the most used first.
	Treats []string
	// Eaten is what was eaten today before this session.
	Eaten model.Eaten
	Clock screen.Clock
	// Others tells of the sessions that run beside this one; Switch goes to
	// the next of them. Both may be nil.
	Others func() []Other
	Switch func()
	// Menu opens the program's menu; may be nil.
	Menu func()
	// Discard asks whether the session was begun by mistake; may be nil.
	Discard func()
	// Compact makes the window small, or as it was before; may be nil.
	Compact func(on bool)
	// Cue is called once for each of these: the goal is reached, the cap is
	// near, the cap is reached. It may be nil.
	Cue func(model.Phase)
	// Off is called once the harness is off and the journal knows it.
	Off func(model.Session)
	// Tell shows a problem in plain words; the error goes to the log.
	Tell func(error)
}

// Other is a session that runs beside this one.
type Other struct {
	Name string
	Face model.Face
}

// watchEvery is how often the journal learns that the session is still
// watched: what a crash can cost of the active time, never of a tap.
const watchEvery = 5 * time.Second

// tickMost is the longest between two looks at the clocks: a computer that is busy
// for a second and a half makes no [model.Gap] yet. A look comes as well whenever
// the next second falls due, so that the digits are on time.
const tickMost = time.Second / 2

// Screen is a running session.
type Screen struct {
	journal Journal
	given   Given
	live    *model.LiveSession
	id      model.ID

	view     *fyne.Container
	compact  bool
	plan     plan
	pad      *pad
	log      *eventLog
	clock    *clockPanel
	pop      *widget.PopUp // the last that was opened over the pad; nil for none yet
	writing  bool          // that is a form
	popShows *eventLog     // the log that lies in it, if one does
	treat    string        // the one that T records
	advised  map[string]bool
	watched  time.Duration
	seen     model.Face // what is shown, in whole seconds
	said     string     // below the clock, in place and without a dialog
	gap      *gap       // the last, while the clock stands because of it and shortly after
	offered  int        // seq of a tap that can be placed at its start; 0 for none
	cued     int        // see reached
	closed   bool
	saved    bool // harness off is in the journal

	queue   model.Queue    // what the journal has not taken yet
	problem string         // why, as it was told
	off     *time.Duration // where harness off was asked for and not kept, and nothing came since
	offSent bool           // that may be in the journal all the same
}

// New builds the screen. Start sets its ticker going.
func New(journal Journal, given Given) *Screen {
	s := &Screen{
		journal: journal, given: given, live: given.Live, advised: map[string]bool{},
		id: given.Live.Session(given.Clock.Now()).ID,
	}
	s.view = container.New(fitting{s})
	s.plan = s.planFor(usual)
	if len(given.Treats) > 0 {
		s.treat = given.Treats[0]
	}
	s.dress()
	s.cued = reached(s.Face())
	return s
}

// Screen returns the view with its keys.
func (s *Screen) Screen() *screen.Screen {
	return &screen.Screen{
		View: s.view, Alone: true, Key: s.key, Undo: s.Undo, Redo: s.Redo,
		Menu: func() fyne.CanvasObject { return s.clock.menu }, // another one in the compact window
	}
}

// ID is the session's.
func (s *Screen) ID() model.ID { return s.id }

// Retell builds the view anew, in the language that is in use now.
func (s *Screen) Retell() { s.dress() }

// Start sets the ticker going. It goes on while another screen is shown.
func (s *Screen) Start() { s.tickNext() }

func (s *Screen) tickNext() {
	active := s.live.Active(s.given.Clock.Now())
	due := tickMost
	if !s.live.Paused() {
		due = min(due, active.Truncate(time.Second)+time.Second-active+time.Millisecond)
	}
	s.given.Clock.After(due, func() {
		if !s.closed && !s.live.Ended() {
			s.Tick()
			s.tickNext()
		}
	})
}

// Face returns what the session shows at this moment.
func (s *Screen) Face() model.Face { return s.live.Face(s.given.Clock.Now()) }

// waiting is whether the clock has not been started yet, also where a sign was tapped
// meanwhile.
func (s *Screen) waiting() bool {
	f := s.Face()
	return f.Paused && f.Active == 0
}

// Forgotten opens the form for something that was not tapped.
func (s *Screen) Forgotten() { s.log.forgotten() }

// Close ends the ticker. A session that still runs stays in the journal,
// watched to this moment.
func (s *Screen) Close() {
	if s.closed {
		return
	}
	s.closed = true
	if s.live.Ended() {
		return
	}
	if unsaved := s.Save(); unsaved > 0 {
		slog.Error("a session is left with events that are in no journal", "events", unsaved)
	}
	active := s.live.Active(s.given.Clock.Now())
	if s.off != nil {
		active = *s.off // the harness was off from there on
	}
	s.watch(active)
}

// Tick looks at the clocks and shows what changed.
func (s *Screen) Tick() {
	if s.live.Ended() || s.closed {
		return
	}
	now := s.look()
	if s.queue.Due(now) && s.write() {
		if active := s.live.Active(now); s.off == nil && active-s.watched >= watchEvery {
			s.watch(active)
		}
	}
	face := s.live.Face(now)
	s.cue(face)
	// A repaint draws the whole window: only what a keeper can see counts.
	if seen := glance(face); seen != s.seen {
		s.seen = seen
		s.clock.show(face)
		s.pad.show(face)
		if s.given.Others != nil {
			s.clock.others(s.given.Others())
		}
	}
}

// tell says something below the clock, whichever of the two screens is shown.
func (s *Screen) tell(what string) {
	s.said, s.offered = what, 0
	s.clock.offer("")
	s.clock.told.Set(s.told())
}

// glance is a face in whole seconds: as much of it as is shown.
func glance(f model.Face) model.Face {
	f.Active, f.Calm = f.Active.Truncate(time.Second), f.Calm.Truncate(time.Second)
	return f
}

// Record keeps one tap.
func (s *Screen) Record(kind model.Kind, code string) {
	if e, err := s.live.Record(s.look(), kind, code, ""); s.do(e, err) {
		if kind == model.KindTreat {
			s.treat = code
			s.pad.lastTreat(code)
			s.advise(code)
		}
		s.pad.flash(kind, code)
		s.offerGap(e)
	}
}

// advise says once why a treat is better avoided. It is kept all the same,
// because it happened.
func (s *Screen) advise(code string) {
	if why, ok := words.BetterNot(code); ok && !s.advised[code] {
		s.advised[code] = true
		s.tell(why)
	}
}

// Note keeps a note.
func (s *Screen) Note(text string) {
	s.do(s.live.Record(s.look(), model.KindNote, "", text))
}

// Undo takes back the last thing that was done, whatever it was.
func (s *Screen) Undo() {
	s.tell("")
	s.doAll(s.live.Undo(s.look()))
}

// Redo does again what Undo took back.
func (s *Screen) Redo() {
	s.tell("")
	s.doAll(s.live.Redo(s.look()))
}

// UndoWords and RedoWords say what would be taken back, and what done again; ok is
// false where there is nothing.
func (s *Screen) UndoWords() (label string, ok bool) {
	done, ok := s.live.LastDone()
	return doneWords("session.undo", done, ok), ok
}

// RedoWords is [Screen.UndoWords] for Redo.
func (s *Screen) RedoWords() (label string, ok bool) {
	done, ok := s.live.LastUndone()
	return doneWords("key.redo", done, ok), ok
}

func doneWords(way string, done model.Step, ok bool) string {
	if !ok {
		return words.T(way, nil)
	}
	what := words.Code(done.Event.Kind, done.Event.Code)
	switch {
	case done.Correction:
		what = words.T("session.done.correction", nil)
	case done.Event.Kind == model.KindResume && done.Event.At == 0:
		what = words.T("session.done.start", nil)
	case done.Event.Kind == model.KindPause, done.Event.Kind == model.KindResume, done.Event.Kind == model.KindNote:
		what = words.T("session.done."+string(done.Event.Kind), nil)
	}
	return words.T("session.undo_what", model.Args{"Way": words.T(way, nil), "What": what})
}

// Wait stops the clock at the moment at which the session was begun: it waits to
// be started, and the time that it took to build the screen is none of its own.
func (s *Screen) Wait(begun model.Instant) { s.do(s.live.Pause(begun)) }

// PauseOrResume stops the clock, or lets it run again.
func (s *Screen) PauseOrResume() {
	now := s.look()
	if s.unseen(now) {
		return
	}
	s.tell("")
	if !s.live.Paused() {
		s.do(s.live.Pause(now))
		return
	}
	s.do(s.live.Resume(now))
}

func (s *Screen) show() {
	now := s.given.Clock.Now()
	face := s.live.Face(now)
	s.clock.show(face)
	s.pad.show(face)
	session := s.live.Session(now)
	s.pad.count(s.given.Eaten.With(session))
	s.log.show(session)
	label, ok := s.UndoWords()
	s.clock.undo.SetLabel(label)
	if ok {
		s.clock.undo.Enable()
	} else {
		s.clock.undo.Disable()
	}
	s.clock.told.Set(s.told())
}

// key runs what a plain key is bound to.
func (s *Screen) key(k fyne.KeyName) bool {
	if s.writing && s.pop.Visible() {
		// A time that is written is no row of stress signs, wherever the focus is.
		return k == fyne.KeyEscape && s.closePop()
	}
	for _, b := range taps() {
		if string(k) == b.key {
			s.Record(b.kind, b.code)
			return true
		}
	}
	switch k {
	case fyne.KeyT:
		s.Record(model.KindTreat, s.treat)
	case fyne.KeyM:
		s.writeNote()
	case fyne.KeyL:
		s.log.forgotten()
	case fyne.KeyF:
		s.pad.choose(s)
	case fyne.KeyC:
		s.ToggleCompact()
	case fyne.KeyEscape:
		return s.closePop()
	case fyne.KeySpace:
		s.PauseOrResume()
	case fyne.KeyH:
		s.HarnessOff()
	case fyne.KeyDelete:
		if s.given.Discard != nil {
			s.given.Discard()
		}
	case fyne.KeyG:
		return s.takeOffer()
	default:
		return false
	}
	return true
}

// tapKey is a key that records something of the catalogue. It belongs to its
// sign, wherever the keeper has put the button.
type tapKey struct {
	key  string
	kind model.Kind
	code string
}

func taps() (out []tapKey) {
	for i, s := range model.StressSigns() {
		out = append(out, tapKey{string("123456789"[i]), model.KindStress, s.Key})
	}
	for i, s := range model.ComfortSigns() {
		out = append(out, tapKey{string("QWER"[i]), model.KindComfort, s.Key})
	}
	return append(out,
		tapKey{"D", model.KindAct, "water"}, tapKey{"B", model.KindAct, "rest"}, tapKey{"P", model.KindAct, "praise"},
		tapKey{"S", model.KindAct, "stroke"}, tapKey{"X", model.KindAct, model.StoppedWalking})
}

// keyOf returns the key that records a code; empty for one of the keeper's own.
func keyOf(kind model.Kind, code string) string {
	for _, t := range taps() {
		if t.kind == kind && t.code == code {
			return t.key
		}
	}
	return ""
}

// Binding is one key of a running session.
type Binding struct {
	Key   string
	Kind  model.Kind // empty for what is not a tap
	Words string
}

// Keys lists the keys of a running session, for the help page.
func Keys() []Binding {
	var out []Binding
	for _, t := range taps() {
		out = append(out, Binding{t.key, t.kind, words.Code(t.kind, t.code)})
	}
	out = append(out, Binding{"T", model.KindTreat, words.T("key.treat", nil)})
	return append(out,
		Binding{"F", "", words.T("key.treats", nil)},
		Binding{"M", model.KindNote, words.T("session.note", nil)},
		Binding{words.T("key.space", nil), "", words.T("key.pause", nil)},
		Binding{"L", "", words.T("correct.forgotten", nil)},
		Binding{"G", "", words.T("key.gap", nil)},
		Binding{"C", "", words.T("key.compact", nil)},
		Binding{"H", "", words.T("session.off", nil)},
		Binding{"Del", "", words.T("session.discard", nil)},
	)
}
