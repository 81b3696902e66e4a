package main

import (
	"context"
	"fmt"
	"os"

	"calmster/storage"
)

var version = "dev"

func main() {
	j, err := storage.Open(context.Background(), os.Args[1])
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	if len(os.Args) > 2 {
		f, _ := os.Open(os.Args[2])
		r, err := j.Import(context.Background(), f)
		fmt.Println(r.Sessions, err)
	}
	defer j.Close()
	window(context.Background(), j, false)
}
