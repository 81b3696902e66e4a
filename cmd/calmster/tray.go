package main

import (
	"time"

	"fyne.io/fyne/v2"
	driver "fyne.io/fyne/v2/driver/desktop"

	"calmster/internal/trayhost"
	"calmster/ui/words"
)

// startTray puts an icon into the desktop's tray, where the keeper wants one and
// the desktop has one. Closing the window then hides it. Fyne can do that at a
// start only.
func (p *program) startTray() {
	p.desktop.tray = trayhost.There()
	tray, ok := p.app.(driver.App)
	if !p.kept.Tray() || !p.desktop.tray || !ok || p.options.Demo {
		return
	}
	outlook, prepare, show, quit := &fyne.MenuItem{Disabled: true}, &fyne.MenuItem{}, &fyne.MenuItem{Action: p.show}, &fyne.MenuItem{IsQuit: true, Action: p.quit}
	prepare.Action = func() {
		p.show()
		if p.shell != nil {
			p.shell.Prepare()
		}
	}
	menu := fyne.NewMenu("Calmster", outlook, fyne.NewMenuItemSeparator(), prepare, show, fyne.NewMenuItemSeparator(), quit)
	p.sayTray = func() {
		next := words.T("tray.nothing", nil)
		if p.shell != nil {
			next = p.shell.Outlook()
		}
		changed := false
		for item, text := range map[*fyne.MenuItem]string{
			outlook: next, prepare: words.T("key.prepare", nil), show: words.T("tray.show", nil), quit: words.T("key.quit", nil),
		} {
			changed = changed || item.Label != text
			item.Label = text
		}
		if changed {
			menu.Refresh()
		}
	}
	p.sayTray()
	tray.SetSystemTrayMenu(menu)
	p.clock.Every(time.Minute, p.sayTray)
	p.window.SetCloseIntercept(p.window.Hide)
}

// show brings the window back, wherever it is.
func (p *program) show() {
	p.window.Show()
	toFront(p.window)
}

// raise is [program.show] from any goroutine.
func (p *program) raise() { p.loop.Do(p.show) }
