package chart

import (
	"image/color"

	"fyne.io/fyne/v2"

	"calmster/model"
	"calmster/ui/look"
)

// colour names a token of the look.
type colour = fyne.ThemeColorName

const (
	colourLine = look.ColorLine
	colourCard = look.ColorCard
	colourRing = look.ColorPrimary
)

// stroke returns the colour of lines and marks of a tone.
func stroke(t model.Tone) colour {
	switch t {
	case model.ToneCalm:
		return look.ColorCalm
	case model.ToneStress:
		return look.ColorStress
	case model.ToneGoal:
		return look.ColorGoal
	case model.ToneTreat:
		return look.ColorTreat
	case model.TonePrimary:
		return look.ColorPrimary
	case model.ToneSoft:
		return look.ColorSoftText
	}
	return look.ColorText
}

// ink returns the colour of words of a tone, which must be readable.
func ink(t model.Tone) colour {
	switch t {
	case model.ToneStress:
		return look.ColorStressText
	case model.ToneGoal:
		return look.ColorGoalText
	case model.ToneText:
		return look.ColorText
	case model.TonePrimary:
		return look.ColorPrimary
	}
	return look.ColorSoftText
}

// tint returns the colour of a ground of a tone.
func tint(t model.Tone) colour {
	switch t {
	case model.ToneStress:
		return look.ColorStressTint
	case model.ToneGoal:
		return look.ColorGoalTint
	case model.ToneCalm, model.TonePrimary:
		return look.ColorPrimaryTint
	}
	return look.ColorTrack
}

// faded returns a colour with a share of its strength.
func faded(c color.Color, share float64) color.NRGBA {
	n := color.NRGBAModel.Convert(c).(color.NRGBA)
	n.A = uint8(float64(n.A)*min(max(share, 0), 1) + 0.5)
	return n
}
