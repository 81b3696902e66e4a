//go:build linux

package main

import (
	"os"
	"path/filepath"
	"testing"

	"calmster/ui/words"
)

// importTakenBack takes a file in, which is shown and asked about first, and
// takes that back.
func importTakenBack(t *testing.T, k *keeper) {
	k.createHamster("Biscuit")
	const over = `{"format": "calmster-journal", "version": 1, "hamsters": [{"id": "018f0000-0000-7000-8000-000000000001", "name": "Over"}], "sessions": [
{"id": "018f0000-0000-7000-8000-000000000041", "hamster_id": "018f0000-0000-7000-8000-000000000001", "stage": "wear", "started_at": "2026-06-10T20:00:00Z", "duration_s": 301, "end_reason": "planned"},
{"id": "018f0000-0000-7000-8000-000000000042", "hamster_id": "018f0000-0000-7000-8000-000000000001", "stage": "wear", "started_at": "2026-06-10T20:02:00Z", "duration_s": 301, "end_reason": "planned"}]}`
	if err := os.WriteFile(filepath.Join(k.Home(), "over.json"), []byte(over), 0o600); err != nil {
		t.Fatal(err)
	}
	asked := func() {
		k.Press("ctrl+6")
		k.Click(words.T("settings.import", nil))
		k.Click("over")
		k.Click("Open")
		k.WaitText(words.T("import.brings", nil))
		k.WaitText(words.T("import.odd", nil))
	}
	asked()
	if picture := os.Getenv("IMPORT_PICTURE"); picture != "" {
		k.Picture(picture)
	}
	k.Press("Escape")
	k.WaitItem(words.T("settings.import", nil))
	if n := len(k.export().Hamsters); n != 1 {
		t.Errorf("%d hamsters before anything was taken in", n)
	}
	asked()
	k.Press("ctrl+Return")
	k.WaitItem(words.T("import.back", nil))
	if n := len(k.export().Hamsters); n != 2 {
		t.Errorf("%d hamsters after the import", n)
	}
	if picture := os.Getenv("IMPORT_PICTURE"); picture != "" {
		k.Picture(picture + "2.png")
	}
	k.Press("ctrl+z")
	k.WaitItem(words.T("settings.import", nil))
	if n := len(k.export().Hamsters); n != 1 {
		t.Errorf("%d hamsters after it was taken back", n)
	}
}
