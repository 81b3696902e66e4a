//go:build !(linux || freebsd || netbsd || openbsd)

package awake

import "fyne.io/fyne/v2"

// Keep keeps the screen lit until release is called: by Fyne, which asks the
// system itself.
func Keep(string) (release func() error, err error) {
	set := func(on bool) {
		fyne.Do(func() { fyne.CurrentApp().Driver().SetDisableScreenBlanking(on) })
	}
	set(true)
	return func() error { set(false); return nil }, nil
}
