//go:build linux

package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

const written = "../../docs/guide"

// The walk is gone by `make screenshots`. This holds what is written to it
// without a window: its stops, its pictures, and the words that it quotes.
func TestTheWalkIsWrittenAsItIsGone(t *testing.T) {
	stops, err := readWalk(written)
	if err != nil {
		t.Fatal(err)
	}
	var told, gone, taken []string
	for _, s := range stops {
		told = append(told, s.picture)
	}
	for _, s := range strides {
		gone = append(gone, s.picture)
	}
	files, err := filepath.Glob(filepath.Join(written, walkPictures, "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		taken = append(taken, strings.TrimSuffix(filepath.Base(f), ".png"))
	}
	if !slices.Equal(told, gone) {
		t.Errorf("told are\n%q\nand gone are\n%q", told, gone)
	}
	if !slices.Equal(taken, gone) { // their numbers give them that order
		t.Errorf("there are pictures of\n%q\nand gone are\n%q", taken, gone)
	}
}

func TestTheWalkQuotesTheProgramsWords(t *testing.T) {
	stops, err := readWalk(written)
	if err != nil {
		t.Fatal(err)
	}
	said := spoken(t)
	for _, s := range stops {
		if len(s.labels) == 0 {
			t.Errorf("“%s” quotes nothing from the screen", s.heading)
		}
		for _, label := range s.labels {
			if !slices.ContainsFunc(said, func(form *regexp.Regexp) bool { return form.MatchString(label) }) {
				t.Errorf("“%s” quotes “%s”, which the program does not say", s.heading, label)
			}
		}
	}
}

// spoken is all that the program says in English, with anything in the place of
// a value.
func spoken(t *testing.T) (forms []*regexp.Regexp) {
	t.Helper()
	data, err := os.ReadFile("../../assets/translations/en.json")
	if err != nil {
		t.Fatal(err)
	}
	var texts map[string]any
	if err := json.Unmarshal(data, &texts); err != nil {
		t.Fatal(err)
	}
	value := regexp.MustCompile(`\\\{\\\{\\\.[A-Za-z]+\\\}\\\}`)
	add := func(text string) {
		form := value.ReplaceAllString(regexp.QuoteMeta(text), `.+`)
		if strings.Trim(form, ".+ …") != "" { // a text of values only fits anything
			forms = append(forms, regexp.MustCompile("^"+form+"$"))
		}
	}
	for _, text := range texts {
		switch text := text.(type) {
		case string:
			add(text)
		case map[string]any:
			for _, form := range text {
				add(form.(string))
			}
		}
	}
	return forms
}
