package storage_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	"modernc.org/sqlite"

	"calmster/model"
	"calmster/storage"
)

// The environment of a child process that writes events until it is killed.
const (
	childJournal = "CALMSTER_TEST_JOURNAL"
	childSession = "CALMSTER_TEST_SESSION"
)

func TestMain(m *testing.M) {
	if path := os.Getenv(childJournal); path != "" {
		if err := writeForEver(path, os.Getenv(childSession)); err != nil {
			fmt.Fprintln(os.Stderr, err)
		}
		os.Exit(1)
	}
	// Tests open databases by themselves too, and the kind of locks can be
	// chosen only before the first one.
	if _, err := sqlite.OFDLocking(true); err != nil && !errors.Is(err, sqlite.ErrOFDLockingUnavailable) {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(m.Run())
}

// writeForEver writes one event after the other and says the number of each
// once the journal has acknowledged it.
func writeForEver(path, session string) error {
	j, err := storage.Open(context.Background(), path)
	if err != nil {
		return err
	}
	var id model.ID
	if err := id.UnmarshalText([]byte(session)); err != nil {
		return err
	}
	all, err := j.Unfinished(context.Background())
	if err != nil {
		return err
	}
	for seq := len(all[0].Session.Events) + 1; ; seq++ {
		if err := j.AppendEvent(id, treat(seq, time.Duration(seq)*time.Second)); err != nil {
			return err
		}
		if _, err := fmt.Println(seq); err != nil {
			return err
		}
	}
}

func TestAKillLosesNoEventThatWasAcknowledged(t *testing.T) {
	j := mustOpen(t, "")
	s := mustBegin(t, j, mustHamster(t, j, "Biscuit").ID)
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	for round := range 8 {
		child := exec.Command(os.Args[0])
		child.Env = append(os.Environ(), childJournal+"="+j.Path(), childSession+"="+s.ID.String())
		child.Stderr = os.Stderr
		out, err := child.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := child.Start(); err != nil {
			t.Fatal(err)
		}
		said := 0
		lines := bufio.NewScanner(out)
		for n := 0; lines.Scan(); n++ {
			if said, err = strconv.Atoi(strings.TrimSpace(lines.Text())); err != nil {
				t.Fatal(err)
			}
			if n == 3+7*round { // and reads on: the last lines may be said already
				if err := child.Process.Kill(); err != nil {
					t.Fatal(err)
				}
			}
		}
		_ = child.Wait() // it was killed, which is an error
		again := mustOpen(t, j.Path())
		events := onlyUnfinished(t, again).Session.Events
		if len(events) < said || len(events) > said+1 {
			t.Fatalf("round %d: %d events are there, %d were acknowledged", round, len(events), said)
		}
		for i, e := range events {
			if e != treat(i+1, time.Duration(i+1)*time.Second) {
				t.Fatalf("round %d: event %d is %+v", round, i+1, e)
			}
		}
		if found, err := again.Check(t.Context()); err != nil || len(found) > 0 {
			t.Fatalf("round %d: check: %v %v", round, found, err)
		}
		if err := again.Close(); err != nil {
			t.Fatal(err)
		}
	}
}
