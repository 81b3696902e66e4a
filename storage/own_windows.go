package storage

// tighten has nothing to do: who may read a file is said by its folder here.
func tighten(string) error { return nil }
