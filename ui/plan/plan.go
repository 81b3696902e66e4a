// Package plan shows what is planned: a calendar with what was done, the times
// that are planned, and the day that is chosen, where the keeper can plan
// otherwise.
package plan

import (
	"fmt"
	"strconv"
	"time"

	"fyne.io/fyne/v2"

	"calmster/model"
	"calmster/ui/parts"
	"calmster/ui/screen"
	"calmster/ui/today"
	"calmster/ui/words"
)

// Given is what the page starts from.
type Given struct {
	History   model.History
	Plan      model.Plan // of that history
	Rules     model.Rules
	Now       time.Time
	Reminders bool // whether the desktop reminds of planned times
}

// Actions are what a keeper can want from here.
type Actions struct {
	// Keep keeps the keeper's own plan; nothing changes where it fails.
	Keep       func(model.OwnPlan) error
	Session    func(model.ID)
	Enrichment func(model.Enrichment)
	// Free opens what there is without a harness.
	Free     func()
	Prepare  func()
	Settings func()
	Back     func()
}

type page struct {
	given Given
	do    Actions
	h     model.History
	plan  model.Plan
	past  []model.OwnPlan // what the plan was before, to undo
	// screen is this page's. It has no undo until there is something to undo.
	screen *screen.Screen

	today, day  int // the day that is chosen
	first, n    int // the weeks that are shown
	month       *parts.Month
	title       *parts.Text
	under       *parts.Text
	next, chose *fyne.Container
	focus       fyne.Focusable // the first thing of the chosen day
	wrong       *parts.Text
}

// New builds the page.
func New(given Given, do Actions) *screen.Screen {
	p := &page{
		given: given, do: do, h: given.History, title: parts.NewTitle(""), under: parts.NewSoft(""), wrong: wrongText(),
		next: parts.Column(6, -1), chose: parts.Column(8, -1), today: given.Rules.DayStart.Day(given.Now),
	}
	p.day = p.today
	p.under.TextSize, p.under.Wrap = 14, true
	left := parts.Card(parts.Column(10, 1, p.head(), p.calendar(), today.Legend(parts.MarkCalm, parts.MarkStress, parts.MarkUnknown, parts.MarkFree, parts.MarkPlanned)))
	right := parts.Column(16, 1, parts.Card(p.next), parts.Card(parts.Scroll(p.chose)))
	p.reckon()

	button := func(key, cap string, tone parts.Tone, do func()) *parts.Button {
		b := parts.NewButton(words.T(key, nil), cap, tone, do)
		b.Height = 44
		return b
	}
	p.screen = &screen.Screen{
		View: screen.Page(words.T("plan.heading", model.Args{"Name": p.h.Hamster.Name}), words.T("plan.under", nil),
			parts.Shares(16, []float32{1.25, 1}, left, right),
			button("prepare.cancel", "Esc", parts.ToneQuiet, do.Back),
			button("today.free", words.Key("Ctrl+E"), parts.ToneQuiet, do.Free),
			button("today.start", words.Key("Ctrl+N"), parts.TonePrimary, do.Prepare)),
		Main: do.Prepare, First: p.month, Key: p.key,
	}
	return p.screen
}

// head is the month with the way to the ones beside it.
func (p *page) head() fyne.CanvasObject {
	p.title.Align = fyne.TextAlignCenter
	back := parts.NewButton(words.T("plan.before", nil), "PgUp", parts.ToneLink, func() { p.move(0, -1) })
	on := parts.NewButton(words.T("plan.after", nil), "PgDn", parts.ToneLink, func() { p.move(0, 1) })
	return parts.Row(8, 1, back, p.title, on)
}

func (p *page) calendar() fyne.CanvasObject {
	var names []string
	for i := range 7 {
		names = append(names, words.Weekday((words.FirstWeekday()+time.Weekday(i))%7))
	}
	p.month = parts.NewMonth(names)
	p.month.OnPick = func(i int) { p.choose(p.first + i) }
	p.month.OnMove, p.month.OnHome = p.move, func() { p.choose(p.today) }
	p.month.OnEnter = func() {
		if c := fyne.CurrentApp().Driver().CanvasForObject(p.month); c != nil && p.focus != nil {
			c.Focus(p.focus)
		}
	}
	return p.month
}

