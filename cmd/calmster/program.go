package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"syscall"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	driver "fyne.io/fyne/v2/driver/desktop"

	"calmster/assets"
	"calmster/cmd/calmster/commands"
	"calmster/internal/doze"
	"calmster/model"
	"calmster/storage"
	"calmster/ui/care"
	"calmster/ui/guide"
	"calmster/ui/inspect"
	"calmster/ui/look"
	"calmster/ui/screen"
	"calmster/ui/shell"
	"calmster/ui/trouble"
	"calmster/ui/words"
)

// program is one run of the window: what stays while the journal may be moved,
// or make way for a backup. With another journal the window's content is built
// anew, so that nothing of the old one is left in it.
type program struct {
	ctx     context.Context
	options commands.WindowOptions
	app     fyne.App
	window  fyne.Window
	kept    preferences
	desktop *desktop
	loop    *doze.Loop
	clock   clock
	eyes    inspect.Eyes

	path    string
	mine    turn
	journal *storage.Journal // nil while none could be opened
	daily   *daily           // nil until one was begun for the journal
	shell   *shell.Shell     // nil until there is a journal
	problem error            // why there is no journal
	tried   error            // why what was tried just before failed, until it is told
	crashed string           // the note of an earlier crash that was not told yet
	endWell func()           // says that this was no crash
	sayTray func()           // brings the words of the tray up to date; nil without one
	ended   chan struct{}    // closed when the event loop has ended
}

// run shows the window until it is closed. The error is why there was no journal
// to show, or no window.
func (p *program) run() (err error) {
	icon := assets.Icon()
	app.SetMetadata(fyne.AppMetadata{ID: appID, Name: "Calmster", Version: version, Icon: icon})
	p.app = app.NewWithID(appID)
	p.app.SetIcon(icon)
	if err := openFilesLate(); err != nil {
		return err
	}
	p.loop = doze.NewLoop()
	p.clock = newClock(p.loop)
	p.kept = preferences{p.app.Preferences()}
	if err := speak(p.language(), p.kept.Customs()); err != nil {
		return err
	}
	if _, err := guidePages(); err != nil {
		return err
	}
	p.window = p.app.NewWindow(title(p.options.Demo))
	p.window.SetPadded(false)
	p.desktop = newDesktop(p.app, p.kept)
	p.desktop.Zoom(p.kept.Zoom()) // before the window learns its size
	p.window.Resize(p.kept.Size())
	p.window.CenterOnScreen()
	p.window.SetMaster()
	if p.problem != nil {
		p.showTrouble(p.problem)
	} else {
		p.begin()
	}
	p.startTray()
	p.window.SetCloseIntercept(p.quit)
	p.ended = make(chan struct{})
	p.window.SetOnClosed(func() {
		p.leave()
		go p.seeToTheEnd()
	})
	// Asked to end by the system, Fyne leaves its loop by itself and closes no window.
	asked := make(chan os.Signal, 1)
	signal.Notify(asked, os.Interrupt, syscall.SIGTERM)
	go func() {
		<-asked
		p.seeToTheEnd()
	}()
	p.mine.raise(p.raise)
	if err := p.eyes.Serve(os.Getenv("CALMSTER_INSPECT"), p.window.Canvas, p.loop.DoAndWait); err != nil {
		return err
	}
	// Fyne writes the settings down right after this.
	p.app.Lifecycle().SetOnStopped(func() {
		if p.shell != nil {
			p.kept.setSize(p.shell.Size())
		}
	})
	p.window.Show()
	if !there(p.window) { // why not is in the log, from Fyne
		return errNoGraphics
	}
	p.clock.After(settle, func() { fit(p.window) })
	p.loop.Start()
	p.app.Run()
	close(p.ended)
	// Every tap is in the journal already; how long the session was watched is
	// noted here where no window was closed.
	p.leave()
	return p.problem
}

// quit closes the window, which asks first where that would lose something.
func (p *program) quit() {
	if p.shell == nil || p.problem != nil {
		p.window.Close()
		return
	}
	p.shell.Quit()
}

// leave lets later copies wait for the end, and notes how far was watched.
func (p *program) leave() {
	p.mine.leave()
	if p.shell != nil {
		p.shell.Close()
	}
}

// patience is how long Fyne may take to end once its window is closed, or it was
// asked to.
const patience = 10 * time.Second

