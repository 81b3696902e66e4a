package main

import (
	"os"
	"runtime"
	"strings"
	"testing"
)

// What is shipped without its licence must not be shipped.
func TestEveryModuleHasItsLicence(t *testing.T) {
	text, err := os.ReadFile("../../assets/licences/modules.txt")
	if err != nil {
		t.Fatal(err)
	}
	built, err := modules(runtime.GOOS)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range built {
		if !strings.Contains(string(text), "== "+m.name+"\n") {
			t.Errorf("no licence of %s (run: make licences)", m.name)
		}
	}
}
