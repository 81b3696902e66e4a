// Package today is the first screen: where the animal stands, what the log
// says of it, this week, and the one button that starts a session.
package today

import (
	"fmt"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"calmster/model"
	"calmster/ui/chart"
	"calmster/ui/guide"
	"calmster/ui/look"
	"calmster/ui/parts"
	"calmster/ui/screen"
	"calmster/ui/verdict"
	"calmster/ui/words"
)

// Actions are what a keeper can want from here.
type Actions struct {
	Prepare func()
	// Move opens the decision to go to another stage.
	Move func(to model.StageKey)
	// Guide opens the guide at a page.
	Guide func(page string)
	// Why opens the guide where it tells a fact, with the way back here.
	Why func(guide.Fact)
	// Session opens one session of the history.
	Session  func(id model.ID)
	Progress func()
	// Plan opens the week with its calendar, Free what there is without a harness.
	Plan, Free func()
	// Introduce opens the checklist of the first stages, Refused what to try
	// with a refused harness.
	Introduce, Refused func()
}

// Known is what the screen says, worked out from a hamster's whole log.
type Known struct {
	h     model.History
	rules model.Rules
	now   time.Time
	stage model.Stage
	told  model.Assessment
	plan  model.Plan
	chart *model.Chart
}

// Know works out what the screen says. That takes its time where the log is
// long, and needs no window.
func Know(h model.History, rules model.Rules, now time.Time) Known {
	h = h.Settled()
	stage, _ := model.StageOf(h.Hamster.Stage)
	return Known{
		h: h, rules: rules, now: now, stage: stage,
		told: h.On(now, stage.Key, rules), plan: h.Plan(now, stage.Key, rules, words.FirstWeekday()),
		chart: model.RecentChart(h, stage.Key, rules, chartWeeks, now, words.T),
	}
}

// New builds the screen.
func New(k Known, do Actions) *screen.Screen {
	h, rules, now, stage := k.h, k.rules, k.now, k.stage
	start := parts.NewButton(words.T("today.start", nil), words.Key("Ctrl+N"), parts.TonePrimary, do.Prepare)
	start.Height = 44
	left := parts.Card(judgement(k, do))
	right, then := screen.Late(parts.Column(16, 1, parts.Card(week(k, do)), parts.Card(last(h, rules, now, do))))
	body := parts.Column(16, 1,
		parts.Card(ladder(h, do)),
		parts.Shares(16, []float32{1.07, 1}, left, right),
	)
	heading := words.T("today.heading."+greeting(now), model.Args{
		"Name": h.Hamster.Name, "Stage": stage.Number, "State": words.T("stage."+string(stage.Key)+".state", nil),
	})
	under := words.T("today.goal", model.Args{"Goal": words.Spell(rules.Stage(stage.Key).Goal)})
	return &screen.Screen{View: screen.Page(heading, under, body, start), Then: []func(){then}, Main: do.Prepare}
}

// greeting names the part of the day.
func greeting(now time.Time) string {
	switch h := now.Hour(); {
	case h < 5 || h >= 18:
		return "evening"
	case h < 12:
		return "morning"
	}
	return "afternoon"
}

func ladder(h model.History, do Actions) fyne.CanvasObject {
	here, _ := model.StageOf(h.Hamster.Stage)
	stages := model.Ladder()
	var rungs []parts.Rung
	for _, s := range stages {
		rungs = append(rungs, parts.Rung{
			Number: s.Number, Label: words.T("stage."+string(s.Key), nil),
			Done: s.Number < here.Number, Here: s.Number == here.Number,
		})
	}
	return parts.NewLadder(rungs, func(n int) {
		if n == here.Number {
			do.Guide(string(here.Key))
			return
		}
		do.Move(stages[n-1].Key)
	})
}

