package correct

import (
	"errors"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"calmster/model"
	"calmster/ui/look"
	"calmster/ui/parts"
	"calmster/ui/words"
)

// Edit puts one event of a session right: moves it by seconds or to a time,
// gives it a note, takes it back, or brings it back. session returns the
// session as it is now, also while it runs; apply keeps the events of the
// correction, and what it returns is said in place. close runs when the editor
// has done its work or is not wanted any more.
func Edit(session func() model.Session, seq int, apply func([]model.Event) error, close func()) *Editor {
	e := &edit{session: session, seq: seq, apply: apply, close: close, wrong: newWrong()}
	e.Editor = &Editor{View: parts.Column(0, -1)}
	for _, l := range session().Log() {
		if l.Seq == seq {
			e.build(l)
		}
	}
	return e.Editor
}

type edit struct {
	*Editor
	session func() model.Session
	seq     int
	apply   func([]model.Event) error
	close   func()

	kind  model.Kind
	at    *moment
	note  *parts.Entry
	wrong *parts.Text
}

func (e *edit) build(l model.LogLine) {
	back := parts.NewButton(words.T("correct.leave", nil), "Esc", parts.ToneLink, e.close)
	if s := e.session(); s.End == model.EndNone && (l.Kind == model.KindPause || l.Kind == model.KindResume) {
		e.View, e.body = sheet(soft("correct.clock"), parts.Row(8, 0, parts.Fixed(0, 1, nil), back))
		return
	}
	if !l.Stands {
		why := "correct.is_undone"
		if l.Corrected {
			why = "correct.is_corrected"
		}
		again := parts.NewButton(words.T("correct.bring_back", nil), "", parts.ToneQuiet, func() {
			e.keep(e.session().BringBack(e.seq))
		})
		e.First = again
		e.View, e.body = sheet(soft(why), e.wrong, parts.Row(8, 1, again, parts.Fixed(0, 1, nil), back))
		return
	}
	e.kind = l.Kind
	e.at = newMoment(l.At)
	e.note = parts.NewEntry(words.T("correct.note", nil), words.T("correct.note_hint", nil))
	e.note.SetText(l.Note)
	for _, f := range []*parts.Entry{e.at.Entry, e.note} {
		f.OnSubmitted = func(string) { e.amend() }
		f.OnLeave = e.close
	}
	keep := parts.NewButton(words.T("correct.keep", nil), "Enter", parts.TonePrimary, e.amend)
	take := parts.NewButton(words.T("correct.take_back", nil), "", parts.ToneQuiet, func() { e.keep(e.session().TakeBack(e.seq)) })
	e.First = e.at.Entry
	e.View, e.body = sheet(e.at.stepper(e.most), e.note, e.wrong,
		parts.Row(8, 2, keep, take, parts.Fixed(0, 1, nil), back))
}

// most is the latest that the event can lie at.
func (e *edit) most() time.Duration { return e.session().Duration }

func (e *edit) amend() {
	at, ok := e.at.read()
	note := strings.TrimSpace(e.note.Text)
	switch {
	case e.kind == model.KindNote && note == "":
		e.problem(e.wrong, words.T("correct.lacks_note", nil))
	case !ok:
		e.problem(e.wrong, words.T("correct.time_wrong", nil))
	case at > e.most():
		e.problem(e.wrong, words.T("correct.time_late", model.Args{"Most": e.most()}))
	default:
		e.keep(e.session().Amend(e.seq, at, note))
	}
}

// keep hands a correction on, or says in place why it cannot be.
func (e *edit) keep(events []model.Event, err error) {
	if err == nil && len(events) > 0 {
		err = e.apply(events)
	}
	if err != nil {
		e.problem(e.wrong, problem(err, e.most()))
		return
	}
	e.close()
}

// problem says what kept an event out of the log.
func problem(err error, most time.Duration) string {
	var field *model.FieldError
	switch {
	case errors.As(err, &field) && field.Field == "at_s":
		return words.T("correct.time_late", model.Args{"Most": most})
	case errors.As(err, &field) && field.Field == "note":
		return words.T("correct.note_wrong", nil)
	case errors.Is(err, model.ErrUndone), errors.Is(err, model.ErrStands):
		return words.T("correct.changed", nil)
	}
	return words.Problem(err)
}

func soft(key string) fyne.CanvasObject {
	t := parts.NewSoft(words.T(key, nil))
	t.Wrap, t.TextSize = true, 13
	return t
}

// sheet is the ground of an editor, and what lies on it.
func sheet(objs ...fyne.CanvasObject) (view fyne.CanvasObject, body *fyne.Container) {
	ground := parts.NewSurface(look.ColorBackground, look.ColorLine, look.CornerButton)
	body = parts.Column(8, -1, objs...)
	return parts.Pad(4, 0, container.NewStack(ground, parts.Pad(10, 10, body))), body
}
