package shell

import (
	"path/filepath"
	"strings"

	"calmster/model"
	"calmster/ui/about"
	"calmster/ui/look"
	"calmster/ui/screen"
	"calmster/ui/settings"
	"calmster/ui/words"
)

func (s *Shell) makeSettings() (*screen.Screen, error) {
	again := func() {
		s.dress()
		s.Open("settings")
	}
	p := s.Preferences
	journal := settings.Journal{Place: s.Journal.Path(), Export: s.askExport, Import: s.askImport}
	if s.Sample {
		journal.Place = words.T("settings.sample_place", nil)
	} else {
		journal.OpenFolder = func() { s.openFolder(filepath.Dir(s.Journal.Path())) }
		journal.Sample = s.openSample
	}
	if s.Keeper != nil && !s.Keeper.Named() {
		journal.Move = s.showMoving
	}
	return settings.New(settings.Given{
		Look: settings.Look{
			Mode: p.Mode(), Scale: p.Scale(), Zoom: p.Zoom(),
			SetMode:  func(m look.Mode) { p.SetMode(m); again() },
			SetScale: func(k float32) { p.SetScale(k); again() },
			SetZoom:  func(k float32) { p.SetZoom(k); again() },
		},
		Language: s.language(), Customs: settings.Customs{Picked: p.Customs(), Pick: s.pickCustoms},
		Training: settings.Training{Pad: s.showPad, Rules: s.showRules},
		Cues:     s.cues(), Reminders: s.wishes(), Journal: journal, Backups: s.backups(),
		Computer: settings.Computer{
			Tray: p.Tray(), SetTray: s.setTray, TrayWhy: s.Desktop.TrayWhy(),
			Export: s.exportSettings, Import: s.importSettings,
		},
		About: settings.About{Version: words.T("about.line", model.Args{"Version": s.Version}), Open: s.showAbout},
	}), nil
}

// OpenSettings shows the settings, unless something else must come first.
func (s *Shell) OpenSettings() {
	if !s.busy() {
		s.Open("settings")
	}
}

func (s *Shell) setTray(on bool) {
	s.Preferences.SetTray(on)
	s.note(words.T("settings.tray_next", nil))
}

// openSample opens the sample journal in a window of its own.
func (s *Shell) openSample() {
	if err := s.OpenSample(); err != nil {
		s.Tell(err)
	}
}

func (s *Shell) showAbout() {
	s.Show(about.New(s.About(), about.Actions{
		Copy: func(text string) {
			s.App.Clipboard().SetContent(text)
			s.note(words.T("about.copied", nil))
		},
		Folder:   s.openFolder,
		Licences: func() { s.Show(about.NewLicences(s.About().Licences, s.showAbout)) },
		Back:     func() { s.Open("settings") },
	}))
}

func (s *Shell) exportSettings() {
	s.askSave("calmster-settings.json", s.WriteSettings, nil)
}

func (s *Shell) importSettings() {
	s.askFile(".json", func(path string) {
		unknown, err := s.ReadSettings(path)
		if err != nil {
			s.Tell(err)
			return
		}
		s.dress()
		s.pickLanguage(s.Preferences.Language())
		if len(unknown) > 0 {
			s.warn(words.T("settings.file_unknown", model.Args{"N": len(unknown), "Names": strings.Join(unknown, ", ")}))
			return
		}
		s.note(words.T("settings.file_read", nil))
	})
}
