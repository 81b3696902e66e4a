package shell

import (
	"fmt"
	"io"
	"net/url"
	"path/filepath"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"

	"calmster/model"
	"calmster/ui/progress"
	"calmster/ui/report"
	"calmster/ui/words"
)

func (s *Shell) askImport() {
	d := dialog.NewFileOpen(func(r fyne.URIReadCloser, err error) {
		switch {
		case err != nil:
			s.Tell(err)
		case r != nil:
			told, err := s.Import(r)
			if err != nil {
				s.Tell(err)
				return
			}
			s.Begin()
			s.note(told)
		}
	}, s.Window)
	d.SetFilter(ends(".json")) // what an export can be
	s.ask(d)
}

// ends lets a file dialog show the files whose names end so.
type ends string

// Matches is for Fyne.
func (e ends) Matches(u fyne.URI) bool { return strings.EqualFold(u.Extension(), string(e)) }

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

// askPlace asks where a file should go. What lies there stays as it is.
func (s *Shell) askPlace(name string, picked func(path string)) {
	d := dialog.NewFileSave(func(w fyne.URIWriteCloser, err error) {
		if err == nil && w != nil {
			path := filepath.FromSlash(w.URI().Path())
			if err = w.Close(); err == nil {
				picked(path)
			}
		}
		if err != nil {
			s.Tell(err)
		}
	}, s.Window)
	d.SetFileName(name)
	s.ask(d)
}

// askSave asks for a place, writes there, beside the window, and then runs
// after, which may be nil.
func (s *Shell) askSave(name string, write func(io.Writer) error, after func(path string)) {
	s.askPlace(name, func(path string) {
		var err error
		s.clock.Work(func() { err = s.Write(path, write) }, func() {
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

func (s *Shell) askExport() { s.askSave("calmster.json", s.Export, nil) }
