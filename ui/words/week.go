package words

import (
	"slices"
	"strings"
	"time"

	"golang.org/x/text/language"
)

// The regions whose weeks begin on another day than Monday (CLDR).
var (
	sundayFirst = strings.Fields(`AG AS BD BR BS BT BW BZ CA CO DM DO ET GT GU HK HN ID IL IN IS JM JP KE KH KR LA MH MM MO MT
		MX MZ NI NP PA PE PH PK PR PT PY SA SG SV TH TT TW UM US VE VI WS YE ZA ZW`)
	saturdayFirst = strings.Fields("AF BH DJ DZ EG IQ IR JO KW LY OM QA SD SY")
)

// WeekBegin is the day that a week begins on where a locale like "en_US.UTF-8"
// or "de-CH" is used; Monday where it names no region.
func WeekBegin(locale string) time.Weekday {
	locale, _, _ = strings.Cut(locale, ".")
	locale, _, _ = strings.Cut(locale, "@")
	tag, err := language.Parse(strings.ReplaceAll(locale, "_", "-"))
	if err != nil {
		return time.Monday
	}
	region, sure := tag.Region()
	switch {
	case sure < language.High:
	case slices.Contains(sundayFirst, region.String()):
		return time.Sunday
	case slices.Contains(saturdayFirst, region.String()):
		return time.Saturday
	}
	return time.Monday
}
