package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"time"

	"calmster/internal/claim"
	"calmster/model"
	"calmster/storage"
	"calmster/ui/care"
	"calmster/ui/shell"
	"calmster/ui/words"
)

// housekeeper looks after the journal's file for the window. It is the shell's Keeper.
type housekeeper struct{ *program }

// Named is for the shell.
func (k housekeeper) Named() bool { return k.options.Journal != "" }

func (k housekeeper) target(folder string) (string, error) {
	if !filepath.IsAbs(folder) {
		return "", &careError{"problem.care.not_whole", model.Args{"Path": folder}}
	}
	return filepath.Join(folder, filepath.Base(k.path)), nil
}

// CanMove is for the shell.
func (k housekeeper) CanMove(folder string) error {
	to, err := k.target(folder)
	if err != nil {
		return err
	}
	if k.mine.claim == nil {
		slog.Warn("move the journal though other copies cannot be noticed")
	}
	return storage.CanMoveTo(to)
}

// Move is for the shell.
func (k housekeeper) Move(folder string) {
	to, err := k.target(folder)
	if err != nil {
		k.reopen(k.path, err, nil)
		return
	}
	// The claim of the new place comes first: nobody shows a journal there.
	next, err := takeTurn(k.ctx, to)
	if errors.Is(err, claim.ErrShown) {
		err = &careError{"problem.care.shown", model.Args{"Path": to}}
	}
	if err != nil {
		k.reopen(k.path, err, nil)
		return
	}
	var aside string
	k.shell.Close()
	daily := k.daily
	k.clock.Work(func() {
		daily.end()
		aside, err = k.journal.Move(k.ctx, to, storage.Remember)
	}, func() {
		if err != nil {
			next.end()
			k.reopen(k.path, err, nil)
			return
		}
		k.mine.leave()
		k.mine.end()
		k.mine = next
		k.mine.raise(k.raise)
		k.reopen(to, nil, func() { k.tellKept(words.T("move_journal.done", model.Args{"Path": to, "Aside": aside}), aside) })
	})
}

// Backups is for the shell.
func (k housekeeper) Backups() (out []care.Backup, err error) {
	found, err := storage.DailyBackups(k.path)
	for _, b := range found {
		out = append(out, care.Backup{Path: b.Path, Day: b.Day})
	}
	return out, err
}

// BackUp is for the shell.
func (k housekeeper) BackUp(path string) error { return k.journal.Backup(k.ctx, path) }

// Peek is for the shell.
func (k housekeeper) Peek(path string) (care.Contents, error) {
	if path == "" {
		path = k.path
	}
	c, err := storage.Peek(k.ctx, path)
	return care.Contents{Hamsters: c.Hamsters, Sessions: c.Sessions, Last: c.Last}, err
}

// Restore is for the shell.
func (k housekeeper) Restore(path string) {
	if k.shell != nil {
		k.shell.Close()
	}
	lost := errors.Is(k.problem, storage.ErrLost)
	var aside string
	var err error
	present := k.journal // whose end waits for a backup that is being made
	k.journal = nil
	daily := k.daily
	k.clock.Work(func() {
		daily.end()
		if present != nil {
			err = present.Close()
		}
		if err == nil {
			aside, err = storage.Restore(k.ctx, k.path, path)
		}
	}, func() {
		if lost && err == nil {
			k.begin() // with what comes first at any start
			return
		}
		k.reopen(k.path, err, func() { k.tellKept(words.T("restore.done", model.Args{"Aside": aside}), aside) })
	})
}

// tellKept says what was kept, until the keeper has read it.
func (p *program) tellKept(text, aside string) {
	p.shell.Ask(text, words.T("settings.folder", nil), func() { p.openFolder(filepath.Dir(aside)) })
}

// reopen opens the journal at a path and builds the window's content for it. It
// tells a problem of what was tried before, or runs then.
func (p *program) reopen(path string, problem error, then func()) {
	p.path = path
	if err := p.closeJournal(); err != nil {
		slog.Error("close the journal", "error", err)
	}
	p.tried = problem
	if !p.begin() {
		return
	}
	p.shell.OpenSettings()
	if problem != nil {
		p.shell.Tell(problem)
	} else if then != nil {
		then()
	}
}

// daily is the backup of the day, which a process of its own makes.
type daily struct {
	stop context.CancelFunc
	busy sync.Mutex // held while the process runs
}

// end gives the backup up, and returns once its process has let go of the
// journal. The next time that the journal is opened it is made.
func (d *daily) end() {
	if d != nil {
		d.stop()
		d.busy.Lock()
		defer d.busy.Unlock()
	}
}

// backUpDaily makes the backup of the day, away from the window and once that
// shows what it begins with.
func (p *program) backUpDaily() {
	if p.options.Demo || !p.kept.Daily() {
		return
	}
	ctx, stop := context.WithCancel(p.ctx)
	j, language, d := p.journal, words.Language(), &daily{stop: stop}
	p.daily = d
	p.clock.Aside(func() {
		d.busy.Lock()
		defer d.busy.Unlock()
		defer stop()
		made, err := storage.HasDaily(j.Path(), time.Now())
		if err == nil && !made {
			err = apart(ctx, "--lang", language, "--journal", j.Path(), "backup", "--daily", strconv.Itoa(shell.DailyKept))
		}
		if err != nil && ctx.Err() == nil {
			p.loop.Do(func() { p.tellNoBackup(j, err) })
		}
	})
}

// tellNoBackup says that the backup of the day was not made, if its journal is
// still shown.
func (p *program) tellNoBackup(j *storage.Journal, err error) {
	said := words.Problem(err)
	var told *apartError
	if errors.As(err, &told) {
		said = told.said
	}
	slog.Error("make the daily backup", "error", err)
	if p.journal == j && p.shell != nil {
		p.shell.Tell(&careError{"problem.care.backup", model.Args{"Problem": said}})
	}
}

// apartError is why a command in a process of its own failed.
type apartError struct {
	args []string
	said string // by the command, for people
	err  error
}

func (e *apartError) Error() string {
	return fmt.Sprintf("run %q in a process of its own: %v: %q", e.args, e.err, e.said)
}

func (e *apartError) Unwrap() error { return e.err }

// apart runs a command of this program in a process of its own, which ends with
// this one, and when ctx is done. A full journal takes seconds to be copied and checked; on a thread of
// the window's process that takes the processors from drawing, and a thread that
// gives way far enough would keep Go's collector waiting, and with it the window.
func apart(ctx context.Context, args ...string) error {
	program, err := os.Executable()
	if err != nil {
		return fmt.Errorf("find the program: %w", err)
	}
	c := exec.CommandContext(ctx, program, args...)
	endTogether(c)
	if said, err := c.CombinedOutput(); err != nil {
		return &apartError{args, strings.TrimPrefix(strings.TrimSpace(string(said)), "calmster: "), err}
	}
	return nil
}

// careError is why the journal's file cannot be treated as was asked.
type careError struct {
	key  string
	args model.Args
}

func (e *careError) Error() string { return fmt.Sprint(e.key, " ", e.args) }

// Explain says it in a person's terms.
func (e *careError) Explain() (key string, args model.Args) { return e.key, e.args }
