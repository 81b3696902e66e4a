package main

import "fyne.io/fyne/v2/app"

// TODO write the program // want "puts work off"
func main() { app.New() }
