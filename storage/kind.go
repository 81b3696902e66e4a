package storage

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"encoding/json"
	"errors"
	"io"
	"os"
	"strings"

	"calmster/model"
)

// FileKind is what a file is that was given where another one belongs.
type FileKind string

// The kinds of files that are known by their content.
const (
	KindJournal  FileKind = "journal"   // a journal, or a backup of one
	KindDatabase FileKind = "database"  // of another program
	KindExport   FileKind = "export"    // a journal in the exchange format
	KindSettings FileKind = "settings"  // exported settings
	KindTable    FileKind = "table"     // the CSV, or a chart's
	KindWorkbook FileKind = "workbook"  // ours or another
	KindReport   FileKind = "report"    // a page of HTML
	KindPicture  FileKind = "picture"   // a photo or a chart
	KindDocument FileKind = "document"  // a PDF
	KindArchive  FileKind = "archive"   // packed otherwise than with gzip
	KindBoris    FileKind = "boris"     // a project of that program
	KindJSON     FileKind = "json"      // other JSON
	KindCutShort FileKind = "cut_short" // packed or wide text whose end is missing
	KindNoFile   FileKind = "no_file"   // a folder, a pipe or a device
)

// KindError is returned for a file of another kind than was asked for, where it
// is known which. It wraps what is wrong with the file.
type KindError struct {
	Kind FileKind
	Err  error
}

func (e *KindError) Error() string { return e.Err.Error() + " (kind: " + string(e.Kind) + ")" }

func (e *KindError) Unwrap() error { return e.Err }

// Explain says what the file is and where it belongs.
func (e *KindError) Explain() (key string, args model.Args) {
	return "problem.kind." + string(e.Kind), nil
}

// sniffed is how many bytes of a file tell its kind.
const sniffed = 1 << 10

// kindOfBytes is the kind of a file by its first bytes, "" where they do not tell.
func kindOfBytes(start []byte) FileKind {
	for _, k := range []struct {
		kind FileKind
		at   int
		is   string
	}{
		{KindPicture, 0, "\x89PNG\r\n\x1a\n"},
		{KindPicture, 0, "\xff\xd8\xff"},
		{KindPicture, 0, "GIF8"},
		{KindPicture, 8, "WEBP"},
		{KindPicture, 4, "ftyp"}, // HEIC, and films
		{KindDocument, 0, "%PDF-"},
		{KindArchive, 0, "7z\xbc\xaf"},
		{KindArchive, 0, "Rar!"},
		{KindArchive, 0, "\xfd7zXZ"},
		{KindArchive, 0, "BZh"},
		{KindArchive, 0, "\x28\xb5\x2f\xfd"}, // zstd
		{KindArchive, 0, "\x1f\x8b"},         // packed twice
	} {
		if len(start) >= k.at && bytes.HasPrefix(start[k.at:], []byte(k.is)) {
			return k.kind
		}
	}
	const idAt = 68 // of the application in the header of SQLite
	switch text := strings.TrimLeft(strings.TrimPrefix(string(start), "\ufeff"), " \t\r\n"); {
	case bytes.HasPrefix(start, []byte("SQLite format 3\x00")):
		if len(start) >= idAt+4 && binary.BigEndian.Uint32(start[idAt:]) == applicationID {
			return KindJournal
		}
		return KindDatabase
	case bytes.HasPrefix(start, []byte("PK\x03\x04")):
		if bytes.Contains(start, []byte("xl/")) || bytes.Contains(start, []byte("[Content_Types].xml")) {
			return KindWorkbook
		}
		return KindArchive
	case strings.HasPrefix(text, "<"):
		return KindReport
	case strings.HasPrefix(text, strings.Join(sessionColumns[:4], ",")), table(text):
		return KindTable
	}
	return ""
}

// table is whether a text begins as a table does: its first lines are no JSON
// and have the same separators.
func table(text string) bool {
	lines := strings.SplitN(text, "\n", 3)
	if text == "" || strings.IndexByte("{[\"", text[0]) >= 0 || len(lines) < 3 {
		return false
	}
	for _, separator := range []string{",", ";", "\t"} {
		if n := strings.Count(lines[0], separator); n > 1 && n == strings.Count(lines[1], separator) {
			return true
		}
	}
	return false
}

// kindOfJSON is the kind of a JSON text that is no journal, by the keys that it
// begins with; "" where it is no object.
func kindOfJSON(keys map[string]json.RawMessage) FileKind {
	var format string
	_ = json.Unmarshal(keys["format"], &format) // what is no text is no name of ours
	_, behaviours := keys["behaviors_conf"]
	switch {
	case format == exchangeFormat:
		return KindExport
	case format == "calmster-settings":
		return KindSettings
	case behaviours:
		return KindBoris
	}
	return KindJSON
}

// about returns err, which says that a file is no journal, with the kind of the
// file where that can be told.
func about(path string, err error) error {
	if err = named(err); !errors.Is(err, ErrForeign) {
		return err
	}
	kind, cause := KindOf(path)
	if cause != nil || kind == "" || kind == KindJournal {
		return err
	}
	return &KindError{kind, err}
}

// KindOf tells the kind of a file by its start; "" where that does not tell. It
// is not for a journal that is open: closing the file can drop SQLite's locks.
func KindOf(path string) (kind FileKind, err error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	in := bufio.NewReader(f)
	if packed(in) {
		unpacked, err := gzip.NewReader(in)
		if err != nil {
			return "", err
		}
		in = bufio.NewReader(unpacked)
	}
	start, err := in.Peek(sniffed)
	if err != nil && !errors.Is(err, io.EOF) {
		return "", err
	}
	if order := wide(start); order != nil {
		if start, err = narrowed(start[:len(start)&^1], order); err != nil {
			return "", err
		}
	}
	if kind := kindOfBytes(start); kind != "" {
		return kind, nil
	}
	switch text := string(start); {
	case strings.Contains(text, `"`+exchangeFormat+`"`):
		return KindExport, nil
	case strings.Contains(text, `"calmster-settings"`):
		return KindSettings, nil
	case strings.HasPrefix(strings.TrimLeft(text, "\ufeff \t\r\n"), "{"):
		return KindJSON, nil
	}
	return "", nil
}
