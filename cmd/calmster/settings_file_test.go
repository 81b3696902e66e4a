package main

import (
	"bytes"
	"errors"
	"reflect"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"calmster/model"
	"calmster/ui/look"
	"calmster/ui/words"
)

func fresh(t *testing.T) preferences { return preferences{test.NewTempApp(t).Preferences()} }

func exportOf(t *testing.T, p preferences) string {
	t.Helper()
	var out bytes.Buffer
	if err := p.export(&out); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestSettingsComeBackFromTheirFile(t *testing.T) {
	one := fresh(t)
	one.SetMode(look.ModeDark)
	one.SetScale(1.15)
	one.SetZoom(1.3)
	one.SetCustoms(words.Picked{Clock: "12", Week: "0", Unit: model.Fahrenheit})
	one.SetLanguage("fr")
	for _, set := range []func(bool){one.SetNotices, one.SetSounds, one.SetTray} {
		set(true)
	}
	one.SetDaily(false)
	one.SetChoice("room", "guide") // what a start finds out is not handed on
	text := exportOf(t, one)
	other := fresh(t)
	if unknown, err := other.take([]byte(text)); err != nil || len(unknown) != 0 {
		t.Fatalf("%v, %v", unknown, err)
	}
	if got := exportOf(t, other); got != text {
		t.Errorf("got %s, want %s", got, text)
	}
	if other.Choice("room") != "" {
		t.Error("the file holds more than settings")
	}
}

// A file with anything wrong in it changes nothing; names from elsewhere are told.
func TestSettingsThatAreWrong(t *testing.T) {
	const head = `{"format":"calmster-settings","version":1,"settings":`
	for text, key := range map[string]string{
		"": "problem.settings.foreign", "Dear diary": "problem.settings.foreign", "[]": "problem.settings.foreign",
		`{"format":"calmster","version":1}`:                                      "problem.settings.foreign",
		`{"format":"calmster-settings","version":2,"settings":{"theme":"dark"}}`: "problem.settings.version",
		head + `{"theme":"dark","size":17}}`:                                     "problem.settings.value",
		head + `{"theme":"dark","sounds":"yes"}}`:                                "problem.settings.value",
		head + `{"theme":"dark","language":"klingon"}}`:                          "problem.settings.value",
		head + `{"theme":"dark","unit":null}}`:                                   "problem.settings.value",
		head + `{"theme":"dark"`:                                                 "problem.settings.foreign",
	} {
		p := fresh(t)
		before := exportOf(t, p)
		_, err := p.take([]byte(text))
		var told model.Explained
		if !errors.As(err, &told) {
			t.Errorf("%s: %v", text, err)
			continue
		}
		if got, _ := told.Explain(); got != key || words.T(got, nil) == got {
			t.Errorf("%s: %s, want %s", text, got, key)
		}
		if after := exportOf(t, p); after != before {
			t.Errorf("%s changed the settings: %s", text, after)
		}
	}
	p := fresh(t)
	unknown, err := p.take([]byte(head + `{"theme":"dark","smell":"hay","colour":1}}`))
	if err != nil || !reflect.DeepEqual(unknown, []string{"colour", "smell"}) || p.Mode() != look.ModeDark {
		t.Errorf("%v, %v, %s", unknown, err, p.Mode())
	}
	if !strings.Contains(exportOf(t, p), `"theme": "dark"`) {
		t.Error("what was known was not taken")
	}
}
