package session_test

import (
	"fmt"
	"image"
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"calmster/model"
	"calmster/ui/inspect"
	"calmster/ui/look"
	"calmster/ui/session"
	"calmster/ui/words"
)

// window is the size of a window in Fyne's units, where everything is so large.
type window struct {
	name    string
	size    fyne.Size
	compact bool
}

// windows are those of a session on a screen of so many pixels: all over it, and
// compact.
func windows(wide, high, zoom, text float32) []window {
	whole := fyne.NewSize(wide/zoom, high/zoom)
	name := fmt.Sprintf("%vx%v, all at %v, text at %v", wide, high, zoom, text)
	return []window{
		{name, whole, false},
		{name + ", compact", session.CompactSize(whole), true},
	}
}

// Whatever the window, the size of everything, that of its text and the language,
// harness off and each sign of the catalogue can be read and hit. The rest scrolls.
func TestSignsAndHarnessOffAreAlwaysInSight(t *testing.T) {
	t.Cleanup(func() { _ = words.Use("en") })
	for _, lang := range words.Languages() {
		if testing.Short() && lang != "de" {
			continue
		}
		if err := words.Use(lang); err != nil {
			t.Fatal(err)
		}
		r := start(t)
		for _, text := range []float32{1, 1.3} {
			fyne.CurrentApp().Settings().SetTheme(look.Theme{Scale: text})
			r.session.Retell()
			for _, zoom := range []float32{1, 1.5, 2} {
				all := slices.Concat(windows(1024, 600, zoom, text), windows(1000, 640, zoom, text), windows(1366, 768, zoom, text), windows(600, 1024, zoom, text))
				all = append(all, window{"the smallest window", r.window.Content().MinSize(), false})
				for _, w := range all {
					if w.compact != r.session.IsCompact() {
						r.press("C")
					}
					r.window.Resize(w.size)
					r.inSight(t, lang+", "+w.name)
				}
			}
		}
	}
}

// inSight checks that the ten can be hit and read where the session is now.
func (r *running) inSight(t *testing.T, where string) {
	t.Helper()
	c := r.window.Canvas()
	window := image.Rect(0, 0, int(c.Size().Width), int(c.Size().Height))
	names := []string{words.T("session.off", nil)}
	for _, s := range model.StressSigns() {
		names = append(names, words.Code(model.KindStress, s.Key))
	}
	var taken []image.Rectangle
	items := inspect.Items(c)
	for _, name := range names {
		at := slices.IndexFunc(items, func(i inspect.Item) bool { return i.Name == name && i.Tappable })
		if at < 0 {
			t.Errorf("%s: %q is not in sight", where, name)
			continue
		}
		i := items[at]
		box := image.Rect(i.X, i.Y, i.X+i.W, i.Y+i.H)
		if !box.In(window) || i.W < 60 || i.H < 26 || i.Cramped {
			t.Errorf("%s: %q lies at %v in %v, cut: %v", where, name, box, window, i.Cramped)
		}
		if slices.ContainsFunc(taken, box.Overlaps) {
			t.Errorf("%s: %q lies on another button", where, name)
		}
		taken = append(taken, box)
	}
}
