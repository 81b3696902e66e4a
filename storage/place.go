package storage

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
)

// DefaultPath returns where the journal lies unless the keeper says otherwise:
// in the platform's folder for a user's data.
func DefaultPath() (string, error) {
	dir, err := dataFolder()
	if err != nil {
		return "", fmt.Errorf("find the data folder: %w", &failure{ErrNoHome, err})
	}
	return filepath.Join(dir, "calmster", "journal.calmster"), nil
}

// placeFile says, beside the default place, where the journal was moved to. It
// is a file and no preference: the commands, which know no window, read it too.
const placeFile = "journal.place"

// Place returns where the journal lies: where the keeper moved it to, else
// [DefaultPath]. The error wraps [ErrPlace] where what was remembered cannot be
// read.
func Place() (path string, moved bool, err error) {
	usual, err := DefaultPath()
	if err != nil {
		return "", false, err
	}
	note := filepath.Join(filepath.Dir(usual), placeFile)
	text, err := os.ReadFile(note)
	if errors.Is(err, os.ErrNotExist) {
		return usual, false, nil
	}
	if err == nil && !filepath.IsAbs(strings.TrimSpace(string(text))) {
		err = errors.New("it holds no place")
	}
	if err != nil {
		return "", false, explain("find the journal", note, &failure{ErrPlace, err})
	}
	return filepath.Clean(strings.TrimSpace(string(text))), true, nil
}

// PlaceToFill is [Place] for whoever makes a journal where there is none. The
// error wraps [ErrAway] where a journal was moved to and does not lie: its drive
// may not be connected, and an empty journal in its stead would frighten. The path
// is returned all the same.
func PlaceToFill() (path string, err error) {
	path, moved, err := Place()
	if err != nil || !moved {
		return path, err
	}
	if _, err := os.Stat(path); err != nil {
		return path, explain("find the journal", path, &failure{ErrAway, err})
	}
	return path, nil
}

// Remember makes [Place] return this path from now on.
func Remember(path string) error {
	usual, err := DefaultPath()
	if err != nil {
		return err
	}
	note := filepath.Join(filepath.Dir(usual), placeFile)
	if path == usual {
		if err := os.Remove(note); err != nil && !errors.Is(err, os.ErrNotExist) {
			return fmt.Errorf("forget where the journal was: %w", err)
		}
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(note), 0o700); err != nil {
		return fmt.Errorf("remember where the journal is: %w", err)
	}
	return WriteFile(note, func(w io.Writer) error {
		_, err := fmt.Fprintln(w, path)
		return err
	})
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

// LiesAt is whether a path, however it is written, leads to the journal's file.
func (j *Journal) LiesAt(path string) bool {
	there, err := os.Stat(path)
	return err == nil && os.SameFile(there, j.file)
}
