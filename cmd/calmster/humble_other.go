//go:build !linux

package main

import "os/exec"

// humbly runs f beside the window. Only Linux lets one thread of a program give
// way to another in a way that Go's can be told.
func humbly(f func()) { go f() }

// beHumble is for Linux: other systems are not asked to let a process give way.
func beHumble() (back func()) { return func() {} }

// endTogether is for Linux; elsewhere a process that was begun goes on to its end.
func endTogether(*exec.Cmd) {}
