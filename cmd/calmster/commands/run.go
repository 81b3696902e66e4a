// Package commands holds what calmster does from a command line, without a
// window and without a display.
//
// Results go to the standard output, messages for people to the error output.
// A command exits with 0 when it did what was asked, 1 when that failed, and 2
// when what was asked makes no sense.
package commands

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"calmster/internal/claim"
	"calmster/model"
	"calmster/storage"
	"calmster/ui/words"
)

// Program is what the commands need of the world.
type Program struct {
	Stdin          io.Reader
	Stdout, Stderr io.Writer
	Now            func() time.Time
	// Version is the version of the program.
	Version string
	// Languages are the tags of those that the system is set to, the most
	// wanted first.
	Languages []string
	// Wish is what the system wants of dates, times and measures.
	Wish words.Wish
	// Humble makes this process give way to all others until back is called.
	Humble func() (back func())
	// Window opens the window; it is called where no command was named.
	Window func(WindowOptions) error
}

// WindowOptions are what the command line says about the window.
type WindowOptions struct {
	// Journal is the journal's file; empty for the default place.
	Journal string
	// Demo asks for a throw-away journal filled with realistic weeks.
	Demo bool
	// Language is the tag of the language asked for; empty for the keeper's own.
	Language string
}

// Exit codes.
const (
	done    = 0
	failed  = 1
	misused = 2
)

// usageError is a command line that makes no sense.
type usageError struct {
	key  string
	args model.Args
}

func (e *usageError) Error() string { return words.T(e.key, e.args) }

func misuse(key string, args model.Args) error { return &usageError{key, args} }

// errSaid is returned by a command that failed and has said why.
var errSaid = errors.New("failed, as was said")

// command is one run of one command.
type command struct {
	*Program
	ctx     context.Context
	journal string // as given; empty for the default place
	lang    string // as given; empty for that of the system
}

// Run does what the arguments say and returns the exit code.
func (p *Program) Run(ctx context.Context, args []string) int {
	shown := *p
	p = &shown
	p.Stderr = legible{p.Stderr}
	err := words.UseAs(p.Wish, p.Languages...)
	if err == nil {
		err = p.run(ctx, args)
	}
	var usage *usageError
	switch {
	case err == nil:
		return done
	case errors.As(err, &usage):
		fmt.Fprintln(p.Stderr, words.T("cli.misused", model.Args{"Problem": usage.Error()}))
		return misused
	case !errors.Is(err, errSaid):
		fmt.Fprintln(p.Stderr, words.T("cli.failed", model.Args{"Problem": words.Problem(err)}))
		p.tellBackup(ctx, err)
	}
	return failed
}

// tellBackup says which backup brings back a journal that is lost.
func (p *Program) tellBackup(ctx context.Context, err error) {
	var of *storage.Error
	if !errors.Is(err, storage.ErrLost) || !errors.As(err, &of) {
		return
	}
	if b, c, found := storage.NewestBackup(ctx, of.Path); found {
		fmt.Fprintln(p.Stderr, words.T("cli.lost", model.Args{
			"File": b.Path, "Sessions": words.T("care.sessions", model.Args{"N": c.Sessions}),
		}))
	}
}

func (p *Program) run(ctx context.Context, args []string) error {
	c := &command{Program: p, ctx: ctx}
	flags := c.flags()
	demo := flags.Bool("demo", false, "")
	version := flags.Bool("version", false, "")
	if err := parse(flags, args); errors.Is(err, flag.ErrHelp) {
		return c.help()
	} else if err != nil {
		return err
	}
	rest := flags.Args()
	switch {
	case *version:
		return c.version(nil)
	case len(rest) == 0:
		return p.Window(WindowOptions{Journal: c.journal, Demo: *demo, Language: c.lang})
	case *demo:
		return misuse("cli.misused.demo", nil)
	}
	commands := map[string]func([]string) error{
		"import": c.importFiles, "export": c.export, "assess": c.assess, "check": c.check,
		"report": c.report, "backup": c.backup, "restore": c.restore, "paths": c.paths, "version": c.version,
		"help": func([]string) error { return c.help() },
	}
	run, ok := commands[rest[0]]
	if !ok {
		return misuse("cli.misused.command", model.Args{"Name": rest[0]})
	}
	if err := run(rest[1:]); !errors.Is(err, flag.ErrHelp) {
		return err
	}
	return c.help()
}

