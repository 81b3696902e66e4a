package main

import (
	"cmp"
	"context"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	driver "fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"calmster/model"
	"calmster/storage"
	"calmster/ui/about"
	"calmster/ui/inspect"
	"calmster/ui/look"
	"calmster/ui/shell"
	"calmster/ui/words"
)

// slowClock is a clock that moves only when the test says so.
type slowClock struct {
	now model.Instant
	// works wait for the next frame where the clock is busy.
	busy  bool
	works []func()
	soon  []due
}

func (c *slowClock) Now() model.Instant { return c.now }

// Every does nothing, and After only what is due within a second, such as the next
// look at the clocks: the test calls what should happen.
func (c *slowClock) Every(time.Duration, func()) func() { return func() {} }

func (c *slowClock) After(d time.Duration, f func()) {
	if d <= time.Second {
		c.soon = append(c.soon, due{c.now.Mono + d, f})
	}
}

// due is what a clock calls when it is so late.
type due struct {
	at time.Duration
	do func()
}

// Work works at once, unless the clock is busy.
func (c *slowClock) Work(work, done func()) {
	c.works = append(c.works, work, done)
	if !c.busy {
		c.frame()
	}
}

// frame does what has waited for it; what follows from that waits for the next.
func (c *slowClock) frame() {
	waited := c.works
	c.works = nil
	for _, f := range waited {
		f()
	}
}

// pass lets time pass as it does, with whatever comes due.
func (c *slowClock) pass(d time.Duration) {
	for end := c.now.Mono + d; ; {
		slices.SortStableFunc(c.soon, func(a, b due) int { return cmp.Compare(a.at, b.at) })
		if len(c.soon) == 0 || c.soon[0].at > end {
			c.freeze(end - c.now.Mono)
			return
		}
		next := c.soon[0]
		c.soon = c.soon[1:]
		c.freeze(max(0, next.at-c.now.Mono))
		next.do()
	}
}

// freeze lets time pass in which nothing is done.
func (c *slowClock) freeze(d time.Duration) {
	c.now.Mono += d
	c.now.Wall = c.now.Wall.Add(d)
}

// plainLook is how the window looks at first, and what is kept of its choices;
// nil keeps none.
type plainLook struct{ choices map[string]string }

func (plainLook) Mode() look.Mode    { return look.ModeLight }
func (plainLook) SetMode(look.Mode)  {}
func (plainLook) Scale() float32     { return 1 }
func (plainLook) SetScale(float32)   {}
func (plainLook) Notices() bool      { return false }
func (plainLook) SetNotices(bool)    {}
func (plainLook) Sounds() bool       { return false }
func (plainLook) SetSounds(bool)     {}
func (plainLook) Reminders() bool    { return true }
func (plainLook) SetReminders(bool)  {}
func (p plainLook) Language() string { return "" }
func (plainLook) SetLanguage(string) {}
func (plainLook) Zoom() float32      { return 1 }
func (plainLook) SetZoom(float32)    {}
func (plainLook) Daily() bool        { return false }
func (plainLook) SetDaily(bool)      {}
func (plainLook) Tray() bool         { return false }
func (plainLook) SetTray(bool)       {}
func (plainLook) Welcomed() bool     { return false }
func (plainLook) SetWelcomed(bool)   {}

// Customs are kept as choices are.
func (p plainLook) Customs() words.Picked {
	return words.Picked{Clock: p.choices["clock"], Week: p.choices["week"], Unit: model.Unit(p.choices["unit"])}
}

func (p plainLook) SetCustoms(c words.Picked) {
	p.SetChoice("clock", c.Clock)
	p.SetChoice("week", c.Week)
	p.SetChoice("unit", string(c.Unit))
}

func (p plainLook) Choice(key string) string { return p.choices[key] }
func (p plainLook) SetChoice(key, value string) {
	if p.choices != nil {
		p.choices[key] = value
	}
}

// noted is a desktop that notes what it is asked for.
type noted struct {
	lit    bool
	cues   []model.Phase
	told   []string // reminders
	copied []byte   // a picture
}

func (n *noted) StayLit(lit bool)                  { n.lit = lit }
func (n *noted) Cue(_ string, p model.Phase)       { n.cues = append(n.cues, p) }
func (n *noted) Remind(title, text string)         { n.told = append(n.told, title+" "+text) }
func (n *noted) Listen()                           {}
func (n *noted) Key(k *fyne.KeyEvent) fyne.KeyName { return k.Name }
func (n *noted) CopyPicture(png []byte) error      { n.copied = png; return nil }
func (n *noted) Zoom(float32)                      {}
func (n *noted) Room(fyne.Window) fyne.Size        { return fyne.Size{} }
func (n *noted) TrayWhy() string                   { return "settings.tray_none" }

// house is the window on a real journal, without a display.
type house struct {
	t       *testing.T
	path    string
	journal *storage.Journal
	clock   *slowClock
	desktop noted
	choices map[string]string
	window  fyne.Window
	shell   *shell.Shell
}

