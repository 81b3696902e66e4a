package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"

	"calmster/assets"
	"calmster/cmd/calmster/commands"
	"calmster/cmd/calmster/stopwatch"
	"calmster/internal/claim"
	"calmster/model"
	"calmster/storage"
	"calmster/ui/guide"
	"calmster/ui/inspect"
	"calmster/ui/settings"
	"calmster/ui/shell"
	"calmster/ui/words"
)

// appID names the program to the desktop and to its preferences.
const appID = "app.calmster.journal"

// runWindow opens the journal, shows it, and returns when the window is closed.
func runWindow(o commands.WindowOptions) (err error) {
	closeLog := startLog()
	defer closeLog()
	keepHeap()
	if err := needDisplay(); err != nil {
		slog.Error("open the window", "error", err)
		return err
	}
	ctx := context.Background()
	path, err := journalPath(&o)
	if err != nil {
		return err
	}
	var mine turn
	if o.Demo {
		defer os.RemoveAll(filepath.Dir(path))
	} else if mine, err = takeTurn(ctx, path); errors.Is(err, claim.ErrShown) {
		fmt.Fprintln(os.Stderr, words.T("window.raised", model.Args{"Path": path}))
		return nil
	} else if err != nil {
		return err
	}
	defer mine.end()
	j, err := storage.Open(ctx, path)
	if err != nil {
		slog.Error("open the journal", "error", err)
		return err
	}
	defer func() { err = errors.Join(err, j.Close()) }()
	if o.Demo {
		if err := fillSample(ctx, j); err != nil {
			return err
		}
	}
	return show(ctx, j, mine, o.Demo)
}

// journalPath says where the journal is; that of a demo is a new throw-away one.
func journalPath(o *commands.WindowOptions) (string, error) {
	switch {
	case o.Demo:
		dir, err := os.MkdirTemp("", "calmster-sample-")
		if err != nil {
			return "", fmt.Errorf("make a folder for the sample journal: %w", err)
		}
		return filepath.Join(dir, "sample.calmster"), nil
	case o.Journal != "":
		return filepath.Abs(o.Journal)
	}
	return storage.DefaultPath()
}

func fillSample(ctx context.Context, j *storage.Journal) error {
	if err := j.Fill(ctx, model.Sample(time.Now())); err != nil {
		return fmt.Errorf("fill the sample journal: %w", err)
	}
	return nil
}

// show runs the window until it is closed.
func show(ctx context.Context, j *storage.Journal, mine turn, sample bool) error {
	icon := assets.Icon()
	app.SetMetadata(fyne.AppMetadata{ID: appID, Name: "Calmster", Version: version, Icon: icon})
	a := app.NewWithID(appID)
	a.SetIcon(icon)
	w := a.NewWindow(title(sample))
	w.SetPadded(false)
	kept := preferences{a.Preferences()}
	w.Resize(kept.Size())
	w.CenterOnScreen()
	w.SetMaster()

	rules, err := j.Rules(ctx)
	if err != nil {
		slog.Error("go on with the default rules", "error", err)
	}
	pages, err := guidePages()
	if err != nil {
		return err
	}
	var eyes inspect.Eyes
	s := shell.New(ctx, shell.Given{
		App: a, Window: w, Journal: eyes.Journal(j), Clock: eyes.Clock(clock{}), Desktop: newDesktop(a, kept), Preferences: kept,
		Rules: rules, SaveRules: func(r model.Rules) error { return j.SaveRules(ctx, r) }, Guide: pages, Facts: facts(), Sample: sample,
		Import: func(r fyne.URIReadCloser) (string, error) { return importFrom(ctx, j, r) },
		Export: func(w io.Writer) error { return j.ExportJSON(ctx, w, time.Now()) }, Write: writeTo,
		OpenSample: openSample,
	})
	leave := func() {
		mine.leave()
		s.Close()
	}
	w.SetOnClosed(leave)
	mine.raise(w)
	if runtime.GOOS == "darwin" {
		w.SetMainMenu(s.Menu()) // elsewhere it would take room in the window
	}
	if err := eyes.Serve(os.Getenv("CALMSTER_INSPECT"), w.Canvas); err != nil {
		return err
	}
	// Fyne writes the settings down right after this.
	a.Lifecycle().SetOnStopped(func() { kept.setSize(s.Size()) })
	w.Show()
	if !there(w) { // why not is in the log, from Fyne
		return errNoGraphics
	}
	clock{}.After(settle, func() { fit(w) })
	a.Run()
	// Asked to end by the system, Fyne leaves its loop by itself and closes no
	// window. Every tap is in the journal already; how long the session was
	// watched is noted here.
	leave()
	return nil
}