// seeToTheEnd ends the program where Fyne does not: at its end it can wait for
// ever for something that it has queued and does not run any more (seen once in
// some twenty ends). The journal would stay taken, by a program without a window.
func (p *program) seeToTheEnd() {
	select {
	case <-p.ended:
	case <-time.After(patience):
		slog.Warn("the window is closed and its library does not end")
		if err := p.closeJournal(); err != nil {
			slog.Error("close the journal", "error", err)
		}
		if p.options.Demo {
			dropSample(p.path)
		}
		p.endWell()
		os.Exit(0)
	}
}

// begin opens the journal and shows it; ok is false where it cannot be opened,
// which the window says then.
func (p *program) begin() (ok bool) { return p.beginWith(storage.Open) }

// beginWith is begin with another way to open it.
func (p *program) beginWith(open func(context.Context, string, ...storage.Option) (*storage.Journal, error)) (ok bool) {
	j, err := open(p.ctx, p.path)
	if err == nil && p.options.Demo {
		if err = fillSample(p.ctx, j); err != nil {
			err = errors.Join(err, j.Close())
		}
	}
	if err != nil {
		slog.Error("open the journal", "error", err)
		p.showTrouble(err)
		return false
	}
	p.journal, p.problem, p.tried = j, nil, nil
	p.furnish()
	p.backUpDaily()
	p.tellCrash()
	p.tellShared()
	p.tellSetAside()
	return true
}

// tellShared says once of a folder that it is on other computers too.
func (p *program) tellShared() {
	folder := filepath.Dir(p.path)
	by := storage.SharedBy(p.path)
	if by == "" || p.options.Demo || p.kept.Shared() == folder {
		return
	}
	p.kept.SetShared(folder)
	said := words.T("care.shared", model.Args{"Service": by})
	if by == storage.Network {
		said = words.T("care.shared_network", nil)
	}
	if p.options.Journal == "" { // one that was named at the start stays where it is
		said += " " + words.T("care.shared_move", nil)
	}
	slog.Info("the journal's folder is on other computers too", "by", by)
	p.shell.Ask(said, words.T("rail.settings", nil), p.shell.OpenSettings)
}

// tellSetAside says what was found beside the journal and not applied to it.
func (p *program) tellSetAside() {
	if kept := p.journal.SetAside(); kept != "" {
		slog.Warn("a log of another file was set aside", "log", kept)
		p.tellKept(words.T("care.set_aside", model.Args{"Path": kept}), kept)
	}
}

func (p *program) closeJournal() error {
	if p.journal == nil {
		return nil
	}
	err := p.journal.Close()
	p.journal = nil
	return err
}

// furnish builds the window's content for the journal.
func (p *program) furnish() {
	j, ctx := p.journal, p.ctx
	rules, err := j.Rules(ctx)
	if err != nil {
		slog.Error("go on with the default rules", "error", err)
	}
	given := shell.Given{
		App: p.app, Window: p.window, Journal: p.eyes.Journal(j), Clock: p.eyes.Clock(p.clock), Desktop: p.desktop, Preferences: p.kept,
		Rules: rules, SaveRules: func(r model.Rules) error { return j.SaveRules(ctx, r) }, Guide: embeddedGuide, Speak: p.speak,
		Language: p.options.Language,
		Version:  version, About: p.about, Sample: p.options.Demo,
		Importer: importer{j, !p.options.Demo},
		Export:   func(w io.Writer) error { return j.ExportJSON(ctx, w, time.Now()) }, Write: j.WriteFile,
		WriteSettings: p.kept.export, ReadSettings: p.kept.importFile,
		OpenSample: p.openSample, Picture: readPicture,
	}
	if !p.options.Demo {
		given.Keeper = housekeeper{p}
	}
	p.shell = shell.New(ctx, given)
	p.showMenu()
}

// language is the tag of the language that was asked for, or else picked.
func (p *program) language() string { return cmp.Or(p.options.Language, p.kept.Language()) }

// speak changes the language of all that stands around the screens.
func (p *program) speak(language string) error {
	if err := speak(language, p.kept.Customs()); err != nil {
		return err
	}
	p.options.Language = language // of this run, from now on
	p.window.SetTitle(title(p.options.Demo))
	p.showMenu()
	if p.sayTray != nil {
		p.sayTray()
	}
	return nil
}

// showMenu gives the window its menu bar where every program has one; elsewhere
// it would take room in the window.
func (p *program) showMenu() {
	if runtime.GOOS == "darwin" && p.shell != nil {
		p.window.SetMainMenu(p.shell.Menu())
	}
}

// embeddedGuide is the guide in the language in use.
func embeddedGuide() []guide.Page {
	pages, err := guidePages()
	if err != nil { // they are embedded, and were read at the start
		slog.Error("read the guide", "error", err)
	}
	return pages
}

