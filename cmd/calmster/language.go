package main

import (
	"cmp"
	"encoding/json"
	"log/slog"
	"os"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"github.com/jeandeaual/go-locale"

	"calmster/ui/words"
)

// systemLanguages are the languages that the system is set to, the most wanted
// first; none where it does not say.
func systemLanguages() []string {
	tags, err := locale.GetLocales()
	if err != nil {
		slog.Warn("the system does not say its language", "error", err)
	}
	return tags
}

// systemWish is what the system wants of dates, times and measures. Where it has
// locales at all, LC_ALL decides, then the one for it, then LANG.
func systemWish() words.Wish {
	first := func(name string) string {
		return cmp.Or(os.Getenv("LC_ALL"), os.Getenv(name), os.Getenv("LANG"))
	}
	return words.Wish{Time: first("LC_TIME"), Measures: first("LC_MEASUREMENT")}
}

// speak makes the program speak the picked language, or, where none is, that
// of the system, with the customs that are picked.
func speak(picked string, customs words.Picked) error {
	wish := systemWish()
	wish.Picked = customs
	if err := words.UseAs(wish, append([]string{picked}, systemLanguages()...)...); err != nil {
		return err
	}
	return teachDialogs()
}

// dialogWords are what Fyne's own dialogs and menus say, by Fyne's names, with
// the keys of ours.
var dialogWords = map[string]string{
	"Advanced": "dialog.advanced", "Cancel": "dialog.cancel", "Confirm": "dialog.confirm", "Copy": "dialog.copy",
	"Create Folder": "dialog.create_folder", "Cut": "dialog.cut", "Enter filename": "dialog.enter_filename", "Error": "dialog.error",
	"Favourites": "dialog.favourites", "File": "dialog.file", "Folder": "dialog.folder", "New Folder": "dialog.new_folder",
	"No": "dialog.no", "OK": "dialog.ok", "Open": "dialog.open", "Paste": "dialog.paste", "Quit": "dialog.quit",
	"Redo": "dialog.redo", "Save": "dialog.save", "Select all": "dialog.select_all", "Show Hidden Files": "dialog.show_hidden",
	"Undo": "dialog.undo", "Yes": "dialog.yes", "file.name": "dialog.name", "file.parent": "dialog.parent",
}

// teachDialogs gives Fyne's dialogs the words of the language in use. Fyne goes
// by the system's language for good, so under that name it is told ours.
func teachDialogs() error {
	said := map[string]string{}
	for theirs, ours := range dialogWords {
		said[theirs] = words.T(ours, nil)
	}
	data, err := json.Marshal(said)
	if err != nil {
		return err
	}
	return lang.AddTranslationsForLocale(data, fyne.Locale(lang.SystemLocale().LanguageString()))
}
