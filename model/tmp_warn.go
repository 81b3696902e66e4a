package model

type Warning string

func HarnessWarnings(h Harness, s Species) []Warning { return nil }
