// Package words turns keys and values into sentences for people.
//
// Every string that a keeper sees goes through [T]; the texts stand in
// assets/translations, one file a language. Values are formatted by their
// type, so that a duration looks the same in a button, a chart and a command.
package words

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"math"
	"strings"
	"sync/atomic"
	"time"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"

	"calmster/assets"
	"calmster/model"
)

// current is the language in use. It is the one piece of shared state of this
// package: a program speaks one language at a time.
var current atomic.Pointer[i18n.Localizer]

// Use switches to the best match for the given language tags, the most wanted
// first; English where none matches.
func Use(tags ...string) error {
	bundle, err := load()
	if err != nil {
		return err
	}
	current.Store(i18n.NewLocalizer(bundle, tags...))
	return nil
}

func load() (*i18n.Bundle, error) {
	bundle := i18n.NewBundle(language.English)
	bundle.RegisterUnmarshalFunc("json", json.Unmarshal)
	files, err := fs.Glob(assets.Translations, "translations/*.json")
	if err != nil {
		return nil, fmt.Errorf("list translations: %w", err)
	}
	for _, f := range files {
		if _, err := bundle.LoadMessageFileFS(assets.Translations, f); err != nil {
			return nil, fmt.Errorf("read translation %s: %w", f, err)
		}
	}
	return bundle, nil
}

func localizer() *i18n.Localizer {
	if l := current.Load(); l != nil {
		return l
	}
	// The files are embedded and a test reads them all, so this cannot fail in
	// a program that was tested; keys are shown if it ever does.
	if err := Use("en"); err != nil {
		return i18n.NewLocalizer(i18n.NewBundle(language.English), "en")
	}
	return current.Load()
}

// T says the sentence of that key with its values. A value named N chooses
// between singular and plural. A key without a text is returned as it is.
func T(key string, args model.Args) string {
	cfg := i18n.LocalizeConfig{MessageID: key}
	if len(args) > 0 {
		data := make(map[string]any, len(args))
		for k, v := range args {
			data[k] = Value(v)
		}
		cfg.TemplateData = data
		if n, ok := args["N"].(int); ok {
			cfg.PluralCount = n
		}
	}
	s, err := localizer().Localize(&cfg)
	if err != nil && s == "" {
		return key
	}
	return s
}

// Has is whether there is a text for the key.
func Has(key string) bool { return T(key, model.Args{"N": 1}) != key }

// Value formats a value for a sentence by its type: durations as m:ss, chances
// in tenths, moments as date and time; everything else is left as it is.
func Value(v any) any {
	switch v := v.(type) {
	case time.Duration:
		return Duration(v)
	case model.Tenths:
		return Tenths(v)
	case model.RangeLow:
		return halves(int(math.Floor(float64(v)*20 + 1e-9)))
	case model.RangeHigh:
		return halves(int(math.Ceil(float64(v)*20 - 1e-9)))
	case time.Time:
		return When(v)
	}
	return v
}

// Duration says a duration as m:ss, or h:mm:ss from an hour on. Fractions of a
// second are dropped: a clock never shows what has not passed yet.
func Duration(d time.Duration) string {
	sign := ""
	if d < 0 {
		sign, d = "−", -d
	}
	s := int(d / time.Second)
	if s >= 3600 {
		return fmt.Sprintf("%s%d:%02d:%02d", sign, s/3600, s/60%60, s%60)
	}
	return fmt.Sprintf("%s%d:%02d", sign, s/60, s%60)
}

// Tenths says a chance as a number of ten, in halves. It is never 0 and never
// 10: nobody can be that sure of an animal.
func Tenths(p model.Tenths) string {
	return halves(min(max(int(math.Round(float64(p)*20)), 1), 19))
}

// halves says a number of halves: "0", "½", "1", … "10".
func halves(n int) string {
	n = min(max(n, 0), 20)
	switch whole := n / 2; {
	case n%2 == 0:
		return fmt.Sprint(whole)
	case whole == 0:
		return "½"
	default:
		return fmt.Sprintf("%d½", whole)
	}
}

// When says a date with weekday and time: "Fri 13 Nov, 20:31".
func When(t time.Time) string {
	return T("format.when", model.Args{"Day": Day(t), "Time": Clock(t)})
}

// Day says a date with its weekday: "Fri 13 Nov".
func Day(t time.Time) string {
	return T("format.day", model.Args{
		"Weekday": Weekday(t.Weekday()), "Day": t.Day(), "Month": T(fmt.Sprintf("month.%d", int(t.Month())), nil),
	})
}

// Date says a date with its year: "13 Nov 2026".
func Date(t time.Time) string {
	return T("format.date", model.Args{
		"Day": t.Day(), "Month": T(fmt.Sprintf("month.%d", int(t.Month())), nil), "Year": t.Year(),
	})
}

// Weekday says the short name of a weekday: "Fri".
func Weekday(d time.Weekday) string { return T(fmt.Sprintf("weekday.%d", int(d)), nil) }

// Clock says a time of day: "20:31".
func Clock(t time.Time) string { return t.Format("15:04") }

// Calm says a calm time, with "at least" where it is a lower bound.
func Calm(c model.Calm) string {
	if c.AtLeast {
		return T("format.at_least", model.Args{"Time": c.For})
	}
	return Duration(c.For)
}

// Code says what a sign, act or treat is called. A keeper's own code is shown
// as it was named.
func Code(kind model.Kind, code string) string {
	if model.Custom(code) {
		return strings.ReplaceAll(strings.TrimPrefix(code, model.CustomPrefix), "-", " ")
	}
	switch kind {
	case model.KindStress, model.KindComfort:
		return T("sign."+code, nil)
	case model.KindTreat:
		return T("treat."+code, nil)
	case model.KindAct:
		return T("act."+code, nil)
	}
	return T("event."+string(kind), nil)
}
