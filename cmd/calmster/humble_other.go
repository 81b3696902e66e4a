//go:build !linux

package main

// humbly and idly run f beside the window. Only Linux lets one thread of a program
// give way to another in a way that Go's can be told.
func humbly(f func()) { go f() }
func idly(f func())   { go f() }
