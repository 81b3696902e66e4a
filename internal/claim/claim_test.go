package claim

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// patience is what a test waits for what must happen; a passing one never
// waits that long.
const patience = 30 * time.Second

// TestMain is also a copy of the program: started with the folder and a file,
// it claims the file, says how that went, and lives until its input ends.
func TestMain(m *testing.M) {
	if folder := os.Getenv("CLAIM_FOLDER"); folder != "" {
		os.Exit(actAsCopy(folder, os.Getenv("CLAIM_FILE")))
	}
	os.Exit(m.Run())
}

func actAsCopy(folder, file string) int {
	ctx, stop := context.WithTimeout(context.Background(), patience)
	defer stop()
	c, err := Take(ctx, folder, file)
	if err != nil {
		fmt.Println(errors.Is(err, ErrShown), err)
		return 1
	}
	fmt.Println("has it")
	c.OnAsked(func() { fmt.Println("asked") })
	if _, err := io.Copy(io.Discard, os.Stdin); err != nil {
		return 1
	}
	if c.Close() != nil {
		return 1
	}
	return 0
}

// process is a copy of the program.
type process struct {
	*exec.Cmd
	in  io.Closer
	out *bufio.Scanner
}

// next returns the next line that the copy says.
func (p *process) next() string {
	p.out.Scan()
	return p.out.Text()
}

// start starts a copy without waiting for anything.
func start(t *testing.T, folder, file string) *process {
	t.Helper()
	p := &process{Cmd: exec.Command(os.Args[0])}
	p.Env = append(os.Environ(), "CLAIM_FOLDER="+folder, "CLAIM_FILE="+file)
	p.Stderr = os.Stderr
	in, err := p.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := p.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Start(); err != nil {
		t.Fatal(err)
	}
	p.in, p.out = in, bufio.NewScanner(out)
	t.Cleanup(func() {
		_ = p.Process.Kill() // it may have ended by itself
		_ = p.Wait()         // which is told as an error
	})
	return p
}

func take(t *testing.T, folder, file string) (*Claim, error) {
	t.Helper()
	ctx, stop := context.WithTimeout(context.Background(), patience)
	defer stop()
	c, err := Take(ctx, folder, file)
	if c != nil {
		t.Cleanup(func() { c.Close() })
	}
	return c, err
}

// Of copies that start at the same moment one has the file, and every other
// one finds it and is heard.
func TestCopiesThatRace(t *testing.T) {
	folder, file := t.TempDir(), filepath.Join(t.TempDir(), "j.calmster")
	const rounds, copies = 5, 6
	for range rounds {
		var all []*process
		for range copies {
			all = append(all, start(t, folder, file))
		}
		var holder *process
		for _, p := range all {
			switch said := p.next(); {
			case said == "has it" && holder == nil:
				holder = p
			case !strings.HasPrefix(said, "true "):
				t.Fatalf("a copy says %q while another has the file: %v", said, holder != nil)
			}
		}
		if holder == nil {
			t.Fatal("no copy has the file")
		}
		if said := holder.next(); said != "asked" {
			t.Fatalf("the first copy says %q", said)
		}
		holder.in.Close()
		for holder.out.Scan() { // the requests that came with the first
		}
		if err := holder.Wait(); err != nil {
			t.Fatal(err)
		}
	}
}

// A copy that was killed leaves a socket behind, and nothing stays in the way
// of the next one.
func TestAfterAKill(t *testing.T) {
	folder, file := t.TempDir(), filepath.Join(t.TempDir(), "j.calmster")
	first := start(t, folder, file)
	if said := first.next(); said != "has it" {
		t.Fatalf("the first copy says %q", said)
	}
	if err := first.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = first.Wait() // killed, as it should be
	if left, err := filepath.Glob(filepath.Join(folder, "*.sock")); err != nil || len(left) != 1 {
		t.Fatalf("left behind: %v, %v", left, err)
	}
	if _, err := take(t, folder, file); err != nil {
		t.Fatal(err)
	}
	second := start(t, folder, file)
	if said := second.next(); !strings.HasPrefix(said, "true ") {
		t.Errorf("after the kill a further copy says %q", said)
	}
}

