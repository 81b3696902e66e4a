package session

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"calmster/model"
	"calmster/ui/correct"
	"calmster/ui/look"
	"calmster/ui/parts"
	"calmster/ui/words"
)

// eventLog is the right of the screen: what was recorded, the newest on top,
// and the field for a note.
type eventLog struct {
	view fyne.CanvasObject
	rows *fyne.Container
	note *parts.Entry
}

// rowsShown is how many lines the screen lists. All are in the journal; a list
// of hundreds would only slow the next tap down.
const rowsShown = 40

func newEventLog(keep func(string)) *eventLog {
	l := &eventLog{rows: parts.Column(0, -1)}
	l.note = parts.NewEntry(words.T("session.note", nil), words.T("session.note_hint", nil))
	leave := func() {
		if c := fyne.CurrentApp().Driver().CanvasForObject(l.note); c != nil {
			c.Unfocus()
		}
	}
	l.note.OnSubmitted = func(s string) {
		if s != "" {
			keep(s)
		}
		l.note.SetText("")
		leave()
	}
	foot := parts.NewSoft(words.T("session.saved", nil))
	foot.Wrap, foot.TextSize = true, 12
	body := parts.Column(8, 1, parts.NewTitle(words.T("session.so_far", nil)),
		container.NewVScroll(l.rows), l.note, foot)
	line := parts.Fixed(1, 0, parts.NewSurface(look.ColorLine, "", 0))
	l.view = container.NewStack(parts.NewSurface(look.ColorCard, "", 0),
		container.NewBorder(nil, nil, line, nil, parts.Pad(18, 14, body)))
	return l
}

// write puts the cursor into the note field.
func (l *eventLog) write() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(l.note); c != nil {
		c.Focus(l.note)
	}
}

// show lists the session's events.
func (l *eventLog) show(s model.Session) {
	l.rows.Objects = Lines(s, rowsShown)
	stage, _ := model.StageOf(s.Stage)
	if len(s.Events) < rowsShown {
		l.rows.Objects = append(l.rows.Objects,
			correct.Said(0, parts.MarkNone, words.T("stage."+string(stage.Key)+".begun", nil), true), parts.Rule())
	}
	l.rows.Refresh()
}

// Lines lists the newest events of a session, the newest first by when they
// happened, at most so many. What was undone is still listed, and says so.
func Lines(s model.Session, most int) []fyne.CanvasObject {
	log := s.Log()
	var out []fyne.CanvasObject
	for i := len(log) - 1; i >= 0; i-- {
		if len(log)-i > most {
			rest := parts.NewSoft(words.T("session.earlier", model.Args{"N": i + 1}))
			return append(out, parts.Pad(6, 0, rest))
		}
		out = append(out, correct.Line(log[i]), parts.Rule())
	}
	return out
}
