package model

// Args are the values that a sentence is made with.
type Args map[string]any

// Speak turns a key of the translations and its values into words for people.
// The model knows keys only; the words are the window's and the commands'.
type Speak func(key string, args Args) string
