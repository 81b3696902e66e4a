//go:build linux

package desk

import (
	"go/parser"
	"go/token"
	"path/filepath"
	"testing"
)

// A benchmark's frames are counted in Fyne's own loop: another version of Fyne
// may have another one, which shall be found here and not in an hour of measuring.
func TestFynesLoopIsTheOneThatIsWatched(t *testing.T) {
	folder := t.TempDir()
	if _, err := Watched(folder); err != nil {
		t.Fatal(err)
	}
	loop := filepath.Join(folder, "fyne", "internal", "driver", "glfw", "loop.go")
	if _, err := parser.ParseFile(token.NewFileSet(), loop, nil, 0); err != nil {
		t.Error(err)
	}
}
