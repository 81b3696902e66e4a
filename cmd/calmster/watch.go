package main

import (
	"log/slog"
	"path/filepath"

	"calmster/cmd/calmster/commands"
	"calmster/internal/claim"
	"calmster/internal/crash"
	"calmster/internal/logfile"
	"calmster/model"
	"calmster/ui/words"
)

// Where the program keeps what it needs beside the journal.
func programFolder() string { return filepath.Dir(commands.LogPath()) }
func runningFolder() string { return commands.RunningFolder() }
func crashFolder() string   { return filepath.Join(programFolder(), "crashes") }

// startLog sends the program's log to its file. Without one the program works
// as well, so a log that cannot be opened is only said.
func startLog() (closing func()) {
	log, file, err := logfile.Open(commands.LogPath())
	if err != nil {
		slog.Warn("no log is kept", "error", err)
		return func() {}
	}
	slog.SetDefault(log)
	log.Info("started", "version", version)
	return func() {
		log.Info("ended")
		_ = file.Close() // there is no log left to say so in
	}
}

// watchForCrashes has a crash of this window written down, and returns the note
// of an earlier one, "" where there was none. What fails is logged: a program
// that cannot note its crash works as well.
func watchForCrashes(journal string, sample bool) (earlier string, stop func()) {
	earlier, err := crash.Collect(runningFolder(), crashFolder())
	if err != nil {
		slog.Error("look for an earlier crash", "error", err)
	}
	file := filepath.Join(runningFolder(), "sample"+crash.Ending)
	if !sample {
		if file, err = claim.Named(runningFolder(), journal, crash.Ending); err != nil {
			slog.Error("keep watch for a crash", "error", err)
			return earlier, func() {}
		}
	}
	end, err := crash.Watch(file, version)
	if err != nil {
		slog.Error("keep watch for a crash", "error", err)
		return earlier, func() {}
	}
	return earlier, func() {
		if err := end(); err != nil {
			slog.Error("keep watch for a crash", "error", err)
		}
	}
}

// tellCrash says, once, that the program ended unexpectedly last time: where the
// note of it lies, and how the journal is, which is looked at first.
func (p *program) tellCrash() {
	note := p.crashed
	if note == "" || p.shell == nil {
		return
	}
	p.crashed = ""
	slog.Warn("the program crashed before", "note", filepath.Base(note))
	j, s := p.journal, p.shell
	key := "crash.safe"
	p.clock.Work(func() {
		if found, err := j.Check(p.ctx); err != nil || len(found) > 0 {
			key = "crash.harmed"
			slog.Error("check the journal after a crash", "findings", len(found), "error", err)
		}
	}, func() {
		s.Ask(words.T(key, model.Args{"Path": note}), words.T("settings.folder", nil), func() {
			p.openFolder(filepath.Dir(note))
		})
	})
}
