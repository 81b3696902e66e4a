package commands

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"

	"calmster/model"
	"calmster/storage"
)

// check looks for anything that is wrong with the journal.
func (c *command) check(args []string) error {
	others, err := parseAll(c.flags(), args)
	if err != nil {
		return err
	}
	if err := none(others); err != nil {
		return err
	}
	return c.reading(func(j *storage.Journal) error {
		found, err := j.Check(c.ctx)
		if err != nil {
			return err
		}
		if err := c.tellUnfinished(j, "check"); err != nil {
			return err
		}
		odd, err := j.Odd(c.ctx)
		if err != nil {
			return err
		}
		for _, o := range odd { // which is no damage: only the keeper knows what is right
			if _, err := fmt.Fprintln(legible{c.Stdout}, oddLine(o)); err != nil {
				return err
			}
		}
		for _, f := range found {
			if err := c.say("cli.check."+string(f.Kind), model.Args{"Record": f.Record, "Detail": f.Detail}); err != nil {
				return err
			}
		}
		if len(found) > 0 {
			c.tell("cli.check.bad", model.Args{"N": len(found), "Path": j.Path()})
			return errSaid
		}
		if len(odd) > 0 {
			return c.say("cli.check.odd", model.Args{"N": len(odd), "Path": j.Path()})
		}
		return c.say("cli.check.good", model.Args{"Path": j.Path()})
	})
}

// backup writes a safe copy of the journal, also while a session runs. With
// --daily, which is for the window and not told of, it makes the backup of the
// day where there is none, and keeps so many.
func (c *command) backup(args []string) error {
	flags := c.flags()
	out := flags.String("out", "", "")
	daily := flags.Int("daily", 0, "")
	others, err := parseAll(flags, args)
	if err != nil {
		return err
	}
	if err := none(others); err != nil {
		return err
	}
	if *daily > 0 {
		return c.reading(func(j *storage.Journal) error {
			defer c.Humble()() // not before the journal is open: others wait for that
			_, err := j.BackUpDaily(c.ctx, c.Now(), *daily)
			return err
		})
	}
	if *out == "" || *out == stream {
		return misuse("cli.misused.backup", nil)
	}
	return c.reading(func(j *storage.Journal) error {
		if err := c.notTheJournal(j, *out); err != nil {
			return err
		}
		if err := j.Backup(c.ctx, *out); err != nil {
			return err
		}
		c.tell("cli.backup.done", model.Args{"File": *out})
		return c.tellUnfinished(j, "backup")
	})
}

// restore puts a backup in the place of the journal, which is kept aside.
func (c *command) restore(args []string) error {
	files, err := parseAll(c.flags(), args)
	if err != nil {
		return err
	}
	if len(files) != 1 {
		return misuse("cli.misused.restore", nil)
	}
	path, err := c.path()
	if err != nil {
		return err
	}
	return c.changing(path, func() error {
		aside, err := storage.Restore(c.ctx, path, files[0], storage.Clock(c.Now))
		if aside != "" {
			c.tell("cli.restore.aside", model.Args{"File": aside})
		}
		if err != nil {
			return err
		}
		c.tell("cli.restore.done", model.Args{"File": files[0]})
		return nil
	})
}

// paths says where everything lives, one a line: what it is, a tab, the path.
func (c *command) paths(args []string) error {
	others, err := parseAll(c.flags(), args)
	if err != nil {
		return err
	}
	if err := none(others); err != nil {
		return err
	}
	journal, err := c.path()
	if err != nil {
		return err
	}
	if journal, err = filepath.Abs(journal); err != nil {
		return fmt.Errorf("find the journal: %w", err)
	}
	settings, err := SettingsFolder()
	if err != nil {
		return fmt.Errorf("find the settings: %w", errors.Join(storage.ErrNoHome, err))
	}
	_, err = fmt.Fprintf(c.Stdout, "journal\t%s\nsettings\t%s\nlog\t%s\n", journal, settings, LogPath())
	return err
}

// LogPath returns the file that the window writes its log to, beside where the
// journal lies by default; in the temporary folder where there is no such place.
func LogPath() string {
	journal, err := storage.DefaultPath()
	if err != nil {
		return filepath.Join(os.TempDir(), "calmster.log")
	}
	return filepath.Join(filepath.Dir(journal), "calmster.log")
}

// RunningFolder returns where programs keep what tells others that they run.
func RunningFolder() string { return filepath.Join(filepath.Dir(LogPath()), "running") }

// SettingsFolder returns where Fyne keeps the window's settings.
func SettingsFolder() (string, error) {
	const id = "app.calmster.journal"
	if runtime.GOOS == "darwin" {
		home, err := os.UserHomeDir()
		return filepath.Join(home, "Library", "Preferences", "fyne", id), err
	}
	config, err := os.UserConfigDir()
	return filepath.Join(config, "fyne", id), err
}

// version says what the program is made of.
func (c *command) version(args []string) error {
	others, err := parseAll(c.flags(), args)
	if err != nil {
		return err
	}
	if err := none(others); err != nil {
		return err
	}
	sqlite, err := storage.EngineVersion()
	if err != nil {
		return err
	}
	fyne := "-"
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, d := range info.Deps {
			if d.Path == "fyne.io/fyne/v2" {
				fyne = d.Version
			}
		}
	}
	_, err = fmt.Fprintf(c.Stdout, "calmster %s\n%s %s/%s\nfyne %s\nsqlite %s\n",
		c.Version, runtime.Version(), runtime.GOOS, runtime.GOARCH, fyne, sqlite)
	return err
}
