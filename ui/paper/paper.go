// Package paper takes in a session that was kept on paper: a calm form, saved
// as one session that has ended.
package paper

import (
	"context"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"calmster/model"
	"calmster/ui/correct"
	"calmster/ui/look"
	"calmster/ui/parts"
	"calmster/ui/screen"
	"calmster/ui/words"
)

// Journal is where a session from paper is kept.
type Journal interface {
	// AddSession writes an ended session with its log, all or nothing. It may
	// be called again with the same session.
	AddSession(ctx context.Context, s *model.Session) error
}

// Given is what the page starts from.
type Given struct {
	Hamster   model.Hamster
	Harnesses []model.Harness
	Pad       model.Pad  // the keeper's own signs, treats and acts
	Unit      model.Unit // of the thermometer
	Now       time.Time  // the keeper's clock, in their zone
}

type page struct {
	given Given
	keep  func(*model.Session) error
	leave func()

	id     model.ID // once the journal gave one: a second try is the same session
	head   *correct.Head
	stage  *parts.Choice
	ask    *correct.Ask
	events []correct.Asked // by their time
	list   *fyne.Container
	wrong  *parts.Text
	warned bool // that leaving forgets what was written

	left, right, happened *fyne.Container
}

// New builds the page. keep saves the session and returns what was wrong, if
// anything; the page then stays as it is.
func New(given Given, keep func(*model.Session) error, leave func()) *screen.Screen {
	p := &page{given: given, keep: keep, leave: leave, list: parts.Column(0, -1)}
	p.head = correct.NewHead(model.Session{HamsterID: given.Hamster.ID}, given.Harnesses, given.Unit, given.Now)
	var stages []parts.Option
	for _, s := range model.Ladder() {
		stages = append(stages, parts.Option{Key: string(s.Key), Label: words.StageName(s)})
	}
	p.stage = parts.NewChoice(stages, string(given.Hamster.Stage), nil)
	p.stage.Small()
	p.ask = correct.NewAsk(given.Pad, words.T("correct.add", nil), p.add)
	p.wrong = parts.NewWrapped("")
	p.wrong.Color = look.ColorStressText
	done := parts.NewButton(words.T("form.save", nil), words.Key("Ctrl+Enter"), parts.TonePrimary, p.save)
	done.Height = 44
	back := parts.NewButton(words.T("prepare.cancel", nil), "Esc", parts.ToneQuiet, p.back)
	back.Height = 44
	p.left = parts.Column(16, -1, p.head.When, correct.Section(words.T("prepare.stage", nil), p.stage), p.head.Where, p.head.How)
	p.happened = parts.Column(12, -1, p.ask.View, p.list)
	p.right = parts.Column(10, 1, parts.NewTitle(words.T("paper.events", nil)), parts.Scroll(p.happened), p.head.Note, p.wrong)
	p.head.OnChange, p.ask.OnGrow = func() { p.say("") }, func() { p.happened.Refresh() }
	p.show()
	return &screen.Screen{
		View: screen.Page(words.T("paper.heading", model.Args{"Name": given.Hamster.Name}), words.T("paper.under", nil),
			parts.Shares(16, []float32{1.25, 1}, parts.Card(parts.Scroll(p.left)), parts.Card(p.right)), back, done),
		Main: p.save, First: p.head.First,
		// Alone: a stray tap on the rail must not cost what was written.
		Alone: true,
		Key:   screen.OnEscape(p.back),
	}
}

// add takes an event into the list.
func (p *page) add(a correct.Asked) (problem string) {
	if most, ok := p.head.Length(); ok && a.At > most {
		return words.T("correct.time_late", model.Args{"Most": most})
	}
	p.events = append(p.events, a)
	slices.SortStableFunc(p.events, func(a, b correct.Asked) int { return int(a.At - b.At) })
	p.show()
	p.ask.Again()
	return ""
}

// say says what keeps the session from being saved, or nothing.
func (p *page) say(text string) {
	p.warned = false
	p.wrong.Set(text)
	p.left.Refresh()
	p.right.Refresh()
}

// show lists the events so far.
func (p *page) show() {
	p.say("")
	p.list.RemoveAll()
	if len(p.events) == 0 {
		none := parts.NewSoft(words.T("paper.no_events", nil))
		none.Wrap = true
		p.list.Add(none)
	}
	for i, e := range p.session().Events {
		off := parts.NewButton(words.T("paper.remove", nil), "", parts.ToneLink, func() {
			p.events = slices.Delete(p.events, i, i+1)
			p.show()
		})
		off.Small = true
		p.list.Add(parts.Row(8, 0, correct.Line(model.LogLine{Event: e, Stands: true}), off))
		p.list.Add(parts.Rule())
	}
	p.list.Refresh()
	p.happened.Refresh()
}

// session is the log so far, numbered by the time of its events.
func (p *page) session() model.Session {
	var s model.Session
	for i, a := range p.events {
		s.Events = append(s.Events, model.Event{Seq: i + 1, At: a.At, Kind: a.Kind, Code: a.Code, Note: a.Note})
	}
	return s
}

func (p *page) save() {
	s, ok := p.head.Read()
	s.ID, s.Stage, s.Events = p.id, model.StageKey(p.stage.Chosen()), p.session().Events
	switch last := s.Shortest(); {
	case !ok:
		p.say(words.T("correct.look_again", nil))
		return
	case !p.ask.Empty():
		p.say(words.T("paper.half", nil))
		return
	case last > s.Duration:
		p.say(words.T("paper.too_late", model.Args{"Time": last, "Most": s.Duration}))
		return
	}
	if err := p.keep(&s); err != nil {
		p.id = s.ID
		p.say(words.Problem(err))
	}
}

// back leaves the page. What was written is not thrown away at the first press.
func (p *page) back() {
	if fresh := len(p.events) == 0 && p.ask.Empty() && p.head.Fresh(); !fresh && !p.warned {
		p.say(words.T("paper.leave_sure", nil))
		p.warned = true
		return
	}
	p.leave()
}
