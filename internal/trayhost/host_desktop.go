//go:build !(linux || freebsd || netbsd || openbsd)

package trayhost

// There is whether the desktop shows icons in a tray; Windows and macOS do.
func There() bool { return true }
