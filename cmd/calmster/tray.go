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
	outlook := fyne.NewMenuItem("", nil)
	outlook.Disabled = true
	quit := fyne.NewMenuItem(words.T("key.quit", nil), p.window.Close)
	quit.IsQuit = true
	menu := fyne.NewMenu("Calmster",
		outlook, fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem(words.T("key.prepare", nil), func() {
			p.show()
			if p.shell != nil {
				p.shell.Prepare()
			}
		}),
		fyne.NewMenuItem(words.T("tray.show", nil), p.show),
		fyne.NewMenuItemSeparator(), quit)
	say := func() {
		text := words.T("tray.nothing", nil)
		if p.shell != nil {
			text = p.shell.Outlook()
		}
		if text != outlook.Label {
			outlook.Label = text
			menu.Refresh()
		}
	}
	say()
	tray.SetSystemTrayMenu(menu)
	clock{}.Every(time.Minute, say)
	p.window.SetCloseIntercept(p.window.Hide)
}

// show brings the window back, wherever it is.
func (p *program) show() {
	p.window.Show()
	toFront(p.window)
}
