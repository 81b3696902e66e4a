package main

import (
	"os"
	"time"

	"fyne.io/fyne/v2/lang"

	"calmster/ui/words"
)

// weekBegin is the day that weeks begin on here: as the system shows dates,
// whatever language the program speaks.
func weekBegin() time.Weekday {
	for _, name := range []string{"LC_ALL", "LC_TIME", "LANG"} {
		if locale := os.Getenv(name); locale != "" {
			return words.WeekBegin(locale)
		}
	}
	return words.WeekBegin(lang.SystemLocale().String())
}
