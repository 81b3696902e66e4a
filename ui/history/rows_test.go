package history

import (
	"testing"
	"time"

	"fyne.io/fyne/v2/test"

	"calmster/ui/look"
	"calmster/ui/parts"
	"calmster/ui/words"
)

// The column of moments has room for each day of a year, in every language.
func TestNoMomentIsWiderThanItsColumn(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(look.Theme{})
	defer func() {
		if err := words.Use("en"); err != nil {
			t.Fatal(err)
		}
	}()
	for _, language := range words.Languages() {
		if err := words.Use(language); err != nil {
			t.Fatal(err)
		}
		room := parts.Width(rowText, longestMoments()...)
		for day := range 366 {
			at := time.Date(2020, 1, 1+day, 22, 58, 0, 0, time.UTC)
			for _, text := range []string{words.Moment(at, at), words.Moment(at, time.Time{})} {
				if w := parts.Width(rowText, text); w > room {
					t.Errorf("%s: %q takes %.1f, its column has %.1f", language, text, w, room)
				}
			}
		}
	}
}
