// Package shell is the window: the rail, the screen that is open, the keys,
// and the way from one screen to the next.
package shell

import (
	"context"
	"io"
	"log/slog"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"calmster/model"
	"calmster/ui/about"
	"calmster/ui/care"
	"calmster/ui/guide"
	"calmster/ui/hamsters"
	"calmster/ui/look"
	"calmster/ui/parts"
	"calmster/ui/screen"
	"calmster/ui/words"
)

// Journal is what the window asks of the journal.
type Journal interface {
	sessionJournal
	correctJournal
	paperJournal
	historyJournal
	binJournal
	exportJournal
	weekJournal
	animalJournal
	harnessJournal
	History(ctx context.Context, hamster model.ID) (model.History, error)
	ChangeStage(ctx context.Context, c model.StageChange) error
	BeginSession(ctx context.Context, s *model.Session) error
	FinishSession(s model.Session) error
	Unfinished(ctx context.Context) ([]model.Unfinished, error)
	DiscardSession(ctx context.Context, id model.ID) error
	ReopenSession(id model.ID) error
	Setting(ctx context.Context, key string) (string, error)
	SetSetting(ctx context.Context, key, value string) error
	Path() string
}

// Preferences keeps what a keeper has set for this computer; nothing of the
// journal.
type Preferences interface {
	Mode() look.Mode
	SetMode(look.Mode)
	Scale() float32
	SetScale(float32)
	// Notices and Sounds are whether the cues of a session are told by the
	// desktop, and by soft sounds.
	Notices() bool
	SetNotices(bool)
	Sounds() bool
	SetSounds(bool)
	// Zoom is how large everything is, text or not.
	Zoom() float32
	SetZoom(float32)
	// Daily is whether the journal is backed up at the first start of a day.
	Daily() bool
	SetDaily(bool)
	// Tray is whether there is an icon in the desktop's tray.
	Tray() bool
	SetTray(bool)
	// Welcomed is whether the first page of a first start was read.
	Welcomed() bool
	SetWelcomed(bool)
	// Choice is what was last chosen on some screen, "" for nothing yet.
	Choice(key string) string
	SetChoice(key, value string)
	// Reminders is whether the desktop reminds of planned times.
	Reminders() bool
	SetReminders(bool)
	// Language is the tag of the language that the keeper has picked; empty
	// where the system decides.
	Language() string
	SetLanguage(string)
	// Customs are what the keeper has picked of clock, week and unit.
	Customs() words.Picked
	SetCustoms(words.Picked)
}

// Given is what the window is made of.
type Given struct {
	App         fyne.App
	Window      fyne.Window
	Journal     Journal
	Clock       screen.Clock
	Desktop     Desktop
	Preferences Preferences
	Rules       model.Rules
	SaveRules   func(model.Rules) error
	// Speak makes the program speak the language of that tag, or, where it is
	// empty, that of the system. It changes no screen.
	Speak func(language string) error
	// Language is the one that this run was asked for, whatever is picked; "" for none.
	Language string
	// Guide and About are told in the language in use.
	Guide   func() []guide.Page
	About   func() about.Given
	Version string
	Sample  bool   // the sample journal: marked as such
	Keeper  Keeper // nil for a journal that is thrown away
	// WriteSettings and ReadSettings hand the preferences on as a file; the names
	// that were not known.
	WriteSettings func(w io.Writer) error
	ReadSettings  func(path string) (unknown []string, err error)
	// Importer takes interchange files in, and Export writes one.
	Importer care.Importer
	Export   func(w io.Writer) error
	// Write fills a file that the keeper chose: wholly or not at all.
	Write func(path string, fill func(io.Writer) error) error
	// Picture reads a picture from a file as a journal keeps it.
	Picture func(path string) ([]byte, error)
	// OpenSample opens the sample journal in a window of its own.
	OpenSample func() error
}

// Shell is the window's state: who is trained and what is shown.
type Shell struct {
	Given
	clock   screen.Clock
	hamster model.Hamster
	rooms   []room
	room    string // key of the open one
	open    *screen.Screen
	turn    int  // counts what was shown or asked for
	saidAt  int  // the turn of what was said last
	fresh   bool // that was said for the screen that is being shown

	looked   model.Search // what the history shows
	everyone bool         // of every hamster, not of the chosen one

	ctx context.Context

	wide      fyne.Size  // of the window before it became compact
	small     bool       // it is compact
	going     []*running // sessions that run, in the order of their start
	doubt     doubt
	finished  finished
	goingText *parts.Button
	menu      *parts.Button // of the rail
	reminders reminders

	// root holds whatever is shown. The window gets it once and for all: given
	// new content, Fyne first lays that out at its least size, where wrapped
	// text is tall, and the window would grow with each new screen.
	root   *fyne.Container
	notice *fyne.Container // over the screen of a session, for what went wrong
	foot   *fyne.Container // below any other screen, for the same
	frame  *fyne.Container // the screen with its foot
	said   int             // counts what was said: good news hushes only itself
	stop   func()          // ends what looks from time to time
	help   *widget.PopUp

	faces    *hamsters.Faces
	switcher *hamsters.Switcher
	switchUp *widget.PopUp
	file     *asking // the file dialog that was opened last
	offered  func()  // what Ctrl+Z takes back while it is offered
}

// room is an entry of the rail. One that takes a lifetime of sessions is read
// beside the window; any other is made at once.
type room struct {
	key  string
	make func() (*screen.Screen, error)
	read func(a asked) (build func() *screen.Screen, err error)
}

