// Package crash keeps a note of how the program ended, where it ended in a crash.
//
// Go's runtime writes what it says of a crash, on whichever goroutine it was,
// into a file that was opened for it beforehand. The next start makes a readable
// note of that, without what may be personal, and removes the file.
package crash

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"time"
)

// kept is how many notes are kept.
const kept = 10

// head ends what is written before a crash.
const head = "\n--\n"

// Watch has a crash of this process written into a file, which only one process
// may name. Calling stop says that the program ended well.
func Watch(file, version string) (stop func() error, err error) {
	const trying = "keep watch for a crash: %w"
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		return nil, fmt.Errorf(trying, err)
	}
	f, err := os.OpenFile(file, os.O_CREATE|os.O_TRUNC|os.O_WRONLY|os.O_APPEND, 0o600)
	if err != nil {
		return nil, fmt.Errorf(trying, err)
	}
	_, err = fmt.Fprintf(f, "calmster %s\n%s %s/%s%s", version, runtime.Version(), runtime.GOOS, runtime.GOARCH, head)
	if err == nil {
		err = debug.SetCrashOutput(f, debug.CrashOptions{}) // which takes a copy of f
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return nil, fmt.Errorf(trying, err)
	}
	return func() error {
		err := debug.SetCrashOutput(nil, debug.CrashOptions{})
		if err := errors.Join(err, os.Remove(file)); err != nil {
			return fmt.Errorf("end the watch for a crash: %w", err)
		}
		return nil
	}, nil
}

// Ending is how the names of watched files end.
const Ending = ".crash"

// Collect makes a note, in the folder notes, of each crash that was written into
// a file in the folder watched, and returns the newest; "" where there was none.
// What a power cut or a kill left behind is no crash, and a program that runs has
// none yet.
func Collect(watched, notes string) (newest string, err error) {
	files, err := filepath.Glob(filepath.Join(watched, "*"+Ending))
	if err != nil {
		return "", fmt.Errorf("look for crashes: %w", err)
	}
	for _, file := range files {
		note, one := collect(file, notes)
		if one != nil {
			err = errors.Join(err, fmt.Errorf("make a note of a crash: %w", one))
		}
		newest = max(newest, note)
	}
	return newest, err
}

func collect(file, notes string) (note string, err error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return "", err
	}
	about, said, whole := bytes.Cut(text, []byte(head))
	if !whole {
		about, said = nil, text
	}
	if len(bytes.TrimSpace(said)) == 0 {
		return "", nil
	}
	info, err := os.Stat(file)
	if err != nil {
		return "", err
	}
	if err := os.MkdirAll(notes, 0o700); err != nil {
		return "", err
	}
	when := info.ModTime()
	note = filepath.Join(notes, "crash-"+when.Format("20060102-150405")+".txt")
	readable := fmt.Sprintf("Calmster ended unexpectedly on %s.\n\n%s\n\n%s", when.Format(time.RFC1123Z), about, discreet(string(said)))
	if err := os.WriteFile(note, []byte(readable), 0o600); err != nil {
		return "", err
	}
	return note, errors.Join(os.Remove(file), forget(notes))
}

// forget removes all but the newest notes.
func forget(folder string) error {
	notes, err := filepath.Glob(filepath.Join(folder, "crash-*.txt"))
	if err != nil {
		return err
	}
	slices.Sort(notes) // by time
	var errs []error
	for _, old := range notes[:max(0, len(notes)-kept)] {
		errs = append(errs, os.Remove(old))
	}
	return errors.Join(errs...)
}

var (
	// A panic's own words are kept where they are the runtime's; what somebody
	// handed to panic may quote anything.
	panicked = regexp.MustCompile(`(?m)^(panic: |\tpanic: )(.*(?:\n[^\n\[g].*)*)`)
	runtimes = regexp.MustCompile(`^(?:runtime error: |runtime\.|invalid memory address|close of |send on closed|assignment to entry in nil map|sync: |all goroutines|.*\(types from )`)
)

// discreet takes out what may be personal: what a panic was given, and where the
// program was built or lies.
func discreet(said string) string {
	said = panicked.ReplaceAllStringFunc(said, func(line string) string {
		mark, words, _ := strings.Cut(line, "panic: ")
		if runtimes.MatchString(words) {
			return line
		}
		return mark + "panic: (what it said is left out)"
	})
	if home, err := os.UserHomeDir(); err == nil && len(home) > 1 {
		said = strings.ReplaceAll(said, home, "~")
	}
	return said
}
