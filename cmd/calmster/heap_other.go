//go:build !linux

package main

func keepHeap() {}
