package room

import (
	"fmt"

	"calmster/ui/words"
)

func title(code string) []string {
	return []string{
		words.T("room.title", nil),
		words.T("room.forgotten", nil),           // want "has no text"
		words.T("cellar.title", nil),             // want "has no text"
		words.T("room.sign."+code+".name", nil),  // there is one
		words.T("room.sign."+code+".why", nil),   // want "no text has a key of the form"
		fmt.Sprintf("room.shelf.%d", len(code)),  // there is one
		fmt.Sprintf("room.corner.%d", len(code)), // want "no text has a key of the form"
		"room.json",                              // a file's name
		"not a key. Only a sentence, though",     // words
	}
}
