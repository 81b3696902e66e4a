//go:build linux

package desk

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// hooks are where Fyne's event loop is told apart into frames: what stands in
// its source, and that with calls of ui/inspect around it.
var hooks = []struct{ source, watched string }{
	{"\t\t\tf.f()\n\t\t\tif f.done", "\t\t\tloopBegins()\n\t\t\tf.f()\n\t\t\tloopEnds(false)\n\t\t\tif f.done"},
	{"\t\t\td.pollEvents()\n", "\t\t\tloopBegins()\n\t\t\td.pollEvents()\n"},
	{"\t\t\td.drawSingleFrame()\n", "\t\t\td.drawSingleFrame()\n\t\t\tloopEnds(true)\n"},
	{"import (\n", "import (\n\t_ \"unsafe\" // for linkname\n"},
	{"func (d *gLDriver) runGL() {", `//go:linkname loopBegins calmster/ui/inspect.loopBegins
func loopBegins()

//go:linkname loopEnds calmster/ui/inspect.loopEnds
func loopEnds(frame bool)

func (d *gLDriver) runGL() {`},
}

// Watched makes, in folder, what a program is built with that measures its
// frames, and returns the flags for [Build]: a copy of Fyne whose event loop
// tells when it begins and ends something. Nothing less finds a frame alone: two
// may follow each other before anybody else gets a word in.
func Watched(folder string) ([]string, error) {
	said, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "fyne.io/fyne/v2", "calmster").Output()
	if err != nil {
		return nil, fmt.Errorf("find Fyne's source: %w", err)
	}
	fyne, own, _ := strings.Cut(strings.TrimSpace(string(said)), "\n")
	copied := filepath.Join(folder, "fyne")
	if err := os.CopyFS(copied, os.DirFS(fyne)); err != nil {
		return nil, fmt.Errorf("copy Fyne's source: %w", err)
	}
	if err := hook(filepath.Join(copied, "internal", "driver", "glfw", "loop.go")); err != nil {
		return nil, err
	}
	module := filepath.Join(folder, "watched.mod")
	for from, to := range map[string]string{"go.mod": module, "go.sum": filepath.Join(folder, "watched.sum")} {
		said, err := os.ReadFile(filepath.Join(own, from))
		if err == nil {
			err = os.WriteFile(to, said, 0o600)
		}
		if err != nil {
			return nil, fmt.Errorf("copy %s: %w", from, err)
		}
	}
	if said, err := exec.Command("go", "mod", "edit", "-replace=fyne.io/fyne/v2="+copied, module).CombinedOutput(); err != nil {
		return nil, fmt.Errorf("build with the copy of Fyne: %w\n%s", err, said)
	}
	// Without the paths a second build finds the first one's packages.
	return []string{"-modfile=" + module, "-trimpath"}, nil
}

func hook(file string) error {
	said, err := os.ReadFile(file)
	if err != nil {
		return fmt.Errorf("read Fyne's event loop: %w", err)
	}
	loop := string(said)
	for _, h := range hooks {
		if strings.Count(loop, h.source) != 1 {
			return fmt.Errorf("fyne's event loop is another one: %q is there %d times", h.source, strings.Count(loop, h.source))
		}
		loop = strings.Replace(loop, h.source, h.watched, 1)
	}
	if err := os.WriteFile(file, []byte(loop), 0o600); err != nil {
		return fmt.Errorf("write the watched event loop: %w", err)
	}
	return nil
}
