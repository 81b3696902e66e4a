package prepare

import (
	"fyne.io/fyne/v2"

	"calmster/model"
	"calmster/ui/guide"
	"calmster/ui/look"
	"calmster/ui/parts"
	"calmster/ui/words"
)

// What follows from what is chosen: the checks that apply, what speaks for care,
// and whether the session can start.

// update brings the page in line with what is chosen. Ticks that were set stay
// set as long as their check is shown.
func (p *page) update(ticked map[string]bool) {
	if p.gateBox == nil {
		return // still being built
	}
	p.gates, p.asked = nil, nil
	p.gateBox.RemoveAll()
	for _, g := range model.Gates(p.stage.Key, p.plan.Place) {
		c := parts.NewCheck(words.T("gate."+g.Key, nil), words.T("gate."+g.Key+".why", nil), nil)
		c.Checked = ticked[g.Key]
		c.OnChanged = func(bool) { p.judge() }
		p.gates, p.asked = append(p.gates, c), append(p.asked, g.Key)
		p.gateBox.Add(p.withWhy(c, c.Label, guide.OfGate(g.Key)))
	}
	show(p.outdoor, model.NeedsTemperature(p.stage.Key, p.plan.Place))
	p.clock.Set(words.T("stage."+string(p.stage.Key)+".clock", nil))
	p.warn()
	p.judge()
	p.chosen.Refresh()
}

// withWhy puts the way to what the guide tells of it beside a line.
func (p *page) withWhy(line fyne.CanvasObject, of string, f guide.Fact) fyne.CanvasObject {
	return parts.Row(4, 0, line, parts.NewWhy(words.T("guide.why", nil), of, func() { p.do.Why(f) }))
}

func show(o fyne.CanvasObject, on bool) {
	if on {
		o.Show()
	} else {
		o.Hide()
	}
}

// warn lists what speaks for care with the chosen harness. How it fits matters
// from the stage on at which it is worn.
func (p *page) warn() {
	p.notes.RemoveAll()
	for _, h := range p.given.Harnesses {
		if h.ID != p.plan.HarnessID {
			continue
		}
		for _, w := range model.HarnessWarnings(h.Harness, p.given.Hamster.Species) {
			p.note(words.T("warning."+string(w), nil))
		}
		if !p.stage.Worn {
			break
		}
		switch {
		case h.Checked == nil:
			p.note(words.T("prepare.fit_never", nil))
		case !h.Checked.Fits():
			p.note(words.T("prepare.fit_failed", model.Args{"Day": words.Date(h.Checked.At)}))
		default:
			held := parts.NewSoft(words.T("prepare.fit_held", model.Args{"Day": words.Date(h.Checked.At)}))
			p.notes.Add(parts.Row(10, 1, parts.NewMark(parts.MarkMet, 13), held))
		}
		check := parts.NewButton(words.T("prepare.fit_check", nil), "", parts.ToneLink, func() { p.do.CheckFit(h.ID, p.draft()) })
		check.Small, check.Height = true, linkHeight
		p.notes.Add(parts.Row(0, -1, check))
	}
	if p.stage.Worn && p.plan.HarnessID == (model.ID{}) {
		p.note(words.T("warning."+string(model.WarningCollar), nil)) // what else would it wear?
	}
	for _, w := range model.LeashWarnings(p.stage.Key) {
		p.note(words.T("warning."+string(w), nil))
	}
	p.notes.Refresh()
}

func (p *page) note(s string) {
	t := parts.NewWrapped(s)
	t.TextSize = 13
	p.notes.Add(parts.Row(10, 1, parts.NewMark(parts.MarkStop, 13), t))
}

// thermometer is the question for the temperature, in the keeper's unit.
func (p *page) thermometer() string { return words.T("prepare.temperature_"+string(p.given.Unit), nil) }

// temperature reads the field as °C; ok is false where it says no number.
func (p *page) temperature() (celsius float64, ok bool) {
	c, ok := words.ReadDegrees(p.celsius.Text, p.given.Unit)
	return c, ok && c > -60 && c < 60
}

// lacks says what still keeps the session from starting; empty if nothing does.
func (p *page) lacks() string {
	if model.NeedsTemperature(p.stage.Key, p.plan.Place) {
		c, ok := p.temperature()
		if !ok {
			p.warmth.Set(words.T("prepare.temperature_ask", nil))
			return words.T("prepare.lacks_temperature", nil)
		}
		advice := p.given.Unit.Judge(c)
		p.warmth.Set(words.T("temperature."+string(advice), nil))
		if advice.Forbids() {
			return words.T("temperature."+string(advice), nil)
		}
	}
	if n := parts.Unchecked(p.gates); n > 0 {
		return words.T("prepare.lacks_checks", model.Args{"N": n})
	}
	return ""
}

func (p *page) judge() {
	lacks := p.lacks()
	p.missing.Set(lacks)
	p.missing.Paint(look.ColorSoftText)
	if lacks == "" {
		p.missing.Set(words.T("prepare.all_set", nil))
		p.start.Enable()
		p.wait.Enable()
	} else {
		p.start.Disable()
		p.wait.Disable()
	}
}
