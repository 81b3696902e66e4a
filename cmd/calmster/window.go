package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"calmster/assets"
	"calmster/cmd/calmster/commands"
	"calmster/internal/claim"
	"calmster/internal/photo"
	"calmster/model"
	"calmster/storage"
	"calmster/ui/care"
	"calmster/ui/guide"
	"calmster/ui/words"
)

// appID names the program to the desktop and to its preferences.
const appID = "app.calmster.journal"

// runWindow opens the journal, shows it, and returns when the window is closed.
func runWindow(o commands.WindowOptions) (err error) {
	defer startLog()()
	keepHeap()
	keepProcessor()
	if err := needDisplay(); err != nil {
		slog.Error("open the window", "error", err)
		return err
	}
	p := &program{ctx: context.Background(), options: o}
	if p.path, err = journalPath(&o); err != nil && !errors.Is(err, storage.ErrAway) && !errors.Is(err, storage.ErrPlace) {
		return err
	}
	p.problem = err // which is told in the window
	if p.path == "" {
		if p.path, err = storage.DefaultPath(); err != nil {
			return err
		}
	}
	if o.Demo {
		defer dropSample(p.path)
	} else if p.mine, err = takeTurn(p.ctx, p.path); errors.Is(err, claim.ErrShown) {
		fmt.Fprintln(os.Stderr, words.T("window.raised", model.Args{"Path": p.path}))
		return nil
	} else if err != nil {
		return err
	}
	defer func() { p.mine.end() }()
	defer func() { err = errors.Join(err, p.closeJournal()) }()
	p.crashed, p.endWell = watchForCrashes(p.path, o.Demo)
	err = p.run()
	p.endWell() // not deferred: a panic is no good end
	return err
}

// keepProcessor lets Go run one thread more than there are processors. Drawing
// goes through C, and a thread that comes back from there waits for its turn
// while as many goroutines as there are processors work on something else: some
// ten milliseconds, many times in a frame. With one more, the system shares out
// the processors, and the window gets its part at once.
func keepProcessor() { runtime.GOMAXPROCS(runtime.GOMAXPROCS(0) + 1) }

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
		return storage.RealPath(o.Journal)
	}
	return storage.PlaceToFill()
}

// dropSample removes a throw-away journal with the folder that was made for it.
func dropSample(path string) {
	if err := os.RemoveAll(filepath.Dir(path)); err != nil {
		slog.Error("remove the sample journal", "error", err)
	}
}

func fillSample(ctx context.Context, j *storage.Journal) error {
	if err := j.Fill(ctx, model.Sample(time.Now(), words.T)); err != nil {
		return fmt.Errorf("fill the sample journal: %w", err)
	}
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
	found, err := assets.GuidePages(words.Language())
	if err != nil {
		return nil, fmt.Errorf("read the guide: %w", err)
	}
	var out []guide.Page
	for _, p := range found {
		out = append(out, guide.Page{Key: p.Key, Title: p.Title, Body: p.Body})
	}
	return out, nil
}

// importer takes exported journals into the window's journal.
type importer struct {
	journal *storage.Journal
	keep    bool // a copy of the journal as it was before
}

// Look is for the shell.
func (i importer) Look(ctx context.Context, path string) (in care.Incoming, err error) {
	x, err := i.journal.ReadExchangeFile(ctx, path)
	if err != nil {
		return in, err
	}
	report, err := i.journal.Preview(ctx, x)
	if err != nil {
		return in, err
	}
	in.Changes, in.Lines = report.Changed(), commands.ImportLines(report)
	for _, o := range report.Odd {
		in.Odd = append(in.Odd, words.Odd(o.Hamster, o.Oddity))
	}
	return in, nil
}

// Import is for the shell.
func (i importer) Import(ctx context.Context, path string) (told, before string, err error) {
	x, err := i.journal.ReadExchangeFile(ctx, path)
	if err != nil {
		return "", "", err
	}
	if i.keep {
		if before, err = i.journal.KeepBeforeImport(ctx); err != nil {
			return "", "", err
		}
	}
	report, err := i.journal.Merge(ctx, x)
	if err != nil {
		return "", "", err
	}
	return commands.ImportSummary(filepath.Base(path), report), before, nil
}

// readPicture makes a photo to keep of a file.
func readPicture(path string) (data []byte, err error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("open the picture: %w", err)
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	return photo.Scale(f)
}
