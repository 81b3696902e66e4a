package shell

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"calmster/model"
	"calmster/ui/parts"
	"calmster/ui/screen"
)

// command is something that a key does anywhere in the window. The list binds
// the keys and is the help page's source, so that neither can lie.
type command struct {
	key   string // as it is written: "Ctrl+N"; "" for one that only a menu has
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
		{"Ctrl+F", menuGo, "key.find", with(ctrl, fyne.KeyF), func() { run(s.open.Find) }},
		{"Ctrl+Z", menuSession, "key.undo", []fyne.Shortcut{&fyne.ShortcutUndo{}}, s.undo},
		{"Ctrl+Shift+Z", menuSession, "key.redo", with(ctrl|fyne.KeyModifierShift, fyne.KeyZ), func() { run(s.open.Redo) }},
	}
	list = append(list, command{"Ctrl+Tab", menuSession, "key.switch", with(ctrl, fyne.KeyTab), s.nextRunning})
	calmly := func(open func()) func() {
		return func() {
			if !s.busy() && s.hamster.ID != (model.ID{}) {
				open()
			}
		}
	}
	list = append(list,
		command{"Ctrl+P", menuGo, "key.plan", with(ctrl, fyne.KeyP), calmly(s.showPlan)},
		command{"Ctrl+E", menuGo, "key.free", with(ctrl, fyne.KeyE), calmly(s.showFree)})
	for i, r := range s.rooms {
		list = append(list, command{
			fmt.Sprintf("Ctrl+%d", i+1), menuGo, "rail." + r.key,
			with(ctrl, fyne.KeyName(fmt.Sprint(i+1))),
			func() {
				switch shown := s.shown(); {
				case !s.busy():
					s.Open(r.key)
				case r.key == "guide" && shown != nil:
					s.guideBeside(shown)
				}
			},
		})
	}
	list = append(list,
		command{"Ctrl+K", menuGo, "key.animals", with(ctrl, fyne.KeyK), s.toggleSwitcher},
		command{"Alt+1…9", menuNone, "key.animal", nil, nil},
		command{"F1", menuHelp, "key.help", nil, s.toggleHelp},
		command{"F10", menuNone, "key.menu", nil, s.showMenu})
	if !s.Sample { // one sample is enough
		list = append(list, command{"", menuHelp, "menu.sample", nil, s.openSample})
	}
	return append(list,
		command{"", menuHelp, "menu.about", nil, func() {
			if !s.busy() {
				s.showAbout()
			}
		}},
		command{"Ctrl+Q", menuNone, "key.quit", with(ctrl, fyne.KeyQ), s.Quit})
}

// command runs a command, from wherever it was called.
func (s *Shell) command(c command) {
	if s.open != nil && !s.asks() {
		c.run()
	}
}

func run(f func()) {
	if f != nil {
		f()
	}
}

// undo takes back what is offered below the screen, else what the screen says;
// in a session only the latter.
func (s *Shell) undo() {
	if s.offered != nil && (s.open.Undo == nil || !s.busy()) {
		s.offered()
		return
	}
	run(s.open.Undo)
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
	for n, shortcut := range swapKeys() {
		c.AddShortcut(shortcut, func(fyne.Shortcut) {
			if !s.asks() {
				s.swapTo(n)
			}
		})
	}
	c.SetOnTypedKey(func(k *fyne.KeyEvent) {
		switch {
		case s.asks():
		case k.Name == fyne.KeyF1:
			s.toggleHelp()
		case k.Name == fyne.KeyF10:
			s.showMenu()
		}
	})
	if d, ok := c.(desktop.Canvas); ok {
		d.SetOnKeyDown(func(k *fyne.KeyEvent) {
			if !modified() {
				s.press(s.open, s.Desktop.Key(k))
			}
		})
	}
}

func (s *Shell) press(open *screen.Screen, k fyne.KeyName) {
	if s.asks() {
		if k == fyne.KeyEscape {
			s.file.escape()
		}
		return
	}
	if s.helping() {
		if k == fyne.KeyEscape {
			s.toggleHelp()
		}
		return
	}
	if s.switching() {
		if !s.switcher.Key(k) && k == fyne.KeyEscape {
			s.closeSwitcher()
		}
		return
	}
	before := s.Window.Canvas().Focused()
	if open != nil && open.Key != nil && open.Key(k) {
		// A key that led to a form is not its first letter.
		if field, ok := s.Window.Canvas().Focused().(*parts.Entry); ok && before != fyne.Focusable(field) {
			field.FocusByKey()
		}
		return
	}
	switch {
	case k == fyne.KeyEscape:
		s.hush()
	case k == fyne.KeyG && s.finished.said == s.said:
		s.goOnAgain()
	}
}

// modified is whether Ctrl, Alt or Cmd is held: the key then belongs to a
// shortcut. Shift is let through, or an accidental Shift would lose a tap.
func modified() bool {
	d, ok := fyne.CurrentApp().Driver().(desktop.Driver)
	return ok && d.CurrentKeyModifiers()&^fyne.KeyModifierShift != 0
}
