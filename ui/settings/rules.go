package settings

import (
	"fmt"
	"math"
	"time"

	"fyne.io/fyne/v2"

	"calmster/model"
	"calmster/ui/look"
	"calmster/ui/parts"
	"calmster/ui/screen"
	"calmster/ui/words"
)

// rules is the page of the verdict's thresholds: those of every stage, or
// those of the one that is chosen.
type rules struct {
	now  model.Rules
	save func(model.Rules) error
	tell func(error)

	stage  model.StageKey // empty: every stage
	lines  []*ruleLine
	column *fyne.Container
	reset  *parts.Button
}

// NewRules builds the screen on which the verdict's thresholds are set, each
// within its bounds. save keeps each new set; what it could not keep is told
// and not shown.
func NewRules(now model.Rules, save func(model.Rules) error, tell func(error), back func()) *screen.Screen {
	p := &rules{now: now, save: save, tell: tell, column: parts.Column(8, -1)}
	stages := []parts.Option{{Label: words.T("rules.every_stage", nil)}}
	for _, s := range model.Ladder() {
		stages = append(stages, parts.Option{Key: string(s.Key), Label: words.StageName(s)})
	}
	p.reset = parts.NewButton("", "", parts.ToneQuiet, p.toDefaults)
	p.reset.Height = 44
	choice := parts.NewChoice(stages, "", func(key string) {
		p.stage = model.StageKey(key)
		p.fill()
	})
	p.fill()
	done := parts.NewButton(words.T("prepare.cancel", nil), "Esc", parts.ToneQuiet, back)
	done.Height = 44
	return &screen.Screen{
		View: screen.Page(words.T("rules.heading", nil), words.T("rules.under", nil),
			parts.Card(parts.Column(16, -1, choice, p.column)), p.reset, done),
		Key: screen.OnEscape(back),
	}
}

// fill lists the figures of what is chosen.
func (p *rules) fill() {
	bounds, under, reset := model.Bounds(), "rules.every_why", "rules.reset"
	if p.stage != "" {
		bounds, under, reset = model.StageBounds(p.stage), "rules.stage_why", "rules.reset_stage"
	}
	why := parts.NewSoft(words.T(under, nil))
	why.Wrap = true
	p.lines = nil
	p.column.Objects = []fyne.CanvasObject{why}
	for _, b := range bounds {
		l := newRuleLine(b, func(up bool) { p.step(b, up) })
		p.lines = append(p.lines, l)
		p.column.Add(l.view)
		p.column.Add(parts.Rule())
	}
	p.reset.Label = words.T(reset, nil)
	p.reset.Refresh()
	p.show()
	p.column.Refresh()
}

// show brings the lines in line with the rules.
func (p *rules) show() {
	usual := model.DefaultRules()
	if p.stage != "" {
		usual = p.now
		usual.ResetStage(p.stage)
	}
	for _, l := range p.lines {
		l.show(p.now, usual)
	}
}

func (p *rules) step(b model.Bound, up bool) {
	next := p.now
	b.Set(&next, b.Next(b.Get(p.now), up))
	if next.Validate() == nil { // 4 of the last 3 cannot be
		p.keep(next)
	}
}

func (p *rules) toDefaults() {
	next := p.now
	if p.stage != "" {
		next.ResetStage(p.stage)
	} else {
		next = model.DefaultRules()
		next.Stages = p.now.Stages
	}
	p.keep(next)
}

func (p *rules) keep(next model.Rules) {
	if err := p.save(next); err != nil {
		p.tell(err)
		return
	}
	p.now = next
	p.show()
}

// ruleLine is one figure: its name, its default, and two buttons around it.
type ruleLine struct {
	bound        model.Bound
	view         fyne.CanvasObject
	value, usual *parts.Text
}

func newRuleLine(b model.Bound, step func(up bool)) *ruleLine {
	l := &ruleLine{bound: b, value: parts.NewText(""), usual: parts.NewSoft("")}
	l.value.Bold, l.value.Align, l.value.Cut = true, fyne.TextAlignCenter, true
	l.usual.Align, l.usual.Cut = fyne.TextAlignTrailing, true
	name := parts.NewText(words.T("rules."+b.Key, nil))
	name.Cut = true
	less := parts.NewButton("−", "", parts.ToneQuiet, func() { step(false) })
	more := parts.NewButton("+", "", parts.ToneQuiet, func() { step(true) })
	l.view = parts.Row(12, 0, name, parts.Fixed(250, 0, l.usual), less, parts.Fixed(96, 0, l.value), more)
	return l
}

func (l *ruleLine) show(now, usual model.Rules) {
	is, was := l.bound.Get(now), l.bound.Get(usual)
	key := "rules.default"
	if l.bound.Source != model.SourceH {
		key = "rules.advised"
	}
	l.usual.Color = look.ColorSoftText
	text := words.T(key, model.Args{"Value": l.word(was)})
	if math.Abs(is-was) > 1e-9 {
		l.usual.Color = look.ColorPrimary
		text = words.T("rules.changed", model.Args{"Usual": text})
	}
	l.usual.Set(text)
	l.value.Set(l.word(is))
}

// word is the figure with its measure.
func (l *ruleLine) word(v float64) string {
	switch l.bound.Measure {
	case model.MeasureShare:
		return words.T("rules.percent", model.Args{"N": int(math.Round(v * 100))})
	case model.MeasureClock:
		return words.ClockOf(time.Duration(v * float64(time.Hour)))
	case model.MeasureSeconds:
		return words.Spell(time.Duration(v * float64(time.Second)))
	}
	return fmt.Sprint(int(v))
}
