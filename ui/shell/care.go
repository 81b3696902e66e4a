package shell

import (
	"net/url"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"

	"calmster/model"
	"calmster/ui/care"
	"calmster/ui/settings"
	"calmster/ui/words"
)

// Keeper looks after the journal's file as a whole. What it does to the file
// ends with this window's content being built anew, for the journal that counts
// then.
type Keeper interface {
	// Named is whether the journal was named at the start: it then stays where it is.
	Named() bool
	// CanMove is nil where the journal could go to a folder.
	CanMove(folder string) error
	// Move moves the journal to a folder.
	Move(folder string)
	// BackUp writes a checked copy to a file.
	BackUp(path string) error
	care.Keeper
}

// DailyKept is how many daily backups are kept.
const DailyKept = 7

func (s *Shell) backups() *settings.Backups {
	if s.Keeper == nil {
		return nil
	}
	newest := ""
	found, err := s.Keeper.Backups()
	if err != nil {
		s.Tell(err)
	} else if len(found) > 0 {
		newest = words.Date(found[0].Day)
	}
	return &settings.Backups{
		Daily: s.Preferences.Daily(), SetDaily: s.Preferences.SetDaily, Keep: DailyKept, Newest: newest,
		BackUp: s.askBackup, Restore: s.showRestore,
	}
}

// settled is whether no session runs; where one does it says that this must
// wait: a session needs its journal.
func (s *Shell) settled() bool {
	if len(s.going) == 0 {
		return true
	}
	s.warn(words.T("care.running", model.Args{"Name": s.going[0].hamster().Name}))
	return false
}

func (s *Shell) showMoving() {
	if !s.settled() {
		return
	}
	s.Show(care.NewMove(filepath.Dir(s.Journal.Path()), care.MoveActions{
		Move: func(folder string) error {
			if err := s.Keeper.CanMove(folder); err != nil {
				return err
			}
			s.Show(care.Working("move_journal.heading", "move_journal.working"))
			s.Keeper.Move(folder)
			return nil
		},
		Browse: s.askFolder, Cancel: func() { s.Open("settings") },
	}))
}

func (s *Shell) showRestore() {
	if !s.settled() {
		return
	}
	care.Restoring{
		Keeper: s.Keeper, Show: s.Show, Tell: s.Tell, Work: s.clock.Work,
		Browse: s.askBackupFile, Cancel: func() { s.Open("settings") },
	}.Begin()
}

// askBackup asks where a backup should go and makes it.
func (s *Shell) askBackup() {
	s.askPlace("calmster-"+s.today().Format("2006-01-02")+".calmster", func(path string) {
		var err error
		s.note(words.T("care.backing_up", nil))
		s.clock.Work(func() { err = s.Keeper.BackUp(path) }, func() {
			if err != nil {
				s.Tell(err)
				return
			}
			s.noteUnfinished(words.T("care.backed_up", model.Args{"Path": path}), "backup")
		})
	})
}

func (s *Shell) askFolder(picked func(string)) {
	d := dialog.NewFolderOpen(func(u fyne.ListableURI, err error) {
		switch {
		case err != nil:
			s.Tell(err)
		case u != nil:
			picked(filepath.FromSlash(u.Path()))
		}
	}, s.Window)
	s.ask(d)
}

func (s *Shell) askBackupFile(picked func(string)) { s.askFile(".calmster", picked) }

// askFile asks for a file whose name ends so.
func (s *Shell) askFile(ending string, picked func(path string)) {
	s.ask(fileToOpen(s.Window, ending, s.Tell, picked))
}

// AskFile asks for a file whose name ends so, in a window without a shell.
func AskFile(w fyne.Window, ending string, tell func(error), picked func(path string)) {
	d := fileToOpen(w, ending, tell, picked)
	d.Resize(askedSize)
	d.Show()
}

func fileToOpen(w fyne.Window, ending string, tell func(error), picked func(path string)) *dialog.FileDialog {
	return openDialog(w, ends{ending}, tell, picked)
}

func openDialog(w fyne.Window, shown ends, tell func(error), picked func(path string)) *dialog.FileDialog {
	d := dialog.NewFileOpen(func(r fyne.URIReadCloser, err error) {
		if err == nil && r != nil {
			path := filepath.FromSlash(r.URI().Path())
			if err = r.Close(); err == nil {
				picked(path)
			}
		}
		if err != nil {
			tell(err)
		}
	}, w)
	d.SetFilter(shown)
	return d
}

// openFolder shows a folder, or the one of a file, in the desktop's own program.
func (s *Shell) openFolder(path string) {
	if err := OpenFolder(s.App, path); err != nil {
		s.Tell(err)
	}
}

// OpenFolder shows a folder in the desktop's own program, if it has one.
func OpenFolder(a fyne.App, path string) error {
	if err := a.OpenURL(&url.URL{Scheme: "file", Path: filepath.ToSlash(path)}); err != nil {
		return &folderError{path, err}
	}
	return nil
}

// folderError is why a folder was not shown.
type folderError struct {
	path string
	err  error
}

func (e *folderError) Error() string { return "show a folder: " + e.err.Error() }
func (e *folderError) Unwrap() error { return e.err }

// Explain says it in a person's terms.
func (e *folderError) Explain() (key string, args model.Args) {
	return "problem.folder", model.Args{"Path": e.path}
}
