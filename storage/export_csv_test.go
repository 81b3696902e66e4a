package storage_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"calmster/model"
)

var update = flag.Bool("update", false, "write the golden files anew")

func TestCSVIsWhatAKeeperWants(t *testing.T) {
	j := mustOpen(t, "")
	// A name and a note that a spreadsheet would run.
	mustImport(t, j, strings.NewReplacer(`"name": "Plain"`, `"name": "=HYPERLINK(\"http://x\")"`, `"note": "two\nlines"`, `"note": "+two\nlines, \"quoted\""`).Replace(whole))
	var b bytes.Buffer
	if err := j.ExportCSV(t.Context(), &b, model.Search{}); err != nil {
		t.Fatal(err)
	}
	golden := filepath.Join("testdata", "sessions.csv")
	if *update {
		if err := os.WriteFile(golden, b.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(b.Bytes(), want) {
		t.Errorf("got\n%s\nwant\n%s", b.Bytes(), want)
	}
}