// settle is how long a window manager may take to give the window its place.
const settle = time.Second

func title(sample bool) string {
	if sample {
		return "Calmster · " + words.T("window.sample", nil)
	}
	return "Calmster"
}

func guidePages() ([]guide.Page, error) {
	found, err := assets.GuidePages("en")
	if err != nil {
		return nil, fmt.Errorf("read the guide: %w", err)
	}
	var out []guide.Page
	for _, p := range found {
		out = append(out, guide.Page{Key: p.Key, Title: p.Title, Body: p.Body})
	}
	return out, nil
}

func facts() []settings.Fact {
	out := []settings.Fact{
		{Name: words.T("about.version", nil), Value: version},
		{Name: "Go", Value: runtime.Version()},
	}
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, m := range info.Deps {
			if m.Path == "fyne.io/fyne/v2" {
				out = append(out, settings.Fact{Name: "Fyne", Value: m.Version})
			}
		}
	}
	if engine, err := storage.EngineVersion(); err != nil {
		slog.Error("show the version of SQLite", "error", err)
	} else {
		out = append(out, settings.Fact{Name: "SQLite", Value: engine})
	}
	return append(out, settings.Fact{Name: words.T("about.log", nil), Value: commands.LogPath()})
}

func importFrom(ctx context.Context, j *storage.Journal, r fyne.URIReadCloser) (told string, err error) {
	defer func() { err = errors.Join(err, r.Close()) }()
	report, err := j.Import(ctx, r)
	if err != nil {
		return "", err
	}
	return commands.ImportSummary(r.URI().Name(), report), nil
}

// writeTo fills a file that the keeper chose, by way of one beside it, so that
// what fails leaves nothing half written.
func writeTo(w fyne.URIWriteCloser, fill func(io.Writer) error) error {
	path := w.URI().Path()
	if err := w.Close(); err != nil {
		return fmt.Errorf("open %s: %w", path, err)
	}
	return storage.WriteFile(path, fill)
}

// openSample shows the sample journal in a program of its own, so that it can
// never be mixed up with the real one.
func openSample() error {
	self, err := os.Executable()
	if err != nil {
		return fmt.Errorf("find the program: %w", err)
	}
	p, err := os.StartProcess(self, []string{self, "--demo"}, &os.ProcAttr{Files: []*os.File{nil, os.Stdout, os.Stderr}})
	if err != nil {
		return fmt.Errorf("open the sample journal: %w", err)
	}
	return p.Release()
}

// startLog sends the program's log to its file. Without one the program works
// as well, so a log that cannot be opened is only said.
func startLog() (closing func()) {
	path := commands.LogPath()
	err := os.MkdirAll(filepath.Dir(path), 0o700)
	var f *os.File
	if err == nil {
		f, err = os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	}
	if err != nil {
		slog.Warn("no log is kept", "error", err)
		return func() {}
	}
	slog.SetDefault(slog.New(slog.NewTextHandler(f, nil)))
	return func() { f.Close() }
}

// clock is the computer's two clocks, calling back on the window's goroutine.
type clock struct{}

// Now reads both clocks.
func (clock) Now() model.Instant { return model.Instant{Mono: stopwatch.Now(), Wall: time.Now()} }

// Every calls f on the window's goroutine until stop is called.
func (clock) Every(d time.Duration, f func()) (stop func()) {
	ticker, done := time.NewTicker(d), make(chan struct{})
	go func() {
		for {
			select {
			case <-done:
				return
			case <-ticker.C:
				fyne.Do(f)
			}
		}
	}()
	return func() {
		ticker.Stop()
		close(done)
	}
}

// After calls f once on the window's goroutine.
func (clock) After(d time.Duration, f func()) {
	time.AfterFunc(d, func() { fyne.Do(f) })
}

// Work runs work on a goroutine of its own and then done on the window's.
func (clock) Work(work, done func()) {
	go func() {
		work()
		fyne.Do(done)
	}()
}
