package enrichment

import (
	"errors"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"calmster/model"
	"calmster/ui/look"
	"calmster/ui/parts"
	"calmster/ui/screen"
	"calmster/ui/words"
)

// Sheet is what the form starts from.
type Sheet struct {
	Hamster model.Hamster
	// Enrichment is what is known: one that goes on, one to change, or one to
	// enter, which has no start yet.
	Enrichment model.Enrichment
	Pad        model.Pad   // the keeper's own signs and treats
	Treats     []string    // what to offer, the most used first
	Eaten      model.Eaten // on its day, without it
	Unit       model.Unit
	Now        func() time.Time
	Every      func(d time.Duration, f func()) (stop func())
	// DayStart is when days start.
	DayStart model.DayStart
}

// SheetActions are what a keeper can want from the form.
type SheetActions struct {
	// Keep keeps it and returns what was wrong, if anything.
	Keep func(*model.Enrichment) error
	// Done leaves after it was kept, Back without.
	Done   func(model.Enrichment)
	Delete func(model.Enrichment)
	Back   func()
}

type sheet struct {
	given Sheet
	do    SheetActions
	e     model.Enrichment

	kind               *parts.Choice
	day, clock, length *parts.Entry
	heat               *warmth
	note               *parts.Entry
	time               *parts.Text // how long it goes on
	eaten, wrong       *parts.Text
	gave               *parts.Text
	less               *parts.Button
	left, right        *fyne.Container
}

// NewForm builds the form.
func NewForm(given Sheet, do SheetActions) *screen.Screen {
	f := &sheet{given: given, do: do, e: given.Enrichment, wrong: parts.NewWrapped("")}
	f.e.Comfort, f.e.Stress, f.e.Treats = slices.Clone(f.e.Comfort), slices.Clone(f.e.Stress), slices.Clone(f.e.Treats)
	f.wrong.Color = look.ColorStressText
	s := &screen.Screen{Main: f.save, Key: screen.OnEscape(f.back)}
	head, under, done := "free.later_heading", "free.under", "form.save"
	switch {
	case f.e.GoesOn:
		head, under, done = "free.running", "free.running_under", "free.done"
		stop := given.Every(time.Second, f.tick)
		s.Leave = func() {
			stop()
			f.keepTyped() // whichever way leads on
		}
	case f.e.ID != model.ID{}:
		head = "free.edit_heading"
	}
	f.left = f.about()
	if f.e.GoesOn {
		f.tick()
	} else {
		s.Shown = f.clock.FocusByKey // or the key that led here would be typed into it
	}
	button := func(key, cap string, tone parts.Tone, do func()) *parts.Button {
		b := parts.NewButton(words.T(key, nil), cap, tone, do)
		b.Height = 44
		return b
	}
	ways := []fyne.CanvasObject{button("prepare.cancel", "Esc", parts.ToneQuiet, f.back)}
	if f.e.ID != (model.ID{}) {
		ways = append(ways, button("free.delete", "", parts.ToneQuiet, f.delete))
	}
	ways = append(ways, button(done, words.Key("Ctrl+Enter"), parts.TonePrimary, f.save))
	args := model.Args{"Name": given.Hamster.Name, "What": words.Free(f.e.Kind), "When": words.Moment(f.e.StartedAt, given.Now())}
	body := parts.Shares(16, []float32{1, 1.1},
		parts.Card(parts.Column(8, 0, parts.Scroll(f.left), f.wrong)),
		parts.Card(parts.Scroll(f.happened())))
	s.View = screen.Page(words.T(head, args), words.T(under, nil), body, ways...)
	return s
}

// about asks what it was, when and for how long.
func (f *sheet) about() *fyne.Container {
	var kinds []parts.Option
	for _, k := range model.Alternatives() {
		kinds = append(kinds, parts.Option{Key: k, Label: words.Free(k)})
	}
	f.heat = newWarmth(f.given.Unit, f.e.TemperatureC, func() {})
	f.kind = parts.NewChoice(kinds, f.e.Kind, func(k string) {
		f.e.Kind = k
		f.outdoors()
		f.keepDraft()
	})
	f.kind.Small()
	col := parts.Column(16, -1)
	if f.e.GoesOn {
		f.time = parts.NewText("")
		f.time.TextSize, f.time.Bold = 44, true
		since := parts.NewSoft(words.T("free.since", model.Args{"Time": words.Clock(f.e.StartedAt)}))
		col.Add(parts.Column(2, -1, f.time, since))
	} else {
		col.Add(parts.Section(words.T("free.which", nil), f.kind))
		col.Add(f.when())
	}
	f.outdoors()
	col.Add(f.heat.view)
	f.note = parts.NewMultiLine(words.T("closing.note", nil), words.T("closing.note_hint", nil), 3)
	f.note.SetText(f.e.Note)
	col.Add(parts.Section(words.T("closing.note", nil), f.note))
	return col
}

