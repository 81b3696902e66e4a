package words

import (
	"slices"
	"strings"
	"time"

	"golang.org/x/text/language"

	"calmster/model"
)

// customs are what a region does in its own way, whatever the language.
type customs struct {
	firstWeekday time.Weekday
	unit         model.Unit
	twelve       bool // the clock counts to twelve twice
	monthFirst   bool // a date begins with its month
}

// The regions that do a thing in another way than most, as CLDR 46 lists them.
// Elsewhere the week begins on Monday, a thermometer shows °C, and a clock
// counts to twenty-four.
const (
	sundayFirst = "AG AS BD BR BS BT BW BZ CA CO DM DO ET GT GU HK HN ID IL IN JM JP KE KH KR LA MH MM MO MT MX MZ NI NP PA " +
		"PE PH PK PR PT PY SA SG SV TH TT TW UM US VE VI WS YE ZA ZW"
	saturdayFirst = "AE AF BH DJ DZ EG IQ IR JO KW LY OM QA SD SY"
	fahrenheit    = "AS BS BZ FM GU KY LR MH MP PR PW US VI"
	// twelveHours counts where English or Spanish is spoken; French and German
	// write twenty-four hours everywhere.
	twelveHours = "AG AS AU BB BM BS CA CO DM DO FJ FM GD GM GU GY HK IN JM KN KY LC LR MH MP MW MY NZ PA PG PH PK PR PW SB SG SL " +
		"SZ TO TT UM US VC VE VG VI VU WS ZM"
	monthFirst = "AS GU MH MP PH PR UM US VI"
)

// Wish is what is wanted of the customs, whatever the languages say.
type Wish struct {
	// Time and Measures are the system's locales for dates and times and for
	// measures, as "de_CH.UTF-8". Where one names no region, that of the
	// languages counts.
	Time, Measures string
	Picked
}

// Picked is what a keeper has chosen; empty is as the system has it.
type Picked struct {
	Clock string // how many hours it counts to: "12" or "24"
	Week  string // the number of its first day, as of [time.Weekday]
	Unit  model.Unit
}

// Clocks and Weeks are what can be picked besides what the system has.
func Clocks() []string { return []string{"12", "24"} }

// Weeks are the first days of a week that are customary somewhere.
func Weeks() []string { return []string{"1", "0", "6"} }

// customsOf returns the customs of a language in a region for times and one for
// measures, but for what was picked otherwise.
func customsOf(lang, times, measures string, p Picked) customs {
	in := func(regions, region string) bool { return region != "" && strings.Contains(regions, region) }
	c := customs{firstWeekday: time.Monday, unit: model.Celsius}
	switch {
	case in(sundayFirst, times):
		c.firstWeekday = time.Sunday
	case in(saturdayFirst, times):
		c.firstWeekday = time.Saturday
	}
	if in(fahrenheit, measures) {
		c.unit = model.Fahrenheit
	}
	c.twelve = in(twelveHours, times) && (lang == "en" || lang == "es")
	c.monthFirst = in(monthFirst, times) && lang == "en"

	if slices.Contains(Clocks(), p.Clock) {
		c.twelve = p.Clock == "12"
	}
	if slices.Contains(Weeks(), p.Week) {
		c.firstWeekday = time.Weekday(p.Week[0] - '0')
	}
	if p.Unit == model.Celsius || p.Unit == model.Fahrenheit {
		c.unit = p.Unit
	}
	return c
}

// tagOf reads a language tag or a locale, as "de_DE.UTF-8" or "ca_ES@valencia".
func tagOf(s string) (language.Tag, error) {
	s, _, _ = strings.Cut(s, ".")
	s, _, _ = strings.Cut(s, "@")
	return language.Parse(s)
}

// regionFor returns the region of a locale; that of the tags where it names none.
func regionFor(locale string, tags []language.Tag) string {
	if t, err := tagOf(locale); err == nil {
		if r := regionOf([]language.Tag{t}); r != "" {
			return r
		}
	}
	return regionOf(tags)
}

// regionOf returns the first region that the tags name; empty where none does.
func regionOf(tags []language.Tag) string {
	for _, t := range tags {
		if _, _, region := t.Raw(); region.IsCountry() {
			return region.String()
		}
	}
	return ""
}

// FirstWeekday is the day that a week begins with here.
func FirstWeekday() time.Weekday { return speaker().firstWeekday }

// Unit is that of the thermometers here.
func Unit() model.Unit { return speaker().unit }
