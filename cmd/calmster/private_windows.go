package main

// keepPrivate has nothing to do: who may read a file is said by its folder here.
func keepPrivate() {}
