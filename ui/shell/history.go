package shell

import (
	"context"
	"fmt"
	"io"
	"slices"
	"time"

	"calmster/model"
	"calmster/ui/bin"
	"calmster/ui/history"
	"calmster/ui/report"
	"calmster/ui/screen"
	"calmster/ui/words"
)

type (
	historyJournal = history.Journal
	binJournal     = bin.Journal
)

// readHistory reads the sessions that the keeper looked for last, and opens
// one of them; the newest one where open is zero.
func (s *Shell) readHistory(open model.ID) func(a asked) (func() *screen.Screen, error) {
	return func(a asked) (func() *screen.Screen, error) {
		given := history.Given{
			Journal: s.Journal, Harnesses: map[model.ID]string{},
			Search: a.looked, Open: open, Rules: a.rules, Now: a.now,
		}
		all, err := s.Journal.Hamsters(s.ctx)
		if err != nil {
			return nil, err
		}
		given.Names = words.Names(all)
		for _, h := range all {
			if h.ID == a.hamster {
				given.Hamster = h
			}
			own, err := s.Journal.Harnesses(s.ctx, h.ID)
			if err != nil {
				return nil, err
			}
			for _, hs := range own {
				given.Harnesses[hs.ID] = words.HarnessName(hs)
			}
		}
		if given.Found, err = history.Look(s.ctx, s.Journal, given.Search, open); err != nil {
			return nil, err
		}
		if open != (model.ID{}) && !slices.Contains(given.Found.IDs, open) {
			// What is asked for by name is shown, whatever was looked for before.
			given.Search = model.Search{HamsterID: a.hamster}
			if given.Found, err = history.Look(s.ctx, s.Journal, given.Search, open); err != nil {
				return nil, err
			}
		}
		return func() *screen.Screen {
			s.look(given.Search)
			given.Pad, given.Unit = s.pad(), words.Unit()
			return history.New(given, history.Actions{
				Apply: s.Journal.CorrectLog, Correct: s.showCorrection, Paper: s.showPaper, Bin: s.showBin,
				Looked: s.look, Keep: s.keepFound, Work: s.clock.Work, Tell: s.Tell,
				Offer: s.offer,
			})
		}, nil
	}
}

// everyoneChoice is the choice under which it is kept that the history shows
// every hamster: "yes", or "" for the chosen one.
const everyoneChoice = "history-everyone"

// look keeps what is looked for while the program runs. Of that, whose sessions
// they are is kept for longer; the rest is not, or the next start would seem to
// have lost some.
func (s *Shell) look(of model.Search) {
	s.looked = of
	if everyone := (of.HamsterID == model.ID{}); everyone != s.everyone {
		s.everyone = everyone
		kept := ""
		if everyone {
			kept = "yes"
		}
		s.Preferences.SetChoice(everyoneChoice, kept)
	}
}

func (s *Shell) showSessionOf(id model.ID) { s.reading("history", s.readHistory(id)) }

// keepFound saves the sessions that are shown, or makes a page of them to print.
func (s *Shell) keepFound(o history.Output, of model.Search) {
	now, rules := s.today(), s.Rules
	switch o {
	case history.OutputCSV:
		s.askSave("calmster.csv", func(w io.Writer) error { return s.Journal.ExportCSV(s.ctx, w, of) }, nil)
	case history.OutputXLSX:
		s.askSave("calmster.xlsx", func(w io.Writer) error { return s.Journal.ExportXLSX(s.ctx, w, of) }, nil)
	case history.OutputJSON:
		s.askSave("calmster.json", func(w io.Writer) error { return s.Journal.ExportFoundJSON(s.ctx, w, of, now) }, nil)
	case history.OutputPrint:
		s.askSave("calmster-sessions.html", func(w io.Writer) error {
			return s.writeFound(w, of, report.Listed{Now: now, Rules: rules, Say: words.T})
		}, s.openPage)
	}
}

// writeFound writes the sessions that are looked for as a page to print.
func (s *Shell) writeFound(w io.Writer, of model.Search, l report.Listed) error {
	all, err := s.Journal.Hamsters(s.ctx)
	if err != nil {
		return err
	}
	l.Names = words.Names(all)
	ids, err := s.Journal.Search(s.ctx, of)
	if err != nil {
		return err
	}
	l.N, l.Of = len(ids), of
	var failed error
	l.Sessions = func(yield func(model.Session) bool) {
		for part := range slices.Chunk(ids, 200) {
			var some []model.Session
			if some, failed = s.Journal.Sessions(s.ctx, part); failed != nil {
				return
			}
			for _, one := range some {
				if !yield(one) {
					return
				}
			}
		}
	}
	if err := report.WriteList(w, l); err != nil {
		return err
	}
	if failed != nil {
		return fmt.Errorf("read the sessions to print: %w", failed)
	}
	return nil
}

// showBin opens what was deleted.
func (s *Shell) showBin() {
	s.fetch(func(a asked) (func(), error) {
		lying, err := s.Journal.Bin(s.ctx)
		return func() {
			s.room = "history"
			s.Show(bin.New(bin.Given{Lying: lying, Now: a.now, Rules: a.rules}, s.Journal, bin.Actions{
				Again: s.showBin, Unfinished: s.takeUpAgain, Back: func() { s.Open("history") }, Tell: s.Tell,
			}))
		}, err
	})
}

// exportJournal writes what is shown for other programs.
type exportJournal interface {
	ExportCSV(ctx context.Context, w io.Writer, of model.Search) error
	ExportXLSX(ctx context.Context, w io.Writer, of model.Search) error
	ExportFoundJSON(ctx context.Context, w io.Writer, of model.Search, now time.Time) error
}
