// Package locale keeps Fyne quiet about the locale "C.UTF-8".
//
// Many containers and servers have it. Fyne looks at the locale while the
// program loads, takes this one for a language, and writes an error to the
// error output before main begins, also for a command that opens no window.
//
// This is the one place where an init has an effect: nothing later would be
// early enough. Go initialises packages in the order of their paths where
// their imports allow it, so this one, which imports the standard library
// only, comes before any of fyne.io.
package locale

import (
	"os"
	"strings"
)

func init() {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		value := os.Getenv(name)
		if value == "" {
			continue
		}
		if plain(value) {
			_ = os.Setenv(name, "C") // which Fyne knows to be no language
		}
		return
	}
}

// plain is whether the value stands for no language in some encoding.
func plain(value string) bool {
	return strings.HasPrefix(value, "C.") || strings.HasPrefix(value, "POSIX.")
}
