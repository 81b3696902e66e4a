//go:build !linux

package main

import (
	"fmt"
	"os"
)

func main() {
	fmt.Fprintln(os.Stderr, "The tour needs a virtual screen (Xvfb), which only Linux has. `make run` opens the program itself.")
	os.Exit(1)
}
