//go:build linux

package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"calmster/model"
	"calmster/ui/words"
)

// notSaved is the line of a tap that the journal has not taken yet.
func notSaved(label string) string {
	return words.T("session.not_saved", model.Args{"What": label})
}

// keptCodes are the codes of a session's events, without its pauses: on a busy
// machine a session may pause itself.
func keptCodes(s kept) (codes []string) {
	for _, e := range s.Events {
		if e.Code != "" {
			codes = append(codes, e.Code)
		}
	}
	return codes
}

// folderIsMoved moves the journal's folder away in a session, and back.
func folderIsMoved(t *testing.T, k *keeper) {
	sign := func(code string) string { return words.T("sign."+code, nil) }
	k.createHamster("Biscuit")
	k.begins()
	k.tap("q", sign("exploring"))
	folder := filepath.Join(k.Home(), "data")
	if err := os.Rename(folder, folder+".aside"); err != nil {
		t.Fatal(err)
	}
	k.tap("1", notSaved(sign("freezing")))
	k.WaitText(words.T("session.take_off_near", nil))
	k.Press("ctrl+q") // which says what would be lost
	k.WaitItem(words.T("session.quit_anyway", nil))
	k.Press("Escape")
	if err := os.Rename(folder+".aside", folder); err != nil {
		t.Fatal(err)
	}
	k.tap("2", sign("rapid_breathing"))
	k.WaitGone(notSaved(sign("freezing")))
	k.WaitText(words.T("session.saved", nil))
	k.harnessOff()
	k.home()
	s := k.newSession()
	if got := keptCodes(s); !slices.Equal(got, []string{"exploring", "freezing", "rapid_breathing"}) || s.EndReason != "stress" {
		t.Errorf("kept %+v", s)
	}
}

// diskIsFull fills the journal's disk in a session, and makes room again.
func diskIsFull(t *testing.T, k *keeper) {
	folder := filepath.Join(k.Home(), "data")
	k.running.Kill()
	if err := os.RemoveAll(folder); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mount("none", folder, "tmpfs", 0, "size=2m"); err != nil {
		t.Skipf("no disk of that size can be had: %v", err)
	}
	defer func() {
		k.running.Kill()
		if err := syscall.Unmount(folder, syscall.MNT_DETACH); err != nil {
			t.Error(err)
		}
	}()
	k.start()
	sign := func(code string) string { return words.T("sign."+code, nil) }
	k.createHamster("Biscuit")
	k.begins()
	k.tap("q", sign("exploring"))
	room := filepath.Join(folder, "full")
	fill(t, room)
	k.tap("1", notSaved(sign("freezing")))
	k.WaitText(words.T("session.take_off_near", nil))
	k.Press("h")
	_, goesOn, _ := strings.Cut(words.T("session.off_unsaved", model.Args{"Time": time.Duration(0)}), "0:00")
	k.WaitText(goesOn)
	if err := os.Remove(room); err != nil {
		t.Fatal(err)
	}
	k.tap("3", sign("trembling"))
	k.WaitGone(notSaved(sign("freezing")))
	k.harnessOff()
	k.home()
	s := k.newSession()
	if got := keptCodes(s); !slices.Equal(got, []string{"exploring", "freezing", "trembling"}) {
		t.Errorf("kept %+v", s)
	}
	if end, last := seconds(s.DurationS), seconds(s.Events[len(s.Events)-1].AtS); end < last || end > last+time.Minute {
		t.Errorf("ended at %v, after a sign at %v", end, last)
	}
}

// fill writes a file until its disk is full.
func fill(t *testing.T, path string) {
	t.Helper()
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	for size := 64 << 10; size > 0; {
		if _, err := f.Write(make([]byte, size)); err != nil {
			size /= 2 // to the last byte
		}
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}
