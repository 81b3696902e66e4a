// Package closing is the page after harness off: how it ended, what still
// belongs to a good end, and the one sentence that matters.
package closing

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"calmster/model"
	"calmster/ui/chart"
	"calmster/ui/look"
	"calmster/ui/parts"
	"calmster/ui/screen"
	"calmster/ui/session"
	"calmster/ui/words"
)

// Given is what the page starts from.
type Given struct {
	Session model.Session // its Duration is final
	Hamster model.Hamster
	Rules   model.Rules
}

// Actions are the ways on from here.
type Actions struct {
	// Finish is called with the session as it was closed out. Helped is offered
	// where the animal refused the harness: it finishes too, and goes on to what
	// to try.
	Finish, Helped func(model.Session)
	// Discard puts the session into the bin: it was begun by mistake.
	Discard func()
	// GoOn takes harness off back, which was a mistake. It is called with the
	// session as it was, and the note that was begun.
	GoOn func(model.Session)
}

type page struct {
	given   Given
	do      Actions
	end     *parts.Choice
	watched *parts.Choice // asked where the log leaves it open
	note    *parts.Entry
	discard *parts.Button
	lacks   *parts.Text
}

// New builds the page.
func New(given Given, do Actions) *screen.Screen {
	p := &page{given: given, do: do}
	done := parts.NewButton(words.T("closing.finish", nil), words.Key("Ctrl+Enter"), parts.TonePrimary, p.done)
	done.Height = 44
	p.lacks = parts.NewSoft("")
	p.lacks.TextSize, p.lacks.Wrap = 13, true
	body := parts.Spread(16, []float32{1.15, 1}, p.questions(), p.log())
	heading, under := p.sentence()
	back := parts.NewButton(words.T(words.OnOrNear(given.Session.Stage, "closing.go_on", "closing.go_on_near"), nil), "G", parts.ToneQuiet, p.goOn)
	back.Height = 44
	ways := []fyne.CanvasObject{back, done}
	if given.Session.Refused() {
		help := parts.NewButton(words.T("closing.refused", nil), "", parts.ToneQuiet, func() { p.close(do.Helped) })
		help.Height = 44
		ways = []fyne.CanvasObject{back, help, done}
	}
	return &screen.Screen{
		View: screen.Page(heading, under, body, ways...), Main: p.done, Alone: true, Key: p.key,
	}
}

// sentence is the one that matters, and the keeper's own response, kindly.
func (p *page) sentence() (heading, under string) {
	s, name := p.given.Session, p.given.Hamster.Name
	calm := s.CalmTime()
	args := model.Args{"Name": name, "Time": calm.For}
	heading = words.T("closing.calm", args)
	under = words.T("closing.calm_under", args)
	if first, ok := s.FirstStress(); ok {
		args["Past"] = words.Past(first.Code)
		heading = words.T("closing.stressed", args)
		response, _ := s.ResponseTime()
		under = words.T(words.OnOrNear(s.Stage, "closing.response", "closing.response_near"), model.Args{"Time": response})
	}
	return heading, under
}

// guess is how it most likely ended, for the keeper to confirm or change.
func (p *page) guess() model.EndReason {
	s := p.given.Session
	if _, ok := s.FirstStress(); ok {
		return model.EndStress
	}
	for _, e := range s.Standing() {
		if e.Kind == model.KindAct && e.Code == model.StoppedWalking {
			return model.EndStopped
		}
	}
	if s.Planned > 0 && s.Duration >= s.Planned {
		return model.EndPlanned
	}
	return ""
}

