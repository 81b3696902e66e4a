// Package words turns keys and values into sentences for people.
//
// Every string that a keeper sees goes through [T]; the texts stand in
// assets/translations, one file a language. Values are formatted by their
// type, so that a duration looks the same in a button, a chart and a command.
package words

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"

	"calmster/assets"
	"calmster/model"
)

// voice is a language with the customs of a region.
type voice struct {
	*i18n.Localizer
	customs
	language string
}

// current is the voice in use. It is the one piece of shared state of this
// package: a program speaks one language at a time.
var current atomic.Pointer[voice]

// Languages returns the languages that the program speaks, by their tags. The
// first one is what every other is made from.
func Languages() []string { return []string{"en", "de", "es", "fr"} }

// Language returns the tag of the language in use.
func Language() string { return speaker().language }

// Use switches to the best match for the given language tags, the most wanted
// first, English where none matches; and to the customs of the first region
// that the tags name. A keeper in the United States who picks Spanish keeps
// their Sunday and their °F: Use("es", "en-US").
func Use(tags ...string) error { return UseAs(Wish{}, tags...) }

// UseAs is [Use] with what is wanted of the customs besides.
func UseAs(w Wish, tags ...string) error {
	v, err := find(w, tags)
	if err == nil {
		current.Store(v)
	}
	return err
}

func find(w Wish, tags []string) (*voice, error) {
	var ours, wanted []language.Tag
	for _, l := range Languages() {
		ours = append(ours, language.MustParse(l))
	}
	for _, t := range tags {
		if tag, err := tagOf(t); err == nil {
			wanted = append(wanted, tag)
		}
	}
	_, i, sure := language.NewMatcher(ours).Match(wanted...)
	if sure == language.No {
		i = 0
	}
	lang := Languages()[i]
	v := &voice{language: lang, customs: customsOf(lang, regionFor(w.Time, wanted), regionFor(w.Measures, wanted), w.Picked)}
	bundle, err := load(ours[i], v.customs)
	if err != nil {
		return nil, err
	}
	v.Localizer = i18n.NewLocalizer(bundle, lang)
	return v, nil
}

// load reads a language, with English behind it for what it may lack.
func load(tag language.Tag, c customs) (*i18n.Bundle, error) {
	bundle := i18n.NewBundle(language.English)
	bundle.RegisterUnmarshalFunc("json", json.Unmarshal)
	for _, lang := range slices.Compact([]string{"en", tag.String()}) {
		f := "translations/" + lang + ".json"
		if _, err := bundle.LoadMessageFileFS(assets.Translations, f); err != nil {
			return nil, fmt.Errorf("read translation %s: %w", f, err)
		}
	}
	// What the model asks the language for is said by the region.
	ours := []*i18n.Message{{ID: "calendar.first_weekday", Other: strconv.Itoa(int(c.firstWeekday))}}
	if c.monthFirst {
		ours = append(ours,
			&i18n.Message{ID: "format.date", Other: "{{.Month}} {{.Day}}, {{.Year}}"},
			&i18n.Message{ID: "format.day", Other: "{{.Weekday}}, {{.Month}} {{.Day}}"},
			&i18n.Message{ID: "chart.day_month", Other: "{{.Month}} {{.Day}}"})
	}
	if err := bundle.AddMessages(tag, ours...); err != nil {
		return nil, fmt.Errorf("take over the customs of the region: %w", err)
	}
	return bundle, nil
}

func speaker() *voice {
	if v := current.Load(); v != nil {
		return v
	}
	// The files are embedded and a test reads them all, so this cannot fail in
	// a program that was tested; keys are shown if it ever does.
	if err := Use("en"); err != nil {
		return &voice{Localizer: i18n.NewLocalizer(i18n.NewBundle(language.English), "en"), language: "en", customs: customsOf("en", "", "", Picked{})}
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
	s, err := speaker().Localize(&cfg)
	if err != nil && s == "" {
		return key
	}
	return s
}

// Value formats a value for a sentence by its type: durations as m:ss, chances
// in tenths, moments as date and time, numbers as the language writes them;
// everything else is left as it is.
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
	case model.Span:
		return span(v)
	case model.DayStart:
		return ClockOf(time.Duration(v))
	case model.TimeOfDay:
		return Clock(time.Time(v))
	case int:
		return Number(v)
	case float64:
		return Decimal(v)
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
	return halves(p.Halves())
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

// Moment is [When] with the year in place of the weekday where that is not the
// present one: a day of another year must not pass for one of this.
func Moment(t, now time.Time) string {
	if t.Year() == now.Year() {
		return When(t)
	}
	return T("format.when", model.Args{"Day": Date(t), "Time": Clock(t)})
}

// OnDay is [Day] with the year in place of the weekday where that is not the
// present one.
func OnDay(t, now time.Time) string {
	if t.Year() == now.Year() {
		return Day(t)
	}
	return Date(t)
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

// span says the dates from one moment to another: "13 Nov 2026", "3 Nov to 13
// Nov 2026".
func span(s model.Span) string {
	from, to := Date(s.From), Date(s.To)
	if from == to {
		return to
	}
	if s.From.Year() == s.To.Year() {
		from = T("chart.day_month", model.Args{"Day": s.From.Day(), "Month": T(fmt.Sprintf("month.%d", int(s.From.Month())), nil)})
	}
	return T("format.span", model.Args{"From": from, "To": to})
}

// Weekday says the short name of a weekday: "Fri".
func Weekday(d time.Weekday) string { return T(fmt.Sprintf("weekday.%d", int(d)), nil) }

// Clock says a time of day: "20:31", or "8:31 pm" where clocks count to twelve.
func Clock(t time.Time) string {
	if !speaker().twelve {
		return t.Format("15:04")
	}
	half := "format.am"
	if t.Hour() >= 12 {
		half = "format.pm"
	}
	return t.Format("3:04") + " " + T(half, nil)
}

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
