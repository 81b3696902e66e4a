package words

import (
	"strings"
	"unicode"

	"calmster/model"
)

// BetterNot returns why a treat had better not be given; ok is false where
// nothing is known against it. A keeper's own treat is known by its name, in the
// language in use.
func BetterNot(code string) (why string, ok bool) {
	for _, t := range model.Treats() {
		if t.Avoid && (code == t.Key || model.Custom(code) && named(Code(model.KindTreat, code), "treat."+t.Key+".names")) {
			return T("treat."+t.Key+".advice", nil), true
		}
	}
	return "", false
}

// named is whether a word of the name begins like one of those that a text lists.
func named(name, list string) bool {
	for _, word := range strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return !unicode.IsLetter(r) }) {
		for _, stem := range strings.Fields(T(list, nil)) {
			if strings.HasPrefix(word, stem) {
				return true
			}
		}
	}
	return false
}