// outdoors asks for the temperature where that matters.
func (f *sheet) outdoors() {
	if model.EnrichmentOutdoors(f.e.Kind) || f.e.TemperatureC != nil {
		f.heat.view.Show()
	} else {
		f.heat.view.Hide()
	}
	if f.left != nil {
		f.left.Refresh()
	}
}

func (f *sheet) when() fyne.CanvasObject {
	day, clock, length := f.given.Now().Format(time.DateOnly), "", ""
	if !f.e.StartedAt.IsZero() {
		day, clock = f.e.StartedAt.Format(time.DateOnly), words.Clock(f.e.StartedAt)
		length = words.Duration(f.e.Duration)
	}
	field := func(label, hint, value string) (*parts.Entry, fyne.CanvasObject) {
		e := parts.NewEntry(label, hint)
		e.SetText(value)
		e.OnChanged = func(string) { f.say("") }
		return e, parts.Field(label, e)
	}
	var views [3]fyne.CanvasObject
	f.day, views[0] = field(words.T("correct.day", nil), words.T("form.born_hint", nil), day)
	f.clock, views[1] = field(words.T("correct.clock_start", nil), words.T("correct.clock_hint", nil), clock)
	f.length, views[2] = field(words.T("correct.length", nil), words.T("free.length_hint", nil), length)
	return parts.Shares(12, []float32{1.2, 1, 1}, views[:]...)
}

// tick shows how long it goes on.
func (f *sheet) tick() { f.time.Set(words.Duration(since(f.e, f.given.Now()))) }

// happened asks what the animal did and what it ate.
func (f *sheet) happened() fyne.CanvasObject {
	signs := func(kind model.Kind, of *[]string, codes []string) fyne.CanvasObject {
		var objs []fyne.CanvasObject
		for _, code := range append(slices.Clone(codes), missing(*of, codes)...) {
			b := parts.NewButton(words.Code(kind, code), "", parts.ToneQuiet, nil)
			b.Small, b.Chosen = true, slices.Contains(*of, code)
			b.OnTapped = func() {
				if i := slices.Index(*of, code); i >= 0 {
					*of = slices.Delete(*of, i, i+1)
				} else {
					*of = append(*of, code)
				}
				b.Choose(slices.Contains(*of, code))
				f.keepDraft()
			}
			objs = append(objs, b)
		}
		return parts.Flow(8, objs...)
	}
	stress := parts.NewSoft(words.T("free.stress_why", nil))
	stress.Wrap = true
	f.right = parts.Column(16, -1,
		parts.Section(words.T("free.comfort", nil), signs(model.KindComfort, &f.e.Comfort, f.given.Pad.Comfort)),
		parts.Section(words.T("free.stress", nil), parts.Column(6, -1,
			signs(model.KindStress, &f.e.Stress, model.EnrichmentStress(f.given.Pad.Stress)), stress)),
		parts.Section(words.T("table.treats", nil), f.treats()))
	return f.right
}

// missing are the codes that were noted and are not offered any more.
func missing(noted, offered []string) (out []string) {
	for _, c := range noted {
		if !slices.Contains(offered, c) {
			out = append(out, c)
		}
	}
	return out
}

// treats counts what was eaten: a tap a piece.
func (f *sheet) treats() fyne.CanvasObject {
	var objs []fyne.CanvasObject
	for _, code := range f.given.Treats {
		b := parts.NewButton(words.Code(model.KindTreat, code), "", parts.ToneTreat, func() {
			if len(f.e.Treats) < model.MaxSeen {
				f.e.Treats = append(f.e.Treats, code)
				f.count()
				f.keepDraft()
			}
		})
		b.Small = true
		objs = append(objs, b)
	}
	f.gave, f.eaten = parts.NewWrapped(""), parts.NewSoft("")
	f.gave.TextSize = 13
	f.eaten.Wrap = true
	f.less = parts.NewButton(words.T("free.less", nil), "", parts.ToneLink, func() {
		if n := len(f.e.Treats); n > 0 {
			f.e.Treats = f.e.Treats[:n-1]
			f.count()
			f.keepDraft()
		}
	})
	f.less.Small = true
	f.count()
	return parts.Column(8, -1, parts.Flow(8, objs...), parts.Row(8, 0, f.gave, f.less), f.eaten)
}

