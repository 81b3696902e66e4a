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
	menuNone    = "" // the system's own menu has it
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

// sessionItems are what a running session offers that has no button of its own on
// each of its screens: none of it is for keys alone.
func (s *Shell) sessionItems() (items []*fyne.MenuItem) {
	r := s.shown()
	if r == nil {
		return nil
	}
	add := func(label string, do func()) { items = append(items, fyne.NewMenuItem(label, do)) }
	if label, ok := r.session.UndoWords(); ok {
		add(label, r.session.Undo)
	}
	if label, ok := r.session.RedoWords(); ok {
		add(label, r.session.Redo)
	}
	add(words.T("correct.forgotten_more", nil), r.session.Forgotten)
	add(words.T("key.compact", nil), r.session.ToggleCompact)
	add(words.T("session.another", nil), s.prepareAnother)
	if len(s.going) > 1 {
		add(words.T("key.switch", nil), s.nextRunning)
	}
	add(words.T("rail.guide", nil), func() { s.guideBeside(r) })
	return append(items, fyne.NewMenuItemSeparator())
}

// showMenu offers, from the foot of the rail, what belongs to the program and
// not to a screen. While a session runs there is no rail, and the menu holds
// only what can be wanted then: the keys, and the way out.
func (s *Shell) showMenu() {
	if s.open == nil {
		return
	}
	items := s.sessionItems()
	for _, c := range s.commands() {
		if c.menu == menuHelp && (c.key != "" || !s.busy()) {
			items = append(items, fyne.NewMenuItem(words.T(c.words, nil), func() { s.command(c) }))
		}
	}
	if s.onSession() {
		items = append(items, fyne.NewMenuItem(words.T("recover.discard", nil), s.askDiscard))
	}
	items = append(items, fyne.NewMenuItemSeparator(), fyne.NewMenuItem(words.T("key.quit", nil), s.Quit))
	menu := widget.NewPopUpMenu(fyne.NewMenu("", items...), s.Window.Canvas())
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject
	switch {
	case s.open.Menu != nil:
		button := s.open.Menu()
		menu.ShowAtPosition(at(button).AddXY(0, button.Size().Height+2))
	case s.busy():
		menu.ShowAtPosition(fyne.NewPos(24, 44)) // below the heading
	default:
		menu.ShowAtPosition(at(s.menu).SubtractXY(0, menu.MinSize().Height))
	}
}
