// Package shell is the window: the rail, the screen that is open, the keys,
// and the way from one screen to the next.
package shell

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"calmster/model"
	"calmster/ui/guide"
	"calmster/ui/look"
	"calmster/ui/parts"
	"calmster/ui/screen"
	"calmster/ui/settings"
	"calmster/ui/words"
)

// Journal is what the window asks of the journal.
type Journal interface {
	sessionJournal
	correctJournal
	paperJournal
	Hamsters(ctx context.Context) ([]model.Hamster, error)
	SaveHamster(ctx context.Context, h *model.Hamster) error
	Harnesses(ctx context.Context, hamster model.ID) ([]model.Harness, error)
	SaveHarness(ctx context.Context, h *model.Harness) error
	FitChecks(ctx context.Context, harness model.ID) ([]model.FitCheck, error)
	SaveFitCheck(ctx context.Context, c *model.FitCheck) error
	History(ctx context.Context, hamster model.ID) (model.History, error)
	ChangeStage(ctx context.Context, c model.StageChange) error
	BeginSession(ctx context.Context, s *model.Session) error
	FinishSession(s model.Session) error
	Unfinished(ctx context.Context) ([]model.Unfinished, error)
	DiscardSession(ctx context.Context, id model.ID) error
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
	// Unit is that of the keeper's thermometer.
	Unit() model.Unit
	SetUnit(model.Unit)
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
	Guide       []guide.Page
	Facts       []settings.Fact
	Sample      bool // the sample journal: marked as such
	// Import and Export read and write interchange files; a report in words.
	Import func(r fyne.URIReadCloser) (string, error)
	Export func(w io.Writer) error
	// Write fills a file that the keeper chose: wholly or not at all.
	Write func(w fyne.URIWriteCloser, fill func(io.Writer) error) error
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
	where   string
	ctx     context.Context

	wide      fyne.Size  // of the window before it became compact
	small     bool       // it is compact
	going     []*running // sessions that run, in the order of their start
	goingText *parts.Button

	// root holds whatever is shown. The window gets it once and for all: given
	// new content, Fyne first lays that out at its least size, where wrapped
	// text is tall, and the window would grow with each new screen.
	root   *fyne.Container
	notice *fyne.Container // over the screen, for what went wrong
	help   *widget.PopUp
	menu   *widget.PopUpMenu
}

// room is an entry of the rail.
type room struct {
	key  string
	make func() (*screen.Screen, error)
}

// New builds the window's content and shows the screen to begin with.
func New(ctx context.Context, g Given) *Shell {
	s := &Shell{Given: g, clock: g.Clock, ctx: ctx, where: g.Journal.Path(), root: container.NewStack(), notice: container.NewStack()}
	s.rooms = []room{
		{"today", s.makeToday},
		{"progress", s.makeProgress},
		{"history", func() (*screen.Screen, error) { return s.makeHistory(model.ID{}) }},
		{"hamsters", s.makeHamsters},
		{"guide", func() (*screen.Screen, error) { return s.makeGuide(string(s.hamster.Stage)), nil }},
		{"settings", s.makeSettings},
	}
	if g.Sample {
		s.where = words.T("rail.sample", nil)
	}
	s.dress()
	s.Window.SetContent(s.root)
	s.bindKeys()
	s.watchRail()
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
		s.Open("today")
	}
}

// Open shows a screen of the rail.
func (s *Shell) Open(key string) {
	for _, r := range s.rooms {
		if r.key != key {
			continue
		}
		made, err := r.make()
		if err != nil {
			s.Tell(err)
			return
		}
		s.room = key
		s.Show(made)
	}
}

// Show puts a screen into the window.
func (s *Shell) Show(next *screen.Screen) {
	if s.open != nil && s.open.Leave != nil {
		s.open.Leave()
	}
	s.open = next
	s.hush()
	view := next.View
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
	s.say(words.Problem(err), look.ColorStressTint, look.ColorStress)
}

// say shows a line over the screen until it is closed.
func (s *Shell) say(text string, fill, line fyne.ThemeColorName) {
	t := parts.NewWrapped(text)
	close := parts.NewTap(words.T("notice.close", nil), "", parts.ToneLink, s.hush)
	ground := parts.NewSurface(fill, line, look.CornerButton)
	if s.onSession() && !s.small {
		// Over the log: the pad, Harness off and the note field stay in reach.
		box := container.NewStack(ground, parts.Pad(10, 12, parts.Column(4, -1, t, close)))
		s.notice.Objects = []fyne.CanvasObject{container.NewBorder(nil, nil, nil,
			container.NewBorder(nil, parts.Column(0, -1, parts.Pad(10, 8, parts.Fixed(besideWidth, 0, box)), parts.Fixed(0, noteHeight, nil)), nil, nil))}
		s.notice.Refresh()
		return
	}
	box := container.NewStack(ground, parts.Pad(10, 16, parts.Row(12, 0, t, close)))
	var left fyne.CanvasObject
	if !s.busy() {
		left = parts.Fixed(railWidth, 1, nil)
	}
	s.notice.Objects = []fyne.CanvasObject{
		container.NewBorder(nil, nil, left, nil, container.NewBorder(nil, parts.Pad(14, 26, box), nil, nil)),
	}
	s.notice.Refresh()
}

// besideWidth is how wide a line is that must not lie over a session's pad, and
// noteHeight what the note field below it takes.
const (
	besideWidth = 200
	noteHeight  = 92
)

// noteFor is how long good news stays before it makes room again.
const noteFor = 10 * time.Second

// note shows good news for a while; a problem stays until it is closed.
func (s *Shell) note(text string) {
	s.say(text, look.ColorPrimaryTint, look.ColorPrimary)
	shown := s.notice.Objects[0]
	s.clock.After(noteFor, func() {
		if len(s.notice.Objects) > 0 && s.notice.Objects[0] == shown {
			s.hush()
		}
	})
}

func (s *Shell) hush() {
	s.notice.Objects = nil
	s.notice.Refresh()
}

// dress puts the theme on.
func (s *Shell) dress() {
	s.App.Settings().SetTheme(look.Theme{Mode: s.Preferences.Mode(), Scale: s.Preferences.Scale()})
}

// history reads all that is known of the chosen hamster.
func (s *Shell) history() (model.History, error) {
	h, err := s.Journal.History(s.ctx, s.hamster.ID)
	if err != nil {
		return h, fmt.Errorf("read the history of the chosen hamster: %w", err)
	}
	s.hamster = h.Hamster
	return h, nil
}

func (s *Shell) today() time.Time { return s.clock.Now().Wall }

// Close ends what runs in the background. Running sessions stay in the journal
// as they are, for the next start to take up.
func (s *Shell) Close() {
	for _, r := range s.going {
		r.session.Close()
	}
	s.setGoing(nil)
}
