// Package look is the house's look: its colours, sizes and theme, light and
// dark. Screens and widgets name a token and never a colour of their own.
package look

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// The tokens that come on top of Fyne's own colour names. Text, background and
// primary are Fyne's: ColorNameForeground, ColorNameBackground, ColorNamePrimary.
const (
	ColorCard        fyne.ThemeColorName = "calmster.card"
	ColorLine        fyne.ThemeColorName = "calmster.line"
	ColorSoftText    fyne.ThemeColorName = "calmster.soft_text"
	ColorPrimaryTint fyne.ThemeColorName = "calmster.primary_tint"
	ColorOnPrimary   fyne.ThemeColorName = "calmster.on_primary"
	ColorCalm        fyne.ThemeColorName = "calmster.calm"
	ColorStress      fyne.ThemeColorName = "calmster.stress"
	ColorStressTint  fyne.ThemeColorName = "calmster.stress_tint"
	ColorStressText  fyne.ThemeColorName = "calmster.stress_text"
	ColorGoal        fyne.ThemeColorName = "calmster.goal"
	ColorGoalTint    fyne.ThemeColorName = "calmster.goal_tint"
	ColorGoalText    fyne.ThemeColorName = "calmster.goal_text"
	ColorTreat       fyne.ThemeColorName = "calmster.treat"
	ColorTrack       fyne.ThemeColorName = "calmster.track"

	ColorText       = theme.ColorNameForeground
	ColorBackground = theme.ColorNameBackground
	ColorPrimary    = theme.ColorNamePrimary
)

// pair is one token's colour in the light and in the dark theme.
type pair struct{ light, dark uint32 }

// The palette. Soft text, and text in the colours of goal and stress, are darker on light
// ground than in the sketches: they must reach a contrast of 4.5 to 1 there.
var palette = map[fyne.ThemeColorName]pair{
	ColorBackground:  {0xfaf7f2, 0x1b1a19},
	ColorCard:        {0xffffff, 0x262423},
	ColorLine:        {0xe8e1d6, 0x3a3734},
	ColorText:        {0x2b2926, 0xefebe4},
	ColorSoftText:    {0x6b655d, 0xa49d92},
	ColorPrimary:     {0x1f6f6b, 0x5fb8b1},
	ColorPrimaryTint: {0xe2efed, 0x23393a},
	ColorOnPrimary:   {0xffffff, 0x10201f},
	ColorCalm:        {0x0072b2, 0x56b4e9},
	ColorStress:      {0xc4520a, 0xf0a06a},
	ColorStressTint:  {0xfbe9dd, 0x43301f},
	ColorStressText:  {0xa34307, 0xf0a06a},
	ColorGoal:        {0x009e73, 0x4fc79f},
	ColorGoalTint:    {0xe0f3ec, 0x1f3a31},
	ColorGoalText:    {0x00704f, 0x4fc79f},
	ColorTreat:       {0xb7791f, 0xe3b45b},
	ColorTrack:       {0xe6e1d5, 0x3a3734},
}

func rgb(v uint32) color.NRGBA {
	return color.NRGBA{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: 255}
}

// Sizes, in Fyne units. Spacing comes in steps of four.
const (
	SizeHeading  float32 = 22
	SizeSubhead  float32 = 15
	SizeBody     float32 = 14
	SizeSmall    float32 = 12
	SizeTiny     float32 = 11
	CornerCard   float32 = 12
	CornerButton float32 = 10
	CornerChip   float32 = 11
	Gap          float32 = 16
	Step         float32 = 4
)
