//go:build unix

package storage

import (
	"os"
	"path/filepath"
	"syscall"
)

// tighten keeps a journal from others, who may read it by its mode. One that is
// deliberately shared stays as it is: that others may write in, or in a folder
// that gives its files a group. So does another user's. What SQLite makes beside
// a journal has the mode of that.
func tighten(path string) error {
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	const others, writing = 0o077, 0o022
	mode := info.Mode().Perm()
	folder, err := os.Stat(filepath.Dir(path))
	shared := mode&writing != 0 || err == nil && folder.Mode()&os.ModeSetgid != 0
	if st, ok := info.Sys().(*syscall.Stat_t); !ok || int(st.Uid) != os.Getuid() || mode&others == 0 || shared {
		return nil
	}
	// A file system that knows no modes, or is read-only, refuses.
	_ = os.Chmod(path, mode&^others)
	return nil
}
