//go:build linux

package main

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"calmster/internal/desk"
	"calmster/ui/words"
)

// tapLimit is how long a tap may take from its key to the disk on a machine that
// does nothing else.
const tapLimit = 50 * time.Millisecond

// 200 keys in five seconds: each is in the journal once and in its order; how
// soon is said.
// The program is the one that a keeper gets, without the race detector, which
// makes the database many times slower.
func TestABurstOfKeys(t *testing.T) {
	if testing.Short() {
		t.Skip("opens a window; runs without -short")
	}
	program, err := desk.Build("calmster/cmd/calmster", t.TempDir(), "-tags=migrated_fynedo")
	if err != nil {
		t.Fatal(err)
	}
	k := open(t, program)
	k.createHamster("Biscuit")

	before := readCPU(t)
	slowest := k.burst()
	others := readCPU(t).othersSince(before)
	// Said and not asserted: a busy machine makes every program late.
	t.Logf("the slowest tap took %.2f of the limit of %v; others kept %.2f processors busy", ratio(slowest, tapLimit), tapLimit, others)
}

// burst plays one session of 200 keys and returns the slowest of them, from the
// pressing of its key to its commit.
func (k *keeper) burst() (slowest time.Duration) {
	k.prepare()
	k.begin()
	const n, every = 200, 25 * time.Millisecond
	code := map[string]string{
		"q": "exploring", "w": "grooming", "e": "taking_treats", "r": "curious",
		"d": "water", "b": "rest", "p": "praise", "s": "stroke",
	}
	letters := []string{"q", "d", "w", "p", "e", "s", "r", "b", "b", "q", "q", "w", "d"}
	var keys, want []string
	for i := range n {
		key := letters[i%len(letters)]
		keys, want = append(keys, key), append(want, code[key])
	}
	before := len(k.Keys())
	sent := k.PressSteadily(every, keys...)
	k.Press("h")
	k.WaitText(words.T("closing.how", nil))
	told := k.Keys()[before : len(k.Keys())-1]
	k.Press("1", "ctrl+Return")
	k.WaitItem(words.T("today.start", nil))

	var got []string
	for i, e := range k.newSession().Events {
		if e.Seq != i+1 {
			k.t.Errorf("event %d is numbered %d", i+1, e.Seq)
		}
		got = append(got, e.Code)
	}
	if !slices.Equal(got, want) {
		var names []string
		for _, key := range told {
			names = append(names, key.Name)
		}
		k.t.Fatalf("%d keys pressed, %d events kept:\npressed %q\narrived %q\nkept    %q", n, len(got), keys, names, got)
	}

	var inside, whole, busy []time.Duration
	for i, key := range told {
		inside = append(inside, key.Committed.Sub(key.Arrived))
		whole = append(whole, key.Committed.Sub(sent[i]))
		busy = append(busy, key.Done.Sub(key.Arrived))
	}
	disk := commits(k.t, n)
	k.t.Logf("sent in %v", sent[n-1].Sub(sent[0]).Round(time.Millisecond))
	k.t.Logf("from the window's learning of a key to its commit: %s", spread(inside))
	k.t.Logf("from the pressing of a key to its commit:          %s", spread(whole))
	k.t.Logf("until the window was ready for the next key:       %s", spread(busy))
	k.t.Logf("a bare commit to the same disk:                    %s", spread(disk))
	k.t.Logf("a tap's commit takes %.1f times a bare one (medians)", ratio(median(inside), median(disk)))
	return slices.Max(whole)
}

// commits measures n commits of one row each: what the disk takes of a tap.
func commits(t *testing.T, n int) (took []time.Duration) {
	t.Helper()
	dir, err := os.MkdirTemp("", "calmster-commits-")
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(dir)
	db, err := sql.Open("sqlite", "file:"+filepath.Join(dir, "bare")+"?_journal_mode=WAL&_synchronous=FULL")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	ctx := context.Background()
	if _, err := db.ExecContext(ctx, "CREATE TABLE tap (n INTEGER PRIMARY KEY, code TEXT) STRICT"); err != nil {
		t.Fatal(err)
	}
	for i := range n {
		begun := time.Now()
		if _, err := db.ExecContext(ctx, "INSERT INTO tap VALUES (?, 'exploring')", i); err != nil {
			t.Fatal(err)
		}
		took = append(took, time.Since(begun))
	}
	return took
}

func spread(took []time.Duration) string {
	took = slices.Sorted(slices.Values(took))
	at := func(share float64) time.Duration {
		return took[int(share*float64(len(took)-1))].Round(10 * time.Microsecond)
	}
	return fmt.Sprintf("median %v, p99 %v, slowest %v", at(0.5), at(0.99), at(1))
}

func median(took []time.Duration) time.Duration {
	return slices.Sorted(slices.Values(took))[len(took)/2]
}

func ratio(a, b time.Duration) float64 { return a.Seconds() / b.Seconds() }