// count says what was eaten, and what that makes for the day.
func (f *sheet) count() {
	pieces := map[string]int{}
	var order []string
	for _, c := range f.e.Treats {
		if pieces[c] == 0 {
			order = append(order, c)
		}
		pieces[c]++
	}
	var said []string
	for _, c := range order {
		said = append(said, words.T("free.pieces", model.Args{"What": words.Code(model.KindTreat, c), "Number": pieces[c]}))
	}
	f.gave.Set(strings.Join(said, ", "))
	if len(said) == 0 {
		f.gave.Set(words.T("free.no_treats", nil))
		f.less.Disable()
	} else {
		f.less.Enable()
	}
	all := f.given.Eaten.And(f.e.Treats)
	key := "session.treats_today"
	if at := f.e.StartedAt; !at.IsZero() && f.given.DayStart.Day(at) != f.given.DayStart.Day(f.given.Now()) {
		key = "free.treats_that_day"
	}
	f.eaten.Set(words.T(key, model.Args{
		"Vegetables": words.T("session.vegetables", model.Args{"N": all.Vegetables}),
		"Seeds":      words.T("session.seeds", model.Args{"N": all.Sparingly}),
	}))
	if f.right != nil {
		f.right.Refresh()
	}
}

func (f *sheet) say(text string) {
	f.wrong.Set(text)
	if f.left != nil {
		f.left.Refresh()
	}
}

// keepDraft keeps what was tapped while it goes on, so that nothing ends it but
// the keeper.
func (f *sheet) keepDraft() {
	if !f.e.GoesOn {
		return
	}
	f.e.Note = strings.TrimSpace(f.note.Text)
	if celsius, ok := f.heat.read(); ok {
		f.e.TemperatureC = celsius
	}
	if err := f.do.Keep(&f.e); err != nil {
		f.say(problem(err))
	}
}

// keepTyped keeps what was typed since the last tap.
func (f *sheet) keepTyped() {
	celsius, ok := f.heat.read()
	if strings.TrimSpace(f.note.Text) != f.e.Note || ok && !same(celsius, f.e.TemperatureC) {
		f.keepDraft()
	}
}

func same(a, b *float64) bool { return a == b || a != nil && b != nil && *a == *b }

// back leaves; what comes next is read after what was typed was kept.
func (f *sheet) back() {
	f.keepTyped()
	f.do.Back()
}

func (f *sheet) delete() {
	f.keepTyped() // so that it comes back whole
	f.do.Delete(f.e)
}

func (f *sheet) save() {
	e := f.e
	e.Note = strings.TrimSpace(f.note.Text)
	celsius, ok := f.heat.read()
	if !ok {
		f.say(words.T("correct.celsius_wrong", nil))
		return
	}
	e.TemperatureC = celsius
	if e.GoesOn {
		e.Duration, e.GoesOn = since(e, f.given.Now()).Truncate(time.Second), false
	} else if wrong := f.readWhen(&e); wrong != "" {
		f.say(wrong)
		return
	}
	if e.Kind == "" {
		f.say(words.T("free.lacks_kind", nil))
		return
	}
	if err := f.do.Keep(&e); err != nil {
		f.say(problem(err))
		return
	}
	f.e = e
	f.do.Done(e)
}

// readWhen reads start and length; what was not touched stays, with the seconds
// that are not shown.
func (f *sheet) readWhen(e *model.Enrichment) (wrong string) {
	known := f.given.Enrichment
	zone := f.given.Now().Location()
	if !known.StartedAt.IsZero() {
		zone = known.StartedAt.Location()
	}
	if known.StartedAt.IsZero() || f.day.Text != known.StartedAt.Format(time.DateOnly) || f.clock.Text != words.Clock(known.StartedAt) {
		at, dayWrong, clockWrong := words.ReadStart(f.day.Text, f.clock.Text, zone)
		if key := dayWrong + clockWrong; key != "" {
			return words.T(key, nil)
		}
		e.StartedAt = at
	}
	if known.StartedAt.IsZero() || f.length.Text != words.Duration(known.Duration) {
		d, ok := words.ReadDuration(f.length.Text)
		switch {
		case !ok:
			return words.T("correct.length_wrong", nil)
		case d == 0 || d > model.MaxDuration:
			return words.T("correct.length_range", nil)
		}
		e.Duration = d
	}
	if e.StartedAt.Add(e.Duration).After(f.given.Now()) {
		return words.T("free.future", nil)
	}
	return ""
}

// problem says what was wrong with it.
func problem(err error) string {
	var field *model.FieldError
	if errors.As(err, &field) && field.Field == "note" {
		return words.T("correct.note_wrong", nil)
	}
	return words.Problem(err)
}