// judgement is the card with the verdict, its reasons and the chart.
func judgement(k Known, do Actions) fyne.CanvasObject {
	h, stage, told, rules := k.h, k.stage, k.told, k.rules
	title := parts.NewTitle(words.T("today.ready_question", model.Args{"Name": h.Hamster.Name}))
	title.Cut = true // a name can be long
	if _, more := stage.Next(); !more {
		title.Set(words.T("today.last_stage_question", model.Args{"Name": h.Hamster.Name}))
	}
	var way fyne.CanvasObject
	if verdict.Advises(told.Verdict) {
		way = verdict.Advice(told, do.Move, do.Free)
	}
	top := parts.Column(8, -1, append([]fyne.CanvasObject{title}, verdict.Judgement(h, told, rules, way, do.Why)...)...)

	plot := chart.New(k.chart)
	plot.OnOpen, plot.Least = do.Session, chartLeast
	links := []fyne.CanvasObject{link("today.why", do.Progress)}
	if stage.Introduces() {
		links = append(links, link("introduce.title", do.Introduce))
	}
	if n := len(h.Sessions); n > 0 && h.Sessions[n-1].Refused() {
		links = append(links, link("today.refused", do.Refused))
	}
	return parts.Column(8, 2, top, parts.NewTitle(words.T("today.chart", model.Args{"N": chartWeeks})), plot, parts.Flow(4, links...))
}

// chartLeast is the height below which the chart says nothing.
const chartLeast = 140

// link is a way on below the chart, low: the height belongs to the chart.
func link(label string, to func()) *parts.Button {
	b := parts.NewButton(words.T(label, nil), "", parts.ToneLink, to)
	b.Small, b.Height = true, 24
	return b
}

// week is the card of this week: what was done and what is planned.
func week(k Known, do Actions) fyne.CanvasObject {
	h, rules, now := k.h, k.rules, k.now
	days := h.Days(model.WeekStart(rules.DayStart.Day(now), words.FirstWeekday()), 7, now, k.plan.Slots, rules.DayStart)
	n := 0
	var columns []fyne.CanvasObject
	var marks []parts.Mark
	for _, d := range days {
		for _, s := range d.Sessions {
			if !s.LeftOut() {
				n++
			}
		}
		marks = append(marks, MarksOf(d, rules)...)
		name := parts.NewSoft(words.Weekday(d.Date.Weekday()))
		name.Align = fyne.TextAlignCenter
		line := look.ColorLine
		if d.Today {
			name.Bold, name.Color, line = true, look.ColorPrimary, look.ColorPrimary
		}
		cell := container.NewStack(
			parts.NewSurface(look.ColorCard, line, 8),
			parts.Pad(0, 6, parts.NewMarkRow(MarksOf(d, rules), 14, true)),
		)
		columns = append(columns, parts.Column(6, -1, name, parts.Fixed(0, 42, cell)))
	}
	title := parts.NewTitle(words.T("today.week", model.Args{
		"N": n, "Least": model.WeekLeast.Value, "Most": model.WeekMost.Value,
	}))
	title.Wrap = true
	note := parts.NewSoft(words.Next(k.plan, now))
	note.TextSize = 13
	note.Wrap = true
	free := words.T("today.free", nil)
	if i := slices.IndexFunc(h.Enrichments, func(e model.Enrichment) bool { return e.GoesOn }); i >= 0 {
		e := h.Enrichments[i]
		free = words.T("today.free_on", model.Args{"What": words.Free(e.Kind), "Since": words.Clock(e.StartedAt)})
	}
	ways := parts.Flow(8,
		parts.NewButton(words.T("today.plan", nil), words.Key("Ctrl+P"), parts.ToneLink, do.Plan),
		parts.NewButton(free, words.Key("Ctrl+E"), parts.ToneLink, do.Free))
	return parts.Column(10, -1, title, parts.Even(8, columns...), Legend(marks...), note, ways)
}

