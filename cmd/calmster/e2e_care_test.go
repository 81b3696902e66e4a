//go:build linux

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"calmster/internal/desk"
	"calmster/model"
	"calmster/ui/words"
)

// firstStart goes through the three pages by keys alone, and finds them gone
// after that.
func firstStart(t *testing.T, k *keeper) {
	k.WaitText(words.T("welcome.honest", nil))
	k.Press("Return") // Next has the focus
	k.WaitText(words.T("welcome.who", nil))
	k.running.Kill()
	k.start()
	k.WaitText(words.T("welcome.who", nil)) // what was read is not shown again
	k.Type("Biscuit")
	k.Press("ctrl+Return")
	k.WaitText(words.T("welcome.sample_title", nil))
	k.Press("ctrl+Return")
	k.WaitItem(words.T("today.start", nil))
	k.running.Kill()
	k.start()
	k.WaitItem(words.T("today.start", nil))
	if n := len(k.export().Hamsters); n != 1 {
		t.Errorf("%d hamsters", n)
	}
	k.Press("F10") // the menu, whose last entry ends the program
	k.WaitText(words.T("menu.about", nil))
	k.Press("Up", "Return")
	if code := k.running.AwaitEnd(); code != 0 {
		t.Errorf("the program ended with %d", code)
	}
	if notes, err := filepath.Glob(filepath.Join(k.Home(), "data", "calmster", "crashes", "*")); err != nil || len(notes) != 0 {
		t.Errorf("its end left %v, %v", notes, err)
	}
}

// lookChanges makes everything dark and larger while the window is open: it
// keeps its size, and Fyne's settings for all programs stay as they are.
func lookChanges(t *testing.T, k *keeper) {
	k.createHamster("Biscuit")
	k.Press("ctrl+6")
	k.WaitItem(words.T("settings.mode.dark", nil))
	normal := k.WaitItem(words.T("rail.menu", nil)) // in sight also when all is larger
	k.Click(words.T("settings.mode.dark", nil))
	k.Until("the window to be dark", func() bool { return k.Dark() })
	k.Click("150")
	k.Until("everything to be larger", func() bool {
		i, ok := k.Find(words.T("rail.menu", nil))
		return ok && i.H*10 > normal.H*14
	})
	k.Press("ctrl+1")
	start := k.WaitItem(words.T("today.start", nil))
	if right := start.X + start.W; right > 1366 {
		t.Errorf("the window has outgrown the screen: the button ends at %d", right)
	}
	k.ClickAt(start.X+start.W/2, start.Y+start.H/2)
	k.WaitText(words.T("prepare.checks", nil))
	k.running.Kill()
	k.start()
	k.Until("everything to be as large and dark at the next start", func() bool {
		i, ok := k.Find(words.T("today.start", nil))
		return ok && i.H == start.H && k.Dark()
	})
	fyne := filepath.Join(k.Home(), "config", "fyne")
	files, err := os.ReadDir(fyne)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if f.Name() != appID {
			t.Errorf("the program wrote %s for every program", f.Name())
		}
	}
}

// journalMoves moves the journal to another folder and back into use: where it
// cannot go the page says why, and where it went the program finds it again.
func journalMoves(t *testing.T, k *keeper) {
	k.createHamster("Biscuit")
	folder := filepath.Join(k.Home(), "another place")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	k.Press("ctrl+6")
	k.Click(words.T("settings.move", nil))
	field := words.T("move_journal.folder", nil)
	k.Fill(field, filepath.Join(k.Home(), "nowhere"))
	k.Press("ctrl+Return")
	k.WaitText(words.T("problem.journal.read_only", model.Args{"Path": filepath.Join(k.Home(), "nowhere", "journal.calmster")}))
	k.Fill(field, folder)
	k.Press("ctrl+Return")
	moved := filepath.Join(folder, "journal.calmster")
	k.WaitText("“" + moved + "”")
	k.WaitText("journal.calmster.moved-")
	k.Press("Escape")
	k.WaitGone("journal.calmster.moved-")

	// It goes on there, for the window and for the commands.
	k.shortSession()
	if n := len(k.newSessions()); n != 1 {
		t.Errorf("%d sessions in the moved journal", n)
	}
	if said := k.Run(k.program, "paths"); !strings.Contains(said, moved) {
		t.Errorf("paths says %s", said)
	}
	old, err := filepath.Glob(filepath.Join(k.Home(), "data", "calmster", "journal.calmster*"))
	if err != nil || len(old) != 1 || !strings.Contains(old[0], ".moved-") {
		t.Errorf("left at the old place: %v, %v", old, err)
	}

	// Its drive is gone: nothing is made in its stead, and it is found again.
	k.running.Kill()
	if err := os.Rename(folder, folder+" gone"); err != nil {
		t.Fatal(err)
	}
	k.start()
	k.WaitText(words.T("trouble.heading", nil))
	if err := os.Rename(folder+" gone", folder); err != nil {
		t.Fatal(err)
	}
	k.Click(words.T("trouble.again", nil))
	k.WaitItem(words.T("today.start", nil))
}

