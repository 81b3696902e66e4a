// Package logfile keeps the program's log: in a file that does not grow for ever,
// and without what is personal.
package logfile

import (
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
)

// How large a log becomes before a new one is begun, and how many older ones are
// kept, as path.1 and path.2.
const (
	largest = 512 << 10 // bytes
	older   = 2
)

// Open begins to log at path. Closing it ends that.
func Open(path string) (*slog.Logger, io.Closer, error) {
	f := &file{path: path}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, nil, fmt.Errorf("make the folder of the log: %w", err)
	}
	if err := f.open(); err != nil {
		return nil, nil, fmt.Errorf("open the log: %w", err)
	}
	return slog.New(slog.NewTextHandler(f, &slog.HandlerOptions{ReplaceAttr: discreet})), f, nil
}

// file is a log that makes room for a new one when it is full.
type file struct {
	mu   sync.Mutex
	path string
	f    *os.File
	size int64
}

func (l *file) open() error {
	f, err := os.OpenFile(l.path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	info, err := f.Stat()
	if err != nil {
		return errors.Join(err, f.Close())
	}
	l.f, l.size = f, info.Size()
	return nil
}

// Write writes one line.
func (l *file) Write(line []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.size > 0 && l.size+int64(len(line)) > largest {
		if err := l.turn(); err != nil {
			return 0, err
		}
	}
	n, err := l.f.Write(line)
	l.size += int64(n)
	return n, err
}

// turn begins a new log. Where the old one cannot be put aside, as while another
// window has it open on Windows, the log goes on in it.
func (l *file) turn() error {
	closed := l.f.Close()
	for i := older; i > 0; i-- {
		from := l.path
		if i > 1 {
			from = fmt.Sprintf("%s.%d", l.path, i-1)
		}
		_ = os.Rename(from, fmt.Sprintf("%s.%d", l.path, i)) // see above
	}
	return errors.Join(closed, l.open())
}

// Close is for io.Closer.
func (l *file) Close() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.f.Close()
}
