package logfile_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"calmster/internal/logfile"
	"calmster/model"
	"calmster/storage"
)

func TestALogStaysSmall(t *testing.T) {
	path := filepath.Join(t.TempDir(), "logs", "calmster.log")
	log, done, err := logfile.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	line := strings.Repeat("x", 1000)
	for n := range 4000 {
		log.Info(line, "n", n)
	}
	if err := done.Close(); err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(path + "*")
	if err != nil || len(files) != 3 {
		t.Fatalf("%v, %v", files, err)
	}
	for _, f := range files {
		if info, err := os.Stat(f); err != nil || info.Size() > 512<<10 {
			t.Errorf("%s: %v, %v", f, info.Size(), err)
		}
	}
	newest, err := os.ReadFile(path)
	if err != nil || !strings.Contains(string(newest), "n=3999") {
		t.Errorf("the newest line is not in the newest file: %v", err)
	}
}

// Fyne logs by the standard library's log, what went wrong as a part of the text.
func TestWhatOthersLogTellsNothingPersonal(t *testing.T) {
	path := filepath.Join(t.TempDir(), "log")
	log, done, err := logfile.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	for said, want := range map[string]string{
		"  Cause: open /home/jane/My Biscuit.json: permission denied":    "  Cause: open <file.json>: permission denied",
		`  Cause: open C:\Users\jane\Biscuit: The system says no.`:       "  Cause: open <file>: The system says no.",
		"  Cause: no such file: file:///home/jane/Biscuit":               "  Cause: no such file: <file>",
		"Fyne error:  Unable to load the theme at 1/2 of its usual size": "Fyne error:  Unable to load the theme at 1/2 of its usual size",
	} {
		log.Info(said)
		kept, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(strings.TrimSpace(string(kept)), "\n")
		if last := lines[len(lines)-1]; !strings.HasSuffix(last, fmt.Sprintf("msg=%q", want)) {
			t.Errorf("%q became %s", said, last)
		}
	}
	if err := done.Close(); err != nil {
		t.Fatal(err)
	}
}

// What a keeper wrote or named does not get into the log, whatever goes wrong
// with it; what happened does.
func TestTheLogTellsNothingPersonal(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "Biscuit and Jane")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, "Biscuit.json")
	if err := os.WriteFile(file, []byte("Biscuit bit Jane"), 0o600); err != nil {
		t.Fatal(err)
	}
	j, err := storage.Open(t.Context(), filepath.Join(dir, "Biscuit's.calmster"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = j.Close() })
	merge := func(text string) error {
		_, err := j.Import(context.Background(), strings.NewReader(text))
		return err
	}
	_, noFile := os.Open(filepath.Join(dir, "Jane.txt"))
	_, foreign := storage.Open(t.Context(), file)
	_, noBackup := storage.Restore(t.Context(), j.Path(), filepath.Join(dir, "Jane's copy"))
	bad := model.Hamster{Name: "Biscuit", Species: "Biscuit's own", Stage: model.StageMeet}
	for what, err := range map[string]error{
		"no such file": noFile, "not a journal": foreign, "there is no journal": noBackup,
		"into itself":  j.Backup(t.Context(), filepath.Join(dir, "Jane", "x.calmster")),
		"occupied":     storage.CanMoveTo(file),
		"unknown":      bad.Validate(),
		"no exchange":  merge("Biscuit bit Jane"),
		"a bad record": merge(`{"format":"calmster","version":1,"hamsters":[{"id":"Biscuit","name":"Jane"}],"harnesses":[],"fit_checks":[],"stage_changes":[],"sessions":[]}`),
		"a rename":     os.Rename(file, filepath.Join(dir, "Jane", "Biscuit")),
		"quoted":       fmt.Errorf("read the note %q: %w", `Biscuit "bit" Jane`, os.ErrInvalid),
		"only words":   errors.New("unable to open database file: " + file + " (14)"),
		"in brackets":  fmt.Errorf("copy the journal (%s): no space left", filepath.Join(dir, "of Jane: the second.calmster")),
		"wrapped":      fmt.Errorf("export: %w", errors.Join(noFile, foreign)),
	} {
		if err == nil {
			t.Errorf("%s: no error", what)
			continue
		}
		path := filepath.Join(t.TempDir(), "log")
		log, done, open := logfile.Open(path)
		if open != nil {
			t.Fatal(open)
		}
		log.Error("shown to the keeper", "error", err)
		log.Info(fmt.Sprintf("Fyne says of %q", "Biscuit"), "text", `of "Jane"`)
		if err := done.Close(); err != nil {
			t.Fatal(err)
		}
		said, read := os.ReadFile(path)
		if read != nil {
			t.Fatal(read)
		}
		for _, name := range []string{"Biscuit", "Jane", dir} {
			if strings.Contains(string(said), name) {
				t.Errorf("%s: %q tells of %s", what, said, name)
			}
		}
		if !strings.Contains(string(said), "shown to the keeper") || !strings.Contains(string(said), "error=") {
			t.Errorf("%s: %q", what, said)
		}
	}
}