// New builds the window's content and shows the screen to begin with.
func New(ctx context.Context, g Given) *Shell {
	s := &Shell{
		Given: g, clock: g.Clock, ctx: ctx, root: container.NewStack(), notice: container.NewStack(), foot: container.NewStack(),
		faces: hamsters.NewFaces(g.Clock.Work), everyone: g.Preferences.Choice(everyoneChoice) != "",
	}
	s.rooms = []room{
		{key: "today", read: s.readToday},
		{key: "progress", read: s.readProgress},
		{key: "history", read: s.readHistory(model.ID{})},
		{key: "hamsters", read: s.readHamsters},
		{key: "guide", make: func() (*screen.Screen, error) { return s.makeGuide(string(s.hamster.Stage)), nil }},
		{key: "settings", make: s.makeSettings},
	}
	s.dress()
	s.Window.SetContent(s.root)
	s.Window.SetOnDropped(func(_ fyne.Position, files []fyne.URI) { s.dropped(files) })
	s.bindKeys()
	rail, plan := s.watchRail(), s.watchPlan()
	s.stop = func() {
		rail()
		plan()
	}
	s.Begin()
	return s
}

// Begin shows what a start should: an unfinished session, the welcome page of
// an empty journal, or today.
func (s *Shell) Begin() {
	all, err := s.Journal.Hamsters(s.ctx)
	if err != nil {
		s.Tell(err)
		return
	}
	if len(all) == 0 {
		s.showWelcome()
		return
	}
	s.hamster = all[0]
	last, err := s.Journal.Setting(s.ctx, lastHamster)
	if err != nil {
		s.Tell(err)
	}
	for _, h := range all {
		if h.ID.String() == last {
			s.hamster = h
		}
	}
	switch {
	case s.takeUp():
	case len(s.going) > 0:
		s.nextRunning()
	default:
		if s.open == nil { // the rail is there before what is read is
			s.Show(&screen.Screen{View: container.NewStack()})
		}
		s.Open(s.lastRoom())
	}
}

// roomChoice is the choice under which the screen is kept that was open last.
const roomChoice = "room"

// lastRoom is the screen to begin with. Nobody starts the program for its settings.
func (s *Shell) lastRoom() string {
	last := s.Preferences.Choice(roomChoice)
	if last == "settings" || !slices.ContainsFunc(s.rooms, func(r room) bool { return r.key == last }) {
		return "today"
	}
	return last
}

// Open shows a screen of the rail.
func (s *Shell) Open(key string) {
	for _, r := range s.rooms {
		if r.key != key {
			continue
		}
		if r.read != nil {
			s.reading(key, r.read)
			return
		}
		made, err := r.make()
		if err != nil {
			s.Tell(err)
			return
		}
		s.enter(key)
		s.Show(made)
	}
}

// enter notes which screen of the rail is open.
func (s *Shell) enter(key string) {
	if s.room != key {
		s.Preferences.SetChoice(roomChoice, key)
	}
	s.room = key
}

// Show puts a screen into the window.
func (s *Shell) Show(next *screen.Screen) {
	if s.open != nil && s.open.Leave != nil {
		s.open.Leave()
	}
	s.open = next
	s.turn++
	s.closeSwitcher()
	if !s.fresh {
		s.hush()
	}
	s.frame = container.New(footed{}, next.View, s.foot)
	var view fyne.CanvasObject = s.frame
	s.goingText = nil
	if !next.Alone {
		view = container.NewBorder(nil, nil, s.rail(), nil, view)
	}
	s.root.Objects = []fyne.CanvasObject{view, s.notice}
	s.root.Refresh()
	s.Window.Canvas().Unfocus()
	if next.First != nil {
		s.Window.Canvas().Focus(next.First)
	}
	run(next.Shown)
	s.goOn(next, next.Then)
}

// goOn takes the steps that are left of a screen, as long as it is shown.
func (s *Shell) goOn(open *screen.Screen, steps []func()) {
	if len(steps) == 0 {
		return
	}
	s.clock.Work(func() {}, func() {
		if s.open == open {
			steps[0]()
			s.goOn(open, steps[1:])
		}
	})
}

// Current returns what is shown now.
func (s *Shell) Current() *screen.Screen { return s.open }

// busy is whether a screen is shown that must not be left by a key: a running
// session, or what belongs to its start and end.
func (s *Shell) busy() bool { return s.open != nil && s.open.Alone }

// Tell shows a problem in plain words, in place, and keeps the detail for the
// log. The screen below stays as it is.
func (s *Shell) Tell(err error) {
	slog.Error("shown to the keeper", "error", err)
	s.warn(words.Problem(err))
}

// warn shows what stands in the way until it is closed.
func (s *Shell) warn(text string) { s.say(text, look.ColorStressTint, look.ColorStress) }

// dress puts the theme on.
func (s *Shell) dress() {
	c := s.Window.Canvas()
	before, size := c.Scale(), c.Size()
	s.Desktop.Zoom(s.Preferences.Zoom())
	s.App.Settings().SetTheme(look.Theme{Mode: s.Preferences.Mode(), Scale: s.Preferences.Scale()})
	// The window keeps its pixels: Fyne would let it outgrow the screen.
	if after := c.Scale(); after != before && after > 0 && before > 0 {
		s.Window.Resize(fyne.NewSize(size.Width*before/after, size.Height*before/after))
	}
}

// history reads all that is known of the chosen hamster.
func (s *Shell) history() (model.History, error) {
	h, err := s.lifeOf(s.asked())
	if err == nil {
		s.hamster = h.Hamster
	}
	return h, err
}

func (s *Shell) today() time.Time { return s.clock.Now().Wall }

// Close ends what runs in the background. Running sessions stay in the journal
// as they are, for the next start to take up.
func (s *Shell) Close() {
	for _, r := range s.going {
		r.session.Close()
	}
	s.setGoing(nil)
	s.stop()
	s.stop = func() {} // it may be closed again
}
