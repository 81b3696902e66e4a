// Package correct puts right what was recorded: one event of a log, an event
// that was forgotten, or what a session says of itself. Nothing here removes a
// line; what was taken back stays readable and says so.
package correct

import (
	"time"

	"fyne.io/fyne/v2"

	"calmster/model"
	"calmster/ui/look"
	"calmster/ui/parts"
	"calmster/ui/words"
)

// Journal is where corrections are kept. Each call has committed when it
// returns, and may be made again with the same.
type Journal interface {
	// CorrectLog writes the events of a correction, all or none.
	CorrectLog(session model.ID, events []model.Event) error
	// CorrectSession changes what an ended session says of itself.
	CorrectSession(s model.Session) error
}

// An Editor is a small form that goes wherever there is room: below a line of
// a log, or in a pop-up.
type Editor struct {
	View fyne.CanvasObject
	// First should get the focus when the editor is shown; nil where nothing
	// is to be written.
	First fyne.Focusable
	// OnGrow runs when a line appeared that needs more room.
	OnGrow func()

	body *fyne.Container
}

// Show gives the editor's first field the keys, with what is in it selected, so
// that typing replaces it. It must lie in that canvas already.
func (e *Editor) Show(in fyne.Canvas) {
	if e.First == nil || in == nil {
		return
	}
	in.Focus(e.First)
	if field, ok := e.First.(fyne.Shortcutable); ok {
		field.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
}

// problem says below the fields what is not right yet.
func (e *Editor) problem(line *parts.Text, text string) {
	say(line, text)
	e.body.Refresh()
	if text != "" && e.OnGrow != nil {
		e.OnGrow()
	}
}

// Line shows one line of a log: when, what, and in words whether it still
// holds.
func Line(l model.LogLine) fyne.CanvasObject {
	return Said(l.At, Mark(l.Kind), words.LogLine(l), l.Stands)
}

// Said is a line of a log in other words, softer where it does not hold.
func Said(at time.Duration, mark parts.Mark, text string, stands bool) fyne.CanvasObject {
	when := parts.NewSoft(words.Duration(at))
	when.TextSize = 13
	what := parts.NewText(text)
	what.TextSize, what.Wrap = 13, true
	if !stands {
		what.Color = look.ColorSoftText
	}
	return parts.Pad(5, 0, parts.Row(8, 2, parts.Fixed(38, 0, when), parts.NewMark(mark, 11), what))
}

// Mark is the sign of a kind of event.
func Mark(k model.Kind) parts.Mark {
	switch k {
	case model.KindStress:
		return parts.MarkStress
	case model.KindComfort:
		return parts.MarkCalm
	case model.KindTreat:
		return parts.MarkTreat
	}
	return parts.MarkNone
}

// newWrong makes the line that says, in place, what is not right yet.
func newWrong() *parts.Text {
	t := parts.NewWrapped("")
	t.Color, t.TextSize = look.ColorStressText, 13
	t.Hide()
	return t
}

// say shows a text, or puts its line away where there is none.
func say(t *parts.Text, s string) {
	t.Set(s)
	if s == "" {
		t.Hide()
	} else {
		t.Show()
	}
}

// moment is a field for an active time in m:ss. It keeps the fraction of a
// second that it does not show, as long as nobody writes another time.
type moment struct {
	*parts.Entry
	at time.Duration
}

func newMoment(at time.Duration) *moment {
	m := &moment{Entry: parts.NewEntry(words.T("correct.time", nil), words.T("correct.time_hint", nil)), at: at}
	m.SetText(words.Duration(at))
	return m
}

// read returns the time in the field; ok is false where that is none.
func (m *moment) read() (at time.Duration, ok bool) {
	at, ok = words.ReadDuration(m.Text)
	if ok && at == m.at.Truncate(time.Second) {
		at = m.at
	}
	return at, ok
}

// step moves the time, within the session.
func (m *moment) step(by, most time.Duration) {
	at, ok := m.read()
	if !ok {
		at = m.at
	}
	m.at = min(max(0, at+by), most)
	m.SetText(words.Duration(m.at))
}

// steps are the seconds that keys and buttons move a time by.
func (m *moment) key(k fyne.KeyName, most func() time.Duration) bool {
	by, ok := map[fyne.KeyName]time.Duration{
		fyne.KeyUp: time.Second, fyne.KeyDown: -time.Second,
		fyne.KeyPageUp: 10 * time.Second, fyne.KeyPageDown: -10 * time.Second,
	}[k]
	if ok {
		m.step(by, most())
	}
	return ok
}

// stepper is the field between its steps: −10 s, −1 s, +1 s, +10 s.
func (m *moment) stepper(most func() time.Duration) fyne.CanvasObject {
	step := func(label string, by time.Duration) fyne.CanvasObject {
		b := parts.NewButton(label, "", parts.ToneQuiet, func() { m.step(by, most()) })
		b.Small = true
		return b
	}
	m.OnKey = func(k fyne.KeyName) bool { return m.key(k, most) }
	return parts.Row(6, 2,
		step(words.T("correct.back_ten", nil), -10*time.Second), step(words.T("correct.back_one", nil), -time.Second),
		m.Entry,
		step(words.T("correct.on_one", nil), time.Second), step(words.T("correct.on_ten", nil), 10*time.Second))
}
