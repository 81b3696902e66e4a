package care

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"calmster/model"
	"calmster/ui/look"
	"calmster/ui/parts"
	"calmster/ui/screen"
	"calmster/ui/words"
)

// Backup is a backup that was made by itself.
type Backup struct {
	Path string
	Day  time.Time
}

// Contents are what a journal or a backup holds.
type Contents struct {
	Hamsters, Sessions int
	Last               time.Time // of the newest session; zero where there is none
}

// Words say it.
func (c Contents) Words() string {
	said := words.T("care.hamsters", model.Args{"N": c.Hamsters}) + ", " + words.T("care.sessions", model.Args{"N": c.Sessions})
	if !c.Last.IsZero() {
		said += ", " + words.T("care.last", model.Args{"Day": words.Date(c.Last)})
	}
	return said
}

// RestoreActions are what a keeper can want while going back to a backup.
type RestoreActions struct {
	// Look checks a backup, in its own time, and tells what it holds.
	Look   func(path string, told func(Contents, error))
	Browse func(picked func(path string))
	Cancel func()
	// Confirm asks a last time, with what the backup holds.
	Confirm func(path string, c Contents)
}

// NewRestore asks which backup to go back to.
func NewRestore(found []Backup, do RestoreActions) *screen.Screen {
	wrong := parts.NewSoft("")
	wrong.Color, wrong.TextSize, wrong.Wrap = look.ColorStressText, 13, true
	try := func(path string) {
		wrong.Set("")
		do.Look(path, func(c Contents, err error) {
			if err != nil {
				wrong.Set(words.Problem(err))
				return
			}
			do.Confirm(path, c)
		})
	}
	list := parts.Column(6, -1, wrong)
	if len(found) > 0 {
		list.Add(parts.NewSoft(words.T("restore.daily", nil)))
	}
	days := parts.Flow(8)
	for _, b := range found {
		days.Add(parts.NewButton(words.Date(b.Day), "", parts.ToneQuiet, func() { try(b.Path) }))
	}
	list.Add(days)
	path := ""
	if len(found) > 0 {
		path = found[0].Path
	}
	return asking{
		title: "restore.heading", under: "restore.under",
		label: "restore.file", hint: "restore.file_hint", path: path, do: "restore.look", more: list,
		steps: []string{words.T("restore.checked", nil), words.T("restore.aside", nil), words.T("restore.undo", nil)},
		try: func(path string) string {
			if path = strings.TrimSpace(path); path == "" {
				return words.T("restore.no_file", nil)
			}
			try(path)
			return ""
		},
		browse: do.Browse, cancel: do.Cancel,
	}.screen()
}

// NewConfirm asks a last time before the present journal makes way; present is
// nil where that cannot be read.
func NewConfirm(path string, backup Contents, present *Contents, restore, cancel func()) *screen.Screen {
	now := words.T("restore.unreadable", nil)
	if present != nil {
		now = present.Words()
	}
	side := func(title, where, said string) fyne.CanvasObject {
		holds := parts.NewWrapped(said)
		holds.Bold = true
		place := parts.NewSoft(where)
		place.Wrap = true
		return parts.Card(parts.Column(8, -1, parts.NewTitle(words.T(title, nil)), holds, place))
	}
	back := parts.NewButton(words.T("prepare.cancel", nil), "Esc", parts.ToneQuiet, cancel)
	done := parts.NewButton(words.T("restore.do", nil), words.Key("Ctrl+Enter"), parts.TonePrimary, restore)
	back.Height, done.Height = 44, 44
	return &screen.Screen{
		View: screen.Page(words.T("restore.sure", nil), words.T("restore.sure_under", nil),
			parts.Beside(16, 320, side("restore.backup", path, backup.Words()), side("restore.present", words.T("restore.present_kept", nil), now)),
			back, done),
		Main: restore,
		Key:  screen.OnEscape(cancel),
	}
}
