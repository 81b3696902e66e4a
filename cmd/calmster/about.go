package main

import (
	"log/slog"
	"path/filepath"
	"runtime"
	"runtime/debug"

	"calmster/assets"
	"calmster/cmd/calmster/commands"
	"calmster/storage"
	"calmster/ui/about"
	"calmster/ui/words"
)

// about is what the page about the program shows.
func (p *program) about() about.Given {
	g := about.Given{Parts: []about.Part{
		{Name: "Calmster", Value: version},
		{Name: "Go", Value: runtime.Version() + " " + runtime.GOOS + "/" + runtime.GOARCH},
	}}
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, m := range info.Deps {
			if m.Path == "fyne.io/fyne/v2" {
				g.Parts = append(g.Parts, about.Part{Name: "Fyne", Value: m.Version})
			}
		}
	}
	if engine, err := storage.EngineVersion(); err != nil {
		slog.Error("show the version of SQLite", "error", err)
	} else {
		g.Parts = append(g.Parts, about.Part{Name: "SQLite", Value: engine})
	}
	folder := func(key, path string) {
		g.Places = append(g.Places, about.Part{Name: words.T(key, nil), Value: path})
	}
	if !p.options.Demo {
		folder("about.journal", filepath.Dir(p.path))
		folder("about.backups", filepath.Join(filepath.Dir(p.path), "backups"))
	}
	folder("about.log_file", filepath.Dir(commands.LogPath()))
	folder("about.crashes", crashFolder())
	if settings, err := commands.SettingsFolder(); err == nil {
		folder("about.settings", settings)
	}
	texts, err := assets.Licences()
	if err != nil {
		slog.Error("show the licences", "error", err)
	}
	for _, l := range texts {
		g.Licences = append(g.Licences, about.Licence{Name: l.Name, Text: l.Text})
	}
	return g
}
