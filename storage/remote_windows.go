package storage

import (
	"path/filepath"
	"strings"

	"golang.org/x/sys/windows"
)

// remote is whether a folder lies on another computer, where SQLite's log and
// locks are not safe.
func remote(folder string) bool {
	volume := filepath.VolumeName(folder)
	if strings.HasPrefix(volume, `\\`) {
		return true
	}
	root, err := windows.UTF16PtrFromString(volume + `\`)
	return err == nil && windows.GetDriveType(root) == windows.DRIVE_REMOTE
}
