package report

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"calmster/model"
	"calmster/ui/look"
)

// tokens are the look's colours by the names that the page knows them by. Of a
// tone there are three: for marks and lines, for words, and for grounds.
var tokens = []struct {
	name  string
	color fyne.ThemeColorName
}{
	{"page", look.ColorBackground},
	{"card", look.ColorCard},
	{"line", look.ColorLine},
	{"text", look.ColorText},
	{"text-ink", look.ColorText},
	{"text-tint", look.ColorTrack},
	{"soft", look.ColorSoftText},
	{"soft-ink", look.ColorSoftText},
	{"soft-tint", look.ColorTrack},
	{"primary", look.ColorPrimary},
	{"primary-ink", look.ColorPrimary},
	{"primary-tint", look.ColorPrimaryTint},
	{"calm", look.ColorCalm},
	{"calm-ink", look.ColorSoftText},
	{"calm-tint", look.ColorPrimaryTint},
	{"stress", look.ColorStress},
	{"stress-ink", look.ColorStressText},
	{"stress-tint", look.ColorStressTint},
	{"goal", look.ColorGoal},
	{"goal-ink", look.ColorGoalText},
	{"goal-tint", look.ColorGoalTint},
	{"treat", look.ColorTreat},
	{"treat-ink", look.ColorSoftText},
	{"treat-tint", look.ColorTrack},
}

// palette returns the look's colours for the page: as the reader's system says,
// as the page's button says, and light on paper.
func palette() string {
	light, dark := variables(look.ModeLight), variables(look.ModeDark)
	return ":root{color-scheme:light;" + light + "}\n" +
		"@media (prefers-color-scheme:dark){:root:not([data-look=light]){color-scheme:dark;" + dark + "}}\n" +
		":root[data-look=dark]{color-scheme:dark;" + dark + "}\n" +
		"@media print{:root:root:root{color-scheme:light;" + light + "}}\n" +
		classes()
}

func variables(mode look.Mode) string {
	var b strings.Builder
	t := look.Theme{Mode: mode}
	for _, token := range tokens {
		red, green, blue, _ := t.Color(token.color, theme.VariantLight).RGBA()
		fmt.Fprintf(&b, "--%s:#%02x%02x%02x;", token.name, red>>8, green>>8, blue>>8)
	}
	return b.String()
}

// classes let a picture fill and stroke in a colour: an attribute could not
// change with the theme.
func classes() string {
	var b strings.Builder
	for _, token := range tokens {
		fmt.Fprintf(&b, ".f-%[1]s{fill:var(--%[1]s)}.s-%[1]s{stroke:var(--%[1]s)}", token.name)
	}
	return b.String() + "\n"
}

// stroke, ink and tint name the colours of a tone.
func stroke(t model.Tone) string {
	if t == "" {
		t = model.ToneText
	}
	return string(t)
}

func ink(t model.Tone) string  { return stroke(t) + "-ink" }
func tint(t model.Tone) string { return stroke(t) + "-tint" }
