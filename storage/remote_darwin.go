package storage

import "golang.org/x/sys/unix"

// remote is whether a folder lies on another computer, where SQLite's log and
// locks are not safe.
func remote(folder string) bool {
	var fs unix.Statfs_t
	return unix.Statfs(folder, &fs) == nil && fs.Flags&unix.MNT_LOCAL == 0
}
