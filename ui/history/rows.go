package history

import (
	"fmt"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"calmster/model"
	"calmster/ui/look"
	"calmster/ui/parts"
	"calmster/ui/today"
	"calmster/ui/words"
)

// The columns of the list.
const (
	columnWhen = iota
	columnName
	columnStage
	columnCalm
	columnEnded
	columnTreats
)

// rowText is the size of the text in the list.
const rowText = 13

// newColumns measures how much room each column needs in this language and at
// this size of text. Where the list is narrow, the treats make room first, then
// the stage.
func newColumns(names []string) *parts.Columns {
	moments := append(longestMoments(), words.T("table.when", nil))
	stages := []string{words.T("table.stage", nil)}
	for _, s := range model.Ladder() {
		stages = append(stages, words.StageName(s))
	}
	const most = 220 // one long name must not take all the room
	c := &parts.Columns{
		Gap: 10, Grow: columnEnded, Lesser: []int{columnTreats, columnStage, columnName},
		Widths: []float32{
			parts.Width(rowText, moments...),
			min(most, parts.Width(rowText, names...)),
			min(most, parts.Width(rowText, stages...)),
			parts.Width(rowText, words.Calm(model.Calm{For: 10 * time.Minute, AtLeast: true}), words.T("table.calm", nil)),
			120 * look.Scale(),
			parts.Width(look.SizeSmall, words.T("table.treats", nil), "00"),
		},
	}
	if len(names) < 2 {
		c.Widths[columnName] = 0
	}
	return c
}

// longestMoments are the starts of sessions that take the most room, this year's
// and another's: a late hour on the widest day of the week in the widest month.
// To measure all days of a year takes a frame.
func longestMoments() []string {
	day := time.Weekday(widest(7, func(i int) time.Time { return late(time.January, time.Weekday(i)) }))
	month := time.January + time.Month(widest(12, func(i int) time.Time { return late(time.January+time.Month(i), day) }))
	t := late(month, day)
	return []string{words.Moment(t, t), words.Moment(t, time.Time{})}
}

// late is a late hour on such a day of the week, late in such a month.
func late(month time.Month, day time.Weekday) time.Time {
	t := time.Date(2020, month, 20, 22, 58, 0, 0, time.UTC)
	return t.AddDate(0, 0, (int(day-t.Weekday())+7)%7)
}

// widest is which of n moments takes the most room.
func widest(n int, at func(i int) time.Time) (index int) {
	var most float32
	for i := range n {
		if w := parts.Width(rowText, words.When(at(i))); w > most {
			index, most = i, w
		}
	}
	return index
}

func head(c *parts.Columns) fyne.CanvasObject {
	cell := func(key string) fyne.CanvasObject {
		t := parts.NewSoft(words.T(key, nil))
		t.Cut = true
		return t
	}
	return c.Row(cell("table.when"), cell("history.whose"), cell("table.stage"), cell("table.calm"), cell("table.ended"), cell("table.treats"))
}

// newRow makes an empty line of the list.
func newRow(c *parts.Columns) fyne.CanvasObject {
	text := func() *parts.Text {
		t := parts.NewText("")
		t.TextSize, t.Cut = rowText, true
		return t
	}
	icon := widget.NewIcon(nil)
	return parts.Pad(5, 4, c.Row(text(), text(), text(), text(), parts.Row(8, 1, parts.Fixed(12, 12, icon), text()), text()))
}

// fillRow writes a session into a line; nil is one that is still being read.
func (p *page) fillRow(o fyne.CanvasObject, s *model.Session) {
	row := o.(*fyne.Container).Objects[0].(*fyne.Container).Objects
	set := func(column int, text string) { row[column].(*parts.Text).Set(text) }
	ended := row[columnEnded].(*fyne.Container).Objects
	icon, end := ended[0].(*fyne.Container).Objects[0].(*widget.Icon), ended[1].(*parts.Text)
	if s == nil {
		for _, c := range []int{columnName, columnStage, columnCalm, columnTreats} {
			set(c, "")
		}
		set(columnWhen, "…")
		icon.SetResource(nil)
		end.Set("")
		return
	}
	stage, _ := model.StageOf(s.Stage)
	set(columnWhen, words.Moment(s.StartedAt, p.given.Now))
	set(columnName, p.given.Names[s.HamsterID])
	set(columnStage, words.StageName(stage))
	set(columnCalm, words.Calm(s.CalmTime()))
	set(columnTreats, fmt.Sprint(s.Count(model.KindTreat)))
	// A list fills its rows often, and to read a mark takes a while.
	mark := today.MarkOf(*s, p.given.Rules).Resource()
	if icon.Resource == nil || icon.Resource.Name() != mark.Name() {
		icon.SetResource(mark)
	}
	end.Set(words.Ended(*s))
}
