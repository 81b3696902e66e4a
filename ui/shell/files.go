package shell

import (
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"

	"calmster/model"
	"calmster/ui/care"
	"calmster/ui/progress"
	"calmster/ui/report"
	"calmster/ui/words"
)

// askImport asks for an exported journal, and what to do with it.
func (s *Shell) askImport() {
	d := openDialog(s.Window, exports, s.Tell, s.importFile)
	s.ask(d)
}

// importFile shows what an exported journal would bring, and takes it in where
// the keeper wants that. All of it is done beside the window.
func (s *Shell) importFile(path string) {
	if !s.settled() {
		return
	}
	care.Importing{
		Importer: s.Importer, Show: s.Show, Work: s.clock.Work, Context: s.ctx,
		Leave: func(problem error) {
			if s.hamster.ID == (model.ID{}) {
				s.Begin()
			} else {
				s.Open("settings")
			}
			if problem != nil {
				s.Tell(problem)
			}
		},
		Done: func(told, before string) {
			s.Begin()
			if before == "" || s.Keeper == nil {
				s.note(told)
				return
			}
			s.offer(told+" "+words.T("import.before", model.Args{"File": filepath.Base(before)}), words.T("import.back", nil), func() {
				if s.settled() {
					s.Keeper.Restore(before)
				}
			})
		},
	}.Begin(path)
}

// exports are the files that can be an exported journal.
var exports = ends{".json", ".json.gz"}

// ends lets a file dialog show the files whose names end in one of these, and
// nothing that is no file: opening a pipe would wait for whoever writes to it.
type ends []string

// Matches is for Fyne.
func (e ends) Matches(u fyne.URI) bool {
	name := strings.ToLower(u.Name())
	if !slices.ContainsFunc(e, func(end string) bool { return strings.HasSuffix(name, end) }) {
		return false
	}
	info, err := os.Stat(filepath.FromSlash(u.Path()))
	return err == nil && info.Mode().IsRegular()
}

// showReport asks what a report should hold, saves it where the keeper picks,
// and opens it.
func (s *Shell) showReport() {
	s.Show(progress.NewReport(s.hamster, s.today(), func(wish progress.ReportWish) {
		a := s.asked()
		write := func(w io.Writer) error {
			h, err := s.lifeOf(a)
			if err != nil {
				return err
			}
			return report.Write(w, report.Given{
				History: h, Rules: a.rules, Say: words.T, Now: a.now, From: wish.From, To: wish.To, Notes: wish.Notes,
			})
		}
		s.askSave("calmster-"+fileName(s.hamster.Name)+".html", write, s.openPage)
	}, func() { s.Open("progress") }))
}

// openPage shows a file in the keeper's browser.
func (s *Shell) openPage(path string) {
	if err := s.App.OpenURL(&url.URL{Scheme: "file", Path: filepath.ToSlash(path)}); err != nil {
		s.Tell(fmt.Errorf("open the report: %w", err))
	}
}

// fileName makes a name fit for a file on any system.
func fileName(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return '-'
	}, name)
}

// askPlace asks where a file should go, and again where something lies there
// that is to stay. Nothing is written or emptied here.
func (s *Shell) askPlace(name string, picked func(path string)) {
	d := dialog.NewFileSave(func(w fyne.URIWriteCloser, err error) {
		if err == nil && w != nil {
			path := filepath.FromSlash(w.URI().Path())
			if err = w.Close(); err == nil {
				s.settlePlace(path, picked)
			}
		}
		if err != nil {
			s.Tell(err)
		}
	}, s.Window)
	d.SetFileName(name)
	s.ask(d)
}

// settlePlace asks before a file is replaced.
func (s *Shell) settlePlace(path string, picked func(path string)) {
	if _, err := os.Stat(path); err != nil {
		picked(path)
		return
	}
	s.askReplace(path, func(replace bool) {
		if replace {
			picked(path)
		} else {
			// Not before the key that said no is done with: it would say so again.
			s.clock.Work(func() {}, func() { s.askPlace(filepath.Base(path), picked) })
		}
	})
}

// askSave asks for a place, writes there, beside the window, and then runs
// after, which may be nil.
func (s *Shell) askSave(name string, write func(io.Writer) error, after func(path string)) {
	s.askPlace(name, func(path string) {
		var err error
		s.clock.Work(func() { err = s.writeSome(path, write) }, func() {
			if err != nil {
				s.Tell(err)
				return
			}
			s.note(words.T("settings.exported", model.Args{"Path": path}))
			if after != nil {
				after(path)
			}
		})
	})
}

// writeSome writes a file and looks whether something lies there then: only of
// that it may be said that it was saved.
func (s *Shell) writeSome(path string, write func(io.Writer) error) error {
	if err := s.Write(path, write); err != nil {
		return err
	}
	info, err := os.Stat(path)
	if err != nil {
		return fmt.Errorf("look at what was written: %w", err)
	}
	if info.Size() == 0 {
		return &emptyFileError{path}
	}
	return nil
}

// emptyFileError is of a file in which nothing lies after it was written.
type emptyFileError struct{ path string }

// Error is for the log.
func (e *emptyFileError) Error() string { return "the file that was written is empty: " + e.path }

// Explain is for people.
func (e *emptyFileError) Explain() (key string, args model.Args) {
	return "problem.empty_file", model.Args{"Path": e.path}
}

func (s *Shell) askExport() {
	s.askSave("calmster.json", s.Export, func(path string) {
		s.noteUnfinished(words.T("settings.exported", model.Args{"Path": path}), "export")
	})
}

// noteUnfinished is note for what was done with the whole journal, with what
// that means for sessions that have no end yet.
func (s *Shell) noteUnfinished(text, done string) {
	left, err := s.Journal.Unfinished(s.ctx)
	if err != nil {
		s.Tell(err)
		return
	}
	if len(left) > 0 {
		text += " " + words.T("cli.unfinished."+done, model.Args{"N": len(left)})
	}
	s.note(text)
}
