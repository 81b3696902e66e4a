package care

import (
	"strings"

	"calmster/model"
	"calmster/ui/screen"
	"calmster/ui/words"
)

// MoveActions are what a keeper can want while moving the journal.
type MoveActions struct {
	// Move moves it to a folder. A problem is told before anything has happened.
	Move func(folder string) error
	// Browse lets the keeper pick a folder.
	Browse func(picked func(folder string))
	Cancel func()
}

// NewMove asks where a journal that lies in a folder should go.
func NewMove(folder string, do MoveActions) *screen.Screen {
	steps := []string{words.T("move_journal.copy", nil), words.T("move_journal.keep", model.Args{"Folder": folder}), words.T("move_journal.from_then", nil)}
	return asking{
		title: "move_journal.heading", under: "move_journal.under",
		label: "move_journal.folder", hint: "move_journal.folder_hint", path: folder, steps: steps, do: "move_journal.do",
		try: func(to string) string {
			if to = strings.TrimSpace(to); to == "" {
				return words.T("move_journal.no_folder", nil)
			}
			if err := do.Move(to); err != nil {
				return words.Problem(err)
			}
			return ""
		},
		browse: do.Browse, cancel: do.Cancel,
	}.screen()
}
