package storage

import (
	"maps"
	"slices"
	"strings"
)

// form says how a record of an imported file was written where its values do
// not tell: which optional keys it gave with nothing in them, and which it left
// out although the journal keeps a default for them. An export then gives back
// the same keys. The program's own records have no form.
//
// It maps a key, for an event "2.note" with its number, to one of the values
// below.
type form map[string]string

// How a key was written.
const (
	formAbsent = "-"
	formNull   = "null"
	formEmpty  = `""`
	formZero   = "0"
	formTrue   = "true"
	formNone   = "[]"
)

// parseForm reads what [form.String] wrote.
func parseForm(s string) form {
	if s == "" {
		return nil
	}
	f := form{}
	for _, word := range strings.Fields(s) {
		key, how, _ := strings.Cut(word, "=")
		f[key] = how
	}
	return f
}

func (f form) String() string {
	words := make([]string, 0, len(f))
	for _, key := range slices.Sorted(maps.Keys(f)) {
		words = append(words, key+"="+f[key])
	}
	return strings.Join(words, " ")
}
