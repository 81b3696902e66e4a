package look

import (
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

func luminance(v uint32) float64 {
	lin := func(c uint32) float64 {
		x := float64(c&0xff) / 255
		if x <= 0.04045 {
			return x / 12.92
		}
		return math.Pow((x+0.055)/1.055, 2.4)
	}
	return 0.2126*lin(v>>16) + 0.7152*lin(v>>8) + 0.0722*lin(v)
}

func contrast(a, b uint32) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

// Whatever is written on whatever ground can be read in both themes.
func TestTextReachesContrast(t *testing.T) {
	texts := map[fyne.ThemeColorName][]fyne.ThemeColorName{
		ColorText:       {ColorBackground, ColorCard, ColorPrimaryTint, ColorStressTint, ColorGoalTint},
		ColorSoftText:   {ColorBackground, ColorCard, ColorPrimaryTint},
		ColorPrimary:    {ColorCard, ColorBackground, ColorPrimaryTint},
		ColorOnPrimary:  {ColorPrimary, ColorStress},
		ColorStress:     {ColorCard},
		ColorStressText: {ColorCard, ColorStressTint, ColorBackground},
		ColorGoalText:   {ColorCard, ColorGoalTint, ColorBackground},
		ColorCalm:       {ColorCard},
	}
	for text, grounds := range texts {
		for _, ground := range grounds {
			a, b := palette[text], palette[ground]
			if c := contrast(a.light, b.light); c < 4.5 {
				t.Errorf("light: %s on %s has contrast %.2f", text, ground, c)
			}
			if c := contrast(a.dark, b.dark); c < 4.5 {
				t.Errorf("dark: %s on %s has contrast %.2f", text, ground, c)
			}
		}
	}
}

// Marks and outlines are told apart from their ground (3 to 1, as for graphics).
func TestMarksReachContrast(t *testing.T) {
	for _, mark := range []fyne.ThemeColorName{ColorCalm, ColorStress, ColorGoal, ColorTreat} {
		p, g := palette[mark], palette[ColorCard]
		if c := contrast(p.light, g.light); c < 3 {
			t.Errorf("light: %s has contrast %.2f", mark, c)
		}
		if c := contrast(p.dark, g.dark); c < 3 {
			t.Errorf("dark: %s has contrast %.2f", mark, c)
		}
	}
}

func TestModeOverridesTheSystem(t *testing.T) {
	dark := Theme{Mode: ModeDark}.Color(ColorBackground, theme.VariantLight)
	if dark != rgb(palette[ColorBackground].dark) {
		t.Errorf("dark mode on a light system gives %v", dark)
	}
}
