// Package assets holds what is shipped inside the program: the icon, the
// translations and the guide. Everything in it is embedded, so that Calmster
// is one file that works offline.
package assets

import (
	"embed"

	"fyne.io/fyne/v2"
)

// Translations holds one JSON file a language, named for it.
//
//go:embed translations/*.json
var Translations embed.FS

//go:embed icon.png
var icon []byte

// Icon returns the program's icon.
func Icon() *fyne.StaticResource { return fyne.NewStaticResource("icon.png", icon) }
