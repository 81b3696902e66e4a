//go:build unix

package main

import "syscall"

// keepPrivate has every file that this program makes be its user's alone, those too
// that are made by what it is built of, such as the settings that Fyne writes.
func keepPrivate() { syscall.Umask(0o077) }
