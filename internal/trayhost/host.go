// Package trayhost finds out whether the desktop shows icons in a tray. Fyne's
// tray does not ask; without a desktop's message bus its end even crashes.
package trayhost
