package words

import (
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

func customsOf(lang, region string) customs {
	in := func(regions string) bool { return region != "" && strings.Contains(regions, region) }
	c := customs{firstWeekday: time.Monday, unit: model.Celsius}
	switch {
	case in(sundayFirst):
		c.firstWeekday = time.Sunday
	case in(saturdayFirst):
		c.firstWeekday = time.Saturday
	}
	if in(fahrenheit) {
		c.unit = model.Fahrenheit
	}
	c.twelve = in(twelveHours) && (lang == "en" || lang == "es")
	c.monthFirst = in(monthFirst) && lang == "en"
	return c
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
