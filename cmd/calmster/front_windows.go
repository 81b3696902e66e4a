package main

import (
	"log/slog"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"
	"golang.org/x/sys/windows"
)

// toFront brings the window before the others, also out of the task bar:
// Windows leaves a minimised window there when it gets the focus.
func toFront(w fyne.Window) {
	if n, ok := w.(driver.NativeWindow); ok {
		n.RunNative(func(native any) {
			const restore = 9 // SW_RESTORE
			user := windows.NewLazySystemDLL("user32.dll")
			win, ok := native.(driver.WindowsWindowContext)
			if !ok {
				return
			}
			if iconic, _, _ := user.NewProc("IsIconic").Call(win.HWND); iconic != 0 {
				// Its result is whether the window was visible before.
				_, _, _ = user.NewProc("ShowWindow").Call(win.HWND, restore)
			}
		})
	}
	w.RequestFocus()
}

// yieldFront lets another copy of the program come to the front: Windows
// grants that to the program that was just started, which may pass it on.
func yieldFront() {
	const anyProcess = 0xFFFFFFFF // ASFW_ANY
	allow := windows.NewLazySystemDLL("user32.dll").NewProc("AllowSetForegroundWindow")
	if done, _, err := allow.Call(anyProcess); done == 0 {
		slog.Info("another copy may not come to the front", "error", err)
	}
}