func openHouse(t *testing.T) *house {
	t.Helper()
	h := &house{
		t: t, path: filepath.Join(t.TempDir(), "j.calmster"),
		clock: &slowClock{now: model.Instant{Wall: time.Date(2026, 11, 21, 20, 0, 0, 0, time.FixedZone("", 3600))}},
	}
	h.start()
	t.Cleanup(func() {
		h.shell.Close()
		h.shell.Close() // as the window's end and the program's do
		h.journal.Close()
	})
	return h
}

// start opens journal and window, as the program does.
func (h *house) start() {
	h.t.Helper()
	var err error
	if h.journal, err = storage.Open(context.Background(), h.path); err != nil {
		h.t.Fatal(err)
	}
	a := test.NewTempApp(h.t)
	h.window = test.NewTempWindow(h.t, nil)
	h.window.Resize(fyne.NewSize(1366, 768))
	h.shell = shell.New(context.Background(), shell.Given{
		App: a, Window: h.window, Journal: h.journal, Clock: h.clock,
		Desktop: &h.desktop, Preferences: plainLook{h.choices}, Rules: model.DefaultRules(), Picture: readPicture,
		Export: func(w io.Writer) error {
			return h.journal.ExportJSON(context.Background(), w, h.clock.now.Wall)
		},
		Write: func(path string, fill func(io.Writer) error) error { return h.journal.WriteFile(path, fill) },
		Speak: func(tag string) error {
			return words.UseAs(words.Wish{Picked: plainLook{h.choices}.Customs()}, tag)
		}, Guide: embeddedGuide, About: func() about.Given { return about.Given{} },
	})
}

// crash ends the program as a crash does: nothing is said to anybody.
func (h *house) crash() {
	h.t.Helper()
	h.clock.soon = nil
	if err := h.journal.Close(); err != nil {
		h.t.Fatal(err)
	}
}

// sees is whether a text is on the window.
func (h *house) sees(text string) bool {
	for _, i := range inspect.Items(h.window.Canvas()) {
		if i.Name == text {
			return true
		}
	}
	return false
}

func (h *house) must(text string) {
	h.t.Helper()
	if !h.sees(text) {
		var all []string
		for _, i := range inspect.Items(h.window.Canvas()) {
			all = append(all, i.Name)
		}
		h.t.Fatalf("%q is not shown; shown are %q", text, all)
	}
}

func (h *house) main() { h.shell.Current().Main() }
func (h *house) press(keys ...fyne.KeyName) {
	for _, k := range keys {
		h.shell.Current().Key(k)
	}
}

// begin creates a hamster and starts a session with it.
func (h *house) begin() {
	h.t.Helper()
	h.must("Welcome to Calmster")
	h.main()
	h.must("Who are you training?")
	h.main()
	h.must("Please give it a name.")
	test.Type(h.window.Canvas().Focused(), "Biscuit")
	h.main()
	h.must("Begin with Biscuit")
	h.main()
	h.must("Good evening. Biscuit is at stage 1, meeting the harness.")
	h.main()
	h.must("Get ready with Biscuit")
	h.main() // with open checks nothing starts
	h.must("Get ready with Biscuit")
	h.shell.Current().CheckAll()
	h.main()
	h.must("So far")
}

func (h *house) history() model.History {
	h.t.Helper()
	all, err := h.journal.Hamsters(context.Background())
	if err != nil || len(all) != 1 {
		h.t.Fatalf("%d hamsters, %v", len(all), err)
	}
	out, err := h.journal.History(context.Background(), all[0].ID)
	if err != nil {
		h.t.Fatal(err)
	}
	return out
}

// The one flow that matters, from an empty journal to a kept session.
func TestAFirstSession(t *testing.T) {
	h := openHouse(t)
	h.begin()
	h.clock.pass(30 * time.Second)
	h.press("T", "Q")
	h.clock.pass(50 * time.Second)
	h.press("1")
	h.must("Take the harness away now.")
	h.shell.Current().Undo()
	h.clock.pass(20 * time.Second)
	h.press("4")
	h.clock.pass(4 * time.Second)
	h.press("H")
	h.must("Biscuit stayed calm for 1:40, then bit the harness.")
	h.main()
	h.must("This week: 1 session (3 to 5 is plenty)")
	got := h.history().Sessions
	if len(got) != 1 {
		t.Fatalf("%d sessions", len(got))
	}
	s := got[0]
	if s.End != model.EndStress || s.Duration != 104*time.Second || len(s.Events) != 5 || len(s.Standing()) != 3 {
		t.Errorf("kept %+v", s)
	}
	if _, offset := s.StartedAt.Zone(); offset != 3600 {
		t.Errorf("started at %v", s.StartedAt)
	}
}

// tap taps what carries that text.
func (h *house) tap(text string) {
	h.t.Helper()
	for _, i := range inspect.Items(h.window.Canvas()) {
		if i.Name == text && (i.Tappable || i.Editable) {
			test.TapCanvas(h.window.Canvas(), fyne.NewPos(float32(i.X+i.W/2), float32(i.Y+i.H/2)))
			return
		}
	}
	h.t.Fatalf("%q is not shown", text)
}