// Legend says what the marks are that stand for days; each is told once.
func Legend(marks ...parts.Mark) fyne.CanvasObject {
	var objs []fyne.CanvasObject
	for _, m := range []parts.Mark{parts.MarkCalm, parts.MarkStress, parts.MarkUnknown, parts.MarkFree, parts.MarkPlanned} {
		if slices.Contains(marks, m) {
			objs = append(objs, parts.Row(6, -1, parts.NewMark(m, 12), parts.NewSoft(words.T("plan.mark."+string(m), nil))))
		}
	}
	return parts.Flow(16, objs...)
}

// MarksOf returns the marks of a day: what was done, then what is planned.
func MarksOf(d model.CalendarDay, rules model.Rules) (marks []parts.Mark) {
	for _, s := range d.Sessions {
		marks = append(marks, MarkOf(s, rules))
	}
	for range d.Enrichments {
		marks = append(marks, parts.MarkFree)
	}
	for range d.Slots {
		marks = append(marks, parts.MarkPlanned)
	}
	return marks
}

// MarkOf returns the mark that tells how a session went.
func MarkOf(s model.Session, rules model.Rules) parts.Mark {
	switch {
	case !s.CalmTime().AtLeast:
		return parts.MarkStress
	case s.Outcome(rules.Stage(s.Stage).Goal) == model.OutcomeStressed:
		return parts.MarkStress
	case !s.Watched():
		return parts.MarkUnknown
	}
	return parts.MarkCalm
}

// chartWeeks is how far back the chart of the first screen looks.
const chartWeeks = 7

// shown is how many sessions the card of the last ones holds.
const shown = 6

// last is the card of the last sessions.
func last(h model.History, rules model.Rules, now time.Time, do Actions) fyne.CanvasObject {
	title := parts.NewTitle(words.T("today.last", nil))
	if len(h.Sessions) == 0 {
		empty := parts.NewWrapped(words.T("today.none", model.Args{"Name": h.Hamster.Name}))
		empty.Color = look.ColorSoftText
		return parts.Column(8, -1, title, empty)
	}
	table := [][]string{{words.T("table.when", nil), words.T("table.calm", nil), words.T("table.ended", nil), words.T("table.treats", nil)}}
	recent := slices.Clone(h.Sessions[max(0, len(h.Sessions)-shown):])
	slices.Reverse(recent)
	for _, s := range recent {
		table = append(table, []string{
			words.OnDay(s.StartedAt, now) + " " + words.Clock(s.StartedAt), words.Calm(s.CalmTime()),
			words.Ended(s), fmt.Sprint(s.Count(model.KindTreat)),
		})
	}
	columns := newColumns(table)
	var head []fyne.CanvasObject
	for _, name := range table[0] {
		head = append(head, parts.NewSoft(name))
	}
	lines := []fyne.CanvasObject{title, parts.Pad(2, 6, columns.Row(head...)), parts.Rule()}
	for i, s := range recent {
		var cells []fyne.CanvasObject
		for k, text := range table[i+1] {
			t := parts.NewText(text)
			t.TextSize, t.Cut = rowText, true
			if k == columnEnded {
				cells = append(cells, parts.Row(8, 1, parts.NewMark(MarkOf(s, rules), 12), t))
				continue
			}
			cells = append(cells, t)
		}
		lines = append(lines, parts.NewArea(table[i+1][0], columns.Row(cells...), func() { do.Session(s.ID) }), parts.Rule())
	}
	return parts.Column(1, -1, lines...)
}

// rowText is the size of the text of the last sessions.
const rowText = 13

// The columns of the last sessions.
const (
	columnEnded  = 2
	columnTreats = 3
)

// newColumns gives each column what its texts need; the end of a session, which
// the history tells whole, takes what is left. Where there is too little room,
// as in large text, the treats make some.
func newColumns(table [][]string) *parts.Columns {
	c := &parts.Columns{Gap: 10, Grow: columnEnded, Lesser: []int{columnTreats}, Widths: make([]float32, len(table[0]))}
	for _, row := range table {
		for k, text := range row {
			c.Widths[k] = max(c.Widths[k], parts.Width(rowText, text))
		}
	}
	c.Widths[columnEnded] = 100 * look.Scale()
	return c
}