// key takes the page's own keys: M and E plan a morning and an evening.
func (p *page) key(k fyne.KeyName) bool {
	switch k {
	case fyne.KeyEscape:
		p.do.Back()
	case fyne.KeyM:
		p.add(model.Morning)
	case fyne.KeyE:
		p.add(model.Evening)
	case fyne.KeyDelete:
		if slots := p.slots(); len(slots) > 0 {
			p.drop(slots[0])
		}
	default:
		return false
	}
	return true
}

// date is the chosen day as a date.
func date(day int) time.Time { return time.Unix(int64(day)*86400, 0).UTC() }

// move goes on by days or by months, where the day of the month is kept as far
// as the other month has it.
func (p *page) move(days, months int) {
	d := date(p.day)
	if months != 0 {
		last := time.Date(d.Year(), d.Month()+time.Month(months)+1, 0, 0, 0, 0, 0, time.UTC)
		d = time.Date(last.Year(), last.Month(), min(d.Day(), last.Day()), 0, 0, 0, 0, time.UTC)
	}
	p.choose(model.DateNumber(d) + days)
}

// choose shows a day, and its month.
func (p *page) choose(day int) {
	p.day = day
	p.show()
}

// reckon works out the plan anew and shows it.
func (p *page) reckon() {
	p.plan = p.h.Replan(p.given.Plan, p.given.Now, p.given.Rules, words.FirstWeekday())
	p.showNext()
	p.show()
}

// show brings calendar and chosen day up to date.
func (p *page) show() {
	p.say("")
	d := date(p.day)
	p.title.Set(words.MonthYear(d))
	p.first, p.n = model.MonthDays(d.Year(), d.Month(), words.FirstWeekday())
	days := p.h.Days(p.first, p.n, p.given.Now, p.plan.Slots, p.given.Rules.DayStart)
	var cells []parts.MonthDay
	for _, c := range days {
		cells = append(cells, parts.MonthDay{
			Name: dayWords(c, p.given.Now), Number: strconv.Itoa(c.Date.Day()), Marks: today.MarksOf(c, p.given.Rules),
			Faint: c.Date.Month() != d.Month(), Today: c.Today,
		})
	}
	p.month.Set(cells, p.day-p.first)
	p.showDay(days[p.day-p.first])
}

// dayWords says a day of the calendar in words.
func dayWords(d model.CalendarDay, now time.Time) string {
	s := words.OnDay(d.Date, now)
	for _, part := range []struct {
		key string
		n   int
	}{{"plan.sessions", len(d.Sessions)}, {"plan.free", len(d.Enrichments)}, {"plan.planned", len(d.Slots)}} {
		if part.n > 0 {
			s += fmt.Sprintf(", %s", words.T(part.key, model.Args{"N": part.n}))
		}
	}
	return s
}

// shown is how many of the planned times are listed.
const shown = 5

// showNext lists what is planned, the next one first.
func (p *page) showNext() {
	p.next.RemoveAll()
	p.next.Add(parts.NewTitle(words.T("plan.next", nil)))
	note := parts.NewWrapped(words.Next(p.plan, p.given.Now))
	p.next.Add(note)
	var lines []fyne.CanvasObject
	for i, s := range p.plan.Slots {
		if i == shown {
			break
		}
		t := parts.NewText(words.SlotLine(s, p.given.Rules.DayStart, p.given.Now))
		t.TextSize, t.Cut = 13, true
		lines = append(lines, parts.NewArea(words.SlotLine(s, p.given.Rules.DayStart, p.given.Now), parts.Row(8, 1, parts.NewMark(parts.MarkPlanned, 12), t), func() { p.choose(s.Day) }))
	}
	p.next.Add(parts.Column(0, -1, lines...))
	var why string
	switch {
	case p.plan.Rest:
		p.next.Add(parts.Row(0, -1, parts.NewButton(words.T("verdict.alternatives", nil), "", parts.ToneQuiet, p.do.Free)))
	case p.plan.Twice:
		why = words.T("prepare.two_short", nil)
	default:
		why = words.T("plan.why", model.Args{"Least": model.WeekLeast.Value, "Most": model.WeekMost.Value})
	}
	if why != "" {
		t := parts.NewSoft(why)
		t.Wrap = true
		p.next.Add(t)
	}
	if !p.given.Reminders {
		p.next.Add(parts.Row(0, -1, parts.NewButton(words.T("plan.remind", nil), "", parts.ToneLink, p.do.Settings)))
	}
	p.next.Refresh()
}
