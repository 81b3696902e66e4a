package room

import "calmster/ui/words"

func title(code string) []string {
	return []string{
		words.T("room.title", nil),
		words.T("room.forgotten", nil),       // want "has no text"
		words.T("cellar.title", nil),         // want "has no text"
		words.T("room.sign."+code, nil),      // listed
		words.T("room.animal."+code, nil),    // want "joins keys that begin with"
		"room.json",                          // a file's name
		"not a key. Only a sentence, though", // words
	}
}