func (p *page) questions() fyne.CanvasObject {
	var ends []parts.Option
	for i, e := range model.EndReasons() {
		ends = append(ends, parts.Option{Key: string(e), Label: words.T("end."+string(e), nil), Cap: fmt.Sprint(i + 1)})
	}
	p.end = parts.NewChoice(ends, string(p.guess()), func(string) { p.lacks.Set("") })
	col := parts.Column(18, -1, section(words.T("closing.how", nil), p.end))
	if s := p.given.Session; s.Silent() || s.LeftRunning() {
		asked, whole := "closing.watched", "closing.no_sign"
		if !s.Silent() {
			asked = "closing.ran_on"
		}
		if _, stressed := s.FirstStress(); stressed {
			whole = "correct.watched_yes"
		}
		p.watched = parts.NewChoice([]parts.Option{
			{Key: string(model.WatchWhole), Label: words.T(whole, nil), Cap: "Y"},
			{Key: string(model.WatchNot), Label: words.T("closing.not_watched", nil), Cap: "N"},
		}, "", func(string) { p.lacks.Set("") })
		why := parts.NewSoft(words.T("closing.watched_why", nil))
		why.Wrap = true
		col.Add(section(words.T(asked, nil), parts.Column(6, -1, p.watched, why)))
	}
	col.Add(section(words.T("closing.end_well", nil), parts.Column(2, -1,
		parts.NewCheck(words.T(words.OnOrNear(p.given.Session.Stage, "closing.treat", "closing.treat_near"), nil), "", nil),
		parts.NewCheck(words.T(words.OnOrNear(p.given.Session.Stage, "closing.off", "closing.off_near"), nil), "", nil),
		parts.NewCheck(words.T("closing.home", nil), "", nil),
	)))
	p.note = parts.NewMultiLine(words.T("closing.note", nil), words.T("closing.note_hint", nil), 3)
	p.note.SetText(p.given.Session.Note)
	col.Add(section(words.T("closing.note", nil), p.note))
	p.discard = parts.NewTwice(words.T("session.discard", nil), words.T("recover.discard_sure", nil), "Del", p.do.Discard)
	p.discard.Small = true
	why := parts.NewSoft(words.T("closing.discard_why", nil))
	why.Wrap = true
	col.Add(parts.Row(10, 1, p.discard, why))
	return parts.Card(parts.Column(8, 0, parts.Scroll(col), p.lacks))
}

func section(title string, content fyne.CanvasObject) fyne.CanvasObject {
	return parts.Column(8, -1, parts.NewTitle(title), content)
}

func (p *page) log() fyne.CanvasObject {
	s := p.given.Session
	counts := parts.NewSoft(words.T("closing.counts", model.Args{
		"Time": s.Duration, "Treats": s.Count(model.KindTreat), "Stress": s.Count(model.KindStress), "Comfort": s.Count(model.KindComfort),
	}))
	counts.TextSize, counts.Wrap = 13, true
	rows := parts.Column(0, -1, session.Lines(s, 200)...)
	happened := parts.Column(8, 2, parts.NewTitle(words.T("closing.happened", nil)), counts, parts.Scroll(rows))
	if len(s.Standing()) == 0 {
		return parts.Card(happened)
	}
	line := chart.New(model.TimelineChart(s, p.given.Rules, words.T))
	return parts.Column(16, 1, parts.Card(parts.Fixed(0, 210, line)), parts.Card(happened))
}

// key answers the questions: 1 to 5 how it ended, Y and N whether it was
// watched. G goes back to the session, Del discards it.
func (p *page) key(k fyne.KeyName) bool {
	switch k {
	case fyne.KeyG:
		p.goOn()
		return true
	case fyne.KeyDelete:
		p.discard.OnTapped()
		return true
	}
	ends := model.EndReasons()
	if i := strings.Index("12345", string(k)); i >= 0 && len(k) == 1 && i < len(ends) {
		p.end.Choose(string(ends[i]))
		return true
	}
	if p.watched != nil && (k == fyne.KeyY || k == fyne.KeyN) {
		p.watched.Choose(string(map[fyne.KeyName]model.Watch{fyne.KeyY: model.WatchWhole, fyne.KeyN: model.WatchNot}[k]))
		return true
	}
	return false
}

func (p *page) goOn() {
	s := p.given.Session
	s.Note = strings.TrimSpace(p.note.Text)
	p.do.GoOn(s)
}

func (p *page) done() { p.close(p.do.Finish) }

// close hands the session on once all that must be answered is.
func (p *page) close(then func(model.Session)) {
	s := p.given.Session
	s.End = model.EndReason(p.end.Chosen())
	s.Note = strings.TrimSpace(p.note.Text)
	switch {
	case s.End == model.EndNone:
		p.ask(words.T("closing.lacks_end", nil))
		return
	case p.watched != nil && p.watched.Chosen() == "":
		p.ask(words.T("closing.lacks_watched", nil))
		return
	}
	if p.watched != nil {
		s.Watch = model.Watch(p.watched.Chosen())
	}
	then(s)
}

func (p *page) ask(what string) {
	p.lacks.Set(what)
	p.lacks.Paint(look.ColorStressText)
}
