package settings

import (
	"fyne.io/fyne/v2"

	"calmster/model"
	"calmster/ui/parts"
	"calmster/ui/words"
)

// Language is which language the window speaks.
type Language struct {
	// Picked is the tag of the keeper's own choice; empty where the system decides.
	Picked string
	Pick   func(tag string)
}

func (l Language) card() fyne.CanvasObject {
	// Each language is named in itself: whoever cannot read the window finds theirs.
	options := []parts.Option{{Key: "", Label: words.T("settings.language.system", nil)}}
	for _, tag := range words.Languages() {
		options = append(options, parts.Option{Key: tag, Label: words.T("language."+tag, nil)})
	}
	under := parts.NewSoft(words.T("settings.language_why", model.Args{"Decimal": words.Decimal(12.5)}))
	under.Wrap = true
	return parts.Card(parts.Column(10, -1, parts.NewTitle(words.T("settings.language", nil)),
		parts.NewChoice(options, l.Picked, l.Pick), under))
}
