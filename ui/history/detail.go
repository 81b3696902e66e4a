package history

import (
	"slices"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"calmster/model"
	"calmster/ui/correct"
	"calmster/ui/look"
	"calmster/ui/parts"
	"calmster/ui/screen"
	"calmster/ui/words"
)

// detail is one session with its whole log, the earliest line first.
type detail struct {
	view    *fyne.Container
	session *model.Session
	given   Given
	apply   func([]model.Event) error

	top  *fyne.Container // what the session says of itself and what follows from it
	rows *parts.Rows
	none *parts.Text
	// unroll shows the log, which is not there before.
	unroll func()
	foot   *fyne.Container // the buttons, or the form for what was forgotten
	ways   fyne.CanvasObject
	edit   func()
}

// newDetail shows a session; apply keeps the events of a correction and takes
// them into the session; edit opens the rest of it, drop deletes it.
func newDetail(s *model.Session, given Given, apply func([]model.Event) error, edit, drop func()) *detail {
	d := &detail{session: s, given: given, apply: apply, top: container.NewStack(), foot: container.NewStack()}
	d.rows = parts.NewRows(d.open)
	d.none = parts.NewSoft(words.T("history.no_events", nil))
	add := parts.NewButton(words.T("correct.forgotten_more", nil), "A", parts.ToneLink, d.addForgotten)
	whole := parts.NewButton(words.T("correct.session_more", nil), "C", parts.ToneLink, edit)
	gone := parts.NewButton(words.T("history.delete", nil), "Del", parts.ToneLink, drop)
	d.ways = parts.Flow(8, add, whole, gone)
	d.edit = edit
	var log fyne.CanvasObject
	log, d.unroll = screen.Late(container.NewStack(d.rows, d.none))
	d.view = parts.Column(10, 2, d.top, parts.Rule(), log, d.foot)
	d.show()
	return d
}

// show brings the view in line with the session.
func (d *detail) show() {
	d.setTop(summary(*d.session, d.given))
	var labels []string
	log := d.session.Log()
	for _, l := range log {
		labels = append(labels, words.LogLine(l))
	}
	d.rows.Set(labels, func(i int) fyne.CanvasObject { return correct.Line(log[i]) })
	d.rows.Hidden, d.none.Hidden = len(log) == 0, len(log) > 0
	d.setFoot(d.ways)
}

// key is what a key does to the session that is shown, while nothing of it is
// being changed.
func (d *detail) key(k fyne.KeyName) bool {
	if d.foot.Objects[0] != d.ways {
		return false
	}
	switch k {
	case fyne.KeyA:
		d.addForgotten()
	case fyne.KeyC:
		d.edit()
	default:
		return false
	}
	return true
}

func (d *detail) setTop(o fyne.CanvasObject) {
	d.top.Objects = []fyne.CanvasObject{o}
	d.top.Refresh()
}

func (d *detail) setFoot(o fyne.CanvasObject) {
	d.foot.Objects = []fyne.CanvasObject{o}
	d.foot.Refresh()
}

// open puts the editor below a line.
func (d *detail) open(i int) {
	d.fold()
	e := correct.Edit(func() model.Session { return *d.session }, d.session.Log()[i].Seq, d.keep, func() { d.fold() })
	e.OnGrow = d.rows.Reach
	d.rows.Unfold(i, e.View)
	e.Show(d.canvas())
}

// keep applies a correction and goes to where its line lies now.
func (d *detail) keep(events []model.Event) error {
	if err := d.apply(events); err != nil {
		return err
	}
	d.show()
	d.rows.Focus()
	// The line to be at: the new one or, of what was taken or brought back, that.
	seq := events[len(events)-1].Seq
	for seq > 0 && d.session.Events[seq-1].Kind == model.KindUndo {
		seq = d.session.Events[seq-1].Of
	}
	for i, l := range d.session.Log() {
		if l.Seq == seq {
			d.rows.At(i)
		}
	}
	return nil
}

func (d *detail) addForgotten() {
	d.fold()
	e := correct.Add(func() model.Session { return *d.session }, d.given.Pad, d.keep, func() { d.fold() })
	e.OnGrow = d.view.Refresh
	// The form needs the room of the facts; in large text also a scroll bar, or
	// the window would have to grow.
	d.setTop(title(*d.session, d.given))
	if look.Scale() > 1 {
		d.setFoot(parts.Fixed(0, 300, container.NewVScroll(e.View)))
	} else {
		d.setFoot(e.View)
	}
	d.view.Refresh()
	e.Show(d.canvas())
}

// canvas is asked of what is shown for long: Fyne does not know yet where
// something is that was put there a moment ago.
func (d *detail) canvas() fyne.Canvas { return fyne.CurrentApp().Driver().CanvasForObject(d.view) }

// fold puts away whatever form is open; it reports whether one was.
func (d *detail) fold() bool {
	adding := d.foot.Objects[0] != d.ways
	if adding {
		d.setTop(summary(*d.session, d.given))
		d.setFoot(d.ways)
		d.view.Refresh()
	}
	return d.rows.Fold() || adding
}

// noteShown is how long a note is shown whole, in characters; the log below
// must keep its room.
const noteShown = 200

// title says which session it is, and what it says about calm.
func title(s model.Session, given Given) *fyne.Container {
	stage, _ := model.StageOf(s.Stage)
	outcome := s.Outcome(given.Rules.Stage(s.Stage).Goal)
	badge := parts.NewBadge(words.T("outcome."+string(outcome), nil), look.ColorSoftText, look.ColorBackground)
	switch outcome {
	case model.OutcomeCalm:
		badge.Set(words.T("outcome.calm", nil), look.ColorGoalText, look.ColorGoalTint)
	case model.OutcomeStressed:
		badge.Set(words.T("outcome.stressed", nil), look.ColorStressText, look.ColorStressTint)
	}
	return parts.Column(8, -1, parts.Flow(8, parts.NewTitle(words.Moment(s.StartedAt, given.Now)), badge), parts.NewSoft(words.StageName(stage)))
}

// summary says what the session says of itself, and what follows.
func summary(s model.Session, given Given) fyne.CanvasObject {
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
	if name := given.Harnesses[s.HarnessID]; name != "" {
		facts.Add(fact("table.harness", name))
	}
	if s.TemperatureC != nil {
		facts.Add(fact("table.temperature", words.Temperature(*s.TemperatureC, given.Unit)))
	}
	top := title(s, given)
	top.Add(facts)
	if _, stressed := s.FirstStress(); s.End == model.EndStress && !stressed && takenBack(s, model.KindStress) {
		doubt := parts.NewSoft(words.T("correct.end_doubtful", nil))
		doubt.Wrap, doubt.TextSize = true, 13
		top.Add(doubt)
	}
	if s.Note != "" {
		note := parts.NewWrapped(s.Note)
		note.TextSize = 13
		if utf8.RuneCountInString(s.Note) > noteShown || strings.Count(s.Note, "\n") > 2 {
			top.Add(parts.Fixed(0, 76, container.NewVScroll(note)))
		} else {
			top.Add(note)
		}
	}
	return top
}

// takenBack is whether something of that kind was taken back.
func takenBack(s model.Session, kind model.Kind) bool {
	return slices.ContainsFunc(s.Log(), func(l model.LogLine) bool { return l.Kind == kind && !l.Stands })
}

func lengthOf(s model.Session) string {
	if s.Planned == 0 {
		return words.Duration(s.Duration)
	}
	return words.T("history.of_planned", model.Args{"Time": s.Duration, "Planned": s.Planned})
}
