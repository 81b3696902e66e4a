package model

// Acts returns what a keeper can do during a session, and last the end cue.
func Acts() []Sign { return append([]Sign(nil), acts...) }
