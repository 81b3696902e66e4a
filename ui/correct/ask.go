package correct

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"calmster/model"
	"calmster/ui/parts"
	"calmster/ui/words"
)

// Asked is an event as it was described: not yet one of a log.
type Asked struct {
	At   time.Duration
	Kind model.Kind
	Code string // empty for a note
	Note string
}

// Ask asks for an event: its kind, the sign, treat or act, its time and a note.
type Ask struct {
	View fyne.CanvasObject
	// First is the field for the time.
	First *parts.Entry
	// OnGrow runs when the form needs more room, or less.
	OnGrow func()

	form   *fyne.Container
	pad    model.Pad
	kind   *parts.Choice
	codes  *fyne.Container
	code   *parts.Choice // nil while none is asked for
	advice *parts.Text   // on a treat that had better not be given
	at     *parts.Entry
	note   *parts.Entry
	wrong  *parts.Text
	add    func(Asked) (problem string)
}

// NewAsk builds the form. Enter adds, as its button does; add says what was
// wrong, or nothing. pad is what the keeper's own session screen offers.
func NewAsk(pad model.Pad, button string, add func(Asked) (problem string)) *Ask {
	a := &Ask{pad: pad, add: add, wrong: newWrong(), codes: parts.Column(6, -1), advice: parts.NewWrapped("")}
	a.advice.TextSize = 13
	a.advice.Hide()
	a.codes.Hide()
	a.at = parts.NewEntry(words.T("correct.time", nil), words.T("correct.time_hint", nil))
	a.note = parts.NewEntry(words.T("correct.note", nil), words.T("correct.note_hint", nil))
	var kinds []parts.Option
	for _, k := range []model.Kind{model.KindStress, model.KindComfort, model.KindTreat, model.KindAct, model.KindNote} {
		kinds = append(kinds, parts.Option{Key: string(k), Label: words.T("correct.kind."+string(k), nil)})
	}
	a.kind = parts.NewChoice(kinds, "", a.chooseKind)
	a.kind.Small()
	a.at.OnSubmitted = func(string) { a.submit() }
	a.note.OnSubmitted = func(string) { a.submit() }
	a.First = a.at
	done := parts.NewButton(button, "Enter", parts.ToneQuiet, a.submit)
	a.form = parts.Column(8, -1, a.kind, a.codes, a.advice,
		parts.Row(8, 1, parts.Fixed(84, 0, a.at), a.note, done), a.wrong)
	a.View = a.form
	return a
}

// chooseKind offers what there is of that kind.
func (a *Ask) chooseKind(kind string) {
	say(a.advice, "")
	a.codes.RemoveAll()
	a.codes.Hide()
	a.code = nil
	var options []parts.Option
	for _, code := range a.offered(model.Kind(kind)) {
		options = append(options, parts.Option{Key: code, Label: words.Code(model.Kind(kind), code)})
	}
	if len(options) > 0 {
		a.code = parts.NewChoice(options, "", a.chooseCode)
		a.code.Small()
		a.codes.Add(a.code)
		a.codes.Show()
	}
	a.problem("")
}

// problem says what is not right yet, and gives the form the room that it needs.
func (a *Ask) problem(text string) {
	say(a.wrong, text)
	a.form.Refresh()
	if a.OnGrow != nil {
		a.OnGrow()
	}
}

// offered are the codes of the pad. Treats to avoid are there too, at the end:
// what happened can be noted.
func (a *Ask) offered(kind model.Kind) (codes []string) {
	if of := a.pad.Of(kind); of != nil {
		codes = append(codes, *of...)
	}
	if kind == model.KindTreat {
		for _, t := range model.Treats() {
			if t.Avoid {
				codes = append(codes, t.Key)
			}
		}
	}
	return codes
}

func (a *Ask) chooseCode(code string) {
	say(a.advice, "")
	if why, ok := words.BetterNot(code); ok && model.Kind(a.kind.Chosen()) == model.KindTreat {
		say(a.advice, why)
	}
	a.problem("")
	if strings.TrimSpace(a.at.Text) == "" {
		a.toTime() // what is asked next
	}
}

// toTime puts the cursor into the field for the time.
func (a *Ask) toTime() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(a.at); c != nil {
		c.Focus(a.at)
	}
}

// Empty is whether nothing was begun: then nothing is lost by going on.
func (a *Ask) Empty() bool {
	return strings.TrimSpace(a.at.Text) == "" && strings.TrimSpace(a.note.Text) == ""
}

func (a *Ask) submit() {
	at, ok := words.ReadDuration(a.at.Text)
	asked := Asked{At: at, Kind: model.Kind(a.kind.Chosen()), Note: strings.TrimSpace(a.note.Text)}
	if a.code != nil {
		asked.Code = a.code.Chosen()
	}
	wrong := ""
	switch {
	case asked.Kind == "":
		wrong = words.T("correct.lacks_kind", nil)
	case a.code != nil && asked.Code == "":
		wrong = words.T("correct.lacks_code", nil)
	case !ok:
		wrong = words.T("correct.time_wrong", nil)
	case asked.Kind == model.KindNote && asked.Note == "":
		wrong = words.T("correct.lacks_note", nil)
	default:
		wrong = a.add(asked)
	}
	a.problem(wrong)
}

// Again empties the form for the next event of the same kind.
func (a *Ask) Again() {
	a.at.SetText("")
	a.note.SetText("")
	a.toTime()
}

// Add asks for an event that was forgotten. session, apply and close are those
// of [Edit].
func Add(session func() model.Session, pad model.Pad, apply func([]model.Event) error, close func()) *Editor {
	a := NewAsk(pad, words.T("correct.add", nil), func(x Asked) string {
		s := session()
		events, err := s.AddForgotten(x.At, x.Kind, x.Code, x.Note)
		if err == nil {
			err = apply(events)
		}
		if err != nil {
			return problem(err, s.Duration)
		}
		close()
		return ""
	})
	a.at.OnLeave, a.note.OnLeave = close, close
	back := parts.NewButton(words.T("correct.leave", nil), "Esc", parts.ToneLink, close)
	title := parts.NewText(words.T("correct.forgotten", nil))
	title.Bold = true
	e := &Editor{First: a.First}
	e.View, e.body = sheet(parts.Row(8, 0, title, back), a.View)
	a.OnGrow = func() {
		e.body.Refresh()
		if e.OnGrow != nil {
			e.OnGrow()
		}
	}
	return e
}