func (c *command) help() error { return c.say("cli.help", nil) }

// say prints a sentence as a result.
func (c *command) say(key string, args model.Args) error {
	_, err := fmt.Fprintln(legible{c.Stdout}, words.T(key, args))
	return err
}

// tell prints a sentence for the person.
func (c *command) tell(key string, args model.Args) { fmt.Fprintln(c.Stderr, words.T(key, args)) }

// flags returns a set of flags with those that go with every command.
func (c *command) flags() *flag.FlagSet {
	flags := flag.NewFlagSet("", flag.ContinueOnError)
	flags.SetOutput(io.Discard) // what is wrong is said by Run, once
	flags.Func("journal", "", func(path string) error {
		if path == "" {
			return errors.New("a file is needed")
		}
		c.journal = path
		return nil
	})
	flags.Func("lang", "", func(tag string) error {
		if !slices.Contains(words.Languages(), tag) {
			return errNoLanguage
		}
		c.lang = tag
		return words.UseAs(c.Wish, append([]string{tag}, c.Languages...)...)
	})
	return flags
}

// errNoLanguage is what --lang says of a language that there is not.
var errNoLanguage = errors.New("no such language")

// parse reads flags up to the first other argument.
func parse(flags *flag.FlagSet, args []string) error {
	err := flags.Parse(args)
	if err == nil || errors.Is(err, flag.ErrHelp) {
		return err
	}
	return misusedFlag(err)
}

// misusedFlag says in our words what the flag package says in its own.
func misusedFlag(err error) error {
	said := err.Error()
	if _, name, ok := strings.Cut(said, "flag provided but not defined: -"); ok {
		return misuse("cli.misused.no_flag", model.Args{"Name": name})
	}
	if _, name, ok := strings.Cut(said, "flag needs an argument: -"); ok {
		return misuse("cli.misused.no_value", model.Args{"Name": name})
	}
	if strings.Contains(said, errNoLanguage.Error()) {
		return misuse("cli.misused.lang", model.Args{"Tags": words.Either(words.Languages())})
	}
	return misuse("cli.misused.flag", model.Args{"Detail": said})
}

// parseAll reads flags wherever they stand and returns the other arguments.
func parseAll(flags *flag.FlagSet, args []string) (others []string, err error) {
	for {
		before := len(args)
		if err := parse(flags, args); err != nil {
			return nil, err
		}
		rest := flags.Args()
		if len(rest) == 0 {
			return others, nil
		}
		if used := before - len(rest); used > 0 && args[used-1] == "--" {
			return append(others, rest...), nil
		}
		others, args = append(others, rest[0]), rest[1:]
	}
}

// none refuses arguments that a command does not take.
func none(others []string) error {
	if len(others) > 0 {
		return misuse("cli.misused.argument", model.Args{"Name": others[0]})
	}
	return nil
}

// path returns where the journal lies.
func (c *command) path() (string, error) {
	if c.journal != "" {
		return c.journal, nil
	}
	path, _, err := storage.Place()
	return path, err
}

// pathToFill is [command.path] for a journal that is made where there is none;
// not, though, where one was moved to.
func (c *command) pathToFill() (string, error) {
	if c.journal != "" {
		return c.journal, nil
	}
	return storage.PlaceToFill()
}

// reading opens the journal, which must be there and stays as it is, and closes
// it after fn.
func (c *command) reading(fn func(*storage.Journal) error) (err error) {
	path, err := c.path()
	if err != nil {
		return err
	}
	j, err := storage.OpenToRead(c.ctx, path, storage.Clock(c.Now))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, j.Close()) }()
	return fn(j)
}

// patience is how long a command waits for another one that changes the journal.
const patience = 5 * time.Second

// changing runs fn while no window shows the journal at path and no other
// command changes it.
func (c *command) changing(path string, fn func() error) (err error) {
	ctx, stop := context.WithTimeout(c.ctx, patience)
	defer stop()
	mine, err := claim.TakeAlone(ctx, RunningFolder(), path)
	var held *claim.HeldError
	if errors.As(err, &held) {
		return err
	}
	if err == nil {
		defer func() { err = errors.Join(err, mine.Close()) }()
	} // else no claims can be kept there: the journal itself says who is too late
	return fn()
}
