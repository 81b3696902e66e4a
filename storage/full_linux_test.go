package storage_test

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"calmster/model"
	"calmster/storage"
)

// A full disk refuses a tap; once there is room it takes it, and all is sound. It
// can be had only by who may mount one.
func TestAFullDiskRefusesATapAndTakesItLater(t *testing.T) {
	folder := t.TempDir()
	if err := syscall.Mount("none", folder, "tmpfs", 0, "size=900k"); err != nil {
		t.Skipf("no disk of that size can be had: %v", err)
	}
	j, err := storage.Open(t.Context(), filepath.Join(folder, "journal.calmster"))
	must(t, err)
	t.Cleanup(func() { must(t, j.Close(), syscall.Unmount(folder, 0)) })
	s := mustBegin(t, j, mustHamster(t, j, "Biscuit").ID)
	room := filepath.Join(folder, "full")
	f, err := os.Create(room)
	must(t, err)
	for err == nil {
		_, err = f.Write(make([]byte, 4096))
	}
	must(t, f.Close())

	seq := 0
	for refused := false; !refused; seq++ { // there may be room left in the files
		if seq > 1000 {
			t.Fatal("a full disk takes everything")
		}
		err := j.AppendEvent(s.ID, treat(seq+1, time.Second))
		if refused = err != nil; refused && !errors.Is(err, storage.ErrFull) {
			t.Fatalf("got %v", err)
		}
	}
	if err := j.HarnessOff(s.ID, time.Minute); !errors.Is(err, storage.ErrFull) {
		t.Errorf("harness off: %v", err)
	}
	if log, err := j.Log(s.ID); err != nil || len(log) != seq-1 {
		t.Errorf("kept %d of %d: %v", len(log), seq-1, err)
	}
	must(t, os.Remove(room), j.AppendEvent(s.ID, treat(seq, time.Second), stress(seq+1, 2*time.Second)))
	if log := afterRestart(t, j, s.ID); len(log) != seq+1 {
		t.Errorf("kept %d of %d", len(log), seq+1)
	}
	mustFinish(t, j, model.Session{ID: s.ID}, model.EndStress, time.Minute)
	if found, err := j.Check(t.Context()); err != nil || len(found) > 0 {
		t.Errorf("check: %v %v", found, err)
	}
}