// One file is one file by whatever path, and another file is another.
func TestWhichFile(t *testing.T) {
	folder, home := t.TempDir(), t.TempDir()
	if err := os.MkdirAll(filepath.Join(home, "a"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.Join(home, "a"), filepath.Join(home, "link")); err != nil {
		t.Skipf("no links here: %v", err)
	}
	for _, c := range []struct {
		first, second string
		same          bool
	}{
		{"a/j.calmster", "link/j.calmster", true},
		{"a/j.calmster", "a/../a/j.calmster", true},
		{"a/j.calmster", "a/k.calmster", false},
		{"a/new/j.calmster", "link/new/j.calmster", true}, // the folder is not there yet
		{"a/Größe 1?.calmster", "link/Größe 1?.calmster", true},
	} {
		first, err := take(t, folder, filepath.Join(home, c.first))
		if err != nil {
			t.Fatal(err)
		}
		_, err = take(t, folder, home+"/"+c.second)
		if errors.Is(err, ErrShown) != c.same {
			t.Errorf("%s and %s: %v", c.first, c.second, err)
		}
		if err := first.Close(); err != nil {
			t.Error(err)
		}
	}
}

// A copy that is closing asks nobody to wait for a window that will not come:
// the next copy has the file as soon as it is given back.
func TestACopyThatIsClosing(t *testing.T) {
	folder, file := t.TempDir(), filepath.Join(t.TempDir(), "j.calmster")
	first, err := take(t, folder, file)
	if err != nil {
		t.Fatal(err)
	}
	if err := first.Leave(); err != nil {
		t.Fatal(err)
	}
	second := start(t, folder, file)
	short, stop := context.WithTimeout(context.Background(), 10*glance)
	defer stop()
	var silent *SilentError
	if _, err := Take(short, folder, file); !errors.As(err, &silent) {
		t.Errorf("while it closes: %v", err)
	}
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	if said := second.next(); said != "has it" {
		t.Errorf("the second copy says %q", said)
	}
}

// A request that comes before the window is there is not lost.
func TestAskedBeforeTheWindow(t *testing.T) {
	folder, file := t.TempDir(), filepath.Join(t.TempDir(), "j.calmster")
	first, err := take(t, folder, file)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := take(t, folder, file); !errors.Is(err, ErrShown) {
		t.Fatal(err)
	}
	raised := make(chan struct{})
	first.OnAsked(func() { close(raised) })
	select {
	case <-raised:
	case <-time.After(patience):
		t.Error("the request was lost")
	}
}

// A folder whose path is too long for a socket still works.
func TestALongPath(t *testing.T) {
	folder := filepath.Join(t.TempDir(), strings.Repeat("long/", 40))
	file := filepath.Join(t.TempDir(), "j.calmster")
	if _, err := take(t, folder, file); err != nil {
		t.Fatal(err)
	}
	if _, err := take(t, folder, file); !errors.Is(err, ErrShown) {
		t.Errorf("a second copy: %v", err)
	}
}

// Who has another data folder, as another user has, finds the claim all the
// same; and nothing is left beside the file when it ends.
func TestAnotherDataFolder(t *testing.T) {
	file := filepath.Join(t.TempDir(), "j.calmster")
	first, err := take(t, t.TempDir(), file)
	if err != nil || !first.Beside() {
		t.Fatal(first, err)
	}
	if _, err := take(t, t.TempDir(), file); !errors.Is(err, ErrShown) {
		t.Errorf("a second window: %v", err)
	}
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	if left, err := os.ReadDir(filepath.Dir(file)); err != nil || len(left) != 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
	if _, err := take(t, t.TempDir(), file); err != nil {
		t.Error(err)
	}
}

// A command keeps away from a window at once, and from another command once it
// has waited for it; a window waits for a command.
func TestACommand(t *testing.T) {
	folder, file := t.TempDir(), filepath.Join(t.TempDir(), "j.calmster")
	var held *HeldError
	window := start(t, folder, file)
	if said := window.next(); said != "has it" {
		t.Fatal(said)
	}
	if _, err := TakeAlone(t.Context(), t.TempDir(), file); !errors.As(err, &held) {
		t.Errorf("beside a window: %v", err)
	}
	if err := window.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = window.Wait() // killed, as it should be
	command, err := TakeAlone(t.Context(), t.TempDir(), file)
	if err != nil {
		t.Fatal(err)
	}
	short, stop := context.WithTimeout(t.Context(), 3*glance)
	defer stop()
	if _, err := TakeAlone(short, t.TempDir(), file); !errors.As(err, &held) {
		t.Errorf("beside a command: %v", err)
	}
	next := start(t, folder, file)
	if err := command.Close(); err != nil {
		t.Fatal(err)
	}
	if said := next.next(); said != "has it" {
		t.Errorf("a window after a command says %q", said)
	}
}

// Where no lock can lie beside the file, this user's own programs are kept apart.
func TestNowhereToLock(t *testing.T) {
	folder, file := t.TempDir(), filepath.Join(t.TempDir(), "not there", "j.calmster")
	first, err := take(t, folder, file)
	if err != nil || first.Beside() {
		t.Fatal(first, err)
	}
	if _, err := take(t, folder, file); !errors.Is(err, ErrShown) {
		t.Errorf("a second window: %v", err)
	}
}
