// Package clocale spares people a log line at every start. On a system whose
// locale is "C.UTF-8", Fyne cannot parse the language "C" while its packages
// are initialised and says so on the error output, of every command too. The
// same locale without its encoding is understood.
//
// This is the project's one package that acts when it is initialised; there is
// no later moment. Go initialises packages in the order of their import paths
// as far as their imports allow (since Go 1.21), so this one, which imports
// next to nothing, comes before fyne.io. A test holds that.
package clocale

import (
	"os"
	"strings"
)

func init() {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if value := os.Getenv(name); strings.HasPrefix(value, "C.") || strings.HasPrefix(value, "POSIX.") {
			// It cannot fail for such a name and value; if it did, the log
			// line would be there as before.
			_ = os.Setenv(name, "C")
		}
	}
}
