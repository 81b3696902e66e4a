package main

import (
	"fyne.io/fyne/v2"
	"github.com/go-gl/glfw/v3.3/glfw"
)

// Key is for the shell. A letter is the one that is written on the key. On a layout
// without Latin letters, such as a Russian or a Greek one, Fyne has no name for a
// letter, or that of a mark; there a key is the letter that an English keyboard has
// at its place, which is mostly printed on it as well. Fyne does the same for
// shortcuts with Ctrl. The digits above the letters go by their place everywhere.
func (d *desktop) Key(k *fyne.KeyEvent) fyne.KeyName {
	for letter := glfw.KeyA; letter <= glfw.KeyZ; letter++ {
		if glfw.GetKeyScancode(letter) == k.Physical.ScanCode {
			if latin() {
				break
			}
			return fyne.KeyName(rune(letter))
		}
	}
	return k.Name
}

// latin is whether the keyboard's present layout writes Latin letters.
func latin() bool {
	for at := glfw.KeyA; at <= glfw.KeyZ; at++ {
		if name := glfw.GetKeyName(at, 0); len(name) == 1 && 'a' <= name[0]|0x20 && name[0]|0x20 <= 'z' {
			return true
		}
	}
	return false
}
