// Package history lists every session, the newest first, with the log of the
// one that is chosen.
package history

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"calmster/model"
	"calmster/ui/look"
	"calmster/ui/parts"
	"calmster/ui/screen"
	"calmster/ui/session"
	"calmster/ui/today"
	"calmster/ui/words"
)

// New builds the list; open is the session to show, the newest one if it is
// the zero ID. harnesses names the harnesses by their ids.
func New(h model.History, harnesses map[model.ID]string, open model.ID) *screen.Screen {
	n := len(h.Sessions)
	under := words.T("history.under", model.Args{"N": n})
	heading := words.T("history.heading", model.Args{"Name": h.Hamster.Name})
	if n == 0 {
		empty := parts.NewWrapped(words.T("today.none", model.Args{"Name": h.Hamster.Name}))
		return &screen.Screen{View: screen.Page(heading, under, parts.Card(empty))}
	}
	at := func(row int) model.Session { return h.Sessions[n-1-row] }
	detail := container.NewStack()
	list := widget.NewList(func() int { return n }, newRow, func(i widget.ListItemID, o fyne.CanvasObject) {
		fillRow(o, at(i))
	})
	list.HideSeparators = false
	list.OnSelected = func(i widget.ListItemID) {
		detail.Objects = []fyne.CanvasObject{Detail(at(i), harnesses)}
		detail.Refresh()
	}
	chosen := 0
	for i := range n {
		if at(i).ID == open {
			chosen = i
		}
	}
	head := cells(
		parts.NewSoft(words.T("table.when", nil)), parts.NewSoft(words.T("table.stage", nil)),
		parts.NewSoft(words.T("table.calm", nil)), parts.NewSoft(words.T("table.ended", nil)),
		parts.NewSoft(words.T("table.treats", nil)),
	)
	table := parts.Card(parts.Column(6, 2, parts.Pad(0, 4, head), parts.Rule(), list))
	body := parts.Shares(16, []float32{1.7, 1}, table, parts.Card(detail))
	return &screen.Screen{
		View: screen.Page(heading, under, body), First: list,
		// Only a list that has its size knows where to scroll.
		Shown: func() { list.Select(chosen) },
	}
}

func cells(objs ...fyne.CanvasObject) *fyne.Container {
	return parts.Shares(8, []float32{2.6, 2.4, 1.9, 3.2, 0.9}, objs...)
}

// newRow makes an empty line of the list.
func newRow() fyne.CanvasObject {
	text := func() *parts.Text {
		t := parts.NewText("")
		t.TextSize, t.Cut = 13, true
		return t
	}
	icon := widget.NewIcon(nil)
	return parts.Pad(5, 4, cells(text(), text(), text(), parts.Row(8, 1, parts.Fixed(12, 12, icon), text()), text()))
}

func fillRow(o fyne.CanvasObject, s model.Session) {
	row := o.(*fyne.Container).Objects[0].(*fyne.Container).Objects
	stage, _ := model.StageOf(s.Stage)
	row[0].(*parts.Text).Set(words.When(s.StartedAt))
	row[1].(*parts.Text).Set(words.StageName(stage))
	row[2].(*parts.Text).Set(words.Calm(s.CalmTime()))
	ended := row[3].(*fyne.Container).Objects
	ended[0].(*fyne.Container).Objects[0].(*widget.Icon).SetResource(today.MarkOf(s).Resource())
	ended[1].(*parts.Text).Set(words.Ended(s))
	row[4].(*parts.Text).Set(fmt.Sprint(s.Count(model.KindTreat)))
}

// Detail shows one session with its whole log.
func Detail(s model.Session, harnesses map[model.ID]string) fyne.CanvasObject {
	stage, _ := model.StageOf(s.Stage)
	outcome := s.Outcome(stage.Goal.Value)
	badge := parts.NewBadge(words.T("outcome."+string(outcome), nil), look.ColorSoftText, look.ColorBackground)
	switch outcome {
	case model.OutcomeCalm:
		badge.Set(words.T("outcome.calm", nil), look.ColorGoalText, look.ColorGoalTint)
	case model.OutcomeStressed:
		badge.Set(words.T("outcome.stressed", nil), look.ColorStressText, look.ColorStressTint)
	}
	fact := func(key, value string) fyne.CanvasObject {
		v := parts.NewText(value)
		v.TextSize, v.Cut = 13, true
		return parts.Row(8, 1, parts.Fixed(110, 0, parts.NewSoft(words.T(key, nil))), v)
	}
	facts := parts.Column(3, -1,
		fact("table.calm", words.Calm(s.CalmTime())),
		fact("table.length", lengthOf(s)),
		fact("table.ended", words.Ended(s)),
	)
	if d, ok := s.ResponseTime(); ok {
		facts.Add(fact("table.response", words.Duration(d)))
	}
	if s.Place != "" {
		facts.Add(fact("table.place", words.T("place."+string(s.Place), nil)))
	}
	if name := harnesses[s.HarnessID]; name != "" {
		facts.Add(fact("table.harness", name))
	}
	if s.TemperatureC != nil {
		facts.Add(fact("table.temperature", fmt.Sprintf("%.0f °C", *s.TemperatureC)))
	}
	title := parts.NewTitle(words.When(s.StartedAt))
	top := parts.Column(8, -1, parts.Row(8, 0, title, badge), parts.NewSoft(words.StageName(stage)), facts)
	if s.Note != "" {
		note := parts.NewWrapped(s.Note)
		note.TextSize = 13
		top.Add(note)
	}
	rows := session.Lines(s, 200)
	if len(rows) == 0 {
		rows = append(rows, parts.NewSoft(words.T("history.no_events", nil)))
	}
	return parts.Column(10, 2, top, parts.Rule(), container.NewVScroll(parts.Column(0, -1, rows...)))
}

func lengthOf(s model.Session) string {
	if s.Planned == 0 {
		return words.Duration(s.Duration)
	}
	return words.T("history.of_planned", model.Args{"Time": s.Duration, "Planned": s.Planned})
}
