package hamsters

import (
	"errors"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"calmster/model"
	"calmster/ui/look"
	"calmster/ui/parts"
	"calmster/ui/screen"
	"calmster/ui/words"
)

// bornForm is how a day of birth is written.
const bornForm = "2006-01-02"

// Form asks for an animal. It is a part of its own, so that a first start can
// ask on its own page.
type Form struct {
	View  fyne.CanvasObject
	First fyne.Focusable
	Save  func()
}

// NewForm builds the form: for a new animal where its ID is zero. keep saves it
// and returns what was wrong, if anything; the form then stays as it is. now is
// the keeper's clock.
func NewForm(h model.Hamster, now time.Time, keep func(*model.Hamster) error) Form {
	f := newFields(h, now)
	return Form{View: f.view, First: f.name, Save: func() { f.save(keep) }}
}

// NewEdit is the form as a screen, with the photo.
func NewEdit(h model.Hamster, now time.Time, pictures Pictures, keep func(*model.Hamster) error, cancel func()) *screen.Screen {
	f := newFields(h, now)
	save := func() { f.save(keep) }
	photo := newPhotoField(h, pictures, func(data []byte) error {
		f.h.Photo = data
		return nil
	})
	done := parts.NewButton(words.T("form.save", nil), words.Key("Ctrl+Enter"), parts.TonePrimary, save)
	done.Height = 44
	back := parts.NewButton(words.T("prepare.cancel", nil), "Esc", parts.ToneQuiet, cancel)
	back.Height = 44
	heading := words.T("hamsters.new_heading", nil)
	if h.ID != (model.ID{}) {
		heading = words.T("hamsters.edit_heading", model.Args{"Name": h.Name})
	}
	return &screen.Screen{
		View: screen.Page(heading, words.T("hamsters.form_under", nil), parts.Card(parts.Scroll(
			parts.Column(16, -1, f.view, parts.Field(words.T("photo.label", nil), photo.view)))), back, done),
		Main:  save,
		First: f.name,
		Key:   screen.OnEscape(cancel),
		Drop:  photo.read,
	}
}

type fields struct {
	h       model.Hamster
	now     time.Time
	view    *fyne.Container
	name    *parts.Entry
	born    *parts.Entry
	notes   *parts.Entry
	species *parts.Choice
	stage   *parts.Choice
	wrong   *parts.Text
}

func newFields(h model.Hamster, now time.Time) *fields {
	if h.Species == "" {
		h.Species = model.SpeciesSyrian
	}
	if h.Stage == "" {
		h.Stage = model.StageMeet
	}
	f := &fields{h: h, now: now}
	f.name = parts.NewEntry(words.T("form.name", nil), words.T("form.name_hint", nil))
	f.name.SetText(h.Name)
	f.born = parts.NewEntry(words.T("form.born", nil), words.T("form.born_hint", nil))
	if !h.Born.IsZero() {
		f.born.SetText(h.Born.Format(bornForm))
	}
	f.notes = parts.NewMultiLine(words.T("form.notes", nil), words.T("form.notes_hint", nil), 3)
	f.notes.SetText(h.Notes)
	var species, stages []parts.Option
	for _, s := range model.AllSpecies() {
		species = append(species, parts.Option{Key: string(s), Label: words.T("species."+string(s), nil)})
	}
	for _, s := range model.Ladder() {
		stages = append(stages, parts.Option{Key: string(s.Key), Label: words.StageName(s)})
	}
	f.species = parts.NewChoice(species, string(h.Species), nil)
	f.stage = parts.NewChoice(stages, string(h.Stage), nil)
	f.wrong = parts.NewWrapped("")
	f.wrong.Color = look.ColorStressText
	f.wrong.Hide()
	col := parts.Column(16, -1,
		parts.Shares(16, []float32{2, 1}, parts.Field(words.T("form.name", nil), f.name), parts.Field(words.T("form.born", nil), f.born)),
		parts.Field(words.T("form.species", nil), f.species),
	)
	if h.ID == (model.ID{}) {
		// Later moves are decisions, made on the ladder and kept with their reason.
		col.Add(parts.Field(words.T("form.stage", nil), f.stage))
	}
	col.Add(parts.Field(words.T("form.notes", nil), f.notes))
	col.Add(f.wrong)
	f.view = col
	return f
}

// say tells below the fields what is wrong.
func (f *fields) say(text string) {
	f.wrong.Set(text)
	f.wrong.Show()
	f.view.Refresh()
}

func (f *fields) save(keep func(*model.Hamster) error) {
	h := f.h
	h.Name = strings.TrimSpace(f.name.Text)
	h.Notes = strings.TrimSpace(f.notes.Text)
	h.Species = model.Species(f.species.Chosen())
	h.Stage = model.StageKey(f.stage.Chosen())
	var wrong string
	if h.Born, wrong = f.readBorn(); wrong != "" {
		f.say(words.T(wrong, nil))
		return
	}
	err := h.Validate()
	if err == nil {
		err = keep(&h)
	}
	var field *model.FieldError
	switch {
	case errors.As(err, &field) && field.Field == "name" && field.Problem == model.ProblemMissing:
		f.say(words.T("form.name_wrong", nil))
	case errors.As(err, &field) && field.Field == "name":
		f.say(words.T("form.name_long", model.Args{"Most": model.MaxName}))
	case err != nil:
		f.say(words.Problem(err))
	}
}

// readBorn reads the day of birth, or returns the key of what is wrong with it.
// What an import brought stays as it is while nobody touches it.
func (f *fields) readBorn() (born time.Time, wrong string) {
	text := strings.TrimSpace(f.born.Text)
	switch {
	case text == "":
		return time.Time{}, ""
	case !f.h.Born.IsZero() && text == f.h.Born.Format(bornForm):
		return f.h.Born, ""
	}
	born, ok := words.ReadDay(text)
	switch {
	case !ok || born.Year() < 1990:
		return born, "form.born_wrong"
	case born.Format(time.DateOnly) > f.now.Format(time.DateOnly):
		return born, "form.born_future"
	}
	return born, ""
}
