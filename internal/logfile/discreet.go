package logfile

import (
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"calmster/model"
)

// discreet takes out of a line what may be personal. The messages of the program
// are its own words; errors are not: they name files, which a keeper named, and
// quote what a keeper wrote. Fyne's come as messages, errors and all.
func discreet(_ []string, a slog.Attr) slog.Attr {
	switch v := a.Value.Any().(type) {
	case error:
		return slog.String(a.Key, Discreet(v))
	case string:
		if a.Key != slog.LevelKey && a.Key != slog.TimeKey {
			return slog.String(a.Key, unnamed(quoted.ReplaceAllString(v, `"…"`)))
		}
	}
	return a
}

// path is where a whole path begins in a message.
var path = regexp.MustCompile(`(?:^|[ (=])(/|[A-Za-z]:[/\\]|\\\\|file:/)`)

// unnamed takes a path out of a message, up to what is said of it. A name can
// hold spaces and colons, so rather too much is taken for one.
func unnamed(said string) string {
	found := path.FindStringSubmatchIndex(said)
	if found == nil {
		return said
	}
	from, to := found[2], strings.LastIndex(said, ": ")
	if to < from {
		to = len(said)
	}
	return said[:from] + veil(said[from:to]) + said[to:]
}

// quoted is what an error says in the words of somebody else.
var quoted = regexp.MustCompile(`"(?:[^"\\]|\\.)*"|“[^”]*”`)

// ours is what the fields of records are called, and their places in a file.
var ours = regexp.MustCompile(`^[a-z0-9_/.]*$`)

// Discreet is what an error says without what may be personal: files are named by
// their ending only, values and quotes not at all.
func Discreet(err error) string {
	said := err.Error()
	private := private(err)
	// The longest first: one may be a part of another.
	slices.SortFunc(private, func(a, b string) int { return len(b) - len(a) })
	for _, p := range private {
		said = strings.ReplaceAll(said, p, veil(p))
	}
	// A library may name a file in words only.
	return unnamed(quoted.ReplaceAllString(said, `"…"`))
}

// veil stands in the place of a path or of a value.
func veil(s string) string {
	if filepath.IsAbs(s) || strings.ContainsAny(s, `/\`) {
		return "<file" + strings.ToLower(extension(s)) + ">"
	}
	return "<…>"
}

// extension is a file's ending where it is a usual one: of “.journal of Biscuit”
// nothing is left.
func extension(path string) string {
	e := filepath.Ext(path)
	if len(e) > 10 || strings.ContainsFunc(e[min(1, len(e)):], func(r rune) bool { return r < '0' || r > 'z' || r > '9' && r < 'A' }) {
		return ""
	}
	return e
}

// private are the texts in an error, and in those that it wraps, that are a
// keeper's: paths, and the values that its words for people would show.
func private(err error) (out []string) {
	add := func(s string) {
		if len(s) > 1 {
			out = append(out, s)
		}
	}
	var walk func(error)
	walk = func(err error) {
		switch e := err.(type) {
		case *fs.PathError:
			add(e.Path)
		case *os.LinkError:
			add(e.Old)
			add(e.New)
		}
		if told, ok := err.(model.Explained); ok {
			_, args := told.Explain()
			for name, v := range args {
				if name == "Detail" || name == "Field" && ours.MatchString(fmt.Sprint(v)) {
					continue // the whole error again, or a name of the exchange format
				}
				switch v := v.(type) {
				case string:
					add(v)
				case []string:
					for _, s := range v {
						add(s)
					}
				case fmt.Stringer:
					add(v.String())
				}
			}
		}
		switch e := err.(type) {
		case interface{ Unwrap() []error }:
			for _, inner := range e.Unwrap() {
				walk(inner)
			}
		default:
			if inner := errors.Unwrap(err); inner != nil {
				walk(inner)
			}
		}
	}
	walk(err)
	if home, err := os.UserHomeDir(); err == nil {
		add(home)
	}
	return out
}
