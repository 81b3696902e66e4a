package settings

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"calmster/model"
	"calmster/ui/parts"
	"calmster/ui/screen"
	"calmster/ui/words"
)

// NewRules builds the screen on which the verdict's thresholds are set, each
// within its bounds. change is called with each new set.
func NewRules(r model.Rules, change func(model.Rules), back func()) *screen.Screen {
	col := parts.Column(8, -1)
	for _, b := range model.Bounds() {
		col.Add(ruleLine(r, b, change))
		col.Add(parts.Rule())
	}
	done := parts.NewButton(words.T("prepare.cancel", nil), "Esc", parts.ToneQuiet, back)
	done.Height = 44
	reset := parts.NewButton(words.T("rules.reset", nil), "", parts.ToneQuiet, func() { change(model.DefaultRules()) })
	reset.Height = 44
	return &screen.Screen{
		View: screen.Page(words.T("rules.heading", nil), words.T("rules.under", nil),
			parts.Card(container.NewVScroll(col)), reset, done),
		Key: func(k fyne.KeyName) bool {
			if k == fyne.KeyEscape {
				back()
			}
			return k == fyne.KeyEscape
		},
	}
}

func ruleLine(r model.Rules, b model.Bound, change func(model.Rules)) fyne.CanvasObject {
	value, step := b.Get(r), 1.0
	if b.Share {
		step = 0.05
	}
	name := parts.NewText(words.T("rules."+b.Key, nil))
	name.Cut = true
	shown := parts.NewText(ruleValue(value, b.Share))
	shown.Bold, shown.Align = true, fyne.TextAlignCenter
	usual := parts.NewSoft(words.T("rules.default", model.Args{"Value": ruleValue(b.Get(model.DefaultRules()), b.Share)}))
	to := func(v float64) func() {
		return func() {
			next := r
			b.Set(&next, min(max(v, b.Least), b.Most))
			if next.Validate() == nil {
				change(next)
			}
		}
	}
	less := parts.NewButton("−", "", parts.ToneQuiet, to(value-step))
	more := parts.NewButton("+", "", parts.ToneQuiet, to(value+step))
	return parts.Row(12, 0, name, usual, less, parts.Fixed(64, 0, shown), more)
}

func ruleValue(v float64, share bool) string {
	if share {
		return words.T("rules.percent", model.Args{"N": int(v*100 + 0.5)})
	}
	return fmt.Sprint(int(v))
}
