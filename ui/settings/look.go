package settings

import (
	"strconv"

	"fyne.io/fyne/v2"

	"calmster/ui/look"
	"calmster/ui/parts"
	"calmster/ui/words"
)

// Look is how the window looks.
type Look struct {
	Mode  look.Mode
	Scale float32 // of text
	Zoom  float32 // of everything

	SetMode  func(look.Mode)
	SetScale func(float32)
	SetZoom  func(float32)
}

// scales are the text sizes to choose from.
var scales = []struct {
	key   string
	value float32
}{{"small", 0.9}, {"normal", 1}, {"large", 1.15}, {"larger", 1.3}}

// Zooms are the sizes of everything to choose from, in percent. Fyne knows
// steps of a tenth only.
func Zooms() []int { return []int{80, 90, 100, 110, 120, 130, 150, 170, 200} }

func (l Look) card() fyne.CanvasObject {
	var modes, sizes, zooms []parts.Option
	for _, m := range []look.Mode{look.ModeSystem, look.ModeLight, look.ModeDark} {
		modes = append(modes, parts.Option{Key: string(m), Label: words.T("settings.mode."+string(m), nil)})
	}
	size := "normal"
	for _, s := range scales {
		sizes = append(sizes, parts.Option{Key: s.key, Label: words.T("settings.size."+s.key, nil)})
		if s.value == l.Scale {
			size = s.key
		}
	}
	zoom := ""
	for _, z := range Zooms() {
		// The percent sign stands once, in the question: all of them fit a row.
		zooms = append(zooms, parts.Option{Key: strconv.Itoa(z), Label: strconv.Itoa(z)})
		if z == int(l.Zoom*100+0.5) {
			zoom = strconv.Itoa(z)
		}
	}
	theme := parts.NewChoice(modes, string(l.Mode), func(k string) { l.SetMode(look.Mode(k)) })
	scale := parts.NewChoice(sizes, size, func(k string) {
		for _, s := range scales {
			if s.key == k {
				l.SetScale(s.value)
			}
		}
	})
	whole := parts.NewChoice(zooms, zoom, func(k string) {
		if n, err := strconv.Atoi(k); err == nil {
			l.SetZoom(float32(n) / 100)
		}
	})
	whole.Small()
	return card("settings.look", "",
		parts.Field(words.T("settings.mode", nil), theme),
		parts.Field(words.T("settings.size", nil), scale),
		parts.Field(words.T("settings.zoom", nil), whole))
}

// TextSizes are the text sizes to choose from, as factors.
func TextSizes() (out []float32) {
	for _, s := range scales {
		out = append(out, s.value)
	}
	return out
}
