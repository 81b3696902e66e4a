package shell

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"calmster/ui/words"
)

// The menus, by the keys of their names.
const (
	menuSession = "menu.session"
	menuGo      = "menu.go"
	menuHelp    = "menu.help"
	menuSystem  = ""     // the system's own menu has it
	menuNone    = "none" // in no menu
)

// Menu returns the commands as a menu bar, for systems on which every program
// has one.
func (s *Shell) Menu() *fyne.MainMenu {
	bar := fyne.NewMainMenu()
	for _, name := range []string{menuSession, menuGo, menuHelp} {
		menu := fyne.NewMenu(words.T(name, nil))
		for _, c := range s.commands() {
			if c.menu != name {
				continue
			}
			item := fyne.NewMenuItem(words.T(c.words, nil), func() { s.command(c) })
			// What a text field uses itself stays with the window, which asks
			// the field first: a menu would take it from under the cursor.
			i := slices.IndexFunc(c.on, func(sc fyne.Shortcut) bool {
				custom, ok := sc.(*desktop.CustomShortcut)
				return ok && custom.KeyName != fyne.KeyZ
			})
			if i >= 0 {
				item.Shortcut = c.on[i]
			}
			menu.Items = append(menu.Items, item)
		}
		bar.Items = append(bar.Items, menu)
	}
	return bar
}

// ToggleMenu opens a short menu beside the thing that was tapped for it, or in
// the corner; or puts it away. Whoever looks for a way to leave finds it there,
// also while a session runs.
func (s *Shell) ToggleMenu() {
	if s.menu != nil && s.menu.Visible() {
		s.menu.Hide()
		return
	}
	menu := fyne.NewMenu("")
	for _, c := range s.commands() {
		if c.menu == menuHelp || c.menu == menuSystem {
			item := fyne.NewMenuItem(words.T(c.words, nil), func() { s.command(c) })
			menu.Items = append(menu.Items, item)
		}
	}
	s.menu = widget.NewPopUpMenu(menu, s.Window.Canvas())
	s.menu.ShowAtPosition(s.menuAt())
}

// menuAt is where the menu opens: where its button is on the screen that is
// shown.
func (s *Shell) menuAt() fyne.Position {
	size := s.Window.Canvas().Size()
	if s.busy() {
		return fyne.NewPos(20, 44)
	}
	return fyne.NewPos(12, max(0, size.Height-s.menu.MinSize().Height-44))
}
