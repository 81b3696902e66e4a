package model_test

import (
	"testing"

	"calmster/model"
)

func TestASearchReadsAnyI(t *testing.T) {
	for _, note := range []string{"İstanbul", "istanbul", "ISTANBUL", "ıstanbul", "i\u0307stanbul"} {
		for _, text := range []string{"istan", "İSTAN", "Istan", "ıstan", "i\u0307stan"} {
			if !(model.Search{Text: text}).Reads("to " + note) {
				t.Errorf("%q does not find %q", text, note)
			}
		}
	}
}
