package crash_test

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"calmster/internal/crash"
)

// TestMain lets this program crash in the ways that are tested.
func TestMain(m *testing.M) {
	file, how := os.Getenv("CRASH_FILE"), os.Getenv("CRASH_HOW")
	if how == "" {
		os.Exit(m.Run())
	}
	stop, err := crash.Watch(file, "1.2.3")
	if err != nil {
		panic(err)
	}
	switch how {
	case "panic":
		panic(errors.New("Biscuit bit Jane\nin Jane's garden"))
	case "elsewhere":
		go func() {
			note := func(of map[string]int) { of["Biscuit"] = 1 }
			note(nil)
		}()
		select {}
	case "index":
		list := os.Args[:0]
		_ = list[len(os.Args)+4]
	case "killed":
		me, err := os.FindProcess(os.Getpid())
		if err != nil {
			panic(err)
		}
		_ = me.Kill()
		select {}
	}
	if err := stop(); err != nil {
		panic(err)
	}
}

func TestACrashLeavesANote(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	for how, says := range map[string]string{
		"panic": "crash_test.go", "elsewhere": "assignment to entry in nil map", "index": "index out of range", "killed": "", "well": "",
	} {
		t.Run(how, func(t *testing.T) {
			dir := t.TempDir()
			watched, notes := filepath.Join(dir, "running"), filepath.Join(dir, "notes")
			file := filepath.Join(watched, "x"+crash.Ending)
			c := exec.Command(self)
			c.Env = append(os.Environ(), "CRASH_FILE="+file, "CRASH_HOW="+how)
			if err := c.Run(); (err == nil) != (how == "well") {
				t.Fatal(err)
			}
			note, err := crash.Collect(watched, notes)
			if err != nil || (note != "") != (says != "") {
				t.Fatalf("%q, %v", note, err)
			}
			if again, err := crash.Collect(watched, notes); again != "" || err != nil {
				t.Errorf("told twice: %q, %v", again, err)
			}
			if note == "" {
				return
			}
			text, err := os.ReadFile(note)
			if err != nil {
				t.Fatal(err)
			}
			for _, want := range []string{"calmster 1.2.3", "goroutine ", says} {
				if !strings.Contains(string(text), want) {
					t.Errorf("%q is not in\n%s", want, text)
				}
			}
			for _, name := range []string{"Biscuit", "Jane"} {
				if strings.Contains(string(text), name) {
					t.Errorf("%s is in\n%s", name, text)
				}
			}
		})
	}
}
