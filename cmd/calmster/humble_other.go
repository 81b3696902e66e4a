//go:build !linux

package main

// humbly runs f beside the window. Only Linux lets one thread of a program give
// way to another in a way that Go's can be told.
func humbly(f func()) { go f() }
