package storage_test

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"errors"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"calmster/model"
	"calmster/storage"
)

func wideText(text string, order binary.ByteOrder) string {
	var b []byte
	for _, unit := range utf16.Encode([]rune(text)) {
		b = binary.BigEndian.AppendUint16(b, unit)
	}
	if order == binary.LittleEndian {
		for i := 0; i < len(b); i += 2 {
			b[i], b[i+1] = b[i+1], b[i]
		}
	}
	return string(b)
}

func gzipped(t testing.TB, text string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestAnExportIsReadHoweverItIsWritten(t *testing.T) {
	file := strings.Replace(whole, `"note": "two\nlines"`, `"note": "größer 🐹"`, 1)
	for name, written := range map[string]string{
		"UTF-8 with a mark":           "\ufeff" + file,
		"UTF-16, little end first":    wideText("\ufeff"+file, binary.LittleEndian),
		"UTF-16, big end first":       wideText("\ufeff"+file, binary.BigEndian),
		"UTF-16 without a mark":       wideText(file, binary.LittleEndian),
		"packed":                      gzipped(t, file),
		"packed UTF-16":               gzipped(t, wideText("\ufeff"+file, binary.LittleEndian)),
		"packed in parts with a mark": gzipped(t, "\ufeff"+file[:500]) + gzipped(t, file[500:]),
	} {
		t.Run(name, func(t *testing.T) {
			j := mustOpen(t, "")
			mustImport(t, j, written)
			sameFile(t, mustExport(t, j), file)
		})
	}
}

func TestAFileOfAnotherKindIsKnown(t *testing.T) {
	j := mustOpen(t, "")
	mustImport(t, j, whole)
	folder := t.TempDir()
	written := func(name string, fill func(path string) error) string {
		path := filepath.Join(folder, name)
		if err := fill(path); err != nil {
			t.Fatal(err)
		}
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	var table, book, picture bytes.Buffer
	err := errors.Join(j.ExportCSV(t.Context(), &table, model.Search{}), j.ExportXLSX(t.Context(), &book, model.Search{}),
		png.Encode(&picture, image.NewGray(image.Rect(0, 0, 9, 9))))
	if err != nil {
		t.Fatal(err)
	}
	backup := written("backup", func(path string) error { return j.Backup(t.Context(), path) })
	chart := model.Table{
		Columns: []model.Column{{Title: "Date"}, {Title: "Stage"}, {Title: "Calm"}},
		Rows:    []model.Row{{Cells: []model.Cell{{Text: "1"}, {Text: "2"}, {Text: "3"}}}},
	}
	export := mustExport(t, j)
	path := filepath.Join(folder, "given")
	for name, c := range map[string]struct {
		file            string
		imported, taken storage.FileKind // by an import, and by a restore
	}{
		"a backup":             {backup, storage.KindJournal, ""},
		"the CSV":              {table.String(), storage.KindTable, storage.KindTable},
		"the CSV as Excel's":   {wideText(table.String(), binary.LittleEndian), storage.KindTable, storage.KindTable},
		"a chart's table":      {chart.CSV(), storage.KindTable, storage.KindTable},
		"the workbook":         {book.String(), storage.KindWorkbook, storage.KindWorkbook},
		"a picture":            {picture.String(), storage.KindPicture, storage.KindPicture},
		"a report":             {"<!DOCTYPE html><html>", storage.KindReport, storage.KindReport},
		"settings":             {`{"format": "calmster-settings", "version": 1}`, storage.KindSettings, storage.KindSettings},
		"a BORIS project":      {`{"time_format": "s", "behaviors_conf": {}}`, storage.KindBoris, storage.KindJSON},
		"other JSON":           {`[{"format": "calm"}]`, storage.KindJSON, ""},
		"packed twice":         {gzipped(t, gzipped(t, export)), storage.KindArchive, storage.KindArchive},
		"packed and cut short": {gzipped(t, export)[:600], storage.KindCutShort, storage.KindExport},
		"an odd byte missing":  {wideText("\ufeff{}", binary.LittleEndian)[:5], storage.KindCutShort, storage.KindJSON},
		"an export":            {export, "", storage.KindExport},
		"an export, packed":    {gzipped(t, export), "", storage.KindExport},
		"an export as UTF-16":  {wideText("\ufeff"+export, binary.BigEndian), "", storage.KindExport},
	} {
		t.Run(name, func(t *testing.T) {
			if err := os.WriteFile(path, []byte(c.file), 0o600); err != nil {
				t.Fatal(err)
			}
			kindOf := func(err error) storage.FileKind {
				var k *storage.KindError
				errors.As(err, &k)
				if k == nil {
					return ""
				}
				return k.Kind
			}
			_, err := storage.ReadExchange(strings.NewReader(c.file))
			if kind := kindOf(err); kind != c.imported || kind != "" && !errors.Is(err, storage.ErrNotExchange) {
				t.Errorf("imported: %q %v, want %q", kind, err, c.imported)
			}
			_, err = storage.Restore(t.Context(), filepath.Join(t.TempDir(), "new"), path)
			if kind := kindOf(err); kind != c.taken || kind != "" && !errors.Is(err, storage.ErrForeign) {
				t.Errorf("restored: %q %v, want %q", kind, err, c.taken)
			}
		})
	}
}

// A few kilobytes that unpack to a flood are refused before they fill memory.
func TestAFloodIsRefused(t *testing.T) {
	for name, file := range map[string]string{
		"zeros":  strings.Repeat("\x00", 1<<20),
		"spaces": strings.Repeat(" ", 1<<20),
	} {
		t.Run(name, func(t *testing.T) {
			part := gzipped(t, file)
			if _, err := storage.ReadExchange(strings.NewReader(strings.Repeat(part, 300))); !errors.Is(err, storage.ErrTooLarge) {
				t.Errorf("got %v", err)
			}
		})
	}
}
