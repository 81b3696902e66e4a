// Package progress shows how long the animal stays calm, stage by stage, and
// what that says.
package progress

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"calmster/model"
	"calmster/ui/chart"
	"calmster/ui/parts"
	"calmster/ui/screen"
	"calmster/ui/verdict"
	"calmster/ui/words"
)

// all is the key of the choice that shows every stage at once.
const all = "all"

// Actions are what a keeper can want from here.
type Actions struct {
	Session func(id model.ID)
	Move    func(to model.StageKey)
	Guide   func(page string)
}

type page struct {
	h     model.History
	rules model.Rules
	do    Actions

	stage  string
	table  bool
	plot   *fyne.Container
	said   *fyne.Container
	toggle *parts.Button
}

// New builds the screen.
func New(h model.History, rules model.Rules, do Actions) *screen.Screen {
	p := &page{h: h, rules: rules, do: do, stage: string(h.Hamster.Stage), plot: container.NewStack(), said: container.NewStack()}
	count := map[model.StageKey]int{}
	for _, s := range h.Sessions {
		count[s.Stage]++
	}
	var stages []parts.Option
	for _, s := range model.Ladder() {
		if count[s.Key] > 0 || s.Key == h.Hamster.Stage {
			stages = append(stages, parts.Option{Key: string(s.Key), Label: words.StageName(s)})
		}
	}
	if len(stages) > 1 {
		stages = append(stages, parts.Option{Key: all, Label: words.T("progress.all", nil)})
	}
	choice := parts.NewChoice(stages, p.stage, func(k string) { p.stage = k; p.show() })
	p.toggle = parts.NewButton(words.T("progress.table", nil), "T", parts.ToneQuiet, p.flip)
	p.toggle.Height = 40

	body := parts.Column(14, 1, choice, parts.Card(p.plot), parts.Card(p.said))
	p.show()
	return &screen.Screen{
		View: screen.Page(
			words.T("progress.heading", model.Args{"Name": h.Hamster.Name}),
			words.T("progress.under", model.Args{"N": len(h.Sessions)}), body, p.toggle),
		Key: p.key,
	}
}

func (p *page) key(k fyne.KeyName) bool {
	if k == fyne.KeyT {
		p.flip()
		return true
	}
	if n, err := strconv.Atoi(string(k)); err == nil && n >= 1 && n <= 8 {
		p.stage = string(model.Ladder()[n-1].Key)
		p.show()
		return true
	}
	return false
}

func (p *page) flip() {
	p.table = !p.table
	if p.table {
		p.toggle.SetLabel(words.T("progress.chart", nil))
	} else {
		p.toggle.SetLabel(words.T("progress.table", nil))
	}
	p.show()
}

func (p *page) show() {
	var c *model.Chart
	key := model.StageKey(p.stage)
	if p.stage == all {
		c = model.StagesChart(p.h, p.rules, words.T)
		key = p.h.Hamster.Stage
	} else {
		c = model.ToleranceChart(p.h, key, p.rules, words.T)
	}
	if p.table {
		p.plot.Objects = []fyne.CanvasObject{chart.NewTable(c, p.do.Session)}
	} else {
		w := chart.New(c)
		w.OnOpen = p.do.Session
		p.plot.Objects = []fyne.CanvasObject{w}
	}
	p.plot.Refresh()

	told := p.h.At(key, p.rules)
	left := parts.Column(8, -1, verdict.Line(told), verdict.Bar(told, p.rules))
	if key == p.h.Hamster.Stage && verdict.Advises(told.Verdict) {
		left.Add(verdict.Advice(told, p.do.Move, func() { p.do.Guide("alternatives") }))
	}
	p.said.Objects = []fyne.CanvasObject{parts.Shares(24, []float32{1, 1.1}, left, verdict.Reasons(told))}
	p.said.Refresh()
}
