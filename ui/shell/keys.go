package shell

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"calmster/ui/screen"
)

// command is something that a key does anywhere in the window. The list binds
// the keys and is the help page's source, so that neither can lie.
type command struct {
	key   string // as it is written: "Ctrl+N"
	menu  string // where it stands in a menu bar
	words string // translation key of what it does
	on    []fyne.Shortcut
	run   func()
}

func (s *Shell) commands() []command {
	ctrl := fyne.KeyModifierShortcutDefault
	with := func(mod fyne.KeyModifier, keys ...fyne.KeyName) (out []fyne.Shortcut) {
		for _, k := range keys {
			out = append(out, &desktop.CustomShortcut{KeyName: k, Modifier: mod})
		}
		return out
	}
	list := []command{
		{"Ctrl+N", menuSession, "key.prepare", with(ctrl, fyne.KeyN), s.prepare},
		{"Ctrl+Enter", menuSession, "key.main", with(ctrl, fyne.KeyReturn, fyne.KeyEnter), func() { run(s.open.Main) }},
		{"Ctrl+Shift+A", menuSession, "key.check_all", with(ctrl|fyne.KeyModifierShift, fyne.KeyA), func() { run(s.open.CheckAll) }},
		{"Ctrl+Z", menuSession, "key.undo", []fyne.Shortcut{&fyne.ShortcutUndo{}}, func() { run(s.open.Undo) }},
		{"Ctrl+Shift+Z", menuSession, "key.redo", with(ctrl|fyne.KeyModifierShift, fyne.KeyZ), func() { run(s.open.Redo) }},
	}
	list = append(list, command{"Ctrl+Tab", menuSession, "key.switch", with(ctrl, fyne.KeyTab), s.nextRunning})
	for i, r := range s.rooms {
		list = append(list, command{
			fmt.Sprintf("Ctrl+%d", i+1), menuGo, "rail." + r.key,
			with(ctrl, fyne.KeyName(fmt.Sprint(i+1))),
			func() {
				if !s.busy() {
					s.Open(r.key)
				}
			},
		})
	}
	return append(list,
		command{"F1", menuHelp, "key.help", nil, s.toggleHelp},
		command{"F10", menuNone, "key.menu", nil, s.ToggleMenu},
		command{"Ctrl+Q", menuSystem, "key.quit", with(ctrl, fyne.KeyQ), s.Window.Close})
}

// command runs a command, from wherever it was called.
func (s *Shell) command(c command) {
	if s.open != nil {
		c.run()
	}
}

func run(f func()) {
	if f != nil {
		f()
	}
}

// bindKeys gives the window its keys. Plain keys are taken when they go down,
// so that holding one counts once; a focused text field gets them instead.
func (s *Shell) bindKeys() {
	c := s.Window.Canvas()
	for _, cmd := range s.commands() {
		for _, shortcut := range cmd.on {
			c.AddShortcut(shortcut, func(fyne.Shortcut) { s.command(cmd) })
		}
	}
	c.SetOnTypedKey(func(k *fyne.KeyEvent) {
		switch k.Name {
		case fyne.KeyF1:
			s.toggleHelp()
		case fyne.KeyF10:
			s.ToggleMenu()
		}
	})
	if d, ok := c.(desktop.Canvas); ok {
		d.SetOnKeyDown(func(k *fyne.KeyEvent) {
			if !modified() {
				s.press(s.open, k.Name)
			}
		})
	}
}

func (s *Shell) press(open *screen.Screen, k fyne.KeyName) {
	if s.helping() {
		if k == fyne.KeyEscape {
			s.toggleHelp()
		}
		return
	}
	if open != nil && open.Key != nil && open.Key(k) {
		return
	}
	if k == fyne.KeyEscape {
		s.hush()
	}
}

// modified is whether Ctrl, Alt or Cmd is held: the key then belongs to a
// shortcut. Shift is let through, or an accidental Shift would lose a tap.
func modified() bool {
	d, ok := fyne.CurrentApp().Driver().(desktop.Driver)
	return ok && d.CurrentKeyModifiers()&^fyne.KeyModifierShift != 0
}
