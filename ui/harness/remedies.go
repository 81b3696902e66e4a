package harness

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"calmster/model"
	"calmster/ui/parts"
	"calmster/ui/screen"
	"calmster/ui/words"
)

// Refusal is what the page for a refused harness goes by.
type Refusal struct {
	History model.History
	Harness model.Harness   // the one that was refused; its zero value where none is known
	Checked *model.FitCheck // its newest check
	Advice  model.Plan      // for the next session at the present stage
	Treats  []string        // codes, the most used first
}

// Remedies are the ways on from the page.
type Remedies struct {
	Back func()
	// CheckFit, Move and Free lead to what a remedy asks for.
	CheckFit func(harness model.ID)
	Move     func(to model.StageKey)
	Free     func() // what there is without a harness
}

// NewRemedies leads through what to try when a harness is refused, one thing
// after the other, in the order that matters.
func NewRemedies(r Refusal, do Remedies) *screen.Screen {
	p := &remedies{r: r, do: do, step: container.NewStack()}
	for i, key := range model.Remedies() {
		b := parts.NewButton(words.T("remedy.number", model.Args{"Number": i + 1, "Name": words.T("remedy."+key+".name", nil)}),
			"", parts.ToneRail, func() { p.show(i) })
		b.Height = 38
		p.list = append(p.list, b)
	}
	var list []fyne.CanvasObject
	for _, b := range p.list {
		list = append(list, b)
	}
	back := parts.NewButton(words.T("prepare.cancel", nil), "Esc", parts.ToneQuiet, do.Back)
	p.next = parts.NewButton("", words.Key("Ctrl+Enter"), parts.TonePrimary, p.forward)
	for _, b := range []*parts.Button{back, p.next} {
		b.Height = 44
	}
	p.show(0)
	body := parts.Shares(16, []float32{1, 2.4}, parts.Card(parts.Column(4, -1, list...)), parts.Card(parts.Scroll(p.step)))
	name := r.History.Hamster.Name
	return &screen.Screen{
		View: screen.Page(words.T("remedy.heading", model.Args{"Name": name}), words.T("remedy.under", nil), body, back, p.next),
		Main: p.forward,
		Key: func(k fyne.KeyName) bool {
			switch {
			case k == fyne.KeyEscape:
				do.Back()
			case k == fyne.KeyRight || k == fyne.KeyDown:
				p.show(min(p.at+1, len(p.list)-1))
			case k == fyne.KeyLeft || k == fyne.KeyUp:
				p.show(max(p.at-1, 0))
			case len(k) == 1 && k[0] >= '1' && int(k[0]-'0') <= len(p.list):
				p.show(int(k[0] - '1'))
			default:
				return false
			}
			return true
		},
	}
}

type remedies struct {
	r    Refusal
	do   Remedies
	at   int
	list []*parts.Button
	step *fyne.Container
	next *parts.Button
}

func (p *remedies) forward() {
	if p.at == len(p.list)-1 {
		p.do.Back()
		return
	}
	p.show(p.at + 1)
}

func (p *remedies) show(i int) {
	p.at = i
	for n, b := range p.list {
		b.Choose(n == i)
	}
	p.next.SetLabel(words.T("remedy.next", nil))
	if i == len(p.list)-1 {
		p.next.SetLabel(words.T("remedy.end", nil))
	}
	key := model.Remedies()[i]
	what := parts.NewWrapped(words.T("remedy."+key+".how", nil))
	col := parts.Column(14, -1, parts.NewTitle(words.T("remedy."+key, nil)), what)
	for _, o := range p.known(key) {
		col.Add(o)
	}
	p.step.Objects = []fyne.CanvasObject{col}
	p.step.Refresh()
}

// known is what the journal knows about a remedy, and the way that it leads to.
func (p *remedies) known(key string) []fyne.CanvasObject {
	line := func(mark parts.Mark, text string) fyne.CanvasObject {
		t := parts.NewWrapped(text)
		t.TextSize = 13
		return parts.Row(10, 1, parts.NewMark(mark, 13), t)
	}
	way := func(label string, act func()) fyne.CanvasObject {
		return parts.Row(0, -1, parts.NewButton(label, "", parts.ToneQuiet, act))
	}
	h := p.r.History
	stage, _ := model.StageOf(h.Hamster.Stage)
	switch key {
	case "fit":
		if p.r.Harness.ID == (model.ID{}) {
			return []fyne.CanvasObject{line(parts.MarkNotYet, words.T("remedy.fit.none", nil))}
		}
		args := model.Args{"Harness": words.HarnessName(p.r.Harness)}
		said := line(parts.MarkNotYet, words.T("remedy.fit.never", args))
		if c := p.r.Checked; c != nil {
			args["Day"] = words.Date(c.At)
			if c.Fits() {
				said = line(parts.MarkMet, words.T("remedy.fit.held", args))
			} else {
				said = line(parts.MarkStop, words.T("remedy.fit.failed", args))
			}
		}
		return []fyne.CanvasObject{said, way(words.T("prepare.fit_check", nil), func() { p.do.CheckFit(p.r.Harness.ID) })}
	case "slower":
		before, ok := stage.Previous()
		if !ok {
			return []fyne.CanvasObject{line(parts.MarkGuide, words.T("remedy.slower.first", nil))}
		}
		return []fyne.CanvasObject{
			line(parts.MarkGuide, words.T("remedy.slower.back", model.Args{"Stage": words.StageName(before)})),
			way(words.T("verdict.move", model.Args{"Stage": words.StageName(before)}), func() { p.do.Move(before.Key) }),
		}
	case "better_treats":
		return p.treats(line)
	case "shorter":
		n := len(h.Sessions)
		if n == 0 {
			return nil
		}
		last := h.Sessions[n-1]
		out := []fyne.CanvasObject{line(parts.MarkGuide, words.T("remedy.shorter.last", model.Args{"Time": last.Duration, "Calm": words.Calm(last.CalmTime())}))}
		if p.r.Advice.Length > 0 {
			out = append(out, line(parts.MarkGuide, words.T("remedy.shorter.plan", model.Args{"Length": words.Spell(p.r.Advice.Length)})))
		}
		return out
	case "alternatives":
		var out []fyne.CanvasObject
		for _, a := range model.Alternatives() {
			out = append(out, line(parts.MarkGuide, words.T("alternative."+a, nil)))
		}
		return append(out, way(words.T("verdict.alternatives", nil), p.do.Free))
	}
	return nil
}

// treats says what was given so far and what is worth trying.
func (p *remedies) treats(line func(parts.Mark, string) fyne.CanvasObject) (out []fyne.CanvasObject) {
	names := func(codes []string) string {
		var said []string
		for _, c := range codes {
			said = append(said, words.Code(model.KindTreat, c))
		}
		return strings.Join(said, ", ")
	}
	given := p.r.Treats[:min(3, len(p.r.Treats))]
	if len(given) > 0 {
		out = append(out, line(parts.MarkGuide, words.T("remedy.better_treats.given", model.Args{"Treats": names(given)})))
	}
	var high []string
	for _, t := range model.Treats() {
		if t.HighValue && !slices.Contains(given, t.Key) {
			high = append(high, t.Key)
		}
	}
	if len(high) > 0 {
		out = append(out, line(parts.MarkGuide, words.T("remedy.better_treats.try", model.Args{"Treats": names(high)})))
	}
	return out
}
