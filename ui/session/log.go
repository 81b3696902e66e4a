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
	more *parts.Tap // the way to what was forgotten
	note *parts.Entry
	foot *parts.Text // whether all is saved

	session *Screen
	made    map[logRow]fyne.CanvasObject // the rows that are shown
	begun   fyne.CanvasObject            // the row of the start
	earlier *parts.Text                  // below the rows, how many are not shown
}

// logRow is all that a row of the log shows.
type logRow struct {
	line    model.LogLine
	unsaved bool
}

// rowsShown is how many lines the screen lists. All are in the journal; a list
// of hundreds would only slow the next tap down.
const rowsShown = 40

func newEventLog(session *Screen) *eventLog {
	l := &eventLog{rows: parts.Column(0, -1), earlier: parts.NewSoft(""), session: session}
	stage, _ := model.StageOf(l.sofar().Stage)
	l.begun = parts.Column(0, -1,
		correct.Said(0, parts.MarkNone, words.T("stage."+string(stage.Key)+".begun", nil), true), parts.Rule())
	l.note = parts.NewEntry(words.T("session.note", nil), words.T("session.note_hint", nil))
	leave := func() {
		if c := fyne.CurrentApp().Driver().CanvasForObject(l.note); c != nil {
			c.Unfocus()
		}
	}
	l.note.OnSubmitted = func(s string) {
		if s != "" {
			session.Note(s)
		}
		l.note.SetText("")
		leave()
		if session.popShows == l {
			session.closePop()
		}
	}
	l.more = parts.NewTap(words.T("correct.forgotten_more", nil), "L", parts.ToneLink, l.forgotten)
	l.more.Small, l.more.Height, l.more.Shrink, l.more.Least = true, 30, true, 100
	l.foot = parts.NewSoft(words.T("session.saved", nil))
	l.foot.Wrap, l.foot.TextSize = true, 12
	body := parts.Column(8, 1, parts.NewTitle(words.T("session.so_far", nil)),
		container.NewVScroll(l.rows), l.more, l.note, l.foot)
	line := parts.Fixed(1, 0, parts.NewSurface(look.ColorLine, "", 0))
	l.view = container.NewBorder(nil, nil, line, nil, parts.Pad(18, 14, body))
	return l
}

// show lists the session's events, the newest on top. A row that says what it said
// is the one that was there: a new one costs memory until Fyne forgets the old one,
// a minute later.
func (l *eventLog) show(s model.Session) {
	log := s.Log()
	made := map[logRow]fyne.CanvasObject{}
	var rows []fyne.CanvasObject
	for i := len(log) - 1; i >= max(0, len(log)-rowsShown); i-- {
		row := logRow{log[i], l.session.queue.Holds(s.Events, log[i].Seq)}
		o := l.made[row]
		if o == nil {
			o = l.row(row)
		}
		made[row] = o
		rows = append(rows, o)
	}
	l.made = made
	if n := len(log) - rowsShown; n > 0 {
		l.earlier.Set(words.T("session.earlier", model.Args{"N": n}))
		rows = append(rows, parts.Pad(6, 0, l.earlier))
	} else if !l.session.waiting() {
		rows = append(rows, l.begun)
	}
	l.rows.Objects = rows
	l.rows.Refresh()
	saved, tone := words.T("session.saved", nil), look.ColorSoftText
	if n := l.session.queue.Len(); n > 0 {
		saved, tone = words.T("session.unsaved", model.Args{"N": n}), look.ColorStressText
	}
	l.foot.Set(saved)
	l.foot.Paint(tone)
}

// row builds a row, to be opened for a correction.
func (l *eventLog) row(r logRow) fyne.CanvasObject {
	view := correct.Line(r.line)
	if r.unsaved {
		view = correct.Said(r.line.At, parts.MarkUnsaved, words.T("session.not_saved", model.Args{"What": words.LogLine(r.line)}), r.line.Stands)
	}
	var area *parts.Area
	area = parts.NewBareArea(words.LogLine(r.line), view, func() { l.edit(area, r.line.Seq) })
	return parts.Column(0, -1, area, parts.Rule())
}

// edit puts the form that corrects a line beside it.
func (l *eventLog) edit(line fyne.CanvasObject, seq int) {
	l.session.form(line, func(close func()) *correct.Editor {
		return correct.Edit(l.sofar, seq, l.session.correct, close)
	})
}

// forgotten puts the form for what was not tapped beside the way to it.
func (l *eventLog) forgotten() {
	l.session.form(l.more, func(close func()) *correct.Editor {
		return correct.Add(l.sofar, l.session.given.Pad, l.session.correct, close)
	})
}

// sofar is the session as it is now.
func (l *eventLog) sofar() model.Session { return l.session.live.Session(l.session.given.Clock.Now()) }

// Lines lists the newest events of a session, the newest first by when they
// happened, at most so many. What was undone is still listed, and says so.
func Lines(s model.Session, most int) []fyne.CanvasObject {
	log := s.Log()
	var out []fyne.CanvasObject
	for i := len(log) - 1; i >= 0; i-- {
		if len(log)-i > most {
			return append(out, parts.Pad(6, 0, parts.NewSoft(words.T("session.earlier", model.Args{"N": i + 1}))))
		}
		out = append(out, correct.Line(log[i]), parts.Rule())
	}
	return out
}