// showTrouble says in the window why there is no journal in it.
func (p *program) showTrouble(err error) {
	p.problem = err
	p.desktop.Zoom(p.kept.Zoom())
	p.app.Settings().SetTheme(look.Theme{Mode: p.kept.Mode(), Scale: p.kept.Scale()})
	do := trouble.Actions{
		Again:  func() { p.tryAgain() },
		Folder: func() { p.openFolder(filepath.Dir(p.path)) },
		Quit:   p.window.Close,
		Tried:  p.tried,
	}
	p.tried = nil
	lost := errors.Is(err, storage.ErrLost)
	if lost || errors.Is(err, storage.ErrDamaged) || errors.Is(err, storage.ErrForeign) || errors.Is(err, storage.ErrAltered) {
		p.offerBackups(&do, err, lost)
	}
	if lost {
		do.New = func() { p.beginWith(storage.StartNew) }
	}
	if errors.Is(err, storage.ErrAway) || errors.Is(err, storage.ErrPlace) {
		do.Usual = p.useUsual
	}
	p.alone(trouble.New(err, do))
}

// offerBackups adds the ways back to a backup: to the newest at once where nothing
// is in its way, else by the pages that ask.
func (p *program) offerBackups(do *trouble.Actions, err error, lost bool) {
	back := care.Restoring{
		Keeper: housekeeper{p}, Show: p.alone, Tell: p.showTrouble, Work: p.clock.Work,
		Browse: func(picked func(string)) { shell.AskFile(p.window, ".calmster", p.showTrouble, picked) },
		Cancel: func() { p.showTrouble(err) },
	}
	do.Restore = back.Begin
	newest, c, found := storage.NewestBackup(p.ctx, p.path)
	if !found || !lost {
		return
	}
	do.Last = &trouble.Last{
		Day: newest.Day, Holds: care.Contents{Hamsters: c.Hamsters, Sessions: c.Sessions, Last: c.Last}.Words(),
		Bring: func() {
			p.alone(care.Working("restore.heading", "restore.working"))
			housekeeper{p}.Restore(newest.Path)
		},
	}
}

// alone shows a screen without the shell, which needs a journal.
func (p *program) alone(s *screen.Screen) {
	c := p.window.Canvas()
	p.window.SetContent(s.View)
	c.SetOnTypedKey(func(k *fyne.KeyEvent) {
		if s.Key != nil {
			s.Key(k.Name)
		}
	})
	for _, key := range []fyne.KeyName{fyne.KeyReturn, fyne.KeyEnter} {
		c.AddShortcut(&driver.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault}, func(fyne.Shortcut) {
			if s.Main != nil {
				s.Main()
			}
		})
	}
	if s.First != nil {
		c.Focus(s.First)
	}
}

// tryAgain looks for the journal once more: its drive may be there now.
func (p *program) tryAgain() {
	if path, err := journalPath(&p.options); err != nil {
		p.showTrouble(err)
	} else {
		p.goTo(path)
	}
}

// useUsual goes back to the usual place for good.
func (p *program) useUsual() {
	path, err := storage.DefaultPath()
	if err == nil {
		err = storage.Remember(path)
	}
	if err != nil {
		p.showTrouble(err)
		return
	}
	p.goTo(path)
}

// goTo opens the journal at a path, which may be another than was claimed.
func (p *program) goTo(path string) {
	if path == p.path && !p.mine.everywhere() {
		// Its folder was not there, or could not be written, and may be now.
		p.mine.end()
		p.mine = turn{}
	}
	if path != p.path || p.mine == (turn{}) {
		next, err := takeTurn(p.ctx, path)
		if err != nil {
			p.showTrouble(err)
			return
		}
		p.mine.end()
		p.mine = next
		p.mine.raise(p.raise)
		p.path = path
	}
	p.begin()
}

func (p *program) openFolder(path string) {
	switch err := shell.OpenFolder(p.app, path); {
	case err == nil:
	case p.shell != nil && p.problem == nil:
		p.shell.Tell(err)
	default:
		p.showTrouble(err)
	}
}

// openSample shows the sample journal in a program of its own, so that it can
// never be mixed up with the real one.
func (p *program) openSample() error {
	self, err := os.Executable()
	if err != nil {
		return fmt.Errorf("find the program: %w", err)
	}
	c, err := os.StartProcess(self, []string{self, "--lang", words.Language(), "--demo"}, &os.ProcAttr{
		Env: p.desktop.environment(), Files: []*os.File{nil, os.Stdout, os.Stderr},
	})
	if err != nil {
		return fmt.Errorf("open the sample journal: %w", err)
	}
	return c.Release()
}
