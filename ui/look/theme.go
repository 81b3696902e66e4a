package look

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Mode is which of the two themes a keeper wants.
type Mode string

// The modes.
const (
	ModeSystem Mode = "system"
	ModeLight  Mode = "light"
	ModeDark   Mode = "dark"
)

// Theme is the house theme. Its zero value follows the system's light or dark
// at the ordinary size.
type Theme struct {
	Mode Mode
	// Scale multiplies text and spacing; 0 means 1.
	Scale float32
}

var _ fyne.Theme = Theme{}

// Color returns the colour of one of our tokens or of a name of Fyne's.
func (t Theme) Color(name fyne.ThemeColorName, variant fyne.ThemeVariant) color.Color {
	switch t.Mode {
	case ModeLight:
		variant = theme.VariantLight
	case ModeDark:
		variant = theme.VariantDark
	}
	pick := func(p pair) color.NRGBA {
		if variant == theme.VariantDark {
			return rgb(p.dark)
		}
		return rgb(p.light)
	}
	if p, ok := palette[name]; ok {
		return pick(p)
	}
	token := func(n fyne.ThemeColorName, alpha uint8) color.Color {
		c := pick(palette[n])
		c.A = alpha
		return c
	}
	switch name {
	case theme.ColorNameButton, theme.ColorNameInputBackground, theme.ColorNameOverlayBackground,
		theme.ColorNameMenuBackground, theme.ColorNameHeaderBackground:
		return token(ColorCard, 255)
	case theme.ColorNameInputBorder:
		return token(ColorSoftText, 150)
	case theme.ColorNameSeparator, theme.ColorNameDisabledButton:
		return token(ColorLine, 255)
	case theme.ColorNamePlaceHolder, theme.ColorNameDisabled:
		return token(ColorSoftText, 255)
	case theme.ColorNameForegroundOnPrimary:
		return token(ColorOnPrimary, 255)
	case theme.ColorNameHover, theme.ColorNamePressed:
		return token(ColorText, 18)
	case theme.ColorNameFocus, theme.ColorNameSelection:
		return token(ColorPrimary, 64)
	case theme.ColorNameHyperlink:
		return token(ColorPrimary, 255)
	case theme.ColorNameError:
		return token(ColorStress, 255)
	case theme.ColorNameSuccess:
		return token(ColorGoal, 255)
	case theme.ColorNameScrollBar:
		return token(ColorSoftText, 120)
	case theme.ColorNameScrollBarBackground:
		return color.Transparent
	}
	return theme.DefaultTheme().Color(name, variant)
}

// Font returns Fyne's own fonts, which cover the scripts we ship.
func (t Theme) Font(style fyne.TextStyle) fyne.Resource { return theme.DefaultTheme().Font(style) }

// Icon returns Fyne's own icons.
func (t Theme) Icon(name fyne.ThemeIconName) fyne.Resource { return theme.DefaultTheme().Icon(name) }

// Size returns a size, scaled as the keeper wishes.
func (t Theme) Size(name fyne.ThemeSizeName) float32 {
	k := t.Scale
	if k == 0 {
		k = 1
	}
	switch name {
	case theme.SizeNameText:
		return SizeBody * k
	case theme.SizeNameCaptionText:
		return SizeSmall * k
	case theme.SizeNameHeadingText:
		return SizeHeading * k
	case theme.SizeNameSubHeadingText:
		return SizeSubhead * k
	case theme.SizeNameInputRadius, theme.SizeNameSelectionRadius:
		return CornerButton
	case theme.SizeNameInnerPadding:
		return 8 * k
	case theme.SizeNameSeparatorThickness:
		return 1
	}
	return theme.DefaultTheme().Size(name) * k
}

// Color returns a token's colour in the theme that is in force.
func Color(name fyne.ThemeColorName) color.Color {
	s := fyne.CurrentApp().Settings()
	return s.Theme().Color(name, s.ThemeVariant())
}

// Scale returns how much larger than usual the keeper wants text.
func Scale() float32 {
	return fyne.CurrentApp().Settings().Theme().Size(theme.SizeNameText) / SizeBody
}
