//go:build linux

package main

import (
	"testing"

	"calmster/model"
	"calmster/ui/words"
)

// keyboards taps on other keyboards, by the places of the keys: without Latin
// letters a key is what an English keyboard has there, else what is written on it.
// The digits go by their place, with Shift or without; Ctrl goes with the same
// letters.
func keyboards(t *testing.T, k *keeper) {
	k.createHamster("Biscuit")
	k.begins()
	const ctrl, shift, placeQ, placeA, placeE, place1, placeZ, placeW = "ctrl", "shift", "24", "38", "26", "10", "52", "25"
	explores, treats, freezes := words.T("sign.exploring", nil), words.T("sign.taking_treats", nil), words.T("sign.freezing", nil)
	for _, c := range []struct {
		layout, keys, line string
	}{
		{"ru", placeQ, explores},
		{"ru", placeE, treats},
		{"gr", placeQ, explores}, // writes a semicolon
		{"il", placeE, treats},
		{"fr", placeA, explores}, // where Q is written
		{"fr", place1, freezes},
		{"fr", ctrl + "+" + placeW, words.T("session.undone", model.Args{"What": freezes})},
		{"fr", shift + "+" + place1, freezes},
		{"ru", ctrl + "+" + placeZ, words.T("session.undone", model.Args{"What": freezes})},
	} {
		k.Keyboard(c.layout)
		k.tap(c.keys, c.line)
	}
}
