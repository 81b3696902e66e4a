package storage

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
)

// DefaultPath returns where the journal lies unless the keeper says otherwise:
// in the platform's folder for a user's data.
func DefaultPath() (string, error) {
	dir, err := dataFolder()
	if err != nil {
		return "", fmt.Errorf("find the data folder: %w", err)
	}
	return filepath.Join(dir, "calmster", "journal.calmster"), nil
}

func dataFolder() (string, error) {
	switch runtime.GOOS {
	case "windows":
		if dir := os.Getenv("LOCALAPPDATA"); dir != "" {
			return dir, nil
		}
		return "", errors.New("LOCALAPPDATA is not set")
	case "darwin":
		return os.UserConfigDir() // ~/Library/Application Support
	}
	// The specification asks to ignore a relative path here.
	if dir := os.Getenv("XDG_DATA_HOME"); filepath.IsAbs(dir) {
		return dir, nil
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "", err
	}
	return filepath.Join(home, ".local", "share"), nil
}

// inPlace is whether the file that was opened still lies at its path. SQLite
// goes on writing to a deleted file without an error.
func (j *Journal) inPlace() error {
	now, err := os.Stat(j.path)
	if err != nil || !os.SameFile(j.file, now) {
		return fmt.Errorf("%w: %s", ErrMoved, j.path)
	}
	return nil
}
