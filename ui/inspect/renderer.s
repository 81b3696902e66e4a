//go:build inspect

// Empty: lets renderer.go declare a function whose body is in Fyne.
