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
	d.Resize(fyne.NewSize(860, 560))
	d.Show()
}

// ends lets a file dialog show the files whose names end so.
type ends string

// Matches is for Fyne.
func (e ends) Matches(u fyne.URI) bool { return strings.EqualFold(u.Extension(), string(e)) }

// showReport asks what a report should hold, saves it where the keeper picks,
// and opens it.
func (s *Shell) showReport() {
	s.Show(progress.NewReport(s.hamster, s.today(), func(wish progress.ReportWish) {
		h, err := s.history()
		if err != nil {
			s.Tell(err)
			return
		}
		given := report.Given{
			History: h, Rules: s.Rules, Say: words.T, Now: s.today(), From: wish.From, Notes: wish.Notes,
		}
		write := func(w io.Writer) error { return report.Write(w, given) }
		s.askSave("calmster-"+fileName(h.Hamster.Name)+".html", write, func(path string) {
			if err := s.App.OpenURL(&url.URL{Scheme: "file", Path: filepath.ToSlash(path)}); err != nil {
				s.Tell(fmt.Errorf("open the report: %w", err))
			}
		})
	}, func() { s.Open("progress") }))
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

// askSave asks for a place, writes there and then runs after, which may be nil.
func (s *Shell) askSave(name string, write func(io.Writer) error, after func(path string)) {
	d := dialog.NewFileSave(func(w fyne.URIWriteCloser, err error) {
		if w == nil && err == nil {
			return // thought better of it
		}
		if err == nil {
			err = s.Write(w, write)
		}
		if err != nil {
			s.Tell(err)
			return
		}
		s.note(words.T("settings.exported", model.Args{"Path": w.URI().Path()}))
		if after != nil {
			after(w.URI().Path())
		}
	}, s.Window)
	d.SetFileName(name)
	d.Resize(fyne.NewSize(860, 560))
	d.Show()
}

func (s *Shell) askExport() { s.askSave("calmster.json", s.Export, nil) }
