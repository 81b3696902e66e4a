package words_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"calmster/assets"
	"calmster/model"
	"calmster/ui/words"
)

// speaking switches for a test.
func speaking(t *testing.T, tags ...string) {
	t.Helper()
	if err := words.Use(tags...); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := words.Use("en"); err != nil {
			t.Fatal(err)
		}
	})
}

func TestTheBestMatchIsSpoken(t *testing.T) {
	for _, c := range []struct {
		tags []string
		want string
	}{
		{nil, "en"},
		{[]string{""}, "en"},
		{[]string{"C"}, "en"},
		{[]string{"de_CH.UTF-8"}, "de"},
		{[]string{"fr-CA"}, "fr"},
		{[]string{"es-419"}, "es"},
		{[]string{"ja-JP"}, "en"},
		{[]string{"ja-JP", "fr-FR"}, "fr"},
		{[]string{"de", "en-US"}, "de"},
	} {
		speaking(t, c.tags...)
		if got := words.Language(); got != c.want {
			t.Errorf("%q: %s, want %s", c.tags, got, c.want)
		}
	}
}

// What a region does in its own way stays with it, whatever language is picked.
func TestCustomsFollowTheRegion(t *testing.T) {
	at := time.Date(2026, 11, 13, 20, 31, 0, 0, time.UTC)
	for _, c := range []struct {
		tags        string
		first       time.Weekday
		unit        model.Unit
		clock, week string
	}{
		{"en", time.Monday, model.Celsius, "20:31", "1"},
		{"en-GB", time.Monday, model.Celsius, "20:31", "1"},
		{"en-US", time.Sunday, model.Fahrenheit, "8:31 pm", "0"},
		{"en-CA", time.Sunday, model.Celsius, "8:31 pm", "0"},
		{"de", time.Monday, model.Celsius, "20:31", "1"},
		{"de en-US", time.Sunday, model.Fahrenheit, "20:31", "0"},
		{"fr-CA", time.Sunday, model.Celsius, "20:31", "0"},
	} {
		speaking(t, strings.Fields(c.tags)...)
		if words.FirstWeekday() != c.first || words.Unit() != c.unit || words.Clock(at) != c.clock || words.T("calendar.first_weekday", nil) != c.week {
			t.Errorf("%s: week %v %s, unit %s, clock %s", c.tags, words.FirstWeekday(), words.T("calendar.first_weekday", nil), words.Unit(), words.Clock(at))
		}
	}
}

func TestDatesAndNumbersAreWrittenAsTheyAreHere(t *testing.T) {
	at := time.Date(2026, 3, 1, 9, 5, 0, 0, time.UTC)
	for _, c := range []struct{ tag, when, date, number, decimal string }{
		{"en-GB", "Sun 1 Mar, 09:05", "1 Mar 2026", "123,456", "18.5"},
		{"en-US", "Sun, Mar 1, 9:05 am", "Mar 1, 2026", "123,456", "18.5"},
		{"de", "So, 1. März, 09:05", "1. März 2026", "123.456", "18,5"},
		{"es", "dom 1 mar, 09:05", "1 mar 2026", "123\u00a0456", "18,5"},
		{"fr", "dim. 1 mars, 09:05", "1 mars 2026", "123\u202f456", "18,5"},
	} {
		speaking(t, c.tag)
		for what, got := range map[string][2]string{
			"moment": {words.When(at), c.when}, "date": {words.Date(at), c.date},
			"number": {words.Number(123456), c.number}, "decimal": {words.Decimal(18.5), c.decimal},
		} {
			if got[0] != got[1] {
				t.Errorf("%s: the %s is %q, want %q", c.tag, what, got[0], got[1])
			}
		}
		if words.Number(2026) != "2026" {
			t.Errorf("%s: the year is written %s", c.tag, words.Number(2026))
		}
		if v, ok := words.ReadDecimal(c.decimal); !ok || v != 18.5 {
			t.Errorf("%s: %q is read as %v", c.tag, c.decimal, v)
		}
		for _, clock := range words.Clocks() {
			if err := words.UseAs(words.Wish{Picked: words.Picked{Clock: clock}}, c.tag); err != nil {
				t.Fatal(err)
			}
			evening := time.Date(2026, 3, 1, 20, 0, 0, 0, time.UTC)
			if got, ok := words.ReadClock(words.Clock(evening)); !ok || got.Hour() != 20 || strings.HasPrefix(words.Clock(evening), "8") != (clock == "12") {
				t.Errorf("%s: %q is read as %v", c.tag, words.Clock(evening), got)
			}
		}
		speaking(t, c.tag)
		if got, ok := words.ReadClock(words.Clock(at)); !ok || got.Hour() != 9 || got.Minute() != 5 {
			t.Errorf("%s: %q is read as %v", c.tag, words.Clock(at), got)
		}
	}
}

