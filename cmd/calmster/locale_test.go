package main

import (
	"os"
	"os/exec"
	"strings"
	"testing"
)

// A command says nothing but what it has to say, whatever the locale.
func TestNoNoiseAtStart(t *testing.T) {
	for _, lang := range []string{"C.UTF-8", "C", "POSIX", "", "en_GB.UTF-8", "de_DE"} {
		cmd := exec.Command(os.Args[0], "-test.list=^$")
		for _, e := range os.Environ() {
			if !strings.HasPrefix(e, "LC_") && !strings.HasPrefix(e, "LANG") {
				cmd.Env = append(cmd.Env, e)
			}
		}
		cmd.Env = append(cmd.Env, "LANG="+lang)
		var noise strings.Builder
		cmd.Stderr = &noise
		if err := cmd.Run(); err != nil {
			t.Fatalf("LANG=%s: %v", lang, err)
		}
		if noise.Len() > 0 {
			t.Errorf("LANG=%s: %s", lang, noise.String())
		}
	}
}
