//go:build inspect

package inspect

import (
	_ "unsafe" // for linkname

	"fyne.io/fyne/v2"
)

// cachedRenderer is Fyne's own look-up of what a widget is drawn with. Fyne
// offers it to tests only, in a package that starts a test application, so it
// is reached by its name. The desk's tests fail if it ever moves.
//
//go:linkname cachedRenderer fyne.io/fyne/v2/internal/cache.CachedRenderer
func cachedRenderer(fyne.Widget) (fyne.WidgetRenderer, bool)