func TestReadDayAndClock(t *testing.T) {
	march := time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC)
	for _, c := range []struct{ tag, typed string }{
		{"en", "2026-03-01"}, {"de", "1.3.2026"}, {"de", "01. 03. 2026"}, {"es", "01/03/2026"}, {"en-US", "3/1/2026"}, {"en-GB", "1/3/2026"},
	} {
		speaking(t, c.tag)
		if got, ok := words.ReadDay(c.typed); !ok || !got.Equal(march) {
			t.Errorf("%s: %q is read as %v", c.tag, c.typed, got)
		}
	}
	for typed, want := range map[string]string{"20:15": "20:15", "8:15 pm": "20:15", "8:15 p. m.": "20:15", "20 h 15": "20:15", "20.15": "20:15", "8 pm": "20:00", "8PM": "20:00", "8 p.m.": "20:00", "12 am": "00:00", "20 Uhr": "20:00", "20h": "20:00"} {
		if got, ok := words.ReadClock(typed); !ok || got.Format("15:04") != want {
			t.Errorf("%q is read as %v", typed, got)
		}
	}
	for _, typed := range []string{"", "25:00", "20", "8:15 xm", "13:15 pm"} {
		if got, ok := words.ReadClock(typed); ok {
			t.Errorf("%q is read as %v", typed, got)
		}
	}
}

// Whatever the number, there is a sentence for it.
func TestEveryPluralHasItsForm(t *testing.T) {
	for _, lang := range words.Languages() {
		raw, err := assets.Translations.ReadFile("translations/" + lang + ".json")
		if err != nil {
			t.Fatal(err)
		}
		var all map[string]any
		if err := json.Unmarshal(raw, &all); err != nil {
			t.Fatal(err)
		}
		speaking(t, lang)
		for key, text := range all {
			if _, plural := text.(map[string]any); !plural {
				continue
			}
			for _, n := range []int{0, 1, 2, 5, 21, 100, 1_000_000} {
				if words.T(key, model.Args{"N": n}) == key {
					t.Errorf("%s: %s has no words for %d", lang, key, n)
				}
			}
		}
	}
}

func TestChoicesAreJoinedByAWord(t *testing.T) {
	for n, want := range map[int]string{0: "", 1: "Biscuit", 2: "Biscuit or Mochi", 3: "Biscuit, Mochi or Pip"} {
		if got := words.Either([]string{"Biscuit", "Mochi", "Pip"}[:n]); got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
}

// What a system says of times and of measures by themselves counts more than the
// region of its language, and what a keeper picked more than both.
func TestCustomsOfTheirOwn(t *testing.T) {
	t.Cleanup(func() {
		if err := words.Use("en"); err != nil {
			t.Fatal(err)
		}
	})
	at := time.Date(2026, 3, 1, 20, 31, 0, 0, time.UTC)
	for _, c := range []struct {
		wish        words.Wish
		tag         string
		first       time.Weekday
		unit        model.Unit
		clock, date string
	}{
		{words.Wish{}, "en-US", time.Sunday, model.Fahrenheit, "8:31 pm", "Mar 1, 2026"},
		{words.Wish{Time: "en_GB.UTF-8", Measures: "en_US.UTF-8"}, "en-US", time.Monday, model.Fahrenheit, "20:31", "1 Mar 2026"},
		{words.Wish{Time: "en_US.UTF-8", Measures: "de_DE@euro"}, "en-US", time.Sunday, model.Celsius, "8:31 pm", "Mar 1, 2026"},
		{words.Wish{Time: "C.UTF-8", Measures: "POSIX"}, "en-US", time.Sunday, model.Fahrenheit, "8:31 pm", "Mar 1, 2026"},
		{words.Wish{Time: "en_US", Measures: "en_US"}, "de", time.Sunday, model.Fahrenheit, "20:31", "1. März 2026"},
		{words.Wish{Picked: words.Picked{Clock: "24", Week: "6", Unit: model.Celsius}}, "en-US", time.Saturday, model.Celsius, "20:31", "Mar 1, 2026"},
		{words.Wish{Picked: words.Picked{Clock: "12", Week: "0", Unit: model.Fahrenheit}}, "de-DE", time.Sunday, model.Fahrenheit, "8:31 nachm.", "1. März 2026"},
		{words.Wish{Picked: words.Picked{Clock: "13", Week: "8", Unit: "k"}}, "de-DE", time.Monday, model.Celsius, "20:31", "1. März 2026"},
	} {
		if err := words.UseAs(c.wish, c.tag); err != nil {
			t.Fatal(err)
		}
		if words.FirstWeekday() != c.first || words.Unit() != c.unit || words.Clock(at) != c.clock || words.Date(at) != c.date {
			t.Errorf("%+v %s: %v, %s, %s, %s", c.wish, c.tag, words.FirstWeekday(), words.Unit(), words.Clock(at), words.Date(at))
		}
	}
}
