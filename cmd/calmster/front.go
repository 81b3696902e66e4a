//go:build !windows

package main

import "fyne.io/fyne/v2"

// toFront brings the window before the others, also out of the dock or the
// task bar.
func toFront(w fyne.Window) { w.RequestFocus() }

// yieldFront lets another copy of the program come to the front. Only Windows
// wants to be asked.
func yieldFront() {}