// backupReturns goes back to the backup that the start made by itself.
func backupReturns(t *testing.T, k *keeper) {
	k.createHamster("Biscuit")
	k.running.Kill()
	k.start()
	backups := filepath.Join(k.Home(), "data", "calmster", "backups")
	k.Until("a daily backup", func() bool {
		found, err := filepath.Glob(filepath.Join(backups, "journal-daily-*.calmster"))
		return err == nil && len(found) == 1
	})
	k.shortSession()

	k.Press("ctrl+6")
	k.Click(words.T("settings.restore", nil))
	k.WaitText(words.T("restore.undo", nil))
	k.Press("ctrl+Return") // the newest one stands there
	k.WaitText(words.T("restore.sure_under", nil))
	k.WaitText(words.T("care.sessions", model.Args{"N": 1}))
	k.WaitText(words.T("care.sessions", model.Args{"N": 0}))
	k.Press("ctrl+Return")
	k.WaitText("journal.calmster.before-")
	if n := len(k.newSessions()); n != 0 {
		t.Errorf("%d sessions after going back", n)
	}
	aside, err := filepath.Glob(filepath.Join(k.Home(), "data", "calmster", "journal.calmster.before-*"))
	if err != nil || len(aside) != 1 {
		t.Errorf("kept aside: %v, %v", aside, err)
	}

	// The journal loses all that is in it: one key brings the backup back.
	k.running.Kill()
	journal := filepath.Join(k.Home(), "data", "calmster", "journal.calmster")
	if err := os.Truncate(journal, 0); err != nil {
		t.Fatal(err)
	}
	for _, log := range []string{"-wal", "-shm"} {
		if err := os.Remove(journal + log); err != nil && !os.IsNotExist(err) {
			t.Fatal(err)
		}
	}
	k.start()
	k.WaitText(words.T("problem.journal.lost", model.Args{"Path": journal}))
	k.WaitText(words.T("care.hamsters", model.Args{"N": 1}))
	k.WaitText(words.T("trouble.new", nil))
	k.Press("ctrl+Return")
	k.WaitItem(words.T("today.start", nil))
	if n := len(k.export().Hamsters); n != 1 {
		t.Errorf("%d hamsters were brought back", n)
	}
}

// shortSession keeps a session that a stress sign ended.
func (k *keeper) shortSession() {
	k.prepare()
	k.begin()
	k.Press("1")
	k.WaitText(words.T("session.take_off_near", nil))
	k.Press("h")
	k.WaitText(words.T("closing.how", nil))
	k.Press("ctrl+Return")
	k.WaitItem(words.T("today.start", nil))
}

// crashIsTold ends the program as a fault in it does; the next start says so.
func crashIsTold(t *testing.T, k *keeper) {
	k.createHamster("Biscuit")
	k.running.Crash()
	k.running = k.Start(k.program) // the crash itself is no complaint
	k.WaitText("crash-")
	notes, err := filepath.Glob(filepath.Join(k.Home(), "data", "calmster", "crashes", "crash-*.txt"))
	if err != nil || len(notes) != 1 {
		t.Fatalf("notes: %v, %v", notes, err)
	}
	text, err := os.ReadFile(notes[0])
	if err != nil || !strings.Contains(string(text), "goroutine ") || strings.Contains(string(text), "Biscuit") {
		t.Errorf("the note says %.400s, %v", text, err)
	}
	k.Press("Escape")
	k.WaitGone("crash-")
	k.running.Kill() // which is no crash
	k.running = k.Start(k.program)
	k.WaitItem(words.T("today.start", nil))
	if k.HasText("crash-") {
		t.Error("a crash is told twice")
	}
}

// openQuietly is open for a program that is to crash.
func openQuietly(t *testing.T, program string) *keeper {
	t.Helper()
	k := &keeper{whole: t, t: t, program: program, seen: map[string]bool{}}
	k.Desk = desk.Open(desk.Options{Fail: func(args ...any) { k.t.Fatal(args...) }})
	t.Cleanup(k.Close)
	k.running = k.Start(k.program)
	return k
}
