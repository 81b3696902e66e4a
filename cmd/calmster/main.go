// Command calmster keeps a journal of hamster harness training.
package main

import (
	"context"
	"os"
	"time"

	"calmster/cmd/calmster/commands"
	_ "calmster/cmd/calmster/locale"
)

// version is set by the build.
var version = "0.1.0"

func main() {
	keepPrivate()
	p := commands.Program{
		Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr,
		Now: time.Now, Version: version, Humble: beHumble, Window: runWindow, Languages: systemLanguages(), Wish: systemWish(),
	}
	os.Exit(p.Run(context.Background(), os.Args[1:]))
}