// tapBeside taps the button of that text in the line of another text.
func (h *house) tapBeside(line, text string) {
	h.t.Helper()
	var at *inspect.Item
	for _, i := range inspect.Items(h.window.Canvas()) {
		switch {
		case i.Name == line && i.X > 200: // not in the rail
			at = &i
		case at != nil && i.Name == text && i.Tappable:
			test.TapCanvas(h.window.Canvas(), fyne.NewPos(float32(i.X+i.W/2), float32(i.Y+i.H/2)))
			return
		}
	}
	h.t.Fatalf("%q is not shown beside %q", text, line)
}

// shortcut presses keys that are held together: "Alt+2".
func (h *house) shortcut(keys string) {
	h.t.Helper()
	mod, key, _ := strings.Cut(keys, "+")
	with := map[string]fyne.KeyModifier{"Alt": fyne.KeyModifierAlt, "Ctrl": fyne.KeyModifierControl}[mod]
	c, ok := h.window.Canvas().(fyne.Shortcutable)
	if !ok {
		h.t.Fatal("the window takes no shortcuts")
	}
	c.TypedShortcut(&driver.CustomShortcut{KeyName: fyne.KeyName(key), Modifier: with})
}

// Start-up pages never appear once there is a hamster, and the one chosen last
// is chosen again.
func TestTheLastHamsterIsChosenAgain(t *testing.T) {
	h := openHouse(t)
	for _, name := range []string{"Biscuit", "Pepper"} {
		if err := h.journal.SaveHamster(context.Background(), &model.Hamster{Name: name, Species: model.SpeciesSyrian, Stage: model.StageMeet}); err != nil {
			t.Fatal(err)
		}
	}
	h.shell.Begin()
	h.shell.Open("hamsters")
	h.tap("Train this one")
	h.crash()
	h.start()
	if h.sees("Welcome to Calmster") || !h.sees("Good evening. Pepper is at stage 1, meeting the harness.") {
		t.Error("the hamster chosen last is not chosen again")
	}
}

// Going up against the log's advice asks for the reason and keeps it.
func TestMovingAgainstAdviceAsksWhy(t *testing.T) {
	h := openHouse(t)
	if err := h.journal.SaveHamster(context.Background(), &model.Hamster{Name: "Biscuit", Species: model.SpeciesSyrian, Stage: model.StageMeet}); err != nil {
		t.Fatal(err)
	}
	h.shell.Begin()
	h.shell.Move(model.StageDrape)
	h.main()
	h.must("Please note your reason. It is kept with the move.")
	test.Type(h.window.Canvas().Focused(), "it sleeps in it")
	h.main()
	got := h.history()
	if got.Hamster.Stage != model.StageDrape || len(got.Changes) != 1 || got.Changes[0].Reason != "it sleeps in it" {
		t.Errorf("kept %+v", got)
	}
}

// The screen is kept lit exactly while a session runs: also while it is paused
// or another screen is shown, and no longer than the harness is on.
func TestTheScreenStaysLit(t *testing.T) {
	h := openHouse(t)
	lit := func(want bool, when string) {
		t.Helper()
		if h.desktop.lit != want {
			t.Errorf("%s: kept lit is %v", when, h.desktop.lit)
		}
	}
	lit(false, "before")
	h.begin()
	lit(true, "running")
	h.press("Space")
	lit(true, "paused")
	h.press("Space")
	h.clock.pass(30 * time.Second)
	h.press("Q", "H")
	lit(false, "harness off")
}

// A session that is taken up again keeps the screen lit, and one that the
// window was closed on does not.
func TestTheScreenGoesDarkWithTheWindow(t *testing.T) {
	h := openHouse(t)
	h.begin()
	h.press("Q")
	h.shell.Close()
	if h.desktop.lit {
		t.Error("the window is closed and the screen kept lit")
	}
	h.crash()
	h.start()
	h.press("R")
	if !h.desktop.lit {
		t.Error("a session was taken up and the screen is not kept lit")
	}
}

// A window that is closed while a session runs notes how far it was watched,
// though nothing was tapped, and the next start offers the session.
func TestClosingNotesWhatWasWatched(t *testing.T) {
	h := openHouse(t)
	h.begin()
	h.clock.pass(42 * time.Second)
	h.shell.Close()
	h.crash()
	h.clock.pass(time.Hour)
	h.start()
	h.must("A session with Biscuit was left open")
	h.main()
	if s := h.history().Sessions[0]; s.Duration != 42*time.Second {
		t.Errorf("kept %v", s.Duration)
	}
}

// Every way on from the first page leads somewhere and back.
func TestTheGuideBeforeTheFirstHamster(t *testing.T) {
	h := openHouse(t)
	h.tap("Read the guide")
	h.must("Guide")
	h.tap("Back")
	h.must("Welcome to Calmster")
}
