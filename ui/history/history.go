// Package history lists every session, the newest first, with the log of the
// one that is chosen, where each line can be put right.
package history

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"calmster/model"
	"calmster/ui/parts"
	"calmster/ui/screen"
	"calmster/ui/today"
	"calmster/ui/words"
)

// Actions are what a keeper can want from here.
type Actions struct {
	// Apply keeps the events of a correction; nothing changes where it fails.
	Apply func(session model.ID, events []model.Event) error
	// Correct opens what a session says of itself.
	Correct func(model.Session)
	// Paper opens the form for a session that was kept on paper.
	Paper func()
}

// Given is what the screen starts from.
type Given struct {
	History   model.History
	Harnesses map[model.ID]string // their names
	Open      model.ID            // the session to show; the newest one if it is zero
	Pad       model.Pad           // the signs, treats and acts to choose from
	Rules     model.Rules         // the goals that sessions are measured by
}

type page struct {
	given  Given
	do     Actions
	list   *widget.List
	detail *detail
	slot   *fyne.Container
}

// New builds the list.
func New(given Given, do Actions) *screen.Screen {
	h := given.History
	n := len(h.Sessions)
	under := words.T("history.under", model.Args{"N": n})
	heading := words.T("history.heading", model.Args{"Name": h.Hamster.Name})
	paper := parts.NewButton(words.T("history.paper", nil), "", parts.ToneQuiet, do.Paper)
	paper.Height = 44
	if n == 0 {
		empty := parts.NewWrapped(words.T("today.none", model.Args{"Name": h.Hamster.Name}))
		return &screen.Screen{View: screen.Page(heading, under, parts.Card(empty), paper)}
	}
	p := &page{given: given, do: do, slot: container.NewStack()}
	p.list = widget.NewList(func() int { return n }, newRow, func(i widget.ListItemID, o fyne.CanvasObject) {
		fillRow(o, *p.at(i), given.Rules)
	})
	p.list.HideSeparators = false
	p.list.OnSelected = p.choose
	chosen := 0
	for i := range n {
		if p.at(i).ID == given.Open {
			chosen = i
		}
	}
	head := cells(
		parts.NewSoft(words.T("table.when", nil)), parts.NewSoft(words.T("table.stage", nil)),
		parts.NewSoft(words.T("table.calm", nil)), parts.NewSoft(words.T("table.ended", nil)),
		parts.NewSoft(words.T("table.treats", nil)),
	)
	table := parts.Card(parts.Column(6, 2, parts.Pad(0, 4, head), parts.Rule(), p.list))
	body := parts.Shares(16, []float32{1.5, 1}, table, parts.Card(p.slot))
	return &screen.Screen{
		View: screen.Page(heading, under, body, paper), First: p.list,
		// Only a list that has its size knows where to scroll.
		Shown: func() { p.list.Select(chosen) },
		Key:   func(k fyne.KeyName) bool { return k == fyne.KeyEscape && p.detail != nil && p.detail.fold() },
	}
}

// at is the session of a row, the newest first.
func (p *page) at(row int) *model.Session {
	s := p.given.History.Sessions
	return &s[len(s)-1-row]
}

// choose shows a session with its log.
func (p *page) choose(row int) {
	s := p.at(row)
	p.detail = newDetail(s, p.given, func(events []model.Event) error {
		if err := p.do.Apply(s.ID, events); err != nil {
			return err
		}
		s.Events = append(s.Events, events...)
		p.list.RefreshItem(row)
		return nil
	}, func() { p.do.Correct(*s) })
	p.slot.Objects = []fyne.CanvasObject{p.detail.view}
	p.slot.Refresh()
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

func fillRow(o fyne.CanvasObject, s model.Session, rules model.Rules) {
	row := o.(*fyne.Container).Objects[0].(*fyne.Container).Objects
	stage, _ := model.StageOf(s.Stage)
	row[0].(*parts.Text).Set(words.When(s.StartedAt))
	row[1].(*parts.Text).Set(words.StageName(stage))
	row[2].(*parts.Text).Set(words.Calm(s.CalmTime()))
	ended := row[3].(*fyne.Container).Objects
	ended[0].(*fyne.Container).Objects[0].(*widget.Icon).SetResource(today.MarkOf(s, rules).Resource())
	ended[1].(*parts.Text).Set(words.Ended(s))
	row[4].(*parts.Text).Set(fmt.Sprint(s.Count(model.KindTreat)))
}
