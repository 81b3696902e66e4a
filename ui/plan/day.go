package plan

import (
	"time"

	"fyne.io/fyne/v2"

	"calmster/model"
	"calmster/ui/look"
	"calmster/ui/parts"
	"calmster/ui/today"
	"calmster/ui/words"
)

func wrongText() *parts.Text {
	t := parts.NewWrapped("")
	t.Color = look.ColorStressText
	return t
}

// say says what was wrong, or nothing.
func (p *page) say(text string) {
	p.wrong.Set(text)
	p.wrong.Hidden = text == ""
	p.chose.Refresh()
}

// showDay shows the chosen day: what was done, what is planned, and what can be
// changed about that.
func (p *page) showDay(d model.CalendarDay) {
	p.chose.RemoveAll()
	p.focus = nil
	name := words.OnDay(d.Date, p.given.Now)
	if d.Today {
		name = words.T("plan.today", model.Args{"Day": name})
	}
	p.chose.Add(parts.NewTitle(name))
	for _, s := range d.Sessions {
		stage, _ := model.StageOf(s.Stage)
		p.open(today.MarkOf(s, p.given.Rules), words.T("plan.session", model.Args{
			"Time": words.Clock(s.StartedAt), "Stage": words.StageName(stage), "Calm": words.Calm(s.CalmTime()),
		}), func() { p.do.Session(s.ID) })
	}
	for _, e := range d.Enrichments {
		p.open(parts.MarkFree, words.FreeLine(e), func() { p.do.Enrichment(e) })
	}
	ahead := d.Number >= p.today
	switch {
	case len(d.Slots) > 0:
		p.chose.Add(soft("plan.planned_at"))
	case len(d.Sessions)+len(d.Enrichments) > 0:
	case ahead:
		p.chose.Add(soft("plan.free_day"))
	default:
		p.chose.Add(soft("plan.quiet_day"))
	}
	for _, s := range d.Slots {
		p.chose.Add(p.slot(s))
	}
	p.chose.Add(p.wrong)
	if ahead {
		morning := parts.NewButton(words.T("plan.add_morning", nil), "M", parts.ToneQuiet, func() { p.add(model.Morning) })
		evening := parts.NewButton(words.T("plan.add_evening", nil), "E", parts.ToneQuiet, func() { p.add(model.Evening) })
		p.chose.Add(parts.Flow(8, morning, evening))
		p.firstly(morning)
		if _, own := p.h.Own[d.Number]; own {
			p.chose.Add(parts.Row(0, -1, parts.NewButton(words.T("plan.as_advised", nil), "", parts.ToneLink, p.asAdvised)))
		}
	}
	p.chose.Refresh()
}

// firstly makes an object the one that Enter leads to, if none is yet.
func (p *page) firstly(o fyne.Focusable) {
	if p.focus == nil {
		p.focus = o
	}
}

// open adds a line that leads to what it tells of.
func (p *page) open(mark parts.Mark, text string, do func()) {
	t := parts.NewText(text)
	t.TextSize, t.Wrap = 13, true
	a := parts.NewArea(text, parts.Row(8, 1, parts.NewMark(mark, 12), t), do)
	p.chose.Add(a)
	p.firstly(a)
}

func soft(key string) fyne.CanvasObject {
	t := parts.NewSoft(words.T(key, nil))
	t.TextSize, t.Wrap = 13, true
	return t
}

// slot is a planned time with what can be changed about it.
func (p *page) slot(s model.Slot) fyne.CanvasObject {
	clock := words.ClockOf(s.At)
	field := parts.NewEntry(words.T("plan.time", nil), words.T("correct.clock_hint", nil))
	field.SetText(clock)
	field.OnSubmitted = func(text string) {
		at, ok := words.ReadClock(text)
		if !ok {
			p.say(words.T("correct.clock_wrong", nil))
			return
		}
		p.change(p.own(s.Day).Drop(s).Add(model.Slot{Day: s.Day, At: p.given.Rules.DayStart.Clock(at)}))
	}
	p.firstly(field)
	link := func(key string, do func()) *parts.Button {
		b := parts.NewButton(words.T(key, nil), "", parts.ToneLink, do)
		b.Small = true
		return b
	}
	before := link("plan.day_before", func() { p.shift(s, -1) })
	if s.Day <= p.today {
		before.Disable()
	}
	ways := parts.Flow(4, before, link("plan.day_after", func() { p.shift(s, 1) }), link("plan.drop", func() { p.drop(s) }))
	return parts.Row(10, 2, parts.NewMark(parts.MarkPlanned, 12), parts.Fixed(76, 0, field), ways)
}

// slots are the planned times of the chosen day.
func (p *page) slots() (out []model.Slot) {
	for _, s := range p.plan.Slots {
		if s.Day == p.day {
			out = append(out, s)
		}
	}
	return out
}

// own is the keeper's plan with a day in it as it is now.
func (p *page) own(day int) model.OwnPlan {
	if _, own := p.h.Own[day]; own {
		return p.h.Own
	}
	return p.h.Own.Fix(day, p.plan.Slots)
}

// add plans a time more on the chosen day.
func (p *page) add(part model.PartOfDay) {
	if p.day < p.today {
		return
	}
	starts := p.given.Rules.DayStart
	at := p.h.UsualClock(part, starts)
	for len(p.slots()) > 0 && clash(p.slots(), at) {
		at = starts.InDay((at + time.Hour) % (24 * time.Hour))
	}
	own := p.own(p.day)
	if own.Full(p.day) {
		p.say(full())
		return
	}
	p.change(own.Add(model.Slot{Day: p.day, At: at}))
}

func full() string { return words.T("plan.day_full", model.Args{"N": model.MaxDaySlots}) }

func clash(slots []model.Slot, at time.Duration) bool {
	for _, s := range slots {
		if s.At == at {
			return true
		}
	}
	return false
}

func (p *page) drop(s model.Slot) { p.change(p.own(s.Day).Drop(s)) }

// shift moves a planned time by days, and goes along.
func (p *page) shift(s model.Slot, days int) {
	to := model.Slot{Day: s.Day + days, At: s.At}
	own := p.own(s.Day).Drop(s)
	if _, there := own[to.Day]; !there {
		own = own.Fix(to.Day, p.plan.Slots)
	}
	if own.Full(to.Day) {
		p.say(full())
		return
	}
	p.day = to.Day
	p.change(own.Add(to))
}

// asAdvised gives the chosen day back to the log's advice.
func (p *page) asAdvised() { p.change(p.h.Own.Without(p.day)) }

// change keeps another plan and shows it.
func (p *page) change(own model.OwnPlan) {
	was := p.h.Own
	if p.keep(own) {
		p.past = append(p.past, was)
		p.screen.Undo = p.undo
	}
}

// undo takes the last change back.
func (p *page) undo() {
	if n := len(p.past); n > 0 && p.keep(p.past[n-1]) {
		p.past = p.past[:n-1]
		if n == 1 {
			p.screen.Undo = nil
		}
	}
}

func (p *page) keep(own model.OwnPlan) (ok bool) {
	if err := p.do.Keep(own); err != nil {
		p.say(words.Problem(err))
		return false
	}
	p.h.Own = own
	p.reckon()
	if c := fyne.CurrentApp().Driver().CanvasForObject(p.month); c != nil {
		c.Focus(p.month) // what had the focus may be gone
	}
	return true
}
