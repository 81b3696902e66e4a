package commands_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"calmster/internal/claim"
)

// TestMain keeps what the programs under test write out of the user's folders.
func TestMain(m *testing.M) {
	home, err := os.MkdirTemp("", "calmster-commands-")
	if err != nil {
		panic(err)
	}
	for _, name := range []string{"HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "LOCALAPPDATA", "AppData"} {
		if err := os.Setenv(name, home); err != nil {
			panic(err)
		}
	}
	code := m.Run()
	if err := os.RemoveAll(home); err != nil {
		panic(err)
	}
	os.Exit(code)
}

// folder is what lies in a folder: names, sizes and times.
func folder(t *testing.T, path string) (out []string) {
	t.Helper()
	files, err := os.ReadDir(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		info, err := f.Info()
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, fmt.Sprint(f.Name(), " ", info.Size(), " ", info.ModTime()))
	}
	return out
}

// Under an open window, and beside another command, nothing is changed by
// commands, and all that reads works.
func TestCommandsKeepAwayFromAnOpenWindow(t *testing.T) {
	dir := t.TempDir()
	journal, backup := filepath.Join(dir, "j.calmster"), filepath.Join(t.TempDir(), "b.calmster")
	if r := calmster(t, small, "import", "--journal", journal, "-"); r.code != 0 {
		t.Fatalf("import: %+v", r)
	}
	if r := calmster(t, "", "backup", "--journal", journal, "--out", backup); r.code != 0 {
		t.Fatalf("backup: %+v", r)
	}
	ctx, stop := context.WithTimeout(t.Context(), time.Minute)
	defer stop()
	window, err := claim.Take(ctx, t.TempDir(), journal) // another user's, even
	if err != nil {
		t.Fatal(err)
	}
	before := folder(t, dir)
	for _, args := range [][]string{{"restore", backup}, {"import", "-"}} {
		r := calmster(t, small, append([]string{"--journal", journal}, args...)...)
		if r.code != 1 || !strings.Contains(r.errOut, "Close that window first") || !strings.Contains(r.errOut, journal) {
			t.Errorf("%v: %+v", args, r)
		}
	}
	for _, args := range [][]string{{"check"}, {"assess"}, {"export"}, {"backup", "--out", backup}} {
		if r := calmster(t, "", append([]string{"--journal", journal}, args...)...); r.code != 0 {
			t.Errorf("%v: %+v", args, r)
		}
	}
	if after := folder(t, dir); !slices.Equal(after, before) {
		t.Errorf("%v became %v", before, after)
	}
	if err := window.Close(); err != nil {
		t.Fatal(err)
	}
	if r := calmster(t, "", "--journal", journal, "restore", backup); r.code != 0 {
		t.Errorf("afterwards: %+v", r)
	}
}

// What only reads makes nothing of nothing, and calls nothing sound.
func TestCommandsThatReadMakeNoJournal(t *testing.T) {
	dir := t.TempDir()
	empty, none := filepath.Join(dir, "empty.calmster"), filepath.Join(dir, "none.calmster")
	lost := filepath.Join(dir, "lost.calmster")
	backups := filepath.Join(dir, "backups")
	if err := os.Mkdir(backups, 0o700); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{empty, lost, filepath.Join(backups, "lost-daily-2026-11-19.calmster")} {
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	before := folder(t, dir)
	out := filepath.Join(t.TempDir(), "out")
	for _, c := range []struct{ journal, said string }{
		{empty, "is empty"}, {none, "There is no journal"}, {lost, "is gone or empty"}, {filepath.Join(dir, "no", "folder"), "There is no journal"},
	} {
		for _, args := range [][]string{
			{"check"}, {"assess"}, {"export"}, {"export", "--out", out}, {"report", "--out", out}, {"backup", "--out", out}, {"backup", "--daily", "7"},
		} {
			r := calmster(t, "", append([]string{"--journal", c.journal}, args...)...)
			if r.code != 1 || r.out != "" || !strings.Contains(r.errOut, c.said) {
				t.Errorf("%v of %s: %+v", args, c.journal, r)
			}
		}
	}
	if r := calmster(t, small, "--journal", lost, "import", "-"); r.code != 1 || !strings.Contains(r.errOut, "A backup can bring it back") {
		t.Errorf("import: %+v", r)
	}
	if r := calmster(t, small, "--journal", filepath.Join(dir, "no", "folder"), "import", "-"); r.code != 1 || !strings.Contains(r.errOut, "stick") {
		t.Errorf("import without a folder: %+v", r)
	}
	if after := folder(t, dir); !slices.Equal(after, before) {
		t.Errorf("%v became %v", before, after)
	}
	if _, err := os.Stat(out); err == nil {
		t.Error("something was written")
	}
}
