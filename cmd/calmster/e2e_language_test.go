//go:build linux

package main

import (
	"testing"

	"calmster/internal/desk"
	"calmster/ui/words"
)

// languageChanges picks another language while a session runs: all of the window
// speaks it at once, and the session goes on as it was.
func languageChanges(t *testing.T, program string) {
	k := &keeper{whole: t, t: t, program: program}
	k.Desk = desk.Open(desk.Options{Fail: func(args ...any) { k.t.Fatal(args...) }})
	t.Cleanup(k.Close)
	running := k.Start(program, "--demo") // which has two hamsters
	k.WaitItem(words.T("today.start", nil))
	k.prepare()
	k.begin()
	k.Press("q")
	k.Press("ctrl+n") // for the other one; the first session goes on
	k.WaitText(words.T("prepare.checks", nil))
	k.Press("ctrl+6")
	k.Click("Deutsch")
	k.WaitText("Einstellungen")
	k.WaitItem("Fortschritt")
	k.Press("ctrl+Tab")
	k.WaitText("Bisher")
	k.WaitText("Erkundet")
	k.Press("w")
	k.WaitText("Putzt sich")
	if k.HasText("Explores") {
		t.Error("what was tapped before is still told in English")
	}
	for _, c := range running.Complaints() {
		t.Errorf("the program complained:\n%s", c)
	}
}
